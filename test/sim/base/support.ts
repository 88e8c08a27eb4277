import { expect } from 'vitest';
import { gammaQ } from '../../../sim/base/dmath.ts';
import { makeKeys, uniform } from '../../../sim/base/random/streams.ts';

/** Seeded uniforms for tests: the same numbers in every run. */
export function uniforms(n: number, purpose = 0, seed: readonly [number, number] = [20121105, 834]): Float64Array {
  const keys = makeKeys(seed, 0);
  return Float64Array.from({ length: n }, (_, i) => uniform(keys, purpose, i, 0));
}

/** Units in the last place between two numbers; 0 when both are the same special value, Infinity when only one is. */
export function ulps(value: number, wanted: number): number {
  if (Object.is(value, wanted) || value === wanted) return 0;
  if (!Number.isFinite(value) || !Number.isFinite(wanted)) return Infinity;
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(wanted) || 5e-324)));
  return Math.abs(value - wanted) / 2 ** (exponent - 26) / 2 ** -26;
}

/** Relative closeness, so that a tail of 1e-300 counts as much as 0.5. */
export function near(value: number, wanted: number, relative: number): void {
  const error = wanted === 0 ? Math.abs(value) : Math.abs(value / wanted - 1);
  expect(error, `${value} is not near ${wanted}`).toBeLessThanOrEqual(relative);
}

/** Probability of a chi-square statistic as large as this, were the expected counts right. */
export function chiSquareTail(observed: ArrayLike<number>, expected: ArrayLike<number>, freedom = observed.length - 1): number {
  let sum = 0;
  for (let i = 0; i < observed.length; i++) sum += (observed[i]! - expected[i]!) ** 2 / expected[i]!;
  return gammaQ(freedom / 2, sum / 2);
}

/** Counts of values that should be uniform on 0..1, in equal bins. */
export function countBins(values: ArrayLike<number>, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) counts[Math.min(bins - 1, Math.floor(values[i]! * bins))]!++;
  return counts;
}

/** Chi-square of values against the uniform distribution on 0..1. */
export function uniformTail(values: ArrayLike<number>, bins: number): number {
  return chiSquareTail(countBins(values, bins), new Float64Array(bins).fill(values.length / bins));
}

/** u from 1e-300 to 1 - 1.1e-16, rising, dense at both ends. */
export function risingUniforms(): number[] {
  const low = Array.from({ length: 120 }, (_, i) => 10 ** (-300 + 2.5 * i)).filter((u) => u < 0.002);
  const middle = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000).filter((u) => u >= 0.002 && u <= 0.998);
  const high = Array.from({ length: 60 }, (_, i) => 1 - 10 ** (-3 - 0.21 * i)).filter((u) => u > 0.998 && u < 1);
  return [...low, ...middle, ...high, 1 - 1.1102230246251565e-16];
}
