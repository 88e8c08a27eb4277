import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { DecomposeResult } from '../../../sim/cli/decompose/result.ts';
import { undercount } from '../../support/undercount.ts';

const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/decomposition.schema.json', 'utf8')));
const STORIES = ['fell', 'hidden', 'measured-differently'] as const;
const file = (story: string): string => `scenarios/stories/${story}.yaml`;
const WORLDS = '6';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-decompose-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function decomposed(...args: readonly string[]): Promise<DecomposeResult> {
  const { code, out, err } = await undercount(['decompose', ...args, '--json', '--no-progress']);
  expect([code, err.replace(/^workers {3}.*\n/, '')]).toEqual([0, '']);
  return JSON.parse(out) as DecomposeResult;
}

const partOf = (result: DecomposeResult, part: string, side = 0) => result.scenarios[side]!.parts.find((one) => one.part === part)!;

test('the three stories show three different waterfalls for the same fall: it is the truth, what is out of sight, or how ages are judged', async () => {
  const results = await Promise.all(STORIES.map((story) => decomposed(file(story), '--worlds', WORLDS, '--from', '2012-11-05', '--to', '2015-04-06')));
  for (const result of results) {
    expect(schema.safeParse(result).error).toBeUndefined();
    const [one] = result.scenarios;
    expect(one!.reading.change.median).toBeLessThan(-0.5);
    expect(one!.largestGap).toBeLessThan(1e-9);
    expect(one!.parts.reduce((sum, { logPoints }) => sum + logPoints.mean, 0)).toBeCloseTo(one!.reading.logPoints.mean, 9);
    expect(one!.parts.map(({ part }) => part)).toEqual(['truth', 'place', 'exposure', 'frame', 'concealed', 'seen', 'judged', 'weighted', 'sampled']);
    for (const { logPoints, children, persons } of one!.parts) expect(children.mean + persons.mean).toBeCloseTo(logPoints.mean, 9);
  }
  const share = (result: DecomposeResult, ...parts: string[]): number => parts.reduce((sum, part) => sum + partOf(result, part).inHundred!, 0);
  const [fell, hidden, measured] = results as [DecomposeResult, DecomposeResult, DecomposeResult];
  expect(share(fell, 'truth')).toBeGreaterThan(65);
  expect(share(hidden, 'exposure', 'concealed')).toBeGreaterThan(65);
  expect(share(measured, 'judged')).toBeGreaterThan(65);
  for (const [i, result] of results.entries()) {
    const largest = [share(result, 'truth'), share(result, 'exposure', 'concealed'), share(result, 'judged')];
    expect(largest.indexOf(Math.max(...largest))).toBe(i);
  }
  // Of the children exploited two thirds are gone in the first; in the others about as many are left, and child-weeks with them.
  const children = results.map(({ scenarios }) => scenarios[0]!.rungs[0]!.children.change.median);
  expect(children[0]).toBeLessThan(-0.5);
  expect(Math.max(...children.slice(1).map(Math.abs))).toBeLessThan(0.3);
  const less = results.map(({ scenarios }) => scenarios[0]!.childWeeks.all.less.median / scenarios[0]!.childWeeks.all.sum.median);
  expect(less[0]).toBeGreaterThan(2 * Math.max(...less.slice(1)));
}, 300_000);

describe('a run folder', () => {
  let run: string;
  beforeAll(async () => {
    run = join(folder, 'run');
    expect((await undercount(['run', file('hidden'), '--worlds', WORLDS, '--seed', '5', '--out', run, '--quiet'])).code).toBe(0);
  }, 300_000);

  test('gives, from its table, the very parts that its worlds give when they are simulated, by both methods', async () => {
    for (const method of ['ladder', 'attribution']) {
      const [stored, fresh] = await Promise.all([decomposed(run, '--method', method), decomposed(file('hidden'), '--method', method, '--worlds', WORLDS, '--seed', '5')]);
      expect([stored.seed, stored.worlds, stored.scenarios[0]!.run]).toEqual(['5', 6, expect.stringMatching(/^[0-9a-f]{12}$/)]);
      const numbers = ({ scenarios: [one] }: DecomposeResult) => ({ parts: one!.parts, rungs: one!.rungs, childWeeks: one!.childWeeks, reading: one!.reading });
      expect(numbers(stored)).toEqual(numbers(fresh));
    }
  }, 300_000);

  test('is simulated again for dates that it does not keep, which is said, with the settings that are used there', async () => {
    const result = await decomposed(run, '--from', '2010-01-04', '--to', '2014-06-02', '--worlds', '2');
    expect(result.scenarios[0]).toMatchObject({ worlds: 2, from: { at: '2010-01-04', settingsOf: 'first' }, to: { at: '2014-06-02', settingsOf: 'first' } });
    expect(result.notes.join(' ')).toMatch(/at 2010-01-04 and 2014-06-02 the instrument survey has no wave.*settings of its wave first.*simulated again/);
    // One instrument at both dates: nothing is judged or weighted otherwise.
    const attribution = await decomposed(run, '--from', '2010-01-04', '--to', '2014-06-02', '--worlds', '2', '--method', 'attribution');
    for (const factor of ['frame', 'seen', 'judged', 'weighted']) expect(partOf(attribution, factor).logPoints.mean).toBe(0);
  }, 300_000);

  test('stands beside a scenario with its seed and worlds, and beside itself differs by nothing', async () => {
    const same = await decomposed(run, file('hidden'));
    expect(same.difference!.pairs).toBe(6);
    for (const { logPoints, points } of same.difference!.parts) expect([logPoints.mean, points.mean]).toEqual([0, 0]);
  }, 300_000);

  test.each([
    ['another seed', ['--seed', '6'], 2, 'E7009', 'run with the seed 5'],
    ['more worlds than it has', ['--worlds', '7'], 2, 'E7009', 'holds 6 worlds'],
  ])('with %s is refused', async (_, flags, exit, code, text) => {
    const { code: ended, out, err } = await undercount(['decompose', run, ...flags]);
    expect([ended, out]).toEqual([exit, '']);
    expect(err).toMatch(new RegExp(`error\\[${code}\\][^]*${text}[^]*try: `));
  });

  test('of another version, with other columns, with a changed scenario or without its tables is refused with what to do', async () => {
    const broken = async (change: (copy: string) => void) => {
      const copy = mkdtempSync(join(folder, 'copy-'));
      cpSync(run, copy, { recursive: true });
      change(copy);
      return undercount(['decompose', copy]);
    };
    const edit = (name: string, from: string | RegExp, to: string) => (copy: string): void => {
      const text = readFileSync(join(copy, name), 'utf8');
      expect(text.replace(from, to)).not.toBe(text);
      writeFileSync(join(copy, name), text.replace(from, to));
    };
    const ended = await Promise.all([
      edit('result.json', /"version": "[^"]*"/, '"version": "0.0.1"'), edit('worlds.csv', 'factor.seen,', 'factor.met,'), edit('scenario.yaml', 'value: 0.02', 'value: 0.021'),
      edit('worlds.csv', /\r\n0,[^,]*,/, '\r\n0,many,'), (copy: string) => rmSync(join(copy, 'worlds.csv')), (copy: string) => writeFileSync(join(copy, 'result.json'), '{'),
    ].map(broken));
    expect(ended.map(({ code, out, err }) => [code, out, /error\[(\w+)\]/.exec(err)?.[1], /try: undercount run /.test(err)])).toEqual([
      [7, '', 'E7005', true], [7, '', 'E7005', true], [3, '', 'E7006', true], [3, '', 'E7006', true], [3, '', 'E7006', true], [3, '', 'E7006', true],
    ]);
  }, 300_000);
});

test('two scenarios are paired world by world: hidden from fell differs by more children at the second date, in every pair', async () => {
  const result = await decomposed(file('fell'), file('hidden'), '--worlds', '4', '--method', 'attribution');
  expect(schema.safeParse(result).error).toBeUndefined();
  const { difference, scenarios } = result;
  expect(difference!.pairs).toBe(4);
  expect(scenarios.map(({ name }) => name)).toEqual(['fell', 'hidden']);
  expect(difference!.children.all).toMatchObject({ fewer: 0 });
  expect(difference!.children.all.mean).toBeGreaterThan(1000);
  for (const { part, logPoints } of difference!.parts) expect(logPoints.mean).toBeCloseTo(partOf(result, part, 1).logPoints.mean - partOf(result, part).logPoints.mean, 9);
  expect(difference!.parts.find(({ part }) => part === 'children')!.logPoints.mean).toBeGreaterThan(0.5);
}, 300_000);

test('a reader sees a waterfall from the first reading to the second, children and persons, counts without small cells, and what it does not tell', async () => {
  const out = join(folder, 'out');
  const { code, out: text, err } = await undercount(['decompose', file('hidden'), '--worlds', '3', '--out', out, '--no-progress'], undefined, { NO_COLOR: '1' });
  expect(code).toBe(0);
  expect(err).toContain(`written   ${out}`);
  for (const words of ['log pts', 'children', 'persons', '% pts', 'concealed', 'Steps are composition, not causes', 'in the model', 'Child-weeks']) expect(text).toContain(words);
  expect(text).toMatch(/^exposure .*█{2,}$/m);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  const rows = readFileSync(join(out, 'parts.csv'), 'utf8').trim().split('\r\n');
  expect(rows.length).toBe(1 + 3 * 9);
  expect(schema.safeParse(JSON.parse(readFileSync(join(out, 'decomposition.json'), 'utf8'))).error).toBeUndefined();
}, 120_000);

test('worlds whose reading is 0 are counted, said, and stand in the points', async () => {
  const path = join(folder, 'few.yaml');
  writeFileSync(path, `schemaVersion: 1\nextends: ${relative(folder, file('fell'))}\nname: few\ntitle: Few venues\ninstruments: { survey: { waves: { second: { parameters: {
  sample: { value: 3, label: assumed, range: [2, 287], source: F4 },
  ageBias: { value: 3.5, label: assumed, source: F4 },
  confirmationLost: { value: 0.5, label: assumed, source: F4 } } } } } }\n`);
  const result = await decomposed(path, '--worlds', '8');
  const [one] = result.scenarios;
  expect(one!.notEstimable).toBeGreaterThan(0);
  expect(one!.notEstimable).toBeLessThan(8);
  expect(result.notes.join(' ')).toContain(`in ${one!.notEstimable} of 8 worlds a reading was 0`);
  expect(one!.parts.reduce((sum, { points }) => sum + points.mean, 0)).toBeCloseTo(one!.reading.points.mean, 12);
}, 120_000);

describe('wrong input is an error with a code and what to do', () => {
  test.each([
    ['a date before the record', ['--from', '1999-01-04'], 2, 'E7002', /outside the simulated period .*2000-01-03 to 2015-12-28/],
    ['a date at the end', ['--to', '2015-12-28'], 2, 'E7002', /outside/],
    ['dates in the wrong order', ['--from', '2015-04-06', '--to', '2012-11-05'], 2, 'E7003', /try: --from 2012-11-05 --to 2015-04-06/],
    ['the same week twice', ['--from', '2012-11-05', '--to', '2012-11-08'], 2, 'E7003', /same week/],
    ['a date that is none', ['--from', '2012-13-05'], 2, 'E0001', /month must be 01 to 12/],
    ['a method that is not known', ['--method', 'waterfall'], 2, 'E0001', /ladder, attribution/],
    ['an instrument that is not there', ['--instrument', 'census'], 2, 'E7007', /it has survey/],
    ['no world', ['--worlds', '0'], 2, 'E0001', /whole number from 1/],
  ])('%s', async (_, flags, exit, code, says) => {
    const { code: ended, out, err } = await undercount(['decompose', file('fell'), ...flags]);
    expect([ended, out]).toEqual([exit, '']);
    expect(err).toContain(`error[${code}]`);
    expect(err).toMatch(says);
    expect(err).toContain('try: ');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a scenario without an instrument that reads a share, a file that is not there, a folder that is no run', async () => {
    const path = join(folder, 'blind.yaml');
    writeFileSync(path, `schemaVersion: 1\nextends: ${relative(folder, 'scenarios/steady.yaml')}\nname: blind\ntitle: Nobody looks\ninstruments: { survey: null }\n`);
    const ended = await Promise.all([path, join(folder, 'none.yaml'), folder].map((one) => undercount(['decompose', one])));
    expect(ended.map(({ code, err }) => [code, /error\[(\w+)\]/.exec(err)?.[1]])).toEqual([[3, 'E7001'], [3, 'E1001'], [3, 'E7006']]);
  });
});
