import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SurveyColumns } from '../../../../sim/estimate/survey/columns.ts';
import type { Statistic, SurveyOptions } from '../../../../sim/estimate/survey/survey.ts';
import { codes, estimated, sample } from './support.ts';

interface Row { readonly y: number; readonly x: number; readonly w: number; readonly s: number; readonly c: number; readonly d: number }

/** Two or three strata with at least two clusters each, in each of which somebody belongs to the subpopulation. */
const rows = fc.array(fc.record({ y: fc.integer({ min: 0, max: 9 }), x: fc.integer({ min: 1, max: 9 }), w: fc.integer({ min: 1, max: 50 }), s: fc.integer({ min: 0, max: 2 }), c: fc.integer({ min: 0, max: 3 }), d: fc.integer({ min: 0, max: 1 }) }), { minLength: 4, maxLength: 30 })
  .map((more): readonly Row[] => [0, 1, 2].flatMap((s) => [0, 1].map((c) => ({ y: s + c, x: 2 + c, w: 3, s, c, d: 1 }))).concat(more));

function columns(of: readonly Row[], scale = 1): SurveyColumns {
  return sample(of.map(({ y }) => y), {
    x: of.map(({ x }) => x), weights: of.map(({ w }) => w * scale),
    strata: [codes(of.map(({ s }) => s))], clusters: [codes(of.map(({ s, c }) => `${s}/${c}`))], domain: [of.map(({ d }) => d)],
  });
}
const methods: readonly SurveyOptions['variance'][] = [{ kind: 'linearised' }, { kind: 'jackknife' }];
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(a)));

test('the order of rows changes nothing', () => {
  fc.assert(fc.property(rows, fc.integer(), (all, turn) => {
    const other = [...all.slice(Math.abs(turn) % all.length), ...all.slice(0, Math.abs(turn) % all.length)].reverse();
    for (const variance of methods) for (const statistic of ['mean', 'total', 'ratio'] as const) {
      const [a, b] = [estimated(columns(all), { statistic, variance }), estimated(columns(other), { statistic, variance })];
      close(a.estimate, b.estimate);
      close(a.standardError, b.standardError);
      expect([a.units, a.strata, a.n]).toEqual([b.units, b.strata, b.n]);
    }
  }), { numRuns: 60 });
});

test('weights times a number leave means and ratios as they are, and multiply totals', () => {
  fc.assert(fc.property(rows, fc.integer({ min: 2, max: 1000 }), (all, k) => {
    for (const variance of methods) for (const [statistic, by] of [['mean', 1], ['ratio', 1], ['total', k]] as const) {
      const [a, b] = [estimated(columns(all), { statistic, variance }), estimated(columns(all, k), { statistic, variance })];
      close(a.estimate * by, b.estimate);
      close(a.standardError * by, b.standardError);
    }
  }), { numRuns: 60 });
});

test('a ratio to a column of ones is the mean, a mean times the sum of weights that are equal is the total, and two subpopulations add up', () => {
  fc.assert(fc.property(rows, (all) => {
    const ones = { ...columns(all), x: all.map(() => 1) };
    const [a, b] = [estimated(ones, { statistic: 'ratio' }), estimated(ones, { statistic: 'mean' })];
    close(a.estimate, b.estimate);
    close(a.standardError, b.standardError);
    const total = (d: number): number => all.some((row) => row.d === d) ? estimated({ ...columns(all), domain: [all.map((row) => (row.d === d ? 1 : 0))] }, { statistic: 'total', interval: 'normal' }).estimate : 0;
    close(total(0) + total(1), estimated({ ...columns(all), domain: [] }, { statistic: 'total' }).estimate);
  }), { numRuns: 60 });
});

// 4 standard errors of a share of 2,000 samples at 0.95 are 0.0195; the t interval of a mean of 5 of 20 clusters of equal size from a normal population covers nearly exactly.
test('intervals of a clustered sample cover the mean of the population as often as they say', () => {
  let state = 12345;
  const uniform = (): number => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 4294967296;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const population = Array.from({ length: 20 }, () => { const m = normal(); return Array.from({ length: 4 }, () => m + normal()); });
  const truth = population.flat().reduce((a, b) => a + b) / 80;
  const statistic: Statistic = 'mean';
  let covered = 0;
  for (let k = 0; k < 2000; k++) {
    const chosen = population.map((_, i) => ({ i, u: uniform() })).sort((a, b) => a.u - b.u).slice(0, 8).map(({ i }) => i);
    const { interval } = estimated(sample(chosen.flatMap((i) => population[i]!), { clusters: [codes(chosen.flatMap((i) => [i, i, i, i]))], fpc: [new Array<number>(32).fill(20)] }), { statistic });
    if (interval.low <= truth && truth <= interval.high) covered++;
  }
  expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.025);
});
