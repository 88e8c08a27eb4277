import type { Page } from 'playwright-core';

/** Milliseconds by the page's own clock. A frame counts as drawn when the task after it runs: the next animation frame, then a timer of 0. */
interface Probe {
  /** From the start of navigation until an element that fits the selector has been drawn. */
  readonly loaded: (selector: string) => Promise<number>;
  /**
   * From the next event of a kind until an element that fits `until` has been drawn; with `gone`, one that was there must have gone before.
   * `began` is the time of the event on the same clock as performance marks.
   */
  readonly after: (event: string, until: string, gone: boolean) => Promise<{ readonly ms: number; readonly began: number; readonly drawn: number }>;
}

type WithProbe = typeof globalThis & { probe: Probe };

/** Puts the probe into a page; runs there before the page's own scripts, so it may use nothing from outside. */
export function putProbe(): void {
  const drawn = (fits: () => boolean): Promise<number> => new Promise((resolve) => {
    const look = (): boolean => {
      if (!fits()) return false;
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const there = (selector: string): boolean => document.querySelector(selector) !== null;
  (globalThis as WithProbe).probe = {
    loaded: (selector) => drawn(() => there(selector)),
    async after(event, until, gone) {
      const began = await new Promise<number>((resolve) => addEventListener(event, ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true }));
      let absent = !gone;
      const end = await drawn(() => {
        if (!there(until)) absent = true;
        return absent && there(until);
      });
      return { ms: end - began, began, drawn: end };
    },
  };
}

/** Milliseconds from the start of navigation until it is drawn. */
export function loaded(page: Page, selector: string): Promise<number> {
  return page.evaluate((wanted) => (globalThis as WithProbe).probe.loaded(wanted), selector);
}

/** Does something in the page and waits for what it brings about. */
export async function after(page: Page, act: () => Promise<void>, event: string, until: string, gone = false): Promise<{ readonly ms: number; readonly began: number; readonly drawn: number }> {
  const ended = page.evaluate(([name, wanted, first]) => (globalThis as WithProbe).probe.after(name as string, wanted as string, first as boolean), [event, until, gone]);
  // The listener must be there before the event.
  await page.evaluate(() => 0);
  await act();
  return ended;
}

/** Time of the latest mark of a name. */
export function markAt(page: Page, name: string): Promise<number> {
  return page.evaluate((wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? NaN, name);
}
