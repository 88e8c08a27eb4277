import { betaInc, log, normalCdf } from '../base/dmath.ts';
import type { Distribution } from './types.ts';

/** Share of a distribution that must lie in its parameter's plausible range. */
export const SHARE_IN_RANGE = 0.99;

/** Probability of a value at or below x. */
export function distributionCdf(distribution: Distribution, x: number): number {
  switch (distribution.kind) {
    case 'uniform': return Math.min(Math.max((x - distribution.low) / (distribution.high - distribution.low), 0), 1);
    case 'normal': return normalCdf((x - distribution.mean) / distribution.sd);
    case 'lognormal': {
      if (x <= 0) return 0;
      const { mu, sigma } = lognormalParameters(distribution.mean, distribution.sd);
      return normalCdf((log(x) - mu) / sigma);
    }
    case 'beta': return x <= 0 ? 0 : x >= 1 ? 1 : betaInc(distribution.a, distribution.b, x);
    case 'triangular': {
      const { low, mode, high } = distribution;
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x < mode ? ((x - low) * (x - low)) / ((high - low) * (mode - low)) : 1 - ((high - x) * (high - x)) / ((high - low) * (high - mode));
    }
  }
}

/** Probability of a value from low to high, both included. */
export function shareWithin(distribution: Distribution, low: number, high: number): number {
  return distributionCdf(distribution, high) - distributionCdf(distribution, low);
}

/** Mean of the distribution: the value that stands for it where one is needed (validation of instruments). */
export function distributionMean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'uniform': return (distribution.low + distribution.high) / 2;
    case 'normal':
    case 'lognormal': return distribution.mean;
    case 'beta': return distribution.a / (distribution.a + distribution.b);
    case 'triangular': return (distribution.low + distribution.mode + distribution.high) / 3;
  }
}

/** Mean and standard deviation of ln X, from those of X (Johnson, Kotz and Balakrishnan 1994, ch. 14). */
export function lognormalParameters(mean: number, sd: number): { readonly mu: number; readonly sigma: number } {
  const variance = log(1 + (sd / mean) * (sd / mean));
  return { mu: log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}
