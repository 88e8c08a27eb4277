import { betaIncParts, pow } from '../dmath.ts';
import { normalQuantile } from './normal.ts';

const SUM_TO = 64;

/**
 * Binomial quantile: the least k with F(k) >= u; n whole, >= 0, p in 0..1. Exact but for u within 1e-13 of a step; monotone in u.
 * Up to 64 trials by summing from the nearer end, above by a search that compares F itself.
 */
export function binomialQuantile(u: number, n: number, p: number): number {
  if (!(p > 0) || n <= 0) return 0;
  if (p >= 1) return n;
  if (n <= SUM_TO) return p <= 0.5 ? sumFromZero(u, n, p) : sumFromTop(1 - u, n, 1 - p);
  const z = normalQuantile(u);
  let k = Math.floor(n * p + z * Math.sqrt(n * p * (1 - p)) + ((1 - 2 * p) * (z * z - 1)) / 6);
  k = Math.min(n, Math.max(0, k));
  if (reaches(u, k, n, p)) while (k > 0 && reaches(u, k - 1, n, p)) k--;
  else do k++; while (!reaches(u, k, n, p));
  return k;
}

function sumFromZero(u: number, n: number, p: number): number {
  const odds = p / (1 - p);
  let term = pow(1 - p, n);
  let sum = term;
  let k = 0;
  while (sum < u && k < n) {
    term *= (odds * (n - k)) / (k + 1);
    k++;
    sum += term;
  }
  return k;
}

/** Failures from the upper end: the most m with P(failures < m) <= rest, so that n - m is the least k with F(k) >= 1 - rest. */
function sumFromTop(rest: number, n: number, q: number): number {
  const odds = q / (1 - q);
  let term = pow(1 - q, n);
  let sum = term;
  let m = 0;
  while (sum <= rest && m < n) {
    term *= (odds * (n - m)) / (m + 1);
    m++;
    sum += term;
  }
  return n - m;
}

function reaches(u: number, k: number, n: number, p: number): boolean {
  if (k >= n) return true;
  return u > 0.5 ? betaIncParts(k + 1, n - k, p, 1 - p) <= 1 - u : betaIncParts(n - k, k + 1, 1 - p, p) >= u;
}
