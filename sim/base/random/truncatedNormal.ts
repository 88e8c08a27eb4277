import { exp, log1p, normalCdf } from '../dmath.ts';
import { normalQuantile } from './normal.ts';

/**
 * Quantile of a normal variable with this mean and sd (before truncation), given that it lies in [low, high].
 * Bounds may be infinite; low < high, sd > 0. Works in the nearer tail, and beyond 37 sd by the exponential the tail then is.
 */
export function truncatedNormalQuantile(u: number, mean: number, sd: number, low: number, high: number): number {
  const a = (low - mean) / sd;
  const b = (high - mean) / sd;
  // Where the interval lies above the mean, its mirror image is in the accurate tail.
  const z = a > 0 ? -standard(1 - u, -b, -a) : standard(u, a, b);
  return Math.min(high, Math.max(low, mean + sd * z));
}

/** Standard normal between a and b, a <= 0. */
function standard(u: number, a: number, b: number): number {
  const from = normalCdf(a);
  const to = normalCdf(b);
  if (to > 1e-300) return normalQuantile(from + u * (to - from));
  // Below b the density falls like exp(-|b| (b - x)).
  const rate = -b;
  const cut = exp(rate * (a - b));
  return b + log1p((1 - u) * (cut - 1)) / rate;
}
