import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, waitForWorlds, type Opened } from '../support/page.ts';
import type { RunResult } from '../../sim/run/result.ts';
import { undercount } from '../support/undercount.ts';

let site: Opened;
beforeAll(async () => (site = await openSite()));
afterAll(() => site.close());

test('worlds in Chromium are those of Node: the page shows the digest that the terminal prints, for the same scenario and seed', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 10);
  await page.getByTestId('run-seed').fill('e2e');
  await page.getByTestId('run-seed').press('Enter');
  await waitForWorlds(page, 10);
  await page.getByTestId('run-worlds').fill('6');
  await page.getByTestId('run-worlds').press('Enter');
  await page.getByRole('button', { name: 'Run full ensemble' }).click();
  const result = page.locator('[data-testid=result][data-worlds="6"]:not([data-digest=""])');
  await result.waitFor();
  const shown = await result.evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  const names: Readonly<Record<string, string>> = { fell: 'fell', hid: 'hidden', hidden: 'hidden', read: 'measured-differently' };
  const story = await page.locator('[role=radio][aria-checked=true]').first().getAttribute('data-story');
  const { out } = await undercount(['run', `scenarios/stories/${names[story ?? ''] ?? story}.yaml`, '--worlds', '6', '--seed', 'e2e', '--json']);
  const terminal = JSON.parse(out) as RunResult;
  expect(shown['scenario']).toBe(terminal.scenario.hash);
  expect(shown['digest']).toBe(terminal.digest);
  expect(faults).toEqual([]);
}, 300_000);
