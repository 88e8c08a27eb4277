/** From a session to the stories on the screen; and from a reader's file to a fourth scenario. */
import { batch } from '@preact/signals';
import { isNoModuleWorkers } from './contract.ts';
import type { Lever, Problem, Session } from './contract.ts';
import { STORY_IDS, storyFile } from './stories.ts';
import type { StoryId } from './stories.ts';
import { addInfo, failure, full, levers, opened, preview, problems, session, unable, workerLost } from './store.ts';
import { whole } from './format.ts';
import { announce, story } from './ui.ts';
import { runFirst, runStories, watchLevers } from './work.ts';
import { en } from '../text/en.ts';

export const MOST_BYTES = 256 * 1024;

export interface Start {
  readonly connect: (options: { onWorkerDeath: (reason: string, redone: number) => void }) => Promise<Session>;
  readonly levers: readonly Lever[];
  /** Path to text: the base and the three stories, and the records of evidence that they name. */
  readonly files: Readonly<Record<string, string>>;
}

let known: Readonly<Record<string, string>> = {};

/** Connects, loads the stories and begins to run them. Whatever goes wrong ends in `failure`, `problems` or `unable`. */
export async function boot({ connect, levers: declared, files }: Start): Promise<void> {
  known = files;
  levers.value = declared;
  watchLevers();
  try {
    const runner = await connect({ onWorkerDeath: (_, lost) => { workerLost.value = lost; announce(en.run.redone(whole(lost))); } });
    session.value = runner;
    performance.mark('connected');
    // The story in view is drawn before the others are even read.
    const chosen = story.peek();
    await loadStory(runner, chosen);
    performance.mark('loaded');
    const first = runFirst(runner, chosen);
    await Promise.all(STORY_IDS.filter((id) => id !== chosen).map((id) => loadStory(runner, id)));
    await first;
    await runStories(runner);
  } catch (error) {
    if (isNoModuleWorkers(error)) unable.value = true;
    else failure.value = error instanceof Error ? error.message : String(error);
  }
}

async function loadStory(runner: Session, id: StoryId): Promise<void> {
  const answer = await runner.load(known, storyFile(id));
  if ('scenario' in answer) addInfo(id, answer.scenario);
  else problems.value = { file: storyFile(id), list: answer.problems };
}

/** Reads a file that the reader chose; it never leaves the machine. Its `extends` may name the base or a story. */
export async function openFile(file: File): Promise<void> {
  const runner = session.peek();
  if (!runner) return;
  if (file.size > MOST_BYTES) {
    refuse(file.name, [{ code: 'E1009', severity: 'error', place: { file: file.name, line: 0, column: 0, path: '' }, what: `${file.name} ${en.file.tooLarge}.` }]);
    return;
  }
  const text = await file.text();
  const answer = await runner.load(withOwn(known, file.name, text), file.name);
  if ('problems' in answer) {
    refuse(file.name, answer.problems);
    return;
  }
  batch(() => {
    problems.value = undefined;
    preview.value = undefined;
    full.value = undefined;
    addInfo('own', answer.scenario);
    story.value = 'own';
    opened.value = en.file.opened(answer.scenario.title);
  });
  announce(opened.peek()!);
  await runStories(runner);
}

/** The reader's file stands beside the base: `cambodia.yaml`, `../cambodia.yaml`, `steady.yaml` and `stories/…` all resolve from it. */
function withOwn(files: Readonly<Record<string, string>>, name: string, text: string): Record<string, string> {
  const beside: Record<string, string> = { ...files };
  for (const [path, content] of Object.entries(files)) {
    beside[path.replace(/^scenarios\//, '')] = content;
    beside[`../${path.replace(/^scenarios\//, '')}`] = content;
  }
  return { ...beside, [name]: text };
}

function refuse(file: string, list: readonly Problem[]): void {
  problems.value = { file, list };
  announce(en.file.problems(file, list.length));
}
