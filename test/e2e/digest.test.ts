import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, waitForWorlds, type Opened } from '../support/page.ts';
import type { RunResult } from '../../sim/run/result.ts';
import { undercount } from '../support/undercount.ts';

const NAMES: Readonly<Record<string, string>> = { fell: 'fell', hid: 'hidden', hidden: 'hidden', read: 'measured-differently' };
let site: Opened;
beforeAll(async () => (site = await openSite()));
afterAll(() => site.close());

let terminal: RunResult | undefined;
/** What the terminal gives for the story in view. */
async function ofTerminal(page: Page): Promise<RunResult> {
  const story = await page.locator('[role=radio][aria-checked=true]').first().getAttribute('data-story');
  terminal ??= JSON.parse((await undercount(['run', `scenarios/stories/${NAMES[story ?? ''] ?? story}.yaml`, '--worlds', '6', '--seed', 'e2e', '--json'])).out) as RunResult;
  return terminal;
}

/** Starts a full run of six worlds; the place where its digest will stand. */
async function startRun(page: Page): Promise<Locator> {
  await page.getByTestId('run-seed').fill('e2e');
  await page.getByTestId('run-seed').press('Enter');
  await waitForWorlds(page, 10);
  await page.getByTestId('run-worlds').fill('6');
  await page.getByTestId('run-worlds').press('Enter');
  await page.getByRole('button', { name: 'Run full ensemble' }).click();
  return page.locator('[data-testid=result][data-worlds="6"]:not([data-digest=""])');
}
const shownIn = (result: Locator): Promise<DOMStringMap> => result.evaluate((element) => ({ ...(element as HTMLElement).dataset }));

test('worlds in Chromium are those of Node: the page shows the digest that the terminal prints, for the same scenario and seed', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 10);
  const result = await startRun(page);
  await result.waitFor();
  const [shown, expected] = [await shownIn(result), await ofTerminal(page)];
  expect([shown['scenario'], shown['digest']]).toEqual([expected.scenario.hash, expected.digest]);
  expect(faults).toEqual([]);
  await page.close();
}, 300_000);

test('on one core, a worker that dies in the middle of a run is replaced, its worlds are redone, and the digest is that of the terminal', async () => {
  const { page, faults } = await site.open(1280, '', () => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 1 }));
  const result = await startRun(page);
  expect(page.workers().length).toBe(1);
  const [worker] = page.workers();
  const ended = new Promise((resolve) => worker!.once('close', resolve));
  await worker!.evaluate(() => void setTimeout(() => { throw new Error('stopped by the test'); }));
  await ended;
  await page.getByTestId('redone').waitFor();
  await result.waitFor();
  const [shown, expected] = [await shownIn(result), await ofTerminal(page)];
  expect(shown['digest']).toBe(expected.digest);
  expect(page.workers().length).toBe(1);
  expect(faults.filter((fault) => !fault.includes('stopped by the test'))).toEqual([]);
  await page.close();
}, 300_000);

test.each([
  ['has no workers at all', () => void Reflect.deleteProperty(globalThis, 'Worker')],
  // As Firefox before 114: what it is told of the type is not even read.
  ['knows no type of a worker', () => {
    const Known = Worker;
    globalThis.Worker = class extends Known {
      constructor(address: string | URL, { name }: WorkerOptions = {}) {
        super(address, { name });
      }
    };
  }],
  // As Chromium before 80.
  ['refuses workers that are modules', () => {
    const Known = Worker;
    globalThis.Worker = class extends Known {
      constructor(address: string | URL, options: WorkerOptions = {}) {
        if (options.type === 'module') throw new TypeError('Module scripts are not supported on DedicatedWorker yet.');
        super(address, options);
      }
    };
  }],
])('a browser that %s is told so in one sentence, with the way that is left', async (_, before) => {
  const { page, faults } = await site.open(390, '', before);
  const said = page.getByRole('alert');
  await said.waitFor();
  expect(await said.innerText()).toMatch(/^This browser lacks [^.]*a Web Worker that is a module[^.]*: npx undercount run \S+\.yaml$/);
  expect(await page.getByRole('alert').count()).toBe(1);
  // And nothing on the page says that something is on its way.
  expect(await page.getByText(/Simulating|Starting/).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
}, 120_000);
