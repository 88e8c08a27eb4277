import { formatProblem } from '../base/problem.ts';
import { isPoolFault } from '../ensemble/executor.ts';
import { readFile } from '../node/files.ts';
import { clock, connectThreads, cores } from '../node/threads.ts';
import { answer, BUILT_TO_FIT, madeOf, moved } from '../report/answer.ts';
import { partsInHundred, type Group } from '../report/groups.ts';
import { change, changeInterval, count, percent, whole } from '../report/words.ts';
import type { RunResult } from '../run/result.ts';
import { loadScenario } from '../worker/load.ts';
import { fit, wrap } from './draw.ts';
import { speed } from './human.ts';
import { catchInterrupt } from './interrupt.ts';
import { followRun } from './progress.ts';
import { makeStreams, type Streams } from './streams.ts';
import { Exit } from './usage.ts';

export { serve } from '../node/serve.ts';

/** The three worlds that fit the same two readings. */
export const STORIES = ['fell', 'hidden', 'measured-differently'].map((name) => `scenarios/stories/${name}.yaml`);

/** How far the first story gets without its one assumption that has no source. */
export const WITHOUT_ASSUMPTION = 'scenarios/variants/fell-without-prevention.yaml';
/** Enough for a median to about a point. */
const VARIANT_WORLDS = 60;

export interface StartOptions {
  readonly worlds: number;
  readonly seed: string;
  readonly color?: boolean;
}

/** Runs the stories, prints each answer, the three side by side, and what the first is without its assumption; gives the exit code. */
export async function startStories(files: readonly string[], { worlds, seed, color }: StartOptions): Promise<number> {
  const streams = makeStreams(color === undefined ? {} : { color });
  const interrupt = catchInterrupt();
  const session = connectThreads({ workers: cores(), onWorkerDeath: (reason) => streams.note(`One worker stopped (${reason}); its worlds will be redone.`) });
  const done: { readonly title: string; readonly result: RunResult }[] = [];
  let without: RunResult;
  let described: string;
  try {
    const read = await Promise.all([...files, WITHOUT_ASSUMPTION].map((file) => loadScenario(readFile, file)));
    const problems = read.flatMap((r) => ('problems' in r ? r.problems : []));
    for (const problem of problems) streams.complain(formatProblem(problem));
    const infos = read.flatMap((r) => ('loaded' in r ? [session.adopt(r.loaded)] : []));
    if (infos.length < read.length) return Exit.invalid;
    described = infos.at(-1)!.description;
    const stories = infos.slice(0, -1);
    const { signal } = interrupt;
    const follow = (title: string, of: number) => followRun(streams, title, session.workers, of, clock.now);
    // The stories share their past: each world is simulated once up to the first survey, then goes on in three ways.
    const ensembles = await session.runTogether({ scenarios: stories.map(({ hash }) => hash), seed, worlds }, { signal, onProgress: follow(`${stories.length} stories`, stories.length * worlds) });
    streams.progress.done();
    for (const [i, { result }] of ensembles.entries()) {
      if (result.worlds === 0) continue;
      printStory(stories[i]!.title, result, streams);
      done.push({ title: stories[i]!.title, result });
    }
    if (signal.aborted) return Exit.interrupted;
    const fewer = Math.min(worlds, VARIANT_WORLDS);
    ({ result: without } = await session.run({ scenario: infos.at(-1)!.hash, seed, worlds: fewer }, { signal, onProgress: follow('without the assumption', fewer) }));
    streams.progress.done();
    if (signal.aborted) return Exit.interrupted;
  } catch (error) {
    if (!isPoolFault(error)) throw error;
    streams.complain(`error[E0003] ${error.message}`);
    return Exit.partly;
  } finally {
    streams.progress.done();
    session.close();
    interrupt.release();
  }
  printSideBySide(done, streams);
  printWithout(described, without, streams);
  if (done[0] && done[0].result.readings.length > 0) printStock(done[0].result, streams);
  for (const line of wrap(BUILT_TO_FIT, streams.width)) streams.print(line);
  return Exit.done;
}

/** The story of a fall rests on a cut of inflow that no source gives a size for: said with the answer, and how far it gets without. */
function printWithout(description: string, result: RunResult, { print, width }: Streams): void {
  const real = result.truth.children.change;
  const said = `“It fell” rests on an assumed cut of inflow by prevention, for which no source gives a range. Without it (${WITHOUT_ASSUMPTION}): ${description.trim()} `
    + `Then the number of children exploited ${moved(real)} (90 in 100 of ${result.worlds} worlds: ${changeInterval(real)}), and the survey would read ${percent(result.ladder.at(-1)!.to.median)}.`;
  for (const line of wrap(said, width)) print(line);
  print('');
}

/** All three need more children than published figures suggest at face value: said, for a reader would ask. */
function printStock({ truth, readings }: RunResult, { print, width }: Streams): void {
  const said = `In these worlds ${count(truth.childrenStudyAreas.from.median)} children were exploited in the study areas at the first survey, more than the 600 to 1,700 `
    + `that follow when the published share is taken at face value: here the survey recognises ${whole(Math.round(100 * readings[0]!.sensitivity.median))} in 100 of the children it meets, and many are out of its sight.`;
  for (const line of wrap(said, width)) print(line);
  print('');
}

function printStory(title: string, result: RunResult, { print, colours, width }: Streams): void {
  print(colours.bold(title));
  for (const line of wrap(answer(result), width)) print(line);
  const parts = madeOf(result);
  if (parts) for (const line of wrap(parts, width)) print(line);
  for (const note of result.notes.slice(1)) for (const line of wrap(note, width)) print(colours.dim(line));
  print(colours.dim(speed(result)));
  print('');
}

function printSideBySide(stories: readonly { readonly title: string; readonly result: RunResult }[], { print, colours, width }: Streams): void {
  const label = 24;
  const column = Math.max(16, Math.floor((width - label) / stories.length));
  const row = (name: string, cell: (result: RunResult) => string): void => print((fit(name, label) + stories.map(({ result }) => cell(result).padEnd(column)).join('')).trimEnd());
  const reading = (result: RunResult) => result.ladder.at(-1)!;
  const part = (group: Group) => (result: RunResult): string => {
    const value = partsInHundred(result, 'attribution')[group];
    return Number.isFinite(value) ? whole(Math.round(value)) : '';
  };
  const [first] = stories;
  if (!first || first.result.ladder.length === 0) return;
  print(colours.bold('The same measured fall, three different worlds'));
  const heads = stories.map(({ title }) => wrap(title, column - 2));
  for (let line = 0; line < Math.max(...heads.map((head) => head.length)); line++) {
    print((' '.repeat(label) + heads.map((head) => (head[line] ?? '').padEnd(column)).join('')).trimEnd());
  }
  row('Survey, first reading', (r) => percent(reading(r).from.median));
  row('Survey, second reading', (r) => percent(reading(r).to.median));
  row('Survey’s change', (r) => change(reading(r).change.median));
  row('Children exploited', (r) => change(r.truth.children.change.median));
  row('  90 in 100 worlds', (r) => changeInterval(r.truth.children.change));
  row('  at the second date', (r) => count(r.truth.children.to.median));
  row('In the study areas', (r) => change(r.truth.childrenStudyAreas.change.median));
  print('Of 100 parts of the fall');
  row('  fewer children', part('real'));
  row('  adults', part('adults'));
  row('  moved, out of sight', part('moved'));
  row('  read differently', part('read'));
  print('');
  const published = first.result.readings.filter((r) => r.published !== null).map((r) => `${percent(r.published!, 2)} (${r.at.slice(0, 4)})`);
  if (published.length > 0) print(`Published: ${published.join(', then ')}.`);
  print('');
}
