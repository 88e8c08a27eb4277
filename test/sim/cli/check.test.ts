import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { CheckReport } from '../../../sim/check/report.ts';
import { aboveCores } from '../../../sim/cli/room.ts';
import { cores } from '../../../sim/node/threads.ts';
import { undercount } from '../../support/undercount.ts';

const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/check-report.schema.json', 'utf8')));
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const parse = (out: string): CheckReport => JSON.parse(out) as CheckReport;

test('check --short: the base holds every rule; --json fits its schema, with the numbers behind each; exit 0', { timeout: 120_000 }, async () => {
  const { code, out, err } = await undercount(['check', '--short', '--json']);
  const report = parse(out);
  expect(schema.safeParse(report).error).toBeUndefined();
  const failed = report.rules!.results.filter(({ passed }) => !passed);
  expect(failed.map(({ id, numbers, details }) => ({ id, numbers, details }))).toEqual([]);
  expect([code, report.passed], err).toEqual([0, true]);
  expect(report.rules!.results.length).toBeGreaterThan(60);
  for (const { id, numbers } of report.rules!.results) expect(numbers.length, id).toBeGreaterThan(0);
});

test('check --patterns does not depend on the number of workers; a market without police is far from what is known, exit 5', { timeout: 60_000 }, async () => {
  const file = join(folder, 'no-police.yaml');
  writeFileSync(file, `schemaVersion: 1\nextends: ${relative(folder, 'scenarios/cambodia.yaml')}\nname: no-police\nparameters:\n  raids.capacity: { value: { phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }, label: assumed, source: F3 }\n`);
  const [one, two] = await Promise.all(['1', '2'].map((workers) => undercount(['check', file, '--patterns', '--worlds', '10', '--workers', workers, '--json'])));
  expect(one!.code, one!.err).toBe(5);
  expect(one!.out).toBe(two!.out);
  expect([one!.err, two!.err]).toEqual(['', aboveCores(2, cores()) === undefined ? '' : `${aboveCores(2, cores())}\n`]);
  const report = parse(one!.out);
  expect(schema.safeParse(report).error).toBeUndefined();
  expect(report.patterns!.results.find(({ id }) => id === 'actions-2015')).toMatchObject({ median: 0, inside: false });
});

test('the text says pass or FAIL, the numbers, and what is outside with its reason; a wrong file gives exit 3', { timeout: 60_000 }, async () => {
  const { out } = await undercount(['check', '--patterns', '--worlds', '10', '--no-color']);
  expect(out).toMatch(/^Known patterns/);
  expect(out).toMatch(/prevalence-2012 +0\.0816/);
  expect(out).toMatch(/Not inside, and why\n[a-z0-9-]+ \(/);
  expect(out).toContain('Known, but beyond what the world of today has');
  const wrong = await undercount(['check', join(folder, 'missing.yaml')]);
  expect([wrong.code, wrong.out]).toEqual([3, '']);
});

test('Ctrl+C gives the worlds that are in, says so, and ends with 130', { timeout: 30_000 }, async () => {
  const { code, out, err } = await undercount(['check', '--patterns', '--worlds', '5000', '--json'], (child) => setTimeout(() => child.kill('SIGINT'), 3000));
  expect(code).toBe(130);
  expect(parse(out)).toMatchObject({ passed: false, partial: true });
  expect(err).toMatch(/interrupted after \d+ worlds? of 5000/);
});
