import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunResult } from '../../../sim/run/result.ts';
import { undercount } from '../../support/undercount.ts';

const hidden = 'scenarios/stories/hidden.yaml';
const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/run-result.schema.json', 'utf8')));
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parse = (out: string): RunResult => JSON.parse(out) as RunResult;

test('--json prints one object that fits its schema; digests do not depend on the number of workers; nothing else is said', async () => {
  const [one, two] = await Promise.all(['1', '2'].map((workers) => undercount(['run', hidden, '--worlds', '4', '--seed', '7', '--workers', workers, '--json'])));
  for (const ended of [one!, two!]) {
    // On a machine with one core two workers are too many, and that is said.
    expect([ended.code, ended.err.replace(/^workers {3}2 on 1 core.*\n/, '')]).toEqual([0, '']);
    expect(schema.safeParse(JSON.parse(ended.out)).error).toBeUndefined();
  }
  const [a, b] = [parse(one!.out), parse(two!.out)];
  expect(a.digest).toMatch(/^[0-9a-f]{64}$/);
  expect({ ...b, timing: a.timing }).toEqual(a);
  expect([a.weeks, a.worlds, a.seed, a.partial, a.scenario.name]).toEqual([834, 4, '7', undefined, 'hidden']);
  expect(a.readings.map(({ at, published }) => [at, published])).toEqual([['2012-11-05', 0.0816], ['2015-04-06', 0.0222]]);
  expect(a.ladder.map(({ estimand }) => estimand)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4a', 'T4b', 'T5', 'T6a', 'T6']);
  // The schema is no rubber stamp.
  expect(schema.safeParse({ ...a, ladder: a.ladder.map(({ change: _, ...rest }) => rest) }).success).toBe(false);
  expect(schema.safeParse({ ...a, digest: 'none' }).success).toBe(false);
}, 60_000);

test('parts add up to the change of the logarithm of the reading, by both ways and by children and persons', async () => {
  const result = parse((await undercount(['run', hidden, '--worlds', '2', '--json'])).out);
  const sum = (parts: readonly { readonly logPoints: { readonly mean: number } }[]): number => parts.reduce((total, { logPoints }) => total + logPoints.mean, 0);
  expect(sum(result.decomposition)).toBeCloseTo(sum(result.attribution), 9);
  for (const { logPoints, children, persons } of result.decomposition) expect(children.mean + persons.mean).toBeCloseTo(logPoints.mean, 9);
}, 60_000);

test('a reader sees an answer with number and interval, the ladder, the parts, worlds a second and a next command that exists', async () => {
  const { code, out, err } = await undercount(['run', hidden, '--worlds', '3'], undefined, { NO_COLOR: '1' });
  expect(code).toBe(0);
  expect(out).toMatch(/In 3 simulated worlds: the number of children exploited .*\n?.*November 2012/);
  expect(out).toMatch(/90 in 100\s+worlds: [−+]?\d+% to [−+]?\d+%/);
  for (const text of ['T0 ', 'T4a', 'T6a', 'Which changes made the reading fall?', 'worlds and', '8.16%']) expect(out).toContain(text);
  expect(out).not.toContain('\u001b[');
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  expect(err).toMatch(/^next {6}npx undercount run scenarios\/stories\/hidden\.yaml --worlds 15 --seed 1 --out out\/hidden\n$/);
}, 60_000);

test('--out writes result, brief, tables, and a scenario that gives the same worlds again', async () => {
  const out = join(folder, 'run');
  const first = await undercount(['run', hidden, '--worlds', '2', '--json', '--out', out]);
  const result = parse(first.out);
  expect(parse(readFileSync(join(out, 'result.json'), 'utf8'))).toEqual(result);
  const worlds = readFileSync(join(out, 'worlds.csv'), 'utf8').split('\r\n');
  expect([worlds.length, worlds[0]!.startsWith('world,'), worlds[1]!.split(',').length]).toEqual([4, true, worlds[0]!.split(',').length]);
  expect(readFileSync(join(out, 'weekly.csv'), 'utf8').split('\r\n').length).toBe(1 + 12 * 834 + 1);
  const table = (name: string): string[][] => readFileSync(join(out, name), 'utf8').trim().split('\r\n').map((line) => line.split(','));
  const [venues, persons] = [table('venues.csv'), table('persons.csv')];
  // The later fieldwork's persons are those of rung T2 in world 0: the file and the run tell of the same world.
  const [header, world0] = [worlds[0]!.split(','), worlds[1]!.split(',')];
  const fieldwork = persons.filter(([, wave, moment]) => wave === 'second' && moment === 'fieldwork');
  expect(fieldwork.length).toBe(Number(world0[header.indexOf('ladder.second.T2.persons')]));
  expect(fieldwork.filter((row) => row[8] !== 'adult').length).toBe(Number(world0[header.indexOf('ladder.second.T2.children')]));
  expect(new Set(venues.slice(1).map(([, wave, moment, week]) => [wave, moment, week].join())).size).toBe(4);
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain('worlds.csv');
  expect(readFileSync(join(out, 'brief.md'), 'utf8')).toContain('Not a forecast');
  const again = parse((await undercount(['run', join(out, 'scenario.yaml'), '--worlds', '2', '--json'])).out);
  expect([again.scenario.hash, again.digest]).toEqual([result.scenario.hash, result.digest]);
}, 60_000);

test('--out on a file is refused before anything is run', async () => {
  const file = join(folder, 'taken');
  writeFileSync(file, '');
  const { code, out, err } = await undercount(['run', hidden, '--worlds', '1', '--out', file]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('There is a file where the folder should be.');
  // A place that exists but takes no folders: mkdir's own recursion would never end there.
  const never = await undercount(['run', hidden, '--worlds', '1', '--out', '/proc/undercount/out']);
  expect([never.code, never.out]).toEqual([2, '']);
  expect(never.err).toContain('The folder cannot be made');
});

// A tenth of the market: a world takes so little that some are done in six seconds on a machine that is busy otherwise.
test('Ctrl+C prints the answer for what is done, marked partial, and exits with 130', async () => {
  const { code, out, err } = await undercount(['run', hidden, '--scale', '0.1', '--worlds', '40000', '--json', '--workers', '2'], (child) => setTimeout(() => child.kill('SIGINT'), 6000));
  expect(code).toBe(130);
  const result = parse(out);
  expect(schema.safeParse(result).error).toBeUndefined();
  expect(result.partial).toBe(true);
  expect(result.worlds).toBeGreaterThan(0);
  expect(err).toContain(`interrupted after ${result.worlds} world`);
}, 60_000);

test('a reader that goes away ends the program without a word', async () => {
  const ended = await undercount(['run', hidden, '--worlds', '1', '--json'], (child) => child.stdout!.destroy());
  expect(ended.err).toBe('');
}, 60_000);

test.each([
  [['run', hidden, '--worlds', '0'], 'whole number from 1'],
  [['run', hidden, '--worlds', '-5'], 'whole number from 1'],
  [['run', hidden, '--worlds', '1e9'], 'whole number from 1'],
  [['run', hidden, '--worlds', 'abc'], 'whole number from 1'],
  [['run', hidden, '--workers', '0'], 'whole number from 1'],
  [['run', hidden, '--seed', ''], '1 to 200 characters'],
  [['run', hidden, '--sede', '1'], 'try: --seed'],
  [['run'], 'FILE'],
  [['rnu', hidden], 'try: undercount run'],
  [['validate'], 'FILE'],
  [[], 'Usage: undercount'],
])('%j is a usage error with a line that helps', async (args, text) => {
  const { code, out, err } = await undercount(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(text);
  expect(err).not.toMatch(/\n\s+at /);
});

test('--help and --version go to stdout', async () => {
  const [help, runHelp, version] = await Promise.all([['--help'], ['run', '--help'], ['--version']].map((args) => undercount(args)));
  expect([help!.code, help!.out.includes('validate'), runHelp!.out.includes('--worlds'), version!.out]).toEqual([0, true, true, '0.1.0\n']);
  expect(existsSync('dist/node/cli.mjs')).toBe(true);
});

test('a scenario with a rule says what was decided, the same with one worker or two, and fits the schema', async () => {
  const file = 'scenarios/closed-loop/wind-down.yaml';
  const [one, two, words, twin] = await Promise.all([
    ...['1', '2'].map((workers) => undercount(['run', file, '--worlds', '3', '--workers', workers, '--json'])),
    undercount(['run', file, '--worlds', '3', '--workers', '1', '--quiet'], undefined, { NO_COLOR: '1' }),
    undercount(['run', 'scenarios/closed-loop/programme-stays.yaml', '--worlds', '3', '--json']),
  ]);
  expect(schema.safeParse(JSON.parse(one!.out)).error).toBeUndefined();
  const [a, b, stays] = [one!, two!, twin!].map(({ out }) => parse(out));
  expect({ ...b, timing: a!.timing }).toEqual(a);
  expect(a!.rules).toMatchObject([{ id: 'windDown', listens: 'survey' }]);
  const { actedIn, firstAt } = a!.rules[0]!;
  // Seed 1: in at least one of three worlds the survey reads less than half of what it read first.
  expect(actedIn).toBeGreaterThan(0);
  expect(firstAt!.q05 >= '2015-12-07').toBe(true);
  expect(a!.digest).not.toBe(stays!.digest);
  expect(stays!.rules).toEqual([]);
  // Published readings and the change that is taken apart lie before the act: they are the twin's.
  expect([a!.ladder, a!.decomposition, a!.readings.slice(0, 2)]).toEqual([stays!.ladder, stays!.decomposition, stays!.readings.slice(0, 2)]);
  expect(a!.ladder[0]!.to.at).toBe('2015-04-06');
  expect(words!.out.replace(/\s+/g, ' ')).toMatch(/What was decided on these readings Rule windDown, which listens to the readings of survey, acted in \d+ in 100 simulated worlds \(.*\), first in \w+ 20\d\d/);
}, 120_000);
