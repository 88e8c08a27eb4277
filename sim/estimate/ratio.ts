import { exp, log } from '../base/dmath.ts';
import { logitInterval } from '../stats/interval.ts';
import { linearisedVariance, type Sample, type SecondStage } from './linearisedVariance.ts';
import { notEstimable, type NotEstimable } from './notEstimable.ts';

export type { Sample, SecondStage } from './linearisedVariance.ts';

/** A ratio of weighted totals, as estimated from one sample. */
export interface Ratio {
  readonly estimable: true;
  readonly share: number;
  readonly standardError: number;
  /** Limits of the interval at `level`. */
  readonly low: number;
  readonly high: number;
  /** Variance against that of a simple random sample of as many persons, p (1 - p) / m; NaN for a share of 0 or 1. */
  readonly designEffect: number;
  /** Primary units less strata, at least 1. */
  readonly degreesOfFreedom: number;
  readonly totalY: number;
  readonly totalX: number;
  /** Sums without weights. */
  readonly countY: number;
  readonly countX: number;
}

/**
 * Prevalence as a ratio of weighted totals, R = sum w y / sum w x, with linearised variance.
 * Linearised variable z = w (y - R x) / sum w x; its variance by strata (linearisedVariance.ts).
 * Interval: logit with Student's t on (primary units - strata) degrees of freedom, as svyciprop(method = "logit").
 * Degenerate cases, stated:
 * - nobody seen (sum w x = 0): not estimable;
 * - share 0: standard error 0, low 0, and as `high` the Clopper-Pearson limit of 0 out of k, 1 - (alpha/2)^(1/k), where k is the number of
 *   primary units with anybody in them: as if those in one venue were of one kind, for a sample of zeros tells no design effect
 *   (Korn & Graubard 1998 divide by it; with its largest possible value, the mean size, this is their limit). Share 1: the mirror image;
 * - standard error 0 though 0 < share < 1 (a census): the interval is the share.
 * @param sample columns by primary unit (venue); units that gave nothing (closed, refused) stand in it with y = x = 0
 * @param secondStage how persons within a unit were sampled; counts in full where the first stage has a sampling fraction
 * @param level confidence level, 0.95
 * @see Särndal, Swensson & Wretman 1992, ch. 5; equals svyratio in R survey (test/published/ratio)
 */
export function ratio(sample: Sample, secondStage: SecondStage = { kind: 'none' }, level = 0.95): Ratio | NotEstimable {
  const { y, x, weight, stratum } = sample;
  let totalY = 0;
  let totalX = 0;
  let countY = 0;
  let countX = 0;
  let occupied = 0;
  for (let i = 0; i < y.length; i++) {
    totalY += weight[i] * y[i];
    totalX += weight[i] * x[i];
    countY += y[i];
    countX += x[i];
    if (x[i] > 0) occupied++;
  }
  if (!(totalX > 0)) return notEstimable('nobody was seen');
  const share = totalY / totalX;
  const degreesOfFreedom = Math.max(1, y.length - countStrata(stratum, sample.fraction.length));
  const sums = { totalY, totalX, countY, countX, degreesOfFreedom };
  if (share <= 0 || share >= 1) {
    const width = 1 - exp(log((1 - level) / 2) / occupied);
    const [low, high] = share <= 0 ? [0, width] : [1 - width, 1];
    return { estimable: true, share, standardError: 0, low, high, designEffect: NaN, ...sums };
  }
  const variance = linearisedVariance(sample, share, totalX, secondStage);
  const standardError = Math.sqrt(variance);
  const designEffect = (variance * countX) / (share * (1 - share));
  if (standardError === 0) return { estimable: true, share, standardError, low: share, high: share, designEffect, ...sums };
  const [low, high] = logitInterval(share, standardError, level, degreesOfFreedom);
  return { estimable: true, share, standardError, low, high, designEffect, ...sums };
}

function countStrata(stratum: ArrayLike<number>, strata: number): number {
  const seen = new Uint8Array(strata);
  let count = 0;
  for (let i = 0; i < stratum.length; i++) {
    if (seen[stratum[i]] === 0) count++;
    seen[stratum[i]] = 1;
  }
  return count;
}
