import { exp, log, log1p } from '../dmath.ts';
import { normalQuantile } from './normal.ts';

/** Lognormal quantile, by the mean and the standard deviation of the variable itself (not of its logarithm); mean > 0, sd >= 0. */
export function lognormalQuantile(u: number, mean: number, sd: number): number {
  const ratio = sd / mean;
  const logVariance = log1p(ratio * ratio);
  return exp(log(mean) - logVariance / 2 + Math.sqrt(logVariance) * normalQuantile(u));
}
