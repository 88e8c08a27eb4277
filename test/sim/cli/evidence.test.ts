import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-evidence-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const plain = { NO_COLOR: '1' };

test('the list shows the variants of a record side by side with their grades, and the rule of grades', async () => {
  const { code, out, err } = await undercount(['evidence'], undefined, plain);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/three-cities-2012 {2}Phnom Penh, Siem Reap, Sihanoukville, 2012-11\n[^]*?C +8\.16% {2}weighted-232[^]*?D +7\.59% {2}reported-235/);
  expect(out).toMatch(/hotline-2006-08[^]*?not counted/);
  expect(out.replace(/\s+/g, ' ')).toContain('A all six are answered with yes');
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a record whole says estimand, frame, wording, interval, source, quality and what is not known', async () => {
  const { code, out } = await undercount(['evidence', 'three-cities-2015'], undefined, plain);
  expect(code).toBe(0);
  for (const text of ['estimand', 'rung T6', 'not known', 'Design effect and standard error', '38 of 2014', '1.2% to 2.9%', 'none was published', '“surveyed 287', 'grade C']) expect(out).toContain(text);
});

test('--json gives every record with grades; --place and --year leave fewer', async () => {
  const all = JSON.parse((await undercount(['evidence', '--json'])).out) as { records: { id: string; variants: Record<string, { grade: string; value: unknown }> }[]; gradeRule: string };
  expect(all.records.length).toBeGreaterThan(40);
  expect(all.records.find(({ id }) => id === 'three-cities-2012')!.variants['weighted-232']).toMatchObject({ value: 0.0816, grade: 'C' });
  const some = JSON.parse((await undercount(['evidence', '--json', '--place', 'siem', '--year', '2015'])).out) as typeof all;
  expect(some.records.map(({ id }) => id)).toEqual(['stakeholder-belief-2015', 'three-cities-2015', 'three-cities-2015-up-to-15', 'three-cities-change']);
});

test('wrong names, folders and records are errors with a code and what to do', async () => {
  const [name, nowhere, year] = await Promise.all([['evidence', 'three-cities-2013'], ['evidence', '--from', join(folder, 'none')], ['evidence', '--year', '15']].map((args) => undercount(args)));
  expect([name!.code, name!.out]).toEqual([2, '']);
  expect(name!.err).toMatch(/error\[E0005\] three-cities-2013[^]*try: undercount evidence three-cities-201/);
  expect([nowhere!.code, nowhere!.err]).toEqual([2, expect.stringContaining('There is no such folder')]);
  expect([year!.code, year!.err]).toEqual([2, expect.stringContaining('1900 to 2199')]);
  writeFileSync(join(folder, 'three-cities-2012.yaml'), readFileSync('scenarios/evidence/three-cities-2012.yaml', 'utf8').replace('value: 0.0816', 'value: 8.16'));
  const wrong = await undercount(['evidence', '--from', folder]);
  expect(wrong.code).toBe(3);
  expect(wrong.err).toMatch(/error\[E8006\] .*three-cities-2012\.yaml:\d+:\d+ variants\.weighted-232\.value/);
});
