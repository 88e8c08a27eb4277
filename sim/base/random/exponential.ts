import { log1p } from '../dmath.ts';

/** Exponential quantile with this mean. */
export function exponentialQuantile(u: number, mean: number): number {
  return -mean * log1p(-u);
}
