import type { Browser, Page } from 'playwright-core';

interface TraceEvent { readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly dur?: number; readonly tdur?: number; readonly args?: { readonly name?: string } }

/**
 * The longest task of any page's main thread during an action, in milliseconds of its own processor time.
 * Wall time would measure what else the machine does: two workers and a browser share two cores. Wall times stand in bench/.
 */
export async function longestTask(browser: Browser, page: Page, action: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  let trace: Buffer;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const main = new Set(traceEvents.filter((e) => e.ph === 'M' && e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid}/${e.tid}`));
  const tasks = traceEvents.filter((e) => e.name === 'RunTask' && main.has(`${e.pid}/${e.tid}`) && e.tdur !== undefined);
  if (tasks.length === 0) throw new Error('the trace holds no task of a main thread');
  return tasks.reduce((longest, e) => Math.max(longest, e.tdur! / 1000), 0);
}
