import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';
import reference from '../../published/nsum/reference.json' with { type: 'json' };

const MADE = ['estimate', 'nsum', 'docs/examples/nsum-made.csv', '--hidden', 'hidden', '--known', 'teachers,nurses,twins,widows', '--sizes', '2000,5000,900,12000'];
const DESIGN = ['--weights', 'weight', '--strata', 'stratum', '--cluster', 'cluster'];
const folder = mkdtempSync(join(tmpdir(), 'undercount-nsum-'));

function nsum(text: string, ...flags: readonly string[]): ReturnType<typeof undercount> {
  const path = join(folder, 'nsum.csv');
  writeFileSync(path, text);
  return undercount(['estimate', 'nsum', path, '--hidden', 'h', '--known', 'a,b', '--sizes', '1000,3000', ...flags]);
}

describe('estimate nsum', () => {
  // Oracle: R survey (test/published/nsum/nsum.R).
  test('the made example gives what R survey gives, with groups held out and the mean degree', async () => {
    const got = JSON.parse((await undercount([...MADE, ...DESIGN, '--population', '1000000', '--json'])).out);
    expect(got.estimate / reference.full.basic).toBeCloseTo(1, 10);
    expect(got.standardError / reference.full.standardError).toBeCloseTo(1, 10);
    expect(got).toMatchObject({ estimator: 'nsum', n: 60, reports: 45, interval: { level: 0.95, method: 'log, t' } });
    expect(got.heldOut.map(({ group }: { group: string }) => group)).toEqual(['teachers', 'nurses', 'twins', 'widows']);
    expect(got.meanDegree).toBeGreaterThan(100);
  });

  test('factors are applied with their errors, and those that are missing are named in notes', async () => {
    const { out } = await undercount([...MADE, ...DESIGN, '--transmission', '0.7:0.05', '--degree-ratio', '0.9', '--json']);
    const got = JSON.parse(out);
    expect(got.estimate / (reference.full.basic / 0.63)).toBeCloseTo(1, 10);
    expect(got.basic / reference.full.basic).toBeCloseTo(1, 10);
    const relative = Math.sqrt((reference.full.standardError / reference.full.basic) ** 2 + (0.05 / 0.7) ** 2);
    expect(got.standardError / got.estimate).toBeCloseTo(relative, 10);
    expect(got.notes).toContain('A factor without a standard error is taken as known exactly.');
    expect((await undercount(MADE)).out.replaceAll(/\s+/g, ' ')).toContain('No transmission factor');
  });

  test('counts that are no whole numbers, negative or missing end with 3, row and column; --missing drop leaves rows out', async () => {
    const { code, err } = await nsum('h,a,b\n1,2,3\n1.5,2,3\n1,-2,3\n1,,3\n');
    expect(code).toBe(3);
    for (const place of ['nsum.csv:3:1 h', 'nsum.csv:4:3 a', 'nsum.csv:5:3 a']) expect(err).toContain(place);
    const got = JSON.parse((await nsum('h,a,b\n3,4,6\n1,2,8\n1,,3\n', '--missing', 'drop', '--json')).out);
    expect(got.estimate).toBeCloseTo(800, 8);
    expect(got.notes).toContain('1 row with a missing value is left out.');
  });

  test('respondents without any network have no estimate; nobody reported gives 0 with an upper limit', async () => {
    const none = await nsum('h,a,b\n3,0,0\n1,0,0\n', '--json');
    expect(none.code).toBe(3);
    expect(JSON.parse(none.out).estimate).toBeNull();
    expect(JSON.parse((await nsum('h,a,b\n0,4,6\n0,2,8\n', '--json')).out)).toMatchObject({ estimate: 0, interval: { low: 0, high: expect.closeTo(3.68887945 * 200, 3), method: 'Poisson limit of no report' } });
  });

  test.each([
    [['--sizes', '1000'], 'one size for each group'], [['--degree', 'a'], 'or by degrees'], [['--population', '2000'], 'larger than the population'], [['--transmission', '1.2'], 'at most 1'],
    [['--degree-ratio', '0'], 'above 0'], [['--hidden', 'a'], 'named twice'],
  ])('%j is wrong usage', async (flags, words) => {
    const { code, err } = await nsum('h,a,b\n1,2,3\n2,2,2\n', ...flags);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
  });
});
