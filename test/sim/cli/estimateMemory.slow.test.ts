import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

let folder: string;
const MEGABYTE = 1e6;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same rows again and again; `#` is the number of the repetition. */
function write(name: string, header: string, rows: readonly string[], megabytes: number): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, `${header}\n`);
  const block = `${rows.join('\n')}\n`;
  for (let [size, k] = [0, 0]; size < megabytes * MEGABYTE; k++) size += writeSync(file, block.replaceAll('#', String(k)));
  closeSync(file);
  return path;
}

/** Says on stderr how much memory the program held at most, in kilobytes. */
const REPORT = `--import data:text/javascript,${encodeURIComponent('process.on("exit",()=>process.stderr.write(`RSS ${process.resourceUsage().maxRSS}\\n`))')}`;

const venues = Array.from({ length: 5000 }, (_, i) => `${i % 4},${1 + (i % 12)},${(1.5 + (i % 1000) / 100).toFixed(2)},${i % 7},v#-${i >> 3},"left, unread"`);
test.each([
  ['one column of one digit', 'y', Array.from({ length: 5000 }, (_, i) => String(i % 2)), ['--statistic', 'proportion']],
  ['weights, strata and a million clusters', 'y,x,w,area,venue,other', venues, ['--x', 'x', '--weights', 'w', '--strata', 'area', '--cluster', 'venue', '--nest']],
  ['every row a cluster', 'y,x,w,area,venue,other', venues.map((row, i) => row.replace(/v#-\d+/, `v#-${i}`)), ['--weights', 'w', '--cluster', 'venue']],
] as const)('%s: 200 MB of data take less than 200 MB and twice the file', async (name, header, rows, flags) => {
  const path = write(`${name}.csv`, header, rows, 200);
  const { code, err } = await undercount(['estimate', 'survey', path, '--y', 'y', ...flags, '--json'], undefined, { NODE_OPTIONS: REPORT });
  expect(code).toBe(0);
  const kilobytes = Math.max(...[...err.matchAll(/RSS (\d+)/g)].map(([, value]) => Number(value)));
  expect(kilobytes).toBeGreaterThan(20_000);
  expect(kilobytes / 1000).toBeLessThan(200 + (2 * statSync(path).size) / MEGABYTE);
}, 600_000);
