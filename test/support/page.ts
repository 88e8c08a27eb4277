import { chromium, type Browser, type Page } from 'playwright-core';
import { serve, type Site } from '../../sim/node/serve.ts';

/** The built page in Chromium, served as `npm start` serves it. */
export interface Opened {
  readonly site: Site;
  readonly browser: Browser;
  /** Opens the page at a width, after `before` has been run in it; what it complains of, and what it asks of other origins, is gathered in `faults`. */
  open(width: number, query?: string, before?: () => void): Promise<{ readonly page: Page; readonly faults: string[] }>;
  close(): Promise<void>;
}

export async function openSite(chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'): Promise<Opened> {
  const site = await serve('dist/web', 41_800);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    site,
    browser,
    async open(width, query = '', before) {
      const context = await browser.newContext({ viewport: { width, height: width < 720 ? 844 : 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(site.address) && !/^(data|blob):/.test(url)) faults.push(`asked for ${url}`);
      });
      if (before) await page.addInitScript(before);
      await page.goto(`${site.address}${query}`);
      return { page, faults };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Waits until the headlines rest on so many worlds or more. */
export async function waitForWorlds(page: Page, worlds: number): Promise<void> {
  await page.waitForFunction((wanted) => Number(document.querySelector<HTMLElement>('[data-testid=result]')?.dataset['worlds'] ?? 0) >= wanted, worlds);
}
