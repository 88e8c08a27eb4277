import { expect, test } from 'vitest';
import { surveyInterval } from '../../../../sim/estimate/survey/interval.ts';
import { rankOf } from '../../../../sim/estimate/survey/rank.ts';
import { ratio } from '../../../../sim/estimate/ratio.ts';
import { codes, estimated, sample } from './support.ts';

const near = (got: number, want: number, digits = 12): void => expect(Math.abs(got / want - 1)).toBeLessThan(10 ** -digits);

// Oracle: the textbook. y = 2, 4, 9: mean 5, s² = 13, standard error sqrt(13 / 3); of 10 units: sqrt(13 / 3 × 0.7).
test('a simple random sample: s / sqrt(n), with and without the finite population', () => {
  near(estimated(sample([2, 4, 9])).standardError, Math.sqrt(13 / 3));
  const { standardError, designEffect, sumOfWeights } = estimated(sample([2, 4, 9], { fpc: [[10, 10, 10]] }));
  near(standardError, Math.sqrt((13 / 3) * 0.7));
  near(designEffect, 1);
  near(sumOfWeights, 10);
  near(estimated(sample([2, 4, 9], { fpc: [[0.3, 0.3, 0.3]] })).standardError, Math.sqrt((13 / 3) * 0.7));
});

// Worked by hand, two stages: 2 of 4 clusters, then 2 of 5 and 2 of 3 persons. Weights 2 × 2.5 and 2 × 1.5. y = 1, 3 | 2, 8.
// Total = 5 × 4 + 3 × 10 = 50. First stage: z = 20, 30; 4 × 4 × (1 - 1/2) × var(10, 15) / 2 = 50.
// Second: 1/2 × [(1 - 2/5) × 2 × (5 × 1)² × 2 … ] with z = 5, 15 and 6, 24: (1 - 2/5) × 2 × 50 = 60; (1 - 2/3) × 2 × 162 = 108; 1/2 × 168 = 84.
test('a total of two stages, by hand: 50, with variance 50 + 84 / 1', () => {
  const columns = sample([1, 3, 2, 8], { clusters: [codes([1, 1, 2, 2]), codes([1, 2, 1, 2])], fpc: [[4, 4, 4, 4], [5, 5, 3, 3]] });
  const { estimate, standardError, units } = estimated(columns, { statistic: 'total' });
  near(estimate, 50);
  near(standardError, Math.sqrt(50 + 84));
  expect(units).toBe(2);
});

// Three stages against the same variance written out stage by stage: f1 = 1/2, f2 = 1/2, f3 = 1/2.
test('a third stage adds f1 f2 times its own variance', () => {
  const y = [1, 5, 2, 2, 7, 3, 4, 9];
  const [one, two, three] = [codes([1, 1, 1, 1, 2, 2, 2, 2]), codes([1, 1, 2, 2, 1, 1, 2, 2]), codes([1, 2, 1, 2, 1, 2, 1, 2])];
  const four = new Array<number>(8).fill(4);
  const columns = sample(y, { clusters: [one, two, three], fpc: [four, four, four] });
  const z = y.map((v) => 8 * v);
  const between = (values: number[]): number => {
    const m = values.reduce((a, b) => a + b) / values.length;
    return (0.5 * values.length * values.reduce((a, v) => a + (v - m) ** 2, 0)) / (values.length - 1);
  };
  const sum = (from: number, to: number): number => z.slice(from, to).reduce((a, b) => a + b);
  const want = between([sum(0, 4), sum(4, 8)]) + 0.5 * (between([sum(0, 2), sum(2, 4)]) + between([sum(4, 6), sum(6, 8)])) + 0.25 * [0, 2, 4, 6].reduce((a, i) => a + between(z.slice(i, i + 2)), 0);
  near(estimated(columns, { statistic: 'total' }).standardError, Math.sqrt(want));
});

// Oracle: the ratio of the world's instruments, which agrees with R by a reference of its own.
test('on venues with strata and corrections it equals the ratio estimator of the simulated survey', () => {
  const [y, x, w, s, N] = [[2, 0, 1, 3, 0, 1], [7, 5, 9, 6, 4, 8], [4, 4, 4, 2, 2, 2], [0, 0, 0, 1, 1, 1], [12, 12, 12, 6, 6, 6]];
  const got = estimated(sample(y, { x, weights: w, strata: [codes(s)], fpc: [N] }), { statistic: 'ratio' });
  const want = ratio({ y, x, weight: w, stratum: s, fraction: [0.25, 0.5] });
  if (!want.estimable) throw new Error();
  near(got.estimate, want.share);
  near(got.standardError, want.standardError);
  near(got.interval.low, want.low);
  near(got.interval.high, want.high);
  near(got.designEffectOfPersons!, want.designEffect);
  expect(got.positives).toBe(7);
});

// The jackknife of a mean without strata is s / sqrt(n), exactly; of a stratified total it is the linearised variance, exactly.
test('the jackknife equals the linearised variance where both are exact', () => {
  const y = [2, 4, 9, 1, 1, 6];
  near(estimated(sample(y), { variance: { kind: 'jackknife' } }).standardError, estimated(sample(y)).standardError);
  const stratified = sample(y, { strata: [codes([1, 1, 1, 2, 2, 2])], fpc: [[10, 10, 10, 5, 5, 5]] });
  near(estimated(stratified, { statistic: 'total', variance: { kind: 'jackknife' }, aboutEstimate: true }).standardError, estimated(stratified, { statistic: 'total' }).standardError);
});

// Monte Carlo: the variance of a bootstrap variance over B draws is about 2 / B of its square; 4 standard errors at B = 20,000 are 4 %.
test('the bootstrap of a stratified total with corrections gives the linearised variance within Monte Carlo error', () => {
  const columns = sample([2, 4, 9, 1, 1, 6, 8], { strata: [codes([1, 1, 1, 2, 2, 2, 2])], fpc: [[10, 10, 10, 5, 5, 5, 5]] });
  const want = estimated(columns, { statistic: 'total' }).standardError ** 2;
  const bootstrap = (seed: readonly [number, number]): number => estimated(columns, { statistic: 'total', variance: { kind: 'bootstrap', replications: 20000, seed } }).standardError ** 2;
  expect(Math.abs(bootstrap([1, 2]) / want - 1)).toBeLessThan(0.04);
  expect(bootstrap([1, 2])).toBe(bootstrap([1, 2]));
  expect(bootstrap([1, 2])).not.toBe(bootstrap([1, 3]));
});

// Oracle: Clopper and Pearson 1934 in closed form; 0 of 20: 1 - 0.025^(1/20).
test('a share of 0 has the exact limit for as many persons as there are units, and 1 its mirror image', () => {
  const clusters = [codes(Array.from({ length: 40 }, (_, i) => i >> 1))];
  for (const interval of ['logit', 'beta'] as const) {
    const { estimate, interval: zero } = estimated(sample(new Array<number>(40).fill(0), { clusters }), { statistic: 'proportion', interval });
    expect([estimate, zero.low]).toEqual([0, 0]);
    near(zero.high, 1 - 0.025 ** (1 / 20));
    const one = estimated(sample(new Array<number>(40).fill(1), { clusters }), { statistic: 'proportion', interval }).interval;
    near(one.low, 0.025 ** (1 / 20));
    expect(one.high).toBe(1);
  }
});

// Oracle: with a design effect of 1 and as many degrees of freedom as rows, Korn and Graubard's are the limits of Clopper and Pearson: 5 of 50 at 95 %: 0.0333, 0.2181 (R: binom.test).
test('the beta interval of a simple random sample is that of Clopper and Pearson', () => {
  const { low, high } = surveyInterval('beta', { estimate: 0.1, standardError: Math.sqrt(0.09 / 50), degreesOfFreedom: 49, rows: 50, units: 50 }, 0.95);
  expect(low).toBeCloseTo(0.03327509, 7);
  expect(high).toBeCloseTo(0.21813537, 7);
});

test('the rank of a matrix with a row and a column that follow from others is found', () => {
  expect(rankOf([[1, 0, 1, 2], [0, 1, 1, 0], [1, 1, 2, 2]], 4)).toBe(2);
  expect(rankOf([[0, 0], [0, 0]], 2)).toBe(0);
  expect(rankOf([[1, 1, 1], [1, 2, 3], [1, 4, 9]], 3)).toBe(3);
});
