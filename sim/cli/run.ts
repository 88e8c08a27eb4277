import { formatProblem } from '../base/problem.ts';
import { isPoolFault } from '../ensemble/executor.ts';
import { readFile } from '../node/files.ts';
import { clock, connectThreads } from '../node/threads.ts';
import type { Ensemble } from '../run/result.ts';
import { loadScenario } from '../worker/load.ts';
import { printResult } from './human.ts';
import { catchInterrupt } from './interrupt.ts';
import { prepareFolder, writeRun } from './out.ts';
import { followRun } from './progress.ts';
import { makeStreams } from './streams.ts';
import { Exit } from './usage.ts';
import { counted } from './validate.ts';

export interface RunFlags {
  readonly worlds: number;
  readonly seed: string;
  readonly workers: number;
  readonly json?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
}

/** `undercount run FILE`; gives the exit code. */
export async function runCommand(file: string, flags: RunFlags): Promise<number> {
  const streams = makeStreams(flags);
  const interrupt = catchInterrupt();
  const read = await loadScenario(readFile, file);
  const warnings = 'problems' in read ? read.warnings : read.loaded.warnings;
  for (const problem of [...('problems' in read ? read.problems : []), ...warnings]) streams.complain(formatProblem(problem));
  if ('problems' in read) {
    streams.complain(`${file}: ${counted(read.problems.length, 'problem')}; nothing was run`);
    return Exit.invalid;
  }
  if (flags.out !== undefined) {
    const refused = await prepareFolder(flags.out);
    if (refused) {
      streams.complain(`error[E0002] --out ${flags.out}\n  ${refused}\n  try: --out out/${read.loaded.compiled.name}`);
      return Exit.usage;
    }
  }

  const workers = Math.min(flags.workers, flags.worlds);
  const session = connectThreads({
    workers,
    onWorkerDeath: (reason, redone) => streams.note(`One worker stopped (${reason}); ${counted(redone, 'world')} will be redone.`),
  });
  let best: Ensemble | undefined;
  let lost: string | undefined;
  try {
    const { hash } = session.adopt(read.loaded);
    best = await session.run({ scenario: hash, seed: flags.seed, worlds: flags.worlds }, {
      signal: interrupt.signal,
      onProgress: followRun(streams, 'run', workers, clock.now),
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
    else printResult(result, read.loaded.compiled.title, streams);
    if (flags.out !== undefined) {
      await writeRun(flags.out, best, read.loaded);
      streams.note(`written   ${flags.out}`);
    }
  }
  if (lost !== undefined) {
    streams.complain(`error[E0003] ${lost}.${result ? ` What is printed is for the ${counted(result.worlds, 'world')} that were done.` : ''}\n  try: --workers 1`);
    return Exit.partly;
  }
  const again = `npx undercount run ${quote(file)} --worlds ${result?.partial ? flags.worlds : Math.min(5 * flags.worlds, 5000)} --seed ${quote(flags.seed)}`;
  if (interrupt.signal.aborted) {
    streams.complain(`interrupted after ${counted(result?.worlds ?? 0, 'world')} of ${flags.worlds}. To run it whole: ${again}`);
    return Exit.interrupted;
  }
  if (!flags.json) streams.note(`next      ${again}${flags.out === undefined ? ` --out out/${read.loaded.compiled.name}` : ''}`);
  return Exit.done;
}

/** As a shell wants it. */
function quote(text: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
