import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
const rows = Array.from({ length: 40 }, (_, i) => `${i % 2},${i % 8},${i < 12 && i % 4 === 0 ? 1 : 0},${3 + (i % 5)},2.5,Sok ${i}`);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercount-test-'));
  writeFileSync(file('venues.csv'), `area,venue,child,persons,weight,name\n${rows.join('\n')}\n`);
  writeFileSync(file('wrong.csv'), '\uFEFFy;w\r\n1;2\r\nx;-1\r\n;3\r\n');
  writeFileSync(file('one.csv'), 's,y\na,1\na,2\nb,4\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('--json gives estimate, standard error, interval, n, design effect and notes; fewer than 10 positives carry a disclosure note', async () => {
  const { code, out, err } = await undercount(['estimate', 'survey', file('venues.csv'), '--y', 'child', '--x', 'persons', '--weights', 'weight', '--strata', 'area', '--cluster', 'venue', '--json']);
  expect([code, err]).toEqual([0, '']);
  const json = JSON.parse(out);
  expect(json).toMatchObject({ estimator: 'survey', statistic: 'ratio', n: 40, interval: { level: 0.95 }, clusters: 8, strata: 2, degreesOfFreedom: 6 });
  expect(json.estimate).toBeCloseTo(3 / 200, 12);
  expect(json.interval.low).toBeLessThan(json.estimate);
  expect(json.interval.high).toBeGreaterThan(json.estimate);
  expect(json.notes.join(' ')).toMatch(/fewer than 10 positives/);
});

test('a person reads the result, the interval, what it tells and what it rests on; nothing of the file is shown', async () => {
  const { code, out } = await undercount(['estimate', 'survey', file('venues.csv'), '--y', 'child', '--x', 'persons', '--weights', 'weight', '--strata', 'area', '--cluster', 'venue', '--level', '0.9']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Ratio of child to persons: 1\.50%\n90% interval \d\.\d\d% to \d+\.\d\d% \(logit/);
  expect(out).toMatch(/tells nothing of those who are on no frame/);
  expect(out).not.toContain('Sok');
});

test('all that is wrong with a file comes at once with file, line, character and column, no cell is shown, and nothing is estimated', async () => {
  const { code, out, err } = await undercount(['estimate', 'survey', file('wrong.csv'), '--y', 'y', '--weights', 'w', '--json']);
  expect([code, out]).toEqual([3, '']);
  expect(err).toContain(`error[E6009] ${file('wrong.csv')}:3:1 y\n  row 2: the cell is not a number\n`);
  expect(err).toContain(`error[E6010] ${file('wrong.csv')}:3:3 w\n  row 2: a weight is never negative\n`);
  expect(err).toContain(`error[E6008] ${file('wrong.csv')}:4:1 y`);
  expect(err).toMatch(/3 problems; nothing was estimated\n$/);
});

test('where there is no estimate it says so and why, with exit 3 and no number', async () => {
  const plain = await undercount(['estimate', 'survey', file('one.csv'), '--y', 'y', '--strata', 's']);
  expect([plain.code, plain.out]).toEqual([3, '']);
  expect(plain.err).toMatch(/there is no estimate: a stratum has only one sampled unit/);
  const json = await undercount(['estimate', 'survey', file('one.csv'), '--y', 'y', '--strata', 's', '--json']);
  expect(json.code).toBe(3);
  expect(JSON.parse(json.out)).toMatchObject({ estimate: null, reason: expect.stringContaining('only one sampled unit') });
});

test('a column of names is refused when it is named; other commands refuse wrong usage with 2', async () => {
  const names = await undercount(['estimate', 'survey', file('venues.csv'), '--y', 'child', '--cluster', 'name']);
  expect(names.code).toBe(3);
  expect(names.err).toMatch(/error\[E6020\].*venues\.csv:1 name\n {2}this looks like names/);
  expect(names.err).not.toContain('Sok');
  for (const args of [[], ['survey'], ['surve', 'x.csv'], ['survey', file('venues.csv')], ['survey', file('venues.csv'), '--y', 'child', '--level', '1'], ['survey', file('venues.csv'), '--y', 'child', '--statistic', 'ratio'], ['survey', file('venues.csv'), '--y', 'child', '--where', 'area'], ['survey', file('venues.csv'), '--y', 'child', '--replicates', 'weights']]) {
    expect((await undercount(['estimate', ...args])).code, args.join(' ')).toBe(2);
  }
}, 60_000);

test.each([['missing.csv', /there is no such file/], ['.', /this is a folder/]])('%s is answered with a problem and exit 3', async (name, words) => {
  const { code, err } = await undercount(['estimate', 'survey', name === '.' ? folder : file(name), '--y', 'y']);
  expect(code).toBe(3);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\n\s+at .*:\d+:\d+/);
});

test('standard input is a file too', async () => {
  let stdin = '';
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, ['bin/undercount.mjs', 'estimate', 'survey', '-', '--y', 'y', '--json']);
  child.stdout.on('data', (data: Buffer) => (stdin += data.toString()));
  child.stdin.end('y\n2\n4\n9\n');
  await new Promise((resolve) => child.on('close', resolve));
  expect(JSON.parse(stdin).estimate).toBe(5);
});
