import { InvalidArgumentError, Option, type Command } from 'commander';
import { METHODS, decompose, decompositionDifference, partColumns, type Method, type Side } from '../ensemble/decomposition.ts';
import type { Rows } from '../ensemble/rows.ts';
import { MOST_WORLDS } from '../ensemble/summary.ts';
import { version } from '../ensemble/version.ts';
import { cores } from '../node/threads.ts';
import { dateProblem } from '../scenario/dates.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import { atScale } from '../worker/load.ts';
import { writeDecomposition } from './decompose/out.ts';
import { notesOfDecomposition } from './decompose/notes.ts';
import { printDecomposition } from './decompose/print.ts';
import type { DecomposedScenario, DecomposeResult } from './decompose/result.ts';
import { chosenDates, chosenInstrument, planFor, readSubject, refused, type Dates, type Plan, type Refused, type Subject } from './decompose/sides.ts';
import { worldsOf, type Chance } from './decompose/worlds.ts';
import { prepareFolder } from './out.ts';
import { makeStreams } from './streams.ts';
import { Exit, MOST_WORKERS, seedText, wholeNumber } from './usage.ts';
import { counted } from './validate.ts';

export interface DecomposeFlags {
  readonly from?: string;
  readonly to?: string;
  readonly method: Method;
  readonly instrument?: string;
  readonly worlds?: number;
  readonly seed?: string;
  readonly workers: number;
  readonly json?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
}

const WORLDS = 200;
const SEED = '1';

function isoDate(text: string): string {
  const problem = dateProblem(text);
  if (problem) throw new InvalidArgumentError(`${problem.what} Try ${problem.suggestion}.`);
  return text;
}

/** Puts `decompose` among the commands. */
export function addDecompose(program: Command, finish: (code: number) => void): void {
  program
    .command('decompose')
    .description('take the change of a survey’s reading between two dates apart: what of it is so, what moved, and what is measurement; with two scenarios, how they differ')
    .argument('<SCENARIO|RUN>', 'scenario (YAML), or the folder of a run (run --out)')
    .argument('[SCENARIO|RUN]', 'a second one, paired with the first world by world')
    .addOption(new Option('--from <DATE>', 'earlier date (default: the first wave that the scenario compares)').argParser(isoDate))
    .addOption(new Option('--to <DATE>', 'later date (default: the second)').argParser(isoDate))
    .addOption(new Option('--method <NAME>', 'ladder: step by step down from the truth; attribution: factors, averaged over all orders').choices([...METHODS]).default('ladder'))
    .option('--instrument <ID>', 'instrument of the scenario (default: the one whose waves it compares)')
    .addOption(new Option('--worlds <N>', `number of simulated worlds, 1 to ${MOST_WORLDS} (default: ${WORLDS}; of a run: all of its)`).argParser(wholeNumber(1, MOST_WORLDS)))
    .addOption(new Option('--seed <S>', `any text (default: ${SEED}; of a run: its own)`).argParser(seedText))
    .addOption(new Option('--workers <N>', `worker threads, 1 to ${MOST_WORKERS}; results do not depend on it`).argParser(wholeNumber(1, MOST_WORKERS)).default(cores(), 'cores'))
    .option('--json', 'one JSON object to stdout (docs/decomposition.schema.json)')
    .option('--out <DIR>', 'write the result and the parts of every world to a folder')
    .option('--quiet', 'say nothing but the result')
    .option('--no-progress', 'no line of progress')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (first: string, second: string | undefined, flags: DecomposeFlags) => finish(await decomposeCommand(second === undefined ? [first] : [first, second], flags)));
}

interface Prepared {
  readonly subject: Subject;
  readonly instrument: CompiledInstrument;
  readonly dates: Dates;
  readonly plan: Plan;
}

/** `undercount decompose`; gives the exit code. */
export async function decomposeCommand(paths: readonly string[], flags: DecomposeFlags): Promise<number> {
  const streams = makeStreams(flags);
  const stop = ({ lines, exit }: Refused): number => {
    for (const line of lines) streams.complain(line);
    return exit;
  };
  const subjects = await Promise.all(paths.map(readSubject));
  const wrong = subjects.find((subject) => 'exit' in subject);
  if (wrong && 'exit' in wrong) return stop(wrong);
  const sides = prepare(subjects as readonly Subject[], flags);
  if ('exit' in sides) return stop(sides);
  const chance = chanceOf(sides, flags);
  if ('exit' in chance) return stop(chance);
  if (flags.out !== undefined) {
    const taken = await prepareFolder(flags.out);
    if (taken) return stop(refused(Exit.usage, 'E0002', `--out ${flags.out}`, taken, '--out out/decomposition'));
  }

  const tables = await worldsOf(sides.map(({ plan }) => plan), chance, flags.workers, streams);
  if ('exit' in tables) return stop(tables);
  const worlds = tables.rows[0]!.count;
  if (worlds === 0) {
    streams.complain('interrupted before a world was done.');
    return Exit.interrupted;
  }
  const result = summed(sides, tables.rows, chance, flags.method);
  if (flags.json) streams.print(JSON.stringify(result, null, 2));
  else printDecomposition(result, streams);
  if (flags.out !== undefined) {
    await writeDecomposition(flags.out, result, sides.map(({ plan }, i) => ({ name: result.scenarios[i]!.name, worlds: tables.rows[i]!.index(), columns: partColumns(tables.rows[i]!, plan.compared, flags.method) })));
    streams.note(`written   ${flags.out}`);
  }
  if (tables.interrupted) streams.complain(`interrupted after ${counted(worlds, 'world')} of ${chance.worlds}.`);
  return tables.interrupted ? Exit.interrupted : Exit.done;
}

function prepare(given: readonly Subject[], flags: DecomposeFlags): readonly Prepared[] | Refused {
  const scales = given.flatMap(({ stored }) => (stored ? [stored.result.scale] : []));
  if (new Set(scales).size > 1) return refused(Exit.usage, 'E7008', given.map(({ path }) => path).join(' '), `The runs are of markets of different size (scale ${scales.join(' and ')}): their worlds are not the same ones.`, 'two runs with the same --scale');
  const sides: Prepared[] = [];
  for (const read of given) {
    const subject = read.stored || scales.length === 0 ? read : { ...read, loaded: atScale(read.loaded, scales[0]!) };
    const instrument = chosenInstrument(subject, flags.instrument);
    if ('exit' in instrument) return instrument;
    // The second is looked at on the dates of the first.
    const dates = chosenDates(subject, instrument, { from: flags.from ?? sides[0]?.dates.from.at, to: flags.to ?? sides[0]?.dates.to.at });
    if ('exit' in dates) return dates;
    sides.push({ subject, instrument, dates, plan: planFor(subject, instrument, dates) });
  }
  return sides;
}

/** Seed and number of worlds: a run has its own, and what stands beside it takes them. */
function chanceOf(sides: readonly Prepared[], flags: DecomposeFlags): Chance | Refused {
  const runs = sides.flatMap(({ subject }) => (subject.stored ? [{ path: subject.path, ...subject.stored.result, index: subject.stored.rows.index() }] : []));
  const [first] = runs;
  if (!first) return { seed: flags.seed ?? SEED, worlds: flags.worlds ?? WORLDS };
  const other = runs.find(({ seed }) => seed !== first.seed);
  if (other) return refused(Exit.usage, 'E7008', `${first.path} ${other.path}`, `The runs have the seeds ${first.seed} and ${other.seed}: their worlds cannot be paired.`, `undercount run ${other.scenario.file} --seed ${first.seed} --out ${other.path}`);
  if (flags.seed !== undefined && flags.seed !== first.seed) return refused(Exit.usage, 'E7009', `--seed ${flags.seed}`, `${first.path} is a run with the seed ${first.seed}.`, `--seed ${first.seed}, or the scenario instead of the run`);
  // Worlds from 0 on that all runs have: one that was called off may lack some.
  const have = Math.min(...runs.map(({ index }) => {
    const gap = index.findIndex((world, i) => world !== i);
    return gap < 0 ? index.length : gap;
  }));
  if (flags.worlds !== undefined && flags.worlds > have) return refused(Exit.usage, 'E7009', `--worlds ${flags.worlds}`, `${first.path} holds ${counted(have, 'world')}.`, `--worlds ${have}, or a run with more`);
  return { seed: first.seed, worlds: flags.worlds ?? have };
}

function summed(sides: readonly Prepared[], rows: readonly Rows[], { seed, worlds }: Chance, method: Method): DecomposeResult {
  const scenarios = sides.map(({ subject, instrument, dates, plan }, i): DecomposedScenario => {
    const { name, title, file, hash } = subject.loaded.compiled;
    const { method: _method, ...decomposition } = decompose(rows[i]!, plan.compared, method);
    const { week: _from, ...from } = dates.from;
    const { week: _to, ...to } = dates.to;
    return { name, title, file, hash, run: subject.stored?.result.run ?? null, instrument: { id: instrument.id, kind: instrument.kind }, from, to, ...decomposition };
  });
  const [first, second] = sides.map(({ plan }, i): Side => ({ rows: rows[i]!, compared: plan.compared }));
  const done = rows[0]!.count;
  const facts = { method, scale: sides[0]!.subject.loaded.compiled.scale ?? 1, worlds: done, scenarios };
  return {
    version, method, from: sides[0]!.dates.from.at, to: sides[0]!.dates.to.at, seed, scale: facts.scale, worlds: done,
    ...(done < worlds ? { partial: true as const } : {}),
    scenarios, difference: first && second ? decompositionDifference(first, second, method) : null, notes: notesOfDecomposition(facts),
  };
}
