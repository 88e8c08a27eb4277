import { exp, gammaP, gammaQ } from '../dmath.ts';
import { normalQuantile } from './normal.ts';
import { uniform } from './streams.ts';

/** Up to here the distribution is summed from 0; above, each step costs two incomplete gamma functions. */
const SUM_TO = 30;
/** From here the expansion is the answer: its error is far below one, while the search would never end where rounding hides a step. */
const EXPANSION_FROM = 1e8;

/**
 * Poisson quantile: the least k with F(k) >= u, for any lambda >= 0. Exact but for u within 1e-13 (relative, in the nearer tail) of a step; monotone in u.
 * Above 30 (to 1e8, where the expansion itself is taken) the search starts from the Cornish-Fisher expansion and compares F itself, so that where it starts does not matter.
 */
export function poissonQuantile(u: number, lambda: number): number {
  if (!(lambda > 0)) return 0;
  if (lambda <= SUM_TO) return sumFromZero(u, lambda);
  const z = normalQuantile(u);
  let k = Math.max(0, Math.floor(lambda + Math.sqrt(lambda) * z + (z * z - 1) / 6));
  if (lambda >= EXPANSION_FROM) return k;
  if (reaches(u, k, lambda)) while (k > 0 && reaches(u, k - 1, lambda)) k--;
  else do k++; while (!reaches(u, k, lambda));
  return k;
}

/** A Poisson draw from one keyed uniform. */
export function poisson(keys: Int32Array, purpose: number, entity: number, counter: number, lambda: number): number {
  return poissonQuantile(uniform(keys, purpose, entity, counter), lambda);
}

function sumFromZero(u: number, lambda: number): number {
  // exp(-x) >= 1 - x: where events are rare, most weeks have none, and cost no exponential.
  if (u <= 1 - lambda) return 0;
  let term = exp(-lambda);
  let sum = term;
  let k = 0;
  // The second condition ends the search where rounding keeps the sum below the largest u.
  while (sum < u && (term > 1e-20 || k < lambda)) {
    k++;
    term *= lambda / k;
    sum += term;
  }
  return k;
}

function reaches(u: number, k: number, lambda: number): boolean {
  return u > 0.5 ? gammaP(k + 1, lambda) <= 1 - u : gammaQ(k + 1, lambda) >= u;
}
