import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

const folder = mkdtempSync(join(tmpdir(), 'undercount-rds-'));
const COLUMNS = ['--id', 'id', '--recruiter', 'recruiter', '--degree', 'degree', '--y', 'y'];

function rds(text: string, ...flags: readonly string[]): ReturnType<typeof undercount> {
  const path = join(folder, 'rds.csv');
  writeFileSync(path, text);
  return undercount(['estimate', 'rds', path, ...COLUMNS, '--bootstrap', '50', ...flags]);
}

describe('estimate rds', () => {
  test('the made example: RDS-II, and successive sampling from its 400 persons, of whom a quarter has the property', async () => {
    const args = ['estimate', 'rds', 'docs/examples/rds-made.csv', ...COLUMNS, '--json'];
    const two = JSON.parse((await undercount(args)).out);
    const ss = JSON.parse((await undercount([...args, '--estimator', 'ss', '--population', '400'])).out);
    expect(two).toMatchObject({ estimator: 'rds', method: 'rds2', n: 120, seeds: 5, interval: { level: 0.95, method: 'chain bootstrap, percentile' } });
    expect(two.sampleShare).toBeGreaterThan(ss.estimate);
    expect(ss.interval.low).toBeLessThan(0.25);
    expect(ss.interval.high).toBeGreaterThan(0.25);
    expect(two.notes.some((note: string) => note.includes('Goel & Salganik'))).toBe(true);
  });

  // By hand: 1/2 + 1/4 of 1/2 + 1/4 + 1/4 + 1/1.
  test('a few rows by hand, with text for ids and "seed" for a recruiter', async () => {
    const { code, out } = await rds('id,recruiter,degree,y\na1,seed,2,1\nb2,a1,4,1\nc3,a1,4,0\nd4,b2,1,0\n', '--seed-mark', 'seed', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ estimate: 0.75 / 2, seeds: 1, longestChain: 2 });
  });

  test('degree 0, twice the same id, a recruiter outside the file, oneself and a circle end with 3, row and column, and no cell', async () => {
    const degree = await rds('id,recruiter,degree,y\n1,,0,1\n2,1,3,5\n');
    expect(degree.code).toBe(3);
    expect(degree.err).toContain('rds.csv:2:4 degree');
    expect(degree.err).toContain('rds.csv:3:7 y');
    const tree = await rds('id,recruiter,degree,y\n7771,,2,1\n7772,7771,2,1\n7772,7779,2,0\n7773,7773,2,0\n');
    expect(tree.code).toBe(3);
    for (const place of ['rds.csv:4 id', 'rds.csv:4 recruiter', 'rds.csv:5 recruiter']) expect(tree.err).toContain(place);
    expect(tree.err).not.toMatch(/777\d/);
    const circle = await rds('id,recruiter,degree,y\n1,,2,1\n2,3,2,1\n3,2,2,0\n');
    expect(circle.code).toBe(3);
    expect(circle.err).toContain('recruiters run in a circle here');
  });

  test('a missing degree is refused, or left out and counted', async () => {
    const text = 'id,recruiter,degree,y\n1,,2,1\n2,1,,1\n3,1,4,0\n4,2,3,0\n';
    expect((await rds(text)).code).toBe(3);
    const { out } = await rds(text, '--missing', 'drop', '--json');
    expect(JSON.parse(out)).toMatchObject({ n: 3 });
    expect(JSON.parse(out).notes).toContain('1 row with a missing value is left out.');
  });

  test('seeds alone have no estimate; nobody with the property has one without an interval', async () => {
    const alone = await rds('id,recruiter,degree,y\n1,,2,1\n2,,3,0\n', '--json');
    expect(alone.code).toBe(3);
    expect(JSON.parse(alone.out).estimate).toBeNull();
    const nobody = await rds('id,recruiter,degree,y\n1,,2,0\n2,1,3,0\n', '--json');
    expect(JSON.parse(nobody.out)).toMatchObject({ estimate: 0, interval: null });
  });

  test.each([[['--estimator', 'ss'], 'needs the size of the population'], [['--population', '100'], 'rds2 does not use it'], [['--bootstrap', '5'], '20 to 100000']])('%j is wrong usage', async (flags, words) => {
    const { code, err } = await rds('id,recruiter,degree,y\n1,,2,1\n2,1,3,0\n', ...flags);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
  });
});
