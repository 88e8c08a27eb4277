import { jStat } from 'jstat';
import { expect, test } from 'vitest';
import { gammaP, normalCdf } from '../../../sim/base/dmath.ts';
import { betaQuantile } from '../../../sim/base/random/beta.ts';
import { exponentialQuantile } from '../../../sim/base/random/exponential.ts';
import { gammaQuantile } from '../../../sim/base/random/gamma.ts';
import { gumbelQuantile } from '../../../sim/base/random/gumbel.ts';
import { lognormalQuantile } from '../../../sim/base/random/lognormal.ts';
import { normalQuantile } from '../../../sim/base/random/normal.ts';
import { solveQuantile } from '../../../sim/base/random/solve.ts';
import { triangularQuantile } from '../../../sim/base/random/triangular.ts';
import { truncatedNormalQuantile } from '../../../sim/base/random/truncatedNormal.ts';
import { mean, variance } from '../../../sim/stats/moments.ts';
import { near, risingUniforms, uniforms, uniformTail } from './support.ts';

interface Case {
  readonly name: string;
  readonly quantile: (u: number) => number;
  /** Oracle of the distribution function: jstat 1.9, or a closed form. */
  readonly cdf: (x: number) => number;
  readonly mean: number;
  readonly variance: number;
}

const EULER = 0.5772156649015329;
const CASES: readonly Case[] = [
  { name: 'normal', quantile: normalQuantile, cdf: (x) => jStat.normal.cdf(x, 0, 1), mean: 0, variance: 1 },
  // Moments of a truncated normal: closed form in density and distribution function (Johnson, Kotz and Balakrishnan 1994, section 13.10.1)
  { name: 'normal in [14, 18] about 16.2', quantile: (u) => truncatedNormalQuantile(u, 16.2, 1.1, 14, 18), cdf: truncatedCdf(16.2, 1.1, 14, 18), ...truncatedMoments(16.2, 1.1, 14, 18) },
  { name: 'normal above its mean by 2 sd', quantile: (u) => truncatedNormalQuantile(u, 0, 1, 2, Infinity), cdf: truncatedCdf(0, 1, 2, Infinity), ...truncatedMoments(0, 1, 2, Infinity) },
  { name: 'lognormal of mean 3, sd 2', quantile: (u) => lognormalQuantile(u, 3, 2), cdf: (x) => jStat.lognormal.cdf(x, Math.log(9 / Math.sqrt(13)), Math.sqrt(Math.log(13 / 9))), mean: 3, variance: 4 },
  { name: 'exponential of mean 5', quantile: (u) => exponentialQuantile(u, 5), cdf: (x) => 1 - Math.exp(-x / 5), mean: 5, variance: 25 },
  { name: 'Gumbel', quantile: gumbelQuantile, cdf: (x) => Math.exp(-Math.exp(-x)), mean: EULER, variance: Math.PI ** 2 / 6 },
  { name: 'triangular 1, 2, 6', quantile: (u) => triangularQuantile(u, 1, 2, 6), cdf: (x) => jStat.triangular.cdf(x, 1, 6, 2), mean: 3, variance: (1 + 4 + 36 - 2 - 6 - 12) / 18 },
  { name: 'triangular with its peak at the low end', quantile: (u) => triangularQuantile(u, 0, 0, 1), cdf: (x) => 1 - (1 - x) ** 2, mean: 1 / 3, variance: 1 / 18 },
  { name: 'gamma of shape 2.5', quantile: (u) => gammaQuantile(u, 2.5, 3), cdf: (x) => jStat.gamma.cdf(x, 2.5, 3), mean: 7.5, variance: 22.5 },
  { name: 'gamma of shape 0.3', quantile: (u) => gammaQuantile(u, 0.3, 2), cdf: (x) => jStat.gamma.cdf(x, 0.3, 2), mean: 0.6, variance: 1.2 },
  { name: 'gamma of shape 400', quantile: (u) => gammaQuantile(u, 400, 1), cdf: (x) => jStat.gamma.cdf(x, 400, 1), mean: 400, variance: 400 },
  { name: 'beta 2, 5', quantile: (u) => betaQuantile(u, 2, 5), cdf: (x) => jStat.beta.cdf(x, 2, 5), mean: 2 / 7, variance: 10 / (49 * 8) },
  { name: 'beta 0.5, 0.4', quantile: (u) => betaQuantile(u, 0.5, 0.4), cdf: (x) => jStat.beta.cdf(x, 0.5, 0.4), mean: 5 / 9, variance: 0.2 / (0.81 * 1.9) },
  { name: 'beta 60, 3', quantile: (u) => betaQuantile(u, 60, 3), cdf: (x) => jStat.beta.cdf(x, 60, 3), mean: 60 / 63, variance: 180 / (63 * 63 * 64) },
];

const N = 20_000;

test.each(CASES)('$name: draws have the right distribution (chi-square of 100 bins by the oracle, error probability 1e-4)', (c) => {
  expect(uniformTail(Array.from(uniforms(N), (u) => c.cdf(c.quantile(u))), 100)).toBeGreaterThan(1e-4);
});

test.each(CASES)('$name: mean within 5 standard errors, variance within 5 % and 5 standard errors', (c) => {
  const draws = Array.from(uniforms(N, 1), c.quantile);
  expect(Math.abs(mean(draws) - c.mean)).toBeLessThan(5 * Math.sqrt(c.variance / N));
  const fourth = mean(draws.map((x) => (x - c.mean) ** 4));
  expect(Math.abs(variance(draws) - c.variance)).toBeLessThan(5 * Math.sqrt((fourth - c.variance ** 2) / N));
});

test.each(CASES)('$name: the oracle undoes the quantile at 0.001 to 0.999', (c) => {
  // jstat's own error is about 1e-7 for the normal family.
  for (const u of [0.001, 0.02, 0.2, 0.5, 0.8, 0.97, 0.999]) expect(Math.abs(c.cdf(c.quantile(u)) - u)).toBeLessThan(2e-7);
});

test.each(CASES)('$name: monotone in u, finite from 1e-300 to 1 - 1.1e-16', (c) => {
  let last = -Infinity;
  for (const u of risingUniforms()) {
    const x = c.quantile(u);
    expect(Number.isFinite(x), `u = ${u}`).toBe(true);
    expect(x >= last - 2e-12 * Math.abs(last), `u = ${u}: ${x} after ${last}`).toBe(true);
    last = x;
  }
});

// Oracle: mpmath 1.3
test.each([
  [1e-10, -6.361340902404057], [0.001, -3.0902323061678136], [0.075, -1.439531470938456], [0.3, -0.5244005127080408], [0.5, 0],
  [0.9, 1.2815515655446006], [0.999999, 4.753424308817088],
])('normalQuantile(%f) is %f to 1e-15', (u, wanted) => {
  near(normalQuantile(u), wanted, u > 0.99 ? 1e-11 : 1e-15);
});

test('normalQuantile is infinite at 0 and 1, NaN outside, and undone by normalCdf down to 1e-300', () => {
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  for (let e = -300; e < 0; e++) near(normalCdf(normalQuantile(10 ** e)), 10 ** e, 1e-12);
});

test('a normal cut 40 sd above its mean is the bound plus an exponential of mean sd/40 (to 1/40²), on both sides', () => {
  for (const u of [0.01, 0.5, 0.99]) {
    near(truncatedNormalQuantile(u, 0, 1, 40, Infinity) - 40, -Math.log(1 - u) / 40, 4e-3);
    near(-40 - truncatedNormalQuantile(1 - u, 0, 1, -Infinity, -40), -Math.log(1 - u) / 40, 4e-3);
    const within = truncatedNormalQuantile(u, 0, 1, 40, 40.001);
    near(within - 40, u * 0.001, 0.05);
  }
});

test('a truncated normal without bounds is the normal', () => {
  for (const u of [1e-9, 0.3, 0.9]) near(truncatedNormalQuantile(u, 5, 2, -Infinity, Infinity), 5 + 2 * normalQuantile(u), 1e-15);
});

test('gamma of shape 1 is exponential, and of shape 1e-3 underflows to 0 rather than to NaN', () => {
  for (const u of [1e-12, 0.01, 0.5, 0.999, 1 - 1e-13]) near(gammaQuantile(u, 1, 2), exponentialQuantile(u, 2), 1e-12);
  expect(gammaQuantile(1e-3, 1e-3, 1)).toBe(0);
  expect([gammaQuantile(0, 2, 1), gammaQuantile(1, 2, 1), gammaQuantile(-1, 2, 1), gammaQuantile(1.5, 2, 1), gammaQuantile(NaN, 2, 1)]).toEqual([0, Infinity, NaN, NaN, NaN]);
});

test('gamma and beta quantiles are undone by their own distribution functions in both tails', () => {
  for (const shape of [0.05, 0.7, 1, 9, 3000]) for (const u of [1e-9, 0.02, 0.5, 0.98]) {
    const x = gammaQuantile(u, shape, 1);
    if (x > 0) near(gammaP(shape, x), u, 1e-11);
  }
  // Closed forms: I_x(a, 1) = x^a, I_x(1, b) = 1 - (1 - x)^b
  for (const u of [1e-9, 0.02, 0.5, 0.98, 1 - 1e-9]) {
    near(betaQuantile(u, 7, 1), u ** (1 / 7), 1e-13);
    near(betaQuantile(u, 1, 7), -Math.expm1(Math.log1p(-u) / 7), 1e-12);
    near(betaQuantile(u, 50, 0.2), 1 - betaQuantile(1 - u, 0.2, 50), 1e-9);
  }
  expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), betaQuantile(2, 2, 3), betaQuantile(-1, 2, 3), betaQuantile(NaN, 2, 3)]).toEqual([0, 1, NaN, NaN, NaN]);
});

test('the search for a quantile ends at it from any start, however far off and on either side', () => {
  // Oracle: the logistic distribution, whose quantile is ln(p / q).
  const lower = (z: number) => 1 / (1 + Math.exp(-z));
  for (const [p, q] of [[1e-12, 1], [0.3, 0.7], [0.9, 0.1], [1, 1e-12]] as const) {
    for (const start of [-700, -40, -1, 0, 1, 40, 700]) {
      near(solveQuantile(p, q, start, lower, (z) => lower(-z), (z) => lower(z) * lower(-z)), Math.log(p / q), 1e-11);
    }
  }
});

test('each quantile keeps to its ends at the smallest and the largest uniform that a draw can give', () => {
  // uniform() gives mid-points of a grid of 2^-52: from 2^-53 to 1 - 2^-53. Closed forms.
  const [least, most] = [2 ** -53, 1 - 2 ** -53];
  near(exponentialQuantile(least, 5), 5 * least, 1e-12);
  near(exponentialQuantile(most, 5), 5 * 53 * Math.LN2, 1e-12);
  near(gumbelQuantile(least), -Math.log(53 * Math.LN2), 1e-12);
  near(gumbelQuantile(most), 53 * Math.LN2, 1e-12);
  near(triangularQuantile(least, 1, 2, 6) - 1, Math.sqrt(5 * least), 1e-6);
  near(6 - triangularQuantile(most, 1, 2, 6), Math.sqrt(20 * least), 1e-6);
  // Symmetry; normal tail by mpmath: Phi^-1(2^-53) = -8.209536151601387
  near(normalQuantile(least), -8.209536151601387, 1e-14);
  near(normalQuantile(most), 8.209536151601387, 1e-14);
});

test('lognormal with sd 0 is its mean; triangular without width its low end', () => {
  near(lognormalQuantile(0.2, 3, 0), 3, 1e-15);
  expect(triangularQuantile(0.7, 2, 2, 2)).toBe(2);
  expect([triangularQuantile(0, 1, 2, 6), triangularQuantile(0.2, 1, 2, 6), triangularQuantile(1, 1, 2, 6)]).toEqual([1, 2, 6]);
});

function truncatedCdf(m: number, sd: number, low: number, high: number): (x: number) => number {
  const at = (x: number) => (x === Infinity ? 1 : jStat.normal.cdf(x, m, sd));
  return (x) => (at(x) - at(low)) / (at(high) - at(low));
}

function truncatedMoments(m: number, sd: number, low: number, high: number): { mean: number; variance: number } {
  const [a, b] = [(low - m) / sd, (high - m) / sd];
  const density = (z: number) => (Number.isFinite(z) ? Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) : 0);
  const mass = normalCdf(b) - normalCdf(a);
  const shift = (density(a) - density(b)) / mass;
  const edge = ((Number.isFinite(a) ? a * density(a) : 0) - (Number.isFinite(b) ? b * density(b) : 0)) / mass;
  return { mean: m + sd * shift, variance: sd * sd * (1 + edge - shift * shift) };
}
