import { atSpeed, compare, comparisonInWords, pooled, type Comparison } from './compare.ts';
import { answeredBy, DOCUMENTS, QUIET, renewed, RESULTS } from './documents.ts';
import type { Bench, Need, Numbers, Options } from './frame.ts';
import { rowsOf, type BenchResult, type Results } from './results.ts';
import { lines, plainTable } from './table.ts';
import { help, readArguments } from './usage.ts';

/** What the program asks of whoever runs it (scripts/bench.mjs; tests give their own). */
export interface Host {
  readonly say: (line: string) => void;
  readonly print: (text: string) => void;
  readonly root: string;
  /** Commit and machine, and how busy it is: asked before anything is run. */
  facts(): Promise<Pick<Results, 'commit' | 'date' | 'machine' | 'load'>>;
  /** Finds, builds or installs a program; gives its path, or the reason why it is not to be had. */
  prepare(need: Need): Promise<{ readonly path: string } | { readonly missing: string }>;
  /** Runs one bench in a process of its own. */
  run(name: string, options: Omit<Options, 'progress'>): Promise<Pick<BenchResult, 'seconds' | 'kernelNanoseconds' | 'data'> | { readonly failed: string }>;
  /** Text of a file of the repository; undefined where there is none. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
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
  let before: Results | undefined;
  try {
    const committed = request.compare || request.tables ? host.read(RESULTS) : undefined;
    if (committed !== undefined) before = JSON.parse(committed) as Results;
  } catch {
    host.say(`bench: ${RESULTS} is no JSON\n  try: git checkout ${RESULTS}`);
    return Exit.usage;
  }
  if (request.compare && !before) {
    host.say(`bench: there are no committed results (${RESULTS}) to compare with\n  try: npm run bench -- --save`);
    return Exit.usage;
  }
  if (request.tables) {
    await write({}, before, benches, host);
    return Exit.done;
  }

  const facts = await host.facts();
  if (facts.load > QUIET) host.say(`  other programs are busy (load ${facts.load.toFixed(1)}): ranges will be wide, and times by the clock too long`);
  const done: Record<string, BenchResult> = {};
  const leftOut: Record<string, string> = {};
  const programs = new Map<Need, Awaited<ReturnType<Host['prepare']>>>();
  const again = new Map<string, Again>();
  let failures = 0;
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
    const options = { rounds: 0, worlds: 0, weeks: 0, ...numbers, quick: request.quick, root: host.root, yardstick: path('yardstick'), chromium: path('chromium') };
    const result = await host.run(name, options);
    if ('failed' in result) {
      host.say(`  failed: ${result.failed}`);
      leftOut[name] = `it failed: ${result.failed}`;
      failures += 1;
      continue;
    }
    done[name] = { numbers, ...result, rows: bench.rows(result.data) };
    again.set(name, async () => {
      host.say(`${name}: once more, for something seems to have moved`);
      const second = await host.run(name, options);
      return 'failed' in second ? undefined : { kernelNanoseconds: second.kernelNanoseconds, rows: bench.rows(second.data) };
    });
    if (!request.json) host.print(`${bench.question}\n${bench.words(result.data)}\n`);
  }
  const results: Results = { ...facts, quick: request.quick, benches: done, leftOut };

  if (request.json) host.print(`${JSON.stringify(results, null, 2)}\n`);
  else if (before) host.print(comparisonInWords(await compareSurely(before, results, again), before));
  if (!request.json) {
    const all = lines(results, await answeredBy(benches));
    const shown = request.names.length === 1 ? all.filter(({ bench }) => bench === request.names[0]) : all;
    if (shown.length > 0) host.print(plainTable(shown));
  }
  if (request.save && failures > 0) host.say('Nothing is saved: a bench failed.');
  else if (request.save) await write({ [RESULTS]: `${JSON.stringify(results, null, 1)}\n` }, results, benches, host);
  return failures > 0 ? Exit.failed : Exit.done;
}

/** Runs a bench once more; undefined when that fails. */
type Again = () => Promise<Pick<BenchResult, 'kernelNanoseconds' | 'rows'> | undefined>;

/** A comparison in which each bench that seems to have moved was run a second time, in another process: both runs must be apart from what was committed. */
async function compareSurely(before: Results, results: Results, again: ReadonlyMap<string, Again>): Promise<Comparison> {
  const first = compare(before, results);
  const benches = { ...results.benches };
  const rows = rowsOf(results);
  for (const name of new Set(first.changes.filter(({ moved }) => moved).map(({ id }) => rows.get(id)!.bench))) {
    const one = benches[name]!;
    const second = await again.get(name)!();
    // At the first run's speed of the machine, so that both can be pooled.
    if (second) benches[name] = { ...one, rows: pooled(one.rows, atSpeed(second.rows, one.kernelNanoseconds.median / second.kernelNanoseconds.median)) };
  }
  return compare(before, { ...results, benches });
}

/** Writes files, and makes the parts of documents anew that show results. */
async function write(files: Readonly<Record<string, string>>, results: Results | undefined, benches: Readonly<Record<string, () => Promise<Bench>>>, host: Host): Promise<void> {
  // Documents first: where one cannot be made, nothing is half written.
  const texts = await Promise.all(DOCUMENTS.map(async (path) => [path, await renewed(host.read(path) ?? '', results, benches)] as const));
  for (const [path, text] of [...Object.entries(files), ...texts]) {
    host.write(path, text);
    host.say(`written: ${path}`);
  }
}
