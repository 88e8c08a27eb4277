/**
 * How quickly does the page answer? The production build in Chromium, by the page's own clock, for that is what one waits for: a cold load in a fresh
 * browser; a lever in a warm page; calling a run off. Tasks of the main thread by processor time, for the clock would count what else the machine does.
 */
import type { Page } from 'playwright-core';
import { longestTask } from '../test/support/mainThread.ts';
import { openSite, waitForWorlds, type Opened } from '../test/support/page.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { after, loaded, markAt, putProbe } from './pageProbe.ts';
import { inWords, spread, times, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'How quickly does the page load, answer a lever, and call a run off?';
export const answers: readonly TargetId[] = ['leverToDrawing', 'forkedPreview', 'pageLoad', 'cancel'];
export const needs = ['chromium', 'page'] as const;
export const defaults = { rounds: 7 };
export const quick = { rounds: 3 };

export interface PageAnswers {
  readonly loadMs: Spread;
  readonly firstWorldMs: Spread;
  readonly leverMs: Spread;
  readonly previewMs: Spread;
  readonly steadyMs: Spread;
  readonly cancelMs: Spread;
  /** Longest tasks of the main thread: while a lever moves, and while a run is under way. */
  readonly leverTaskMs: number;
  readonly runTaskMs: number;
}

const WIDTH = 1280;
/** The headlines stand on worlds, and the first story's bar has been drawn. */
const FIRST_DRAWING = '.screen:has([data-testid=result]:not([data-worlds="0"])) .story .split:not(.skeleton)';
const QUIET = '[data-testid=announcement][data-computing=false]';
const PREVIEW = '[data-testid=direct-raidCapacity]:not([data-worlds="0"])';
const ALL_PAIRS = '[data-testid=direct-raidCapacity][data-worlds="40"]';
const KEPT = '[data-testid=run-panel][data-state=kept]';

export async function bench({ rounds, chromium, progress }: Options): Promise<PageAnswers> {
  const cold: { readonly load: number; readonly world: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`cold load ${round + 1} of ${rounds}`);
    cold.push(await inFreshBrowser(chromium!, async (site) => {
      const page = await open(site);
      const load = await loaded(page, FIRST_DRAWING);
      return { load, world: await markAt(page, 'first-world') };
    }));
  }
  const warm = await inFreshBrowser(chromium!, async (site) => {
    const page = await open(site);
    await waitForWorlds(page, 40);
    await page.locator(QUIET).waitFor({ state: 'attached' });
    return measureWarm(site, page, rounds, progress);
  });
  return { loadMs: spread(cold.map(({ load }) => load)), firstWorldMs: spread(cold.map(({ world }) => world)), ...warm };
}

async function inFreshBrowser<Result>(chromium: string, use: (site: Opened) => Promise<Result>): Promise<Result> {
  const site = await openSite(chromium);
  try {
    return await use(site);
  } finally {
    await site.close();
  }
}

async function open(site: Opened): Promise<Page> {
  const { page, faults } = await site.open(WIDTH, '', putProbe);
  if (faults.length > 0) throw new Error(`the page complains: ${faults.join('; ')}`);
  return page;
}

async function measureWarm(site: Opened, page: Page, rounds: number, progress: Options['progress']): Promise<Omit<PageAnswers, 'loadMs' | 'firstWorldMs'>> {
  const moveLever = (key: string) => () => page.keyboard.press(key);
  const slider = page.getByRole('slider', { name: 'Raid capacity' });
  const lever: { readonly first: number; readonly preview: number; readonly steady: number }[] = [];
  const settle = async (): Promise<void> => {
    await page.locator(ALL_PAIRS).waitFor();
    await page.locator(QUIET).waitFor({ state: 'attached' });
  };
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await settle();
  for (let round = 0; round < rounds; round++) {
    progress(`lever ${round + 1} of ${rounds}`);
    // There and back, so that no step meets the end of the track; each value is new to the page's results, and its past is kept.
    const { ms, drawn } = await after(page, moveLever(round % 2 === 0 ? 'ArrowRight' : 'ArrowLeft'), 'input', PREVIEW, true);
    const began = await markAt(page, 'preview-start');
    await settle();
    lever.push({ first: ms, preview: drawn - began, steady: (await markAt(page, 'preview-done')) - began });
  }
  progress('tasks while a lever moves');
  const leverTaskMs = await longestTask(site.browser, page, async () => {
    for (let i = 0; i < 15; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(40);
    }
    await settle();
  });
  const run = page.getByRole('button', { name: 'Run full ensemble' });
  const cancelMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`cancel ${round + 1} of ${rounds}`);
    await run.click();
    await page.locator('[data-testid=result][data-partial=true]').waitFor();
    await page.waitForTimeout(300);
    cancelMs.push((await after(page, () => page.keyboard.press('Escape'), 'keydown', KEPT)).ms);
    await page.locator(QUIET).waitFor({ state: 'attached' });
  }
  progress('tasks while a run is under way');
  const runTaskMs = await longestTask(site.browser, page, async () => {
    await run.click();
    await page.locator('[data-testid=result][data-partial=true]').waitFor();
    await page.waitForTimeout(3000);
    await page.keyboard.press('Escape');
    await page.locator(KEPT).waitFor();
  });
  return {
    leverMs: spread(lever.map(({ first }) => first)), previewMs: spread(lever.map(({ preview }) => preview)), steadyMs: spread(lever.map(({ steady }) => steady)),
    cancelMs: spread(cancelMs), leverTaskMs, runTaskMs,
  };
}

export function words(found: PageAnswers): string {
  return `ms from the start of a cold load to the first drawing    ${inWords(found.loadMs, 0)}
ms from it to the first world                            ${inWords(found.firstWorldMs, 0)}
ms from a lever to the first drawing, warm               ${inWords(found.leverMs, 0)}
ms of them from the start of the preview                 ${inWords(found.previewMs, 0)}
ms from there to all 40 pairs                            ${inWords(found.steadyMs, 0)}
ms to call a run off                                     ${inWords(found.cancelMs, 0)}
longest task of the main thread, processor ms            ${found.leverTaskMs.toFixed(0)} while a lever moves, ${found.runTaskMs.toFixed(0)} while a run is under way
`;
}

const inSeconds = (ms: Spread): Spread => times(ms, 1 / 1000);

export function rows(found: PageAnswers): readonly Row[] {
  const task = (id: string, what: string, ms: number): Row => ({ id, what, value: ms, low: ms, high: ms, rounds: 1, unit: 'ms' });
  return [
    rowOf('leverToDrawing', inSeconds(found.leverMs), 's'),
    rowOf('forkedPreview', inSeconds(found.previewMs), 's', { note: 'from the start of the preview, after the pause in which the lever comes to rest' }),
    rowOf('pageLoad', inSeconds(found.loadMs), 's'),
    rowOf('cancel', found.cancelMs, 'ms'),
    rowOf('pageFirstWorld', inSeconds(found.firstWorldMs), 's', { what: 'first world in a fresh page, from the start of its load' }),
    rowOf('previewComplete', inSeconds(found.steadyMs), 's', { what: 'forked preview, from its start to all 40 pairs' }),
    task('leverTask', 'longest task of the main thread while a lever moves (processor time)', found.leverTaskMs),
    task('runTask', 'longest task of the main thread while a run is under way (processor time)', found.runTaskMs),
  ];
}
