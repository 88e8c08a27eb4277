import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SurveyResult } from '../../../sim/ensemble/surveyResult.ts';
import { dateList, relativeChange, wholeNumber } from '../../../sim/cli/usage.ts';
import { undercount } from '../../support/undercount.ts';

const HIDDEN = 'scenarios/stories/hidden.yaml';
const SURVEY = 'scenarios/instruments/establishment-survey.yaml';
const POLICE = 'scenarios/instruments/police-database.yaml';
const DATES = '2012-11-05,2015-04-06';
const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/survey-result.schema.json', 'utf8')));
let folder: string;
let run: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undercount-test-'));
  run = join(folder, 'run');
  const { code } = await undercount(['run', HIDDEN, '--scale', '0.1', '--worlds', '3', '--seed', 'two words', '--out', run, '--keep-worlds', 'waves', '--quiet']);
  expect(code).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parse = (out: string): SurveyResult => JSON.parse(out) as SurveyResult;
const survey = (target: string, ...flags: readonly string[]) => undercount(['survey', target, '--instrument', SURVEY, ...flags]);
/** A copy of the run's folder with a change. */
function changedRun(name: string, change: (copy: string) => void): string {
  const copy = join(folder, name);
  cpSync(run, copy, { recursive: true });
  change(copy);
  return copy;
}
const rewrite = (file: string, change: (text: string) => string): void => writeFileSync(file, change(readFileSync(file, 'latin1')), 'latin1');

test('stored worlds and worlds that are simulated for it, with one worker or two, give the same readings to the bit, and fit the schema', async () => {
  const flags = ['--at', DATES, '--fieldworks', '30', '--json'];
  const [stored, fresh, two] = await Promise.all([
    survey(run, ...flags, '--workers', '1'),
    survey(HIDDEN, ...flags, '--scale', '0.1', '--seed', 'two words', '--worlds', '3', '--workers', '1'),
    survey(join(run, 'scenario.yaml'), ...flags, '--scale', '0.1', '--seed', 'two words', '--worlds', '3', '--workers', '2'),
  ]);
  const results = [stored!, fresh!, two!].map(({ code, out }) => {
    expect(code).toBe(0);
    expect(schema.safeParse(JSON.parse(out)).error).toBeUndefined();
    return parse(out);
  });
  expect([stored!.err, ...results.map((result) => result.stored)]).toEqual(['', true, false, false]);
  const [a] = results;
  expect(a!.digest).toMatch(/^[0-9a-f]{64}$/);
  for (const b of results) expect({ ...b, timing: a!.timing, stored: true, scenario: a!.scenario }).toEqual(a);
  expect(a!.scenario.hash).toBe(results[1]!.scenario.hash);
  // Another seed reads something else.
  expect(parse((await survey(HIDDEN, ...flags, '--scale', '0.1', '--worlds', '3')).out).digest).not.toBe(a!.digest);
  expect(schema.safeParse({ ...a, digest: 'none' }).success).toBe(false);
}, 120_000);

test('fieldwork 0 in fieldworks.csv reads what `run` of the scenario with that instrument reads', async () => {
  const out = join(folder, 'out');
  const runOut = join(folder, 'with');
  const [done, ran] = await Promise.all([survey('scenarios/cambodia.yaml', '--scale', '0.1', '--worlds', '2', '--fieldworks', '3', '--out', out, '--quiet'), undercount(['run', SURVEY, '--scale', '0.1', '--worlds', '2', '--out', runOut, '--quiet'])]);
  expect([done!.code, ran!.code]).toEqual([0, 0]);
  const table = (file: string): Record<string, string>[] => {
    const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\r\n').map((line) => line.split(','));
    return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])));
  };
  const [fieldworks, worlds] = [table(join(out, 'fieldworks.csv')), table(join(runOut, 'worlds.csv'))];
  const own = fieldworks.filter(({ fieldwork }) => fieldwork === '0');
  expect(fieldworks.length).toBe(3 * own.length);
  const numbers = ({ instrument, wave, world, estimate, low, truth }: Record<string, string>) => [estimate, low, truth].concat('=', ['share', 'low', 'truth'].map((field) => worlds[Number(world)]![`reading.${instrument}.${wave}.${field}`]!));
  for (const row of own) expect(numbers(row).slice(0, 3)).toEqual(numbers(row).slice(4));
  expect(readdirSync(out).sort()).toEqual(['README.md', 'fieldworks.csv', 'survey.json']);
  expect(parse(readFileSync(join(out, 'survey.json'), 'utf8')).worlds).toBe(2);
}, 120_000);

test('where a run has no stored worlds, not all weeks, or the instrument watches, the same worlds are simulated anew, and one line says why', async () => {
  const bare = changedRun('bare', (copy) => rmSync(join(copy, 'worlds'), { recursive: true }));
  const [stored, without, other, watching, fewer] = await Promise.all([
    survey(run, '--at', DATES, '--fieldworks', '2', '--json'),
    survey(bare, '--at', DATES, '--fieldworks', '2', '--json'),
    survey(run, '--at', '2014-01-06', '--fieldworks', '2', '--json'),
    undercount(['survey', run, '--instrument', POLICE, '--fieldworks', '2', '--json']),
    survey(run, '--at', DATES, '--fieldworks', '2', '--worlds', '2', '--json'),
  ]);
  for (const ended of [stored!, without!, other!, watching!]) expect(ended.code).toBe(0);
  expect(parse(without!.out).digest).toBe(parse(stored!.out).digest);
  expect(without!.err).toMatch(/^worlds {4}there are no stored worlds in .*bare.*simulated anew.*\n$/);
  expect(other!.err).toMatch(/^worlds {4}the stored worlds lack the weeks of 2013-10-07, 2014-01-06 .*\n$/);
  expect(watching!.err).toMatch(/^worlds {4}police \(policeDatabase\) looks at the world week by week.*\n$/);
  expect([parse(fewer!.out).worlds, parse(fewer!.out).stored]).toEqual([2, true]);
}, 120_000);

test('--keep-worlds with dates stores their weeks, and what needs those alone is read from them', async () => {
  const out = join(folder, 'dated');
  await undercount(['run', HIDDEN, '--scale', '0.1', '--worlds', '1', '--out', out, '--keep-worlds', '2013-10-07,2014-01-06', '--quiet']);
  const { code, err, out: said } = await survey(out, '--at', '2014-01-06', '--fieldworks', '2', '--json');
  expect([code, err, parse(said).stored]).toEqual([0, '', true]);
  const [alone, outside] = await Promise.all([undercount(['run', HIDDEN, '--keep-worlds', 'waves']), undercount(['run', HIDDEN, '--out', out, '--keep-worlds', '2050-01-01'])]);
  expect([alone!.code, outside!.code, alone!.out + outside!.out]).toEqual([2, 2, '']);
  expect(alone!.err).toContain('--out names none');
  expect(outside!.err).toContain('outside the simulated weeks');
}, 120_000);

test('storing worlds changes neither them nor the result of the run', async () => {
  const [kept, plain] = [JSON.parse(readFileSync(join(run, 'result.json'), 'utf8')) as Record<string, unknown>, await undercount(['run', HIDDEN, '--scale', '0.1', '--worlds', '3', '--seed', 'two words', '--json'])];
  expect({ ...kept, timing: 0 }).toEqual({ ...(JSON.parse(plain.out) as object), timing: 0 });
}, 60_000);

test('a reader sees spread, bias by rung, coverage, power with its method, and cost', async () => {
  const { out, err } = await undercount(['survey', run, '--instrument', SURVEY, '--at', DATES, '--change', '-0.5'], undefined, { NO_COLOR: '1' });
  expect(err).toMatch(/^done {6}300 fieldworks in .* a second\.\n$/);
  const text = out.replace(/\s+/g, ' ');
  for (const part of ['50 of each wave in each of 3 worlds, which were stored; seed two words, scale 0.1.', 'by chance of the fieldwork', 'T0 All areas', 'T6a Expected reading', 'A change of −50% between two such fieldworks', 'standard deviation of ln readings within worlds', 'person-days', 'From 2012-11-05 to 2015-04-06', 'Newcombe’s interval']) expect(text).toContain(part);
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
}, 60_000);

describe('wrong input is told with code, place and a line to try, and never with a stack', () => {
  const broken = (name: string, change: (copy: string) => void) => () => changedRun(name, change);
  const world = (copy: string): string => join(copy, 'worlds/world-00001.bin');
  const at = ['--at', DATES, '--fieldworks', '2'];
  test.each<[string, () => string, readonly string[], number, string]>([
    ['a folder that is no run', () => 'docs', [], 3, 'E7006'],
    ['no such scenario', () => 'scenarios/none.yaml', [], 3, 'E1001'],
    ['a result that is cut off', broken('cut', (copy) => rewrite(join(copy, 'result.json'), (text) => text.slice(0, 300))), [], 3, 'E7006'],
    ['a result that is something else', broken('else', (copy) => writeFileSync(join(copy, 'result.json'), '{"worlds": 3}')), [], 3, 'E7006'],
    ['a run of another version', broken('old', (copy) => rewrite(join(copy, 'result.json'), (text) => text.replace(/"version": "[^"]+"/, '"version": "0.0.1"'))), [], 7, 'E7005'],
    ['a scenario that was changed since', broken('changed', (copy) => rewrite(join(copy, 'scenario.yaml'), (text) => text.replace('burnInWeeks: 260', 'burnInWeeks: 259'))), [], 3, 'E7006'],
    ['a scenario that is gone', broken('gone', (copy) => rmSync(join(copy, 'scenario.yaml'))), [], 3, 'E1001'],
    ['a stored world that is cut short', broken('short', (copy) => rewrite(world(copy), (text) => text.slice(0, -100))), at, 3, 'E7010'],
    // Twenty bytes: one bit may change how it is packed and nothing of what is in it.
    ['a stored world with some bytes changed', broken('bytes', (copy) => rewrite(world(copy), (text) => `${text.slice(0, -5020)}${'x'.repeat(20)}${text.slice(-5000)}`)), at, 3, 'E7010'],
    ['a stored world of another version', broken('oldworld', (copy) => rewrite(world(copy), (text) => text.replace(/"version":"[^"]+"/, '"version":"0.0.1"'))), at, 3, 'E7010'],
    ['a stored world that is another', broken('swapped', (copy) => cpSync(join(copy, 'worlds/world-00000.bin'), world(copy))), at, 3, 'E7010'],
    ['a stored world of another seed', broken('seed', (copy) => rewrite(world(copy), (text) => text.replace('two words', 'new words'))), at, 3, 'E7010'],
    ['another seed than the run’s', () => run, ['--seed', '2'], 2, 'a run with the seed two words'],
    ['another scale than the run’s', () => run, ['--scale', '2'], 2, 'a run at scale 0.1'],
    ['more worlds than the run has', () => run, ['--worlds', '4'], 2, 'holds 3 worlds'],
    ['a date after the end', () => HIDDEN, ['--at', '2031-01-01'], 2, '--at 2015-12-21'],
    ['a date before the start', () => HIDDEN, ['--at', '1999-01-01'], 2, 'E7002'],
    ['no date', () => HIDDEN, ['--at', 'spring'], 2, 'year-month-day'],
    ['three dates', () => HIDDEN, ['--at', '2010-01-04,2011-01-03,2012-01-02'], 2, 'at most 2 dates'],
    ['two dates in one week', () => HIDDEN, ['--at', '2012-11-05,2012-11-06'], 2, 'in the week of 2012-11-05'],
    ['more fieldworks than can be held', () => HIDDEN, ['--worlds', '50000', '--fieldworks', '1000'], 2, '--fieldworks 40'],
    ['--worlds 0', () => HIDDEN, ['--worlds', '0'], 2, 'whole number from 1 to 50000'],
    ['--fieldworks -1', () => HIDDEN, ['--fieldworks', '-1'], 2, 'whole number from 1 to 100000'],
    ['--change -1', () => HIDDEN, ['--change', '-1'], 2, 'relative change'],
    ['--scale 0', () => HIDDEN, ['--scale', '0'], 2, 'from 0.1 to 1000'],
  ])('%s', async (_, target, flags, exit, text) => {
    const { code, out, err } = await survey(target(), ...flags);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toMatch(/^(worlds .*\n)?error\[[EW]\d{4}\] /);
    expect(err).toContain(text);
    expect(err).not.toMatch(/\n\s+at |E0000/);
  }, 60_000);

  test('a change is a number above -1 and not 0; dates are dates', () => {
    for (const text of ['0', '-0', '-1', '-2', 'x', '', '-', '.', '1e3', '0x1', ' 1', '200']) expect(() => relativeChange(text), text).toThrow('relative change');
    expect(['-0.3', '\u22120.3', '+.5', '2'].map(relativeChange)).toEqual([-0.3, -0.3, 0.5, 2]);
    expect(dateList(2)('2012-11-05, 2015-04-06')).toEqual(['2012-11-05', '2015-04-06']);
    for (const text of ['', ',', '2012-11-05,', '2012-11-31', '5 November']) expect(() => dateList(2)(text), text).toThrow(/date/);
    for (const text of ['0', '-1', 'x', '1.5', '']) expect(() => wholeNumber(1, 100)(text), text).toThrow('whole number');
  });

  test('instrument files: unknown kind, a wave without a date, none, a scenario, no file, none named', async () => {
    const file = (name: string, change: (text: string) => string): string => {
      const path = join(folder, `${name}.yaml`);
      writeFileSync(path, change(readFileSync(SURVEY, 'utf8')));
      return path;
    };
    const cases: readonly (readonly [string, RegExp])[] = [
      [file('kind', (text) => text.replace('kind: establishmentSurvey', 'kind: establishmentSurvay')), /E4001.*kind\.yaml:\d+:\d+[^]*Did you mean establishmentSurvey/],
      [file('dateless', (text) => text.replace(/at: 20\d\d-\d\d-\d\d/, 'published: null')), /E1017.*dateless\.yaml:\d+/],
      [file('empty', () => 'schemaVersion: 1\nname: empty\ninstruments: {}\n'), /E4013/],
      [HIDDEN, /E4013/],
      ['scenarios/none.yaml', /E1001/],
    ];
    for (const [path, words] of cases) {
      const { code, out, err } = await undercount(['survey', HIDDEN, '--instrument', path]);
      expect([code, out]).toEqual([3, '']);
      expect(err).toMatch(words);
      expect(err).toMatch(/\d problems?; no fieldwork was done\n$/);
    }
    const none = await undercount(['survey', HIDDEN]);
    expect([none.code, none.err.includes('--instrument <FILE>')]).toEqual([2, true]);
  }, 60_000);
});

test('Ctrl+C prints what is done, marked partial, and exits with 130', async () => {
  const { code, out } = await undercount(['survey', HIDDEN, '--instrument', SURVEY, '--worlds', '2000', '--fieldworks', '5', '--json', '--workers', '1'], (child) => setTimeout(() => child.kill('SIGINT'), 6000));
  expect(code).toBe(130);
  const result = parse(out);
  expect(schema.safeParse(result).error).toBeUndefined();
  expect(result.partial).toBe(true);
}, 60_000);

test('docs/survey.md shows what its command prints; `node scripts/examples.mjs docs/survey.md` makes it anew', () => {
  expect(() => execFileSync(process.execPath, ['scripts/examples.mjs', '--check', 'docs/survey.md'])).not.toThrow();
}, 60_000);
