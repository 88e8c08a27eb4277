// Finds Chromium for the tests of the page; installs Debian's where that is possible.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebian } from './debian.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium, or undefined. CHROMIUM names one outright. */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin');
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** As findChromium, after an attempt to install it. */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  if ((await installDebian(['chromium'], say, 'for the tests of the page')) && findChromium()) return findChromium();
  say('No Chromium, so the tests of the page count as failed. Install it (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium npm test');
  return undefined;
}
