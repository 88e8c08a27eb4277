/** Starts, stops and orders the work: the stories' first worlds in the background, previews and full runs in front of them. */
import { batch, effect } from '@preact/signals';
import { answer } from './contract.ts';
import type { Ensemble, LeverSettings, Preview, Session } from './contract.ts';
import { en } from '../text/en.ts';
import { whole } from './format.ts';
import { doneWorlds, failure, firstWorlds, full, history, info, infos, isOfSettings, keepPlain, leversMoved, marketSize, plain, preview, previewPending, previewWorlds, previousShown, running, seed, session, settings, settingsKey, shown, storyIds, wantedWorlds, warming, workerLost, type MarketSize } from './store.ts';
import { throttle } from './throttle.ts';
import { announce, seesTruth, story } from './ui.ts';
import type { StoryId } from './stories.ts';
import { record } from './undo.ts';

const DRAWS_A_SECOND = 8;
export const PREVIEW_DELAY = 300;

let background: AbortController | undefined;
let front = 0;
let wake: (() => void) | undefined;

const frontIsFree = async (): Promise<void> => {
  while (front > 0) await new Promise<void>((resolve) => { wake = resolve; });
};

async function inFront<T>(job: () => Promise<T>): Promise<T> {
  front += 1;
  background?.abort();
  try {
    return await job();
  } finally {
    front -= 1;
    if (front === 0) { wake?.(); wake = undefined; }
  }
}

/** The story in view first, then the others; a few worlds each, then forty (fewer of a larger market). Interrupted work starts anew when the front is free. */
export async function runStories(runner: Session): Promise<void> {
  if (storiesUnderWay === runner) return;
  storiesUnderWay = runner;
  warming.value = true;
  try {
    await runRounds(runner);
  } finally {
    storiesUnderWay = undefined;
    warming.value = false;
  }
}

/** The first worlds of one story, before anything else. */
export async function runFirst(runner: Session, id: StoryId): Promise<void> {
  if (!infos.peek()[id]) return;
  warming.value = true;
  await runPlain(runner, id, firstWorlds.peek());
}

let storiesUnderWay: Session | undefined;

async function runRounds(runner: Session): Promise<void> {
  for (;;) {
    await frontIsFree();
    const next = nextPlain();
    if (!next || session.peek() !== runner) return;
    await runPlain(runner, next.id, next.worlds);
    if (failure.peek()) return;
  }
}

/** What is missing first: all stories' first worlds, then the rest of each. Asked anew each time, for seed and size may have changed. */
function nextPlain(): { readonly id: StoryId; readonly worlds: number } | undefined {
  for (const worlds of [firstWorlds.peek(), previewWorlds.peek()]) {
    const id = [story.peek(), ...storyIds.peek()].find((one) => infos.peek()[one] && needs(one, worlds));
    if (id) return { id, worlds };
  }
  return undefined;
}

function needs(id: StoryId, worlds: number): boolean {
  const held = plain.peek()[id];
  return !held || held.result.worlds < worlds || !isOfSettings(held);
}

async function runPlain(runner: Session, id: StoryId, worlds: number): Promise<void> {
  const controller = new AbortController();
  background = controller;
  const draw = throttle((ensemble: Ensemble) => { if (!controller.signal.aborted) keepPlain(id, ensemble); }, DRAWS_A_SECOND);
  try {
    const ensemble = await runner.run({ scenario: infos.peek()[id]!.hash, seed: seed.peek(), scale: marketSize.peek(), worlds, fork: true, digest: false }, { onPartial: draw, onProgress: markFirstWorld, signal: controller.signal });
    draw.drop();
    if (!controller.signal.aborted) keepPlain(id, ensemble);
  } catch (error) {
    if (!controller.signal.aborted) failure.value = String(error instanceof Error ? error.message : error);
  }
}

/** For whoever measures how long a fresh page takes. */
function markFirstWorld(done: number): void {
  if (done > 0 && performance.getEntriesByName('first-world').length === 0) performance.mark('first-world');
}

/** Sets levers; `merge` while a handle is being dragged. A run under way stops and keeps what it has. */
export function setLevers(next: LeverSettings, merge = false): void {
  history.value = record(history.peek(), next, merge);
}

let previewing: AbortController | undefined;
let previewTimer: ReturnType<typeof setTimeout> | undefined;

/** Starts a paired preview 300 ms after the last change; the latest change wins. Returns a function that stops watching. */
export function watchLevers(): () => void {
  let lastKey = settingsKey.peek();
  /** A lever was moved before its scenario had been read. */
  let waits = false;
  return effect(() => {
    const key = settingsKey.value;
    const read = info.value !== undefined;
    if (key === lastKey && !(waits && read)) return;
    lastKey = key;
    waits = false;
    clearTimeout(previewTimer);
    previewing?.abort();
    if (running.peek()) cancelRun(false);
    if (leversMoved.peek() === 0) { previewPending.value = false; resume(); return; }
    if (full.peek()?.key === key) { previewPending.value = false; return; }
    previewPending.value = true;
    waits = !read;
    if (read) previewTimer = setTimeout(() => { void runPreview(key); }, PREVIEW_DELAY);
  });
}

async function runPreview(key: string): Promise<void> {
  const runner = session.peek();
  const scenario = infos.peek()[story.peek()];
  if (!runner || !scenario) return;
  const controller = new AbortController();
  previewing = controller;
  const before = shown.peek()?.ensemble;
  let first = true;
  const show = (data: Preview, done: boolean): void => {
    if (controller.signal.aborted || data.worlds === 0) return;
    batch(() => {
      if (first) { previousShown.value = before; first = false; }
      preview.value = { key, data, done };
      previewPending.value = !done;
    });
    performance.mark(done ? 'preview-done' : 'preview-first');
  };
  const draw = throttle((data: Preview) => show(data, false), DRAWS_A_SECOND);
  performance.mark('preview-start');
  try {
    const data = await inFront(() => runner.preview({ scenario: scenario.hash, seed: seed.peek(), scale: marketSize.peek(), worlds: previewWorlds.peek(), levers: settings.peek() }, { onPartial: draw, signal: controller.signal }));
    draw.drop();
    show(data, true);
    if (!controller.signal.aborted) announce(en.say.preview);
  } catch (error) {
    if (!controller.signal.aborted) batch(() => { previewPending.value = false; failure.value = String(error instanceof Error ? error.message : error); });
  }
}

let runningFull: AbortController | undefined;

/** The full ensemble of what is set. */
export async function runFull(worlds = wantedWorlds.peek()): Promise<void> {
  const runner = session.peek();
  const id = story.peek();
  const scenario = infos.peek()[id];
  if (!runner || !scenario || running.peek()) return;
  clearTimeout(previewTimer);
  previewing?.abort();
  const controller = new AbortController();
  runningFull = controller;
  const key = settingsKey.peek();
  const moved = leversMoved.peek() > 0;
  batch(() => {
    failure.value = undefined;
    workerLost.value = undefined;
    previewPending.value = false;
    doneWorlds.value = 0;
    full.value = { key, of: worlds, startedAt: performance.now(), state: 'running' };
  });
  announce(en.say.start(whole(worlds)));
  let told = 0;
  const draw = throttle((ensemble: Ensemble) => {
    if (full.peek()?.state === 'running') full.value = { ...full.peek()!, ensemble };
  }, DRAWS_A_SECOND);
  const tally = throttle((done: number) => { doneWorlds.value = done; }, DRAWS_A_SECOND);
  let latest: Ensemble | undefined;
  try {
    const ensemble = await inFront(() => runner.run({ scenario: scenario.hash, seed: seed.peek(), scale: marketSize.peek(), worlds, ...(moved ? { levers: settings.peek() } : {}) }, {
      signal: controller.signal,
      onProgress: (n) => {
        tally(n);
        const quarter = Math.floor((n / worlds) * 4);
        if (quarter > told && quarter < 4) { told = quarter; announce(en.say.quarter(quarter * 25)); }
      },
      onPartial: (partial) => { latest = partial; draw(partial); },
    }));
    draw.drop();
    tally.drop();
    finish(id, ensemble, moved, controller.signal.aborted);
  } catch (error) {
    draw.drop();
    tally.drop();
    if (controller.signal.aborted) finish(id, latest, moved, true);
    else batch(() => {
      full.value = { ...full.peek()!, ...(latest ? { ensemble: latest } : {}), state: 'failed' };
      failure.value = String(error instanceof Error ? error.message : error);
    });
  }
  resume();
}

function finish(id: StoryId, ensemble: Ensemble | undefined, moved: boolean, stopped: boolean): void {
  const held = full.peek();
  if (!held) return;
  const worlds = ensemble?.result.worlds ?? 0;
  batch(() => {
    doneWorlds.value = worlds;
    full.value = worlds > 0 ? { ...held, ensemble: ensemble!, state: stopped ? 'kept' : 'done' } : undefined;
    if (!moved && worlds > 0) keepPlain(id, ensemble!);
  });
  announce(stopped ? en.say.cancelled(whole(worlds)) : `${en.say.end(whole(worlds))} ${ensemble && seesTruth() ? answer(ensemble.result) : ''}`);
}

/** Stops the full run; what is done is kept unless `keep` is false and nothing was shown. */
export function cancelRun(keep = true): void {
  runningFull?.abort();
  if (!keep) full.value = undefined;
}

/** Another seed, or a market of another size: whatever is under way for the stories is of no more use. */
export function changeWorlds(change: { readonly seed?: string; readonly size?: MarketSize }): void {
  batch(() => {
    if (change.seed !== undefined) seed.value = change.seed;
    if (change.size !== undefined) marketSize.value = change.size;
  });
  background?.abort();
  resume();
}

/** Takes up the stories' background work, where some is left. */
export function resume(): void {
  const runner = session.peek();
  if (runner && !failure.peek()) void runStories(runner);
}
