import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const source = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }

/** Puts axe-core into the page; evaluated over the protocol, so the page's own policy stands. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe-core has against the page under WCAG 2.2 A and AA. */
export async function axe(page: Page, where: string): Promise<string[]> {
  const found = await page.evaluate(async (rules) => (globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResult> } }).axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
  return found.violations.flatMap((v) => v.nodes.map((n) => `${where}: ${v.id}: ${n.html.slice(0, 160)}`));
}
