import { Option, type Command } from 'commander';
import { formatProblem, type Problem } from '../base/problem.ts';
import { dateOf, weekOf } from '../base/weeks.ts';
import { isPoolFault } from '../ensemble/executor.ts';
import { MOST_WORLDS } from '../ensemble/summary.ts';
import { readFile } from '../node/files.ts';
import { availableMemory } from '../node/memory.ts';
import type { StoredRun } from '../node/runFolder.ts';
import { clock, connectThreads, cores } from '../node/threads.ts';
import { catalogue } from '../scenario/catalogue.ts';
import { compileScenario } from '../scenario/compile.ts';
import { readWithInstruments } from '../scenario/instrumentFile.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from '../scenario/scale.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import { wavesAt } from '../scenario/wavesAt.ts';
import { atScale, type LoadedScenario } from '../worker/load.ts';
import type { SurveyAnswer } from '../worker/sessionTypes.ts';
import { readSubject, refused, type Refused, type Subject } from './decompose/sides.ts';
import { catchInterrupt } from './interrupt.ts';
import { prepareFolder } from './out.ts';
import { followRun } from './progress.ts';
import { aboveCores, fewerWorkers, noRoom, roomForSurvey } from './room.ts';
import { brokenWorld, storedFor } from './storedWorlds.ts';
import { makeStreams, type Streams } from './streams.ts';
import { writeSurvey } from './surveyOut.ts';
import { printSurvey, surveySpeed } from './surveyWords.ts';
import { dateList, decimalNumber, Exit, MOST_WORKERS, relativeChange, seedText, wholeNumber } from './usage.ts';
import { counted } from './validate.ts';

export interface SurveyFlags {
  readonly instrument: string;
  readonly at?: readonly string[];
  readonly worlds?: number;
  readonly fieldworks: number;
  readonly seed?: string;
  readonly change: number;
  readonly workers: number;
  readonly scale?: number;
  readonly json?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
}

/** Fieldworks of one world. */
export const MOST_FIELDWORKS = 100_000;
/** Fieldworks of all worlds and waves: some 130 bytes each are held until they are summed up. */
const MOST_ROWS = 4_000_000;
const WORLDS = 20;
const FIELDWORKS = 50;

export function addSurvey(program: Command, finish: (code: number) => void): void {
  program
    .command('survey')
    .description('do many virtual fieldworks of an instrument in simulated worlds: how its readings spread, what they miss, how often its interval is right, and what change it would see')
    .argument('<SCENARIO|RUN>', 'scenario (YAML), or the folder of a run')
    .addOption(new Option('--instrument <FILE>', 'instrument file (YAML; scenarios/instruments has one of each kind)').makeOptionMandatory())
    .addOption(new Option('--at <DATE[,DATE]>', 'date of the fieldwork, or of two to be compared; default: the waves of the file').argParser(dateList(2)))
    .addOption(new Option('--worlds <N>', `number of worlds, 1 to ${MOST_WORLDS}; of a run at most as many as it has (default: ${WORLDS})`).argParser(wholeNumber(1, MOST_WORLDS)))
    .addOption(new Option('--fieldworks <R>', `fieldworks of each wave in each world, 1 to ${MOST_FIELDWORKS}`).argParser(wholeNumber(1, MOST_FIELDWORKS)).default(FIELDWORKS))
    .addOption(new Option('--seed <S>', 'of the worlds of a scenario, any text; a run has its own (default: "1")').argParser(seedText))
    .addOption(new Option('--change <X>', 'relative change that the power is reckoned for; -0.3 is a fall by three in ten').argParser(relativeChange).default(-0.3))
    .addOption(new Option('--workers <N>', `worker threads, 1 to ${MOST_WORKERS}; results do not depend on it`).argParser(wholeNumber(1, MOST_WORKERS)).default(cores(), 'cores'))
    .addOption(new Option('--scale <X>', `size of the market, ${SMALLEST_SCALE} to ${LARGEST_SCALE} times what the scenario says; a run has its own (default: 1)`).argParser(decimalNumber(SMALLEST_SCALE, LARGEST_SCALE)))
    .option('--json', 'one JSON object to stdout (docs/survey.md)')
    .option('--out <DIR>', 'write the result and a table of all fieldworks to a folder')
    .option('--quiet', 'say nothing but the result')
    .option('--no-progress', 'no line of progress')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (target: string, flags: SurveyFlags) => finish(await surveyCommand(target, flags)));
}

/** What is to be done, once everything has been read. */
interface Plan {
  readonly subject: Subject;
  readonly instruments: readonly CompiledInstrument[];
  readonly seed: string;
  readonly worlds: number;
}

/** `undercount survey`; gives the exit code. @param available memory that may be taken, bytes */
export async function surveyCommand(target: string, flags: SurveyFlags, available = availableMemory()): Promise<number> {
  const streams = makeStreams(flags);
  const interrupt = catchInterrupt();
  const plan = await planOf(target, flags, streams);
  if ('exit' in plan) {
    for (const line of plan.lines) streams.complain(line);
    interrupt.release();
    return plan.exit;
  }
  const { subject, instruments, seed, worlds } = plan;
  const { loaded } = subject;
  const wanted = Math.min(flags.workers, worlds);
  const room = roomForSurvey(loaded.compiled, instruments, seed, wanted, available);
  if (room.workers === 0) {
    streams.complain(noRoom(room, loaded.compiled.scale ?? 1, wanted));
    return Exit.usage;
  }
  if (room.workers < wanted) streams.note(fewerWorkers(room, wanted));
  const above = aboveCores(room.workers, cores());
  if (above) streams.note(above);
  const noFolder = flags.out === undefined ? undefined : await prepareFolder(flags.out);
  if (noFolder) {
    streams.complain(`error[E0002] --out ${flags.out}\n  ${noFolder}\n  try: --out out/survey`);
    return Exit.usage;
  }
  const stored = subject.stored && storedFor(subject, seed, instruments, worlds);
  if (stored && 'problems' in stored) {
    for (const problem of stored.problems) streams.complain(formatProblem(problem));
    return Exit.invalid;
  }
  if (stored && 'why' in stored) streams.note(`worlds    ${stored.why} they are simulated anew from scenario and seed: the same worlds.`);

  const session = connectThreads({ workers: room.workers, onWorkerDeath: (reason, redone) => streams.note(`One worker stopped (${reason}); ${counted(redone, 'world')} will be redone.`) });
  let answer: SurveyAnswer;
  try {
    const { hash } = session.adopt(loaded);
    const folder = stored && 'folder' in stored ? { folder: stored.folder } : {};
    answer = await session.survey({ scenario: hash, instruments, seed, worlds, fieldworks: flags.fieldworks, change: flags.change, ...folder }, { signal: interrupt.signal, onProgress: followRun(streams, 'survey', room.workers, worlds, clock.now) });
  } catch (error) {
    if (!isPoolFault(error)) throw error;
    streams.progress.done();
    streams.complain(`error[E0003] ${error.message}.\n  try: --workers 1`);
    return Exit.partly;
  } finally {
    streams.progress.done();
    session.close();
    interrupt.release();
  }
  if (answer.broken) {
    const { folder } = stored as { readonly folder: string };
    streams.complain(formatProblem(brokenWorld(folder, answer.broken.world, answer.broken.why)));
    return Exit.invalid;
  }
  const { result } = answer;
  if (flags.json) streams.print(JSON.stringify(result, null, 2));
  else if (result.worlds > 0) {
    printSurvey(result, loaded.compiled.title, streams);
    streams.note(`done      ${surveySpeed(result)}`);
  }
  if (flags.out !== undefined && result.worlds > 0) {
    await writeSurvey(flags.out, answer, instruments);
    streams.note(`written   ${flags.out}`);
  }
  if (interrupt.signal.aborted) {
    streams.complain(`interrupted after ${counted(result.worlds, 'world')} of ${worlds}.`);
    return Exit.interrupted;
  }
  return Exit.done;
}

async function planOf(target: string, flags: SurveyFlags, streams: Streams): Promise<Plan | Refused> {
  const read = await readSubject(target);
  if ('exit' in read) return read;
  const { stored } = read;
  const other = stored && otherThanRun(target, flags, stored.result);
  if (other) return other;
  const subject = stored ? read : { ...read, loaded: atScale(read.loaded, flags.scale ?? 1) };
  for (const problem of stored ? [] : read.loaded.warnings) streams.complain(formatProblem(problem));
  const { calendar } = subject.loaded.compiled;
  const { at = [] } = flags;
  for (const date of at) {
    const week = weekOf(calendar, date);
    if (week >= calendar.burnInWeeks && week < calendar.totalWeeks) continue;
    const near = dateOf(calendar, Math.min(Math.max(week, calendar.burnInWeeks), calendar.totalWeeks - 1));
    return refused(Exit.usage, 'E7002', `--at ${date}`, `It is outside the simulated period of ${target}, ${calendar.start} to ${calendar.end} (the end itself is outside).`, `--at ${near}`);
  }
  const [first] = at;
  if (at.length === 2 && weekOf(calendar, first!) === weekOf(calendar, at[1]!)) return refused(Exit.usage, 'E7003', `--at ${at.join(',')}`, `Both dates are in the week of ${dateOf(calendar, weekOf(calendar, first!))}.`, `--at ${first}`);
  const instruments = await instrumentsOf(subject.loaded, flags, streams);
  if ('exit' in instruments) return instruments;
  const worlds = flags.worlds ?? Math.min(WORLDS, stored?.result.worlds ?? WORLDS);
  const rows = worlds * flags.fieldworks * instruments.reduce((sum, { waves }) => sum + waves.length, 0);
  if (rows > MOST_ROWS) return refused(Exit.usage, 'E0001', `--worlds ${worlds} --fieldworks ${flags.fieldworks}`, `These are ${rows} fieldworks; at most ${MOST_ROWS} are held.`, `--fieldworks ${Math.max(1, Math.floor((flags.fieldworks * MOST_ROWS) / rows))}`);
  return { subject, instruments, seed: stored?.result.seed ?? flags.seed ?? '1', worlds };
}

/** A run's worlds are what they are. */
function otherThanRun(run: string, { seed, scale, worlds }: SurveyFlags, of: StoredRun['result']): Refused | undefined {
  const refuse = (flag: string, what: string, fix: string): Refused => refused(Exit.usage, 'E7009', flag, what, fix);
  if (seed !== undefined && seed !== of.seed) return refuse(`--seed ${seed}`, `${run} is a run with the seed ${of.seed}.`, `undercount survey ${run}/scenario.yaml --seed ${seed}`);
  if (scale !== undefined && scale !== of.scale) return refuse(`--scale ${scale}`, `${run} is a run at scale ${of.scale}.`, `undercount survey ${run}/scenario.yaml --scale ${scale}`);
  if (worlds !== undefined && worlds > of.worlds) return refuse(`--worlds ${worlds}`, `${run} holds ${counted(of.worlds, 'world')}.`, `--worlds ${of.worlds}`);
  return undefined;
}

/** The instruments of the file, checked against the scenario's areas, sources and calendar, at the dates that are asked for. */
async function instrumentsOf({ resolved }: LoadedScenario, { instrument: file, at }: SurveyFlags, streams: Streams): Promise<readonly CompiledInstrument[] | Refused> {
  const wrong = (problems: readonly Problem[]): Refused => ({ exit: Exit.invalid, lines: [...problems.map(formatProblem), `${file}: ${counted(problems.length, 'problem')}; no fieldwork was done`] });
  const read = await readWithInstruments(readFile, file, resolved, catalogue);
  if ('problems' in read) return wrong(read.problems);
  for (const problem of read.warnings) if (problem.place.file === file) streams.complain(formatProblem(problem));
  const built = compileScenario(read.scenario, catalogue);
  if ('problems' in built) return wrong(built.problems);
  return built.compiled.instruments.filter(({ id }) => read.ids.includes(id)).map((instrument) => (at ? wavesAt(instrument, at, built.compiled) : instrument));
}
