import { formatProblem } from '../base/problem.ts';
import { dateOf, weekOf } from '../base/weeks.ts';
import { isPoolFault } from '../ensemble/executor.ts';
import { readFile } from '../node/files.ts';
import { availableMemory } from '../node/memory.ts';
import { clock, connectThreads, cores } from '../node/threads.ts';
import { worldsFolder } from '../node/worldFiles.ts';
import type { Ensemble } from '../run/result.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import { atScale, loadScenario } from '../worker/load.ts';
import { makeThrottle } from '../worker/throttle.ts';
import { printResult } from './human.ts';
import { catchInterrupt } from './interrupt.ts';
import { prepareFolder, writeRun } from './out.ts';
import { followRun } from './progress.ts';
import { aboveCores, fewerWorkers, noRoom, roomFor } from './room.ts';
import { makeStreams } from './streams.ts';
import { Exit } from './usage.ts';
import { counted } from './validate.ts';

export interface RunFlags {
  readonly worlds: number;
  readonly seed: string;
  readonly workers: number;
  readonly scale: number;
  readonly json?: boolean;
  readonly out?: string;
  readonly keepWorlds?: 'waves' | readonly string[];
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
}

const MS_BETWEEN_LINES = 100;

/** `undercount run FILE`; gives the exit code. @param available memory that may be taken, bytes */
export async function runCommand(file: string, flags: RunFlags, available = availableMemory()): Promise<number> {
  const streams = makeStreams(flags);
  const interrupt = catchInterrupt();
  const read = await loadScenario(readFile, file);
  const warnings = 'problems' in read ? read.warnings : read.loaded.warnings;
  for (const problem of [...('problems' in read ? read.problems : []), ...warnings]) streams.complain(formatProblem(problem));
  if ('problems' in read) {
    streams.complain(`${file}: ${counted(read.problems.length, 'problem')}; nothing was run`);
    return Exit.invalid;
  }
  const loaded = atScale(read.loaded, flags.scale);
  const wanted = Math.min(flags.workers, flags.worlds);
  const room = roomFor(loaded.compiled, flags.seed, wanted, available);
  if (room.workers === 0) {
    streams.complain(noRoom(room, flags.scale, wanted));
    return Exit.usage;
  }
  if (room.workers < wanted) streams.note(fewerWorkers(room, wanted));
  const above = aboveCores(room.workers, cores());
  if (above) streams.note(above);
  const kept = weeksToKeep(flags, loaded.compiled);
  if ('refused' in kept) {
    streams.complain(kept.refused);
    return Exit.usage;
  }
  if (flags.out !== undefined) {
    const refused = await prepareFolder(flags.out);
    if (refused) {
      streams.complain(`error[E0002] --out ${flags.out}\n  ${refused}\n  try: --out out/${read.loaded.compiled.name}`);
      return Exit.usage;
    }
    if (kept.weeks) await prepareFolder(worldsFolder(flags.out));
  }

  const session = connectThreads({
    workers: room.workers,
    onWorkerDeath: (reason, redone) => streams.note(`One worker stopped (${reason}); ${counted(redone, 'world')} will be redone.`),
  });
  let best: Ensemble | undefined;
  let lost: string | undefined;
  try {
    const { hash } = session.adopt(loaded);
    best = await session.run({ scenario: hash, seed: flags.seed, worlds: flags.worlds, ...(kept.weeks ? { store: { folder: worldsFolder(flags.out!), weeks: kept.weeks } } : {}) }, {
      signal: interrupt.signal,
      onProgress: followRun(streams, 'run', room.workers, flags.worlds, clock.now),
      onPartial: (partial) => (best = partial),
    });
  } catch (error) {
    if (!isPoolFault(error)) throw error;
    lost = error.message;
  } finally {
    streams.progress.done();
    session.close();
    interrupt.release();
  }

  const { result } = best ?? {};
  if (best && result) {
    if (flags.json) streams.print(JSON.stringify(result, null, 2));
    else if (result.worlds > 0) printResult(result, loaded.compiled.title, streams);
    if (flags.out !== undefined && result.worlds > 0) {
      let share = 0;
      const show = makeThrottle(clock, MS_BETWEEN_LINES, () => streams.progress.show(`writing   world 0 as instruments see it: ${Math.floor(100 * share)} in 100 of its weeks`));
      await writeRun(flags.out, best, loaded, (now) => {
        share = now;
        show();
      });
      streams.progress.done();
      streams.note(`written   ${flags.out}`);
    }
  }
  if (lost !== undefined) {
    streams.complain(`error[E0003] ${lost}.${result ? ` What is printed is for the ${counted(result.worlds, 'world')} that were done.` : ''}\n  try: --workers 1`);
    return Exit.partly;
  }
  const again = `npx undercount run ${quote(file)} --worlds ${result?.partial ? flags.worlds : Math.min(5 * flags.worlds, 5000)} --seed ${quote(flags.seed)}${flags.scale === 1 ? '' : ` --scale ${flags.scale}`}`;
  if (interrupt.signal.aborted) {
    streams.complain(`interrupted after ${counted(result?.worlds ?? 0, 'world')} of ${flags.worlds}. To run it whole: ${again}`);
    return Exit.interrupted;
  }
  if (!flags.json) streams.note(`next      ${again}${flags.out === undefined ? ` --out out/${read.loaded.compiled.name}` : ''}`);
  return Exit.done;
}

/** Simulated weeks in which worlds are to be stored; none without --keep-worlds. */
function weeksToKeep({ keepWorlds, out }: RunFlags, { calendar }: CompiledScenario): { readonly weeks?: 'waves' | readonly number[] } | { readonly refused: string } {
  if (keepWorlds === undefined) return {};
  if (out === undefined) return { refused: 'error[E0001] --keep-worlds stores worlds in the folder of the run, and --out names none.\n  try: --out out/run' };
  if (keepWorlds === 'waves') return { weeks: keepWorlds };
  const outside = keepWorlds.find((date) => weekOf(calendar, date) < 0 || weekOf(calendar, date) >= calendar.totalWeeks);
  if (outside !== undefined) return { refused: `error[E4003] --keep-worlds ${outside}\n  It is outside the simulated weeks, ${dateOf(calendar, 0)} to ${calendar.end} (the end itself is outside).\n  try: --keep-worlds ${calendar.start}` };
  return { weeks: [...new Set(keepWorlds.map((date) => weekOf(calendar, date)))].sort((a, b) => a - b) };
}

/** As a shell wants it. */
function quote(text: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
