import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunResult } from '../../sim/run/result.ts';
import { axe, loadAxe } from '../support/axe.ts';
import { longestTask } from '../support/mainThread.ts';
import { openSite, waitForWorlds, type Opened } from '../support/page.ts';
import { undercount } from '../support/undercount.ts';

/** Until nothing computes any more. */
const quiet = (page: Page): Promise<unknown> => page.locator('[data-testid=announcement][data-computing=false]').waitFor({ state: 'attached' });
const worldsOfSize = (page: Page, size: number, worlds: number): Promise<unknown> =>
  page.waitForFunction(([s, n]) => {
    const { scale, worlds: done, stale } = document.querySelector<HTMLElement>('[data-testid=result]')!.dataset;
    return Number(scale) === s && Number(done) >= n! && stale === 'false';
  }, [size, worlds]);
const atEnd = async (page: Page): Promise<number> => Number((await page.getByTestId('lever-demand').locator('.lv-o b').textContent())!.replace(/\D/g, ''));

let site: Opened;
beforeAll(async () => { site = await openSite(); });
afterAll(() => site.close());

test('a market ten times as large keeps the page responsive: fewer worlds, no task over 50 ms while it is chosen, a lever moves and a run is under way; its worlds are the terminal’s', { timeout: 600_000 }, async () => {
  const { page, faults } = await site.open(1280);
  page.setDefaultTimeout(300_000);
  await waitForWorlds(page, 40);
  await quiet(page);
  const before = await atEnd(page);

  const chosen = await longestTask(site.browser, page, async () => {
    await page.getByLabel('Market size').selectOption('10');
    await worldsOfSize(page, 10, 8);
  });
  expect(chosen).toBeLessThanOrEqual(50);
  await page.locator('.ctx .flag', { hasText: 'Market 10 times as large' }).waitFor();
  expect(await page.getByTestId('market-note').textContent()).toContain('stand beside no published count');
  // Ten times the children; two figures are shown, and eight worlds stand against forty.
  expect((await atEnd(page)) / before).toBeGreaterThan(8.5);
  expect((await atEnd(page)) / before).toBeLessThan(11.5);

  await quiet(page);
  const lever = await longestTask(site.browser, page, async () => {
    await page.getByRole('slider', { name: 'Raid capacity' }).focus();
    for (let i = 0; i < 5; i++) { await page.keyboard.press('ArrowRight'); await page.waitForTimeout(40); }
    await page.locator('[data-testid=direct-raidCapacity][data-worlds="8"]').waitFor();
  });
  expect(lever).toBeLessThanOrEqual(50);
  await page.getByRole('button', { name: 'Reset levers' }).click();

  await page.getByTestId('run-worlds').fill('2');
  await page.getByTestId('run-worlds').press('Enter');
  const run = await longestTask(site.browser, page, async () => {
    await page.getByRole('button', { name: 'Run full ensemble' }).click();
    await page.locator('[data-testid=run-panel][data-state=done]').waitFor();
  });
  expect(run).toBeLessThanOrEqual(50);
  const result = page.getByTestId('result');
  const { out } = await undercount(['run', 'scenarios/stories/hidden.yaml', '--worlds', '2', '--scale', '10', '--json']);
  const { digest, scenario } = JSON.parse(out) as RunResult;
  expect([await result.getAttribute('data-digest'), await result.getAttribute('data-scenario')]).toEqual([digest, scenario.hash]);
  expect(faults).toEqual([]);
});

test('back at the scenario’s own size the numbers are what they were; at 390 px the control is large enough, named, and nothing scrolls sideways', { timeout: 300_000 }, async () => {
  const { page, faults } = await site.open(390);
  await waitForWorlds(page, 40);
  const shown = (): Promise<string | null> => page.locator('.cards .hc .big').first().textContent();
  const before = await shown();
  const control = page.getByLabel('Market size');
  await control.selectOption('2');
  await worldsOfSize(page, 2, 5);
  expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await loadAxe(page);
  expect(await axe(page, 'market twice as large')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await control.selectOption('1');
  await worldsOfSize(page, 1, 40);
  expect(await shown()).toBe(before);
  expect(await page.locator('.ctx .flag').count()).toBe(0);
  expect(faults).toEqual([]);
});
