import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunResult } from '../../../sim/run/result.ts';
import { progressLine } from '../../../sim/cli/progress.ts';
import { undercount } from '../../support/undercount.ts';

const hidden = 'scenarios/stories/hidden.yaml';
const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/run-result.schema.json', 'utf8')));
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parse = (out: string): RunResult => JSON.parse(out) as RunResult;

test.each(['0', '-1', 'NaN', '1e6', 'abc', '', '0.09', '1000.001', '2.0001', 'Infinity', '0x10'])('--scale %j is a usage error that says what is allowed', async (scale) => {
  const { code, out, err } = await undercount(['run', hidden, '--worlds', '1', `--scale=${scale}`]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('a number from 0.1 to 1000 (at most three decimals)');
});

test('a larger market is in the JSON, under hashes of its own, and is the same with one worker or two; 1 is the scenario as written', async () => {
  const [plain, one, three, twin] = await Promise.all([[], ['--scale', '1'], ['--scale', '3', '--workers', '1'], ['--scale', '3.0', '--workers', '2']].map(async (more) => {
    const { out } = await undercount(['run', hidden, '--worlds', '2', '--json', ...more]);
    expect(schema.safeParse(JSON.parse(out)).error).toBeUndefined();
    return parse(out);
  }));
  expect({ ...one!, timing: plain!.timing }).toEqual(plain);
  expect({ ...twin!, timing: three!.timing }).toEqual(three);
  expect([plain!.scale, three!.scale]).toEqual([1, 3]);
  for (const of of [(r: RunResult) => r.run, (r: RunResult) => r.scenario.hash, (r: RunResult) => r.digest]) expect(of(three!)).not.toBe(of(plain!));
  // Three times as many children, to a tenth (two worlds); a survey of the same size.
  expect(three!.truth.children.from.mean / plain!.truth.children.from.mean).toBeCloseTo(3, 0);
  expect(three!.readings[0]!.venues.mean / plain!.readings[0]!.venues.mean).toBeCloseTo(1, 1);
  expect(three!.notes.some((note) => note.includes('a market 3 times as large'))).toBe(true);
  expect(plain!.notes.some((note) => note.includes('market'))).toBe(false);
}, 60_000);

test('a reader sees the size in the answer, in the note and in the next command; the folder says it and gives the same worlds again', async () => {
  const out = join(folder, 'small');
  const first = await undercount(['run', hidden, '--worlds', '2', '--scale', '0.2', '--out', out], undefined, { NO_COLOR: '1' });
  expect(first.code).toBe(0);
  expect(first.out.replace(/\s+/g, ' ')).toMatch(/In 2 simulated worlds of a market 0\.2 times the size of the scenario’s: .* This is a market 0\.2 times the size .* seed 1, scale 0\.2\./);
  expect(first.err).toContain('--seed 1 --scale 0.2');
  const readme = readFileSync(join(out, 'README.md'), 'utf8');
  expect(readme).toContain('(scale 0.2)');
  const [, args] = readme.match(/`npx undercount run scenario\.yaml (.*)`/)!;
  const result = parse(readFileSync(join(out, 'result.json'), 'utf8'));
  const again = parse((await undercount(['run', join(out, 'scenario.yaml'), ...args!.split(' '), '--json'])).out);
  expect([again.digest, again.scale, again.scenario.hash]).toEqual([result.digest, 0.2, result.scenario.hash]);
  expect(readFileSync(join(out, 'brief.md'), 'utf8')).toContain('scale 0.2');
  // What instruments see is of the same small market: as many persons as rung T2 of world 0.
  const table = (name: string): string[][] => readFileSync(join(out, name), 'utf8').trim().split('\r\n').map((line) => line.split(','));
  const [header, world0] = table('worlds.csv');
  const fieldwork = table('persons.csv').filter(([, wave, moment]) => wave === 'second' && moment === 'fieldwork');
  expect(fieldwork.length).toBe(Number(world0![header!.indexOf('ladder.second.T2.persons')]));
}, 60_000);

test('a world that takes long shows how far it is; when it is called off nothing is said of no worlds', async () => {
  expect(progressLine('run', 0, 2, 2, 30_000, 0.5)).toBe('run       0/2 worlds  [#####---------------]  2 workers  1.0/min  1:30 left');
  expect(progressLine('run', 1, 1, 1, 10_000, 0.3)).toBe('run       1/1 worlds  [####################]  1 worker  6.0/min  0:00 left');
  expect(progressLine('run', 0, 2, 2, 0)).toBe('run       0/2 worlds  [--------------------]  2 workers  0.0/s');
  const ended = await undercount(['run', 'scenarios/cambodia.yaml', '--worlds', '1', '--scale', '200', '--out', join(folder, 'never')], (child) => setTimeout(() => child.kill('SIGINT'), 2500));
  expect([ended.code, ended.out]).toEqual([130, '']);
  expect(ended.err).toContain('interrupted after 0 worlds of 1');
}, 60_000);
