import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, loadAxe } from '../support/axe.ts';
import { longestTask } from '../support/mainThread.ts';
import { openSite, waitForWorlds, type Opened } from '../support/page.ts';
import { undercount } from '../support/undercount.ts';

const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const allStories = (page: Page): Promise<unknown> => page.waitForFunction(() => [...document.querySelectorAll('.story .c-read b')].every((b) => /\d/.test(b.textContent ?? '')));
/** Until nothing computes any more. */
const quiet = (page: Page): Promise<unknown> => page.locator('[data-testid=announcement][data-computing=false]').waitFor({ state: 'attached' });
const yaml = (name: string, text: string) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });

let site: Opened;
beforeAll(async () => { site = await openSite(); });
afterAll(() => site.close());

test('axe-core finds nothing at 1280 and 390 px in both themes, in all layers, with tables, levers moved, keys listed and a bad file; nothing scrolls sideways at 390', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 10);
  await allStories(page);
  await loadAxe(page);
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const theme of ['Dark', 'Light']) {
      const look = async (what: string): Promise<void> => {
        await page.waitForTimeout(60);
        found.push(...(await axe(page, `${width} ${theme} ${what}`)));
        if (width === 390) expect(await sideways(page), what).toBeLessThanOrEqual(0);
      };
      await page.getByRole('button', { name: theme, exact: true }).click();
      await look('both');
      await page.keyboard.press('2');
      await look('measured');
      await page.keyboard.press('3');
      await page.keyboard.press('d');
      await look('tables');
      await page.keyboard.press('d');
    }
    if (width === 390) await page.locator('.sheet-open').click();
    await page.getByLabel('Raid capacity, exact value').fill(width === 390 ? '2' : '2.5');
    await page.getByLabel('Raid capacity, exact value').press('Enter');
    await page.getByTestId('direct-raidCapacity').waitFor();
    found.push(...(await axe(page, `${width} levers`)));
    if (width === 390) await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keys' }).click();
    found.push(...(await axe(page, `${width} keys`)));
    await page.keyboard.press('Escape');
  }
  await page.getByTestId('open-file').setInputFiles(yaml('a-rather-long-name-of-a-scenario-file.yaml', 'nonsense: 1\n'));
  await page.getByTestId('problems').waitFor();
  found.push(...(await axe(page, 'bad file')));
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}, 300_000);

test('the whole path works by keyboard alone: stories, levers and undo, data cursor, table, list of keys, run and call off', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 10);
  const active = (what: 'className' | 'value' | 'ariaLabel'): Promise<string | null | undefined> => page.evaluate((key) => (document.activeElement as HTMLInputElement | null)?.[key], what);
  const tabTo = async (selector: string): Promise<void> => {
    for (let i = 0; i < 14 && !(await page.evaluate((s) => document.activeElement?.matches(s), selector)); i++) await page.keyboard.press('Tab');
    expect(await page.evaluate((s) => document.activeElement?.matches(s), selector)).toBe(true);
  };
  await page.keyboard.press('Tab');
  expect(await active('className')).toBe('skip');
  // The chosen story is the only tab stop of its group, and arrows choose.
  await tabTo('[role=radio]');
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('radio', { checked: true }).getAttribute('data-story')).toBe('fell');
  await tabTo('input[type=range]');
  const before = await active('value');
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await active('value')).not.toBe(before);
  await page.keyboard.press('Control+z');
  expect(await active('value')).toBe(before);
  await page.keyboard.press('Enter');
  expect(await active('ariaLabel')).toContain('exact value');
  // A digit in an input is no shortcut.
  await page.keyboard.type('1');
  expect(await page.locator('.ctx [aria-pressed=true]').textContent()).toBe('Both');
  await page.locator('#fan .cursorable').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.locator('#fan output').textContent()).toMatch(/20\d\d-\d\d-\d\d · true/);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.keyboard.press('d');
  await page.locator('#fan table').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  // What is done when a run is called off is kept.
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-testid=result][data-partial=true]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-testid=run-panel][data-state=kept]').waitFor();
  expect(Number(await page.getByTestId('result').getAttribute('data-worlds'))).toBeLessThan(1000);
  expect(faults).toEqual([]);
}, 300_000);

test('the Measured view gives nothing away: no name of a story, no truth, no ladder, in no text and no label', async () => {
  const { page } = await site.open(1280, '?view=measured');
  await waitForWorlds(page, 10);
  await allStories(page);
  const text = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('[aria-label]')].map((e) => e.getAttribute('aria-label')).join('\n'));
  for (const tells of ['It fell', 'It hid', 'measured differently', 'True change', 'Real part', 'Child-years', 'Fewer children', 'moved, not ended', 'About as many']) expect(text).not.toContain(tells);
  expect(await page.locator('#steps h2').textContent()).toMatch(/: world [abc]$/);
  expect(await page.locator('#ladder svg, #where svg, #steps svg').count()).toBe(0);
}, 300_000);

test('no task of the main thread takes over 50 ms of processor time while a lever moves or a run is under way', { timeout: 300_000 }, async () => {
  const { page } = await site.open(1280);
  await waitForWorlds(page, 40);
  await quiet(page);
  const lever = await longestTask(site.browser, page, async () => {
    await page.getByRole('slider', { name: 'Raid capacity' }).focus();
    for (let i = 0; i < 15; i++) { await page.keyboard.press('ArrowRight'); await page.waitForTimeout(40); }
    await page.locator('[data-testid=direct-raidCapacity][data-worlds="40"]').waitFor();
  });
  expect(lever).toBeLessThanOrEqual(50);
  // Something is drawn before all worlds are in.
  const [first, done] = await page.evaluate(() => ['preview-first', 'preview-done'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN));
  expect(first).toBeLessThan(done!);
  await page.getByTestId('run-worlds').fill('40');
  await page.getByTestId('run-worlds').press('Enter');
  const run = await longestTask(site.browser, page, async () => {
    await page.getByRole('button', { name: 'Run full ensemble' }).click();
    await page.locator('[data-testid=run-panel][data-state=done]').waitFor();
  });
  expect(run).toBeLessThanOrEqual(50);
});

test('a lever that is moved before the scenario has been read is previewed once it has', async () => {
  const { page } = await site.open(1280, '?story=fell');
  await page.getByRole('slider', { name: 'Raid capacity' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByTestId('result').getAttribute('data-worlds')).toBe('0');
  await page.locator('[data-testid=direct-raidCapacity][data-worlds="40"]').waitFor();
});

test('a bad scenario shows the problems that the terminal shows, and nothing is changed; a good one stands as a fourth', async () => {
  const bad = 'schemaVersion: 1\nname: mine\nextends: ../cambodia.yaml\nstart: 2016-13-01\nparamters: {}\n';
  const folder = await mkdtemp(join(tmpdir(), 'undercount-'));
  await mkdir(join(folder, 'stories'));
  await writeFile(join(folder, 'stories/mine.yaml'), bad);
  await writeFile(join(folder, 'cambodia.yaml'), readFileSync('scenarios/cambodia.yaml'));
  await cp('scenarios/evidence', join(folder, 'evidence'), { recursive: true });
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 10);
  await page.getByTestId('open-file').setInputFiles(yaml('mine.yaml', bad));
  const shown = (await page.getByTestId('problems').locator('pre').textContent())!;
  const { err, code } = await undercount(['validate', join(folder, 'stories/mine.yaml')]);
  expect(code).toBe(3);
  expect(shown).toContain('mine.yaml:4:8');
  for (const line of shown.split('\n').map((l) => l.trim()).filter((l) => !l.startsWith('error['))) expect(err).toContain(line);
  expect(await page.getByRole('radio').count()).toBe(3);
  const good = readFileSync('scenarios/stories/hidden.yaml', 'utf8').replace(/^title: .*$/m, 'title: Mine');
  await page.getByTestId('open-file').setInputFiles(yaml('mine.yaml', good));
  await page.locator('[data-story=own][aria-checked=true]').waitFor();
  await page.locator('.note', { hasText: 'Mine opened as a fourth scenario' }).waitFor();
  await page.locator('[data-story=own]:not([data-digest=""]), [data-story=own] .st-c b').first().waitFor();
  expect(faults).toEqual([]);
}, 300_000);

test('every chart gives CSV, SVG and PNG with its question in it; Examine draws one dot a world with Plotly, under the strict policy', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 40);
  await quiet(page);
  for (const id of ['fan', 'where', 'ladder', 'steps']) {
    const figure = page.locator(`#${id}`);
    const question = (await figure.locator('h2, h3').first().textContent())!;
    for (const kind of ['CSV', 'SVG', 'PNG']) {
      const coming = page.waitForEvent('download');
      await figure.getByRole('button', { name: `${kind}: ` }).click();
      const bytes = readFileSync(await (await coming).path());
      expect(bytes.length, `${id} ${kind}`).toBeGreaterThan(300);
      if (kind === 'SVG') expect(bytes.toString()).toContain(question.slice(0, 20));
      if (kind === 'PNG') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    }
  }
  await page.getByRole('button', { name: 'Examine' }).click();
  await page.locator('dialog .scatterlayer .point').first().waitFor();
  expect(await page.locator('dialog .scatterlayer .point').count()).toBeGreaterThanOrEqual(40);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(faults).toEqual([]);
}, 300_000);
