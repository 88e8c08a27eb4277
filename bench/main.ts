import { compare, comparisonInWords } from './compare.ts';
import type { Bench, Need, Numbers, Options } from './frame.ts';
import type { BenchResult, Results } from './results.ts';
import { lines, plainTable } from './table.ts';
import type { TargetId } from './targets.ts';
import { help, readArguments } from './usage.ts';

/** What the program asks of whoever runs it (scripts/bench.mjs; tests give their own). */
export interface Host {
  readonly say: (line: string) => void;
  readonly print: (text: string) => void;
  readonly root: string;
  /** Commit and machine. */
  facts(): Promise<Pick<Results, 'commit' | 'date' | 'machine'>>;
  /** Finds, builds or installs a program; gives its path, or the reason why it is not to be had. */
  prepare(need: Need): Promise<{ readonly path: string } | { readonly missing: string }>;
  /** Runs one bench in a process of its own. */
  run(name: string, options: Omit<Options, 'progress'>): Promise<Pick<BenchResult, 'seconds' | 'kernelNanoseconds' | 'data'> | { readonly failed: string }>;
  /** Committed results; undefined where there are none. */
  committed(): Results | undefined;
  save(results: Results): Promise<void>;
}

export const Exit = { done: 0, failed: 1, usage: 2 } as const;

/** `npm run bench`: gives the exit code. */
export async function main(args: readonly string[], benches: Readonly<Record<string, () => Promise<Bench>>>, host: Host): Promise<number> {
  const request = await readArguments(args, benches);
  if (request === 'help') {
    host.print(await help(benches));
    return Exit.done;
  }
  if ('wrong' in request) {
    host.say(`bench: ${request.wrong}\n  try: ${request.try}`);
    return Exit.usage;
  }
  const before = request.compare ? host.committed() : undefined;
  if (request.compare && !before) {
    host.say('bench: there are no committed results (bench/results.json) to compare with\n  try: npm run bench -- --save');
    return Exit.usage;
  }

  const done: Record<string, BenchResult> = {};
  const leftOut: Record<string, string> = {};
  const answeredBy: Partial<Record<TargetId, string>> = {};
  const programs = new Map<Need, Awaited<ReturnType<Host['prepare']>>>();
  let failures = 0;
  for (const [name, load] of Object.entries(benches)) for (const id of (await load()).answers) answeredBy[id] = name;
  for (const name of request.names) {
    const bench = await benches[name]!();
    host.say(`${name}: ${bench.question}`);
    const wanted = [...(bench.needs ?? []), ...(bench.uses ?? [])];
    for (const need of wanted) if (!programs.has(need)) programs.set(need, await host.prepare(need));
    const missing = (bench.needs ?? []).map((need) => programs.get(need)!).find((found) => 'missing' in found);
    if (missing && 'missing' in missing) {
      host.say(`  left out: ${missing.missing}`);
      leftOut[name] = missing.missing;
      continue;
    }
    // Run all the same; a row that it cannot give says why.
    const without = (bench.uses ?? []).map((need) => programs.get(need)!).find((found) => 'missing' in found);
    if (without && 'missing' in without) leftOut[name] = without.missing;
    const path = (need: Need): string | undefined => {
      const found = wanted.includes(need) ? programs.get(need) : undefined;
      return found && 'path' in found ? found.path : undefined;
    };
    const numbers: Partial<Numbers> = { ...bench.defaults, ...(request.quick ? bench.quick : {}), ...request.numbers };
    const result = await host.run(name, { rounds: 0, worlds: 0, weeks: 0, ...numbers, quick: request.quick, root: host.root, yardstick: path('yardstick'), chromium: path('chromium') });
    if ('failed' in result) {
      host.say(`  failed: ${result.failed}`);
      leftOut[name] = `it failed: ${result.failed}`;
      failures += 1;
      continue;
    }
    done[name] = { numbers, ...result, rows: bench.rows(result.data) };
    if (!request.json) host.print(`${bench.question}\n${bench.words(result.data)}\n`);
  }
  const results: Results = { ...(await host.facts()), quick: request.quick, benches: done, leftOut };

  if (request.json) host.print(`${JSON.stringify(results, null, 2)}\n`);
  else if (before) host.print(comparisonInWords(compare(before, results), before));
  if (!request.json) {
    const all = lines(results, answeredBy);
    const shown = request.names.length === 1 ? all.filter(({ bench }) => bench === request.names[0]) : all;
    if (shown.length > 0) host.print(plainTable(shown));
  }
  if (request.save && failures > 0) host.say('Nothing is saved: a bench failed.');
  else if (request.save) await host.save(results);
  return failures > 0 ? Exit.failed : Exit.done;
}
