import type { Bench } from './frame.ts';
import type { Profile } from './profile.ts';
import { SENTENCES } from './profileSentences.ts';
import { digits, type Results } from './results.ts';
import { lines, markdownTable, type Line } from './table.ts';
import type { TargetId } from './targets.ts';

type Benches = Readonly<Record<string, () => Promise<Bench>>>;

export const RESULTS = 'bench/results.json';
/** Documents that have parts made from the results: between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`. */
export const DOCUMENTS = ['README.md', 'docs/performance.md'] as const;

/** Load up to which a machine counts as quiet. */
export const QUIET = 0.5;

const NOT_YET = 'Not measured yet: `npm run bench -- --save`.';

/** Which bench gives the row of each target. */
export async function answeredBy(benches: Benches): Promise<Partial<Record<TargetId, string>>> {
  const found: Partial<Record<TargetId, string>> = {};
  for (const [name, load] of Object.entries(benches)) for (const id of (await load()).answers) found[id] = name;
  return found;
}

/** A document with its parts made anew. @throws when a document has a mark without its end, or a part that nobody makes */
export async function renewed(text: string, results: Results | undefined, benches: Benches): Promise<string> {
  const parts = results ? await partsOf(results, benches) : undefined;
  return text.replaceAll(/<!-- bench:(\w+) -->\n([\s\S]*?)<!-- (\/?bench:\w+) -->/g, (_, name: string, _old: string, end: string) => {
    if (end !== `/bench:${name}`) throw new Error(`the part bench:${name} has no end`);
    const part = parts ? parts[name] : NOT_YET;
    if (part === undefined) throw new Error(`nobody makes the part bench:${name}`);
    return `<!-- bench:${name} -->\n${part}\n<!-- /bench:${name} -->`;
  });
}

async function partsOf(results: Results, benches: Benches): Promise<Readonly<Record<string, string>>> {
  const all = lines(results, await answeredBy(benches));
  return {
    short: `${markdownTable(['What', 'Target', 'Measured (range)', 'Again with'], all.map(shortRow))}\n\n${machine(results)}`,
    targets: `${machine(results)}\n\n${markdownTable(['What', 'Target', 'Stretch', 'Measured (range)', '', 'Bench'], all.map(({ what, target, stretch, value, verdict, bench }) => [what, target, stretch, value, verdict, bench]))}`,
    profile: profileTable(results.benches['profile']?.data as Profile | undefined),
    benches: (await Promise.all(Object.entries(results.benches).filter(([name]) => name !== 'profile').map(async ([name, { data, numbers, seconds }]) => {
      const bench = await benches[name]!();
      const given = Object.entries(numbers).map(([key, value]) => ` --${key} ${value}`).join('');
      return `### ${bench.question}\n\n\`npm run bench -- ${name}${given}\` (${Math.round(seconds)} s)\n\n\`\`\`text\n${bench.words(data).trimEnd()}\n\`\`\``;
    }))).join('\n\n'),
  };
}

function shortRow({ what, target, value, verdict, bench }: Line): readonly string[] {
  return [what, target, value || verdict, `\`npm run bench -- ${bench}\``];
}

/** What the numbers were measured on. */
function machine({ commit, date, load, machine: { cores, model, memoryGB, node }, benches }: Results): string {
  const kernels = Object.values(benches).map(({ kernelNanoseconds }) => kernelNanoseconds);
  const [low, high] = [Math.min(...kernels.map((k) => k.low)), Math.max(...kernels.map((k) => k.high))];
  const busy = load > QUIET ? ` Other programs were busy when it began (load ${load.toFixed(1)}): times by the clock are too long.` : '';
  return `Commit ${commit}, ${date}; ${cores} cores (${model}), ${memoryGB} GB, Node ${node}; its fixed kernel took ${digits(low)} to ${digits(high)} ns. Medians, with the range over rounds in brackets.${busy}`;
}

function profileTable(profile: Profile | undefined): string {
  if (!profile) return NOT_YET;
  return markdownTable(['Function', 'File', 'Time itself', 'What it does'], profile.functions.map(({ name, file, percent }) => [`\`${name}\``, file, `${percent.toFixed(1)} %`, SENTENCES[name] ?? '(no sentence on it yet)']));
}
