import { jStat } from 'jstat';
import { expect, test } from 'vitest';
import { gammaP, gammaQ } from '../../../sim/base/dmath.ts';
import { binomialQuantile } from '../../../sim/base/random/binomial.ts';
import { geometricWeeks, geometricWeeksOf, NEVER_WEEKS } from '../../../sim/base/random/geometric.ts';
import { poisson, poissonQuantile } from '../../../sim/base/random/poisson.ts';
import { makeKeys, uniform } from '../../../sim/base/random/streams.ts';
import { mean, variance } from '../../../sim/stats/moments.ts';
import { chiSquareTail, risingUniforms, uniforms } from './support.ts';
import { fc } from './seeded.ts';

interface Case {
  readonly name: string;
  readonly quantile: (u: number) => number;
  /** Oracle of P(k): jstat 1.9, or a closed form. */
  readonly pdf: (k: number) => number;
  readonly mean: number;
  readonly variance: number;
}

const CASES: readonly Case[] = [
  ...[0.02, 0.9, 7, 30, 30.5, 120, 500].map((lambda) => ({
    name: `Poisson of mean ${lambda}`, quantile: (u: number) => poissonQuantile(u, lambda), pdf: poissonPdf(lambda), mean: lambda, variance: lambda,
  })),
  ...([[1, 0.3], [10, 0.05], [10, 0.8], [64, 0.5], [65, 0.5], [232, 0.08], [1000, 0.97]] as const).map(([n, p]) => ({
    name: `binomial ${n}, ${p}`, quantile: (u: number) => binomialQuantile(u, n, p), pdf: (k: number) => (k > n ? 0 : jStat.binomial.pdf(k, n, p)), mean: n * p, variance: n * p * (1 - p),
  })),
  ...[0.004, 0.2, 0.9].map((hazard) => ({
    name: `geometric of hazard ${hazard}`, quantile: (u: number) => geometricWeeks(u, hazard),
    pdf: (k: number) => (k < 1 ? 0 : hazard * (1 - hazard) ** (k - 1)), mean: 1 / hazard, variance: (1 - hazard) / hazard ** 2,
  })),
];

const N = 20_000;

test.each(CASES)('$name: draws have the right distribution (chi-square over cells of 20 or more, error probability 1e-4)', (c) => {
  const counts = new Map<number, number>();
  for (const u of uniforms(N, 2)) counts.set(c.quantile(u), (counts.get(c.quantile(u)) ?? 0) + 1);
  const observed: number[] = [];
  const expected: number[] = [];
  let [seen, wanted, total] = [0, 0, 0];
  for (let k = 0; total < 1 - 25 / N && k < 20_000; k++) {
    seen += counts.get(k) ?? 0;
    wanted += c.pdf(k) * N;
    total += c.pdf(k);
    if (wanted >= 20) {
      observed.push(seen);
      expected.push(wanted);
      [seen, wanted] = [0, 0];
    }
  }
  // What is left of the upper tail is one more cell.
  observed.push(N - observed.reduce((a, b) => a + b, 0));
  expected.push(N - expected.reduce((a, b) => a + b, 0));
  if (expected.at(-1)! < 5) {
    observed[observed.length - 2]! += observed.pop()!;
    expected[expected.length - 2]! += expected.pop()!;
  }
  if (observed.length > 1) expect(chiSquareTail(observed, expected)).toBeGreaterThan(1e-4);
});

test.each(CASES)('$name: mean and variance within 5 standard errors', (c) => {
  const draws = Array.from(uniforms(N, 3), c.quantile);
  expect(Math.abs(mean(draws) - c.mean)).toBeLessThan(5 * Math.sqrt(c.variance / N));
  const fourth = mean(draws.map((x) => (x - c.mean) ** 4));
  expect(Math.abs(variance(draws) - c.variance)).toBeLessThan(5 * Math.sqrt(Math.max(0, fourth - c.variance ** 2) / N) + 1e-9);
});

test.each(CASES)('$name: monotone in u, whole and finite from 1e-300 to 1 - 1.1e-16', (c) => {
  let last = -1;
  for (const u of risingUniforms()) {
    const k = c.quantile(u);
    expect(Number.isInteger(k) && k >= last, `u = ${u}: ${k} after ${last}`).toBe(true);
    last = k;
  }
});

test('Poisson: u a hair under F(k) gives k, a hair over it k + 1, for lambda from 0.01 to 2000', () => {
  // Oracle: F(k) = Q(k + 1, lambda), which is tested against mpmath
  fc.assert(fc.property(fc.double({ min: 0.01, max: 2000, noNaN: true }), fc.double({ min: -6, max: 6, noNaN: true }), (lambda, z) => {
    const k = Math.max(0, Math.round(lambda + z * Math.sqrt(lambda)));
    const f = gammaQ(k + 1, lambda);
    if (f > 1 - 1e-9 || gammaQ(k + 2, lambda) - f < 1e-9 * f) return;
    expect(poissonQuantile(f * (1 - 1e-11), lambda)).toBe(k);
    if (f * (1 + 1e-11) < 1) expect(poissonQuantile(Math.min(f * (1 + 1e-11), f + (1 - f) / 2), lambda)).toBe(k + 1);
  }));
});

test('binomial: the same at its steps, and n minus the failures', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (n, p, u) => {
    const k = binomialQuantile(u, n, p);
    const f = (j: number) => (j < 0 ? 0 : j >= n ? 1 : 1 - jStat.beta.cdf(p, j + 1, n - j));
    expect(f(k)).toBeGreaterThanOrEqual(u - 1e-9);
    expect(f(k - 1)).toBeLessThanOrEqual(u + 1e-9);
    if (f(k) - u > 1e-9 && u - f(k - 1) > 1e-9) expect(binomialQuantile(1 - u, n, 1 - p)).toBe(n - k);
  }));
});

test('Poisson: where rounding keeps the sum of all terms below the largest uniform, the search ends all the same, far in the tail', () => {
  const largest = 1 - 2 ** -53;
  for (let lambda = 0.001; lambda <= 30; lambda += 0.37) {
    const k = poissonQuantile(largest, lambda);
    // Oracle: gammaP(k, lambda) is what lies at k and above.
    expect(gammaP(k, lambda), `lambda ${lambda}, k ${k}`).toBeGreaterThan(0);
    expect(gammaP(k + 1, lambda)).toBeLessThan(1e-14);
    expect(k).toBeLessThan(lambda + 12 * Math.sqrt(lambda) + 12);
  }
});

test('no chance or no trials give 0, certainty gives all', () => {
  expect([poissonQuantile(0.99, 0), poissonQuantile(0.99, -1), poissonQuantile(0.99, NaN)]).toEqual([0, 0, 0]);
  expect([binomialQuantile(0.5, 0, 0.5), binomialQuantile(0.999, 9, 0), binomialQuantile(0.001, 9, 1)]).toEqual([0, 0, 9]);
});

test('poisson is one keyed uniform, inverted', () => {
  const keys = makeKeys([1, 2], 3);
  for (const lambda of [0.5, 40, 900]) expect(poisson(keys, 4, 5, 6, lambda)).toBe(poissonQuantile(uniform(keys, 4, 5, 6), lambda));
});

test('geometric: P(weeks <= k) = 1 - (1 - hazard)^k at the steps', () => {
  // Closed form
  for (const hazard of [0.001, 0.02, 0.2]) for (const k of [1, 2, 5, 40]) {
    const f = 1 - (1 - hazard) ** k;
    expect([geometricWeeks(f - 1e-9, hazard), geometricWeeks(f + 1e-9, hazard)]).toEqual([k, k + 1]);
    expect(geometricWeeksOf(f - 1e-9, Math.log1p(-hazard))).toBe(k);
  }
});

test('geometric: hazard 1 gives 1 week, hazard 0 and below never, and never plus a week fits 32 bits', () => {
  expect([geometricWeeks(0.999, 1), geometricWeeks(0.5, 2), geometricWeeks(0.5, 0), geometricWeeks(0.5, -0.1), geometricWeeks(0.5, 1e-300)])
    .toEqual([1, 1, NEVER_WEEKS, NEVER_WEEKS, NEVER_WEEKS]);
  expect((NEVER_WEEKS + 100_000) | 0).toBe(NEVER_WEEKS + 100_000);
});

/** By the ratio P(k) / P(k - 1) = lambda / k: jstat's Poisson multiplies factorials, and overflows. */
function poissonPdf(lambda: number): (k: number) => number {
  const table = [Math.exp(-lambda)];
  return (k) => {
    while (table.length <= k) table.push((table.at(-1)! * lambda) / table.length);
    return table[k]!;
  };
}

test('a Poisson draw ends at once for any rate, and stands within five standard deviations of it', () => {
  for (const lambda of [1e8, 1e12, 1e15, 1e18]) {
    for (const u of [0.001, 0.5, 0.999]) expect(Math.abs(poissonQuantile(u, lambda) - lambda)).toBeLessThan(5 * Math.sqrt(lambda));
  }
});
