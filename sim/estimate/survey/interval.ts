import { exp, log } from '../../base/dmath.ts';
import { betaQuantile } from '../../base/random/beta.ts';
import { logitInterval, tQuantile } from '../../stats/interval.ts';

/**
 * - `t`: estimate -+ Student's t on the design's degrees of freedom times the standard error; `normal`: with the normal quantile;
 * - `logit`: of a share, on the logit scale with Student's t (svyciprop(method = "logit") of R survey);
 * - `beta`: of a share, exact binomial limits for the effective sample size (Korn and Graubard 1998; svyciprop(method = "beta")).
 */
export type IntervalMethod = 't' | 'normal' | 'logit' | 'beta';

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** In words. */
  readonly method: string;
}

export interface ForInterval {
  readonly estimate: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** Rows in the subpopulation. */
  readonly rows: number;
  /** First-stage units in the subpopulation. */
  readonly units: number;
}

/**
 * Confidence interval of an estimate of a survey.
 * A share of 0 or 1 has a standard error of 0, which is no certainty: its other limit is that of Clopper and Pearson for 0 of k, k the number of first-stage
 * units with anybody in them, as if those within one were all of a kind: a sample of zeros tells no design effect (as estimate/ratio.ts has it).
 * A standard error of 0 of anything else (a census) gives the estimate itself.
 */
export function surveyInterval(method: IntervalMethod, { estimate, standardError, degreesOfFreedom, rows, units }: ForInterval, level: number): Interval {
  const share = method === 'logit' || method === 'beta';
  if (share && (estimate <= 0 || estimate >= 1)) {
    const width = 1 - exp(log((1 - level) / 2) / units);
    return { low: estimate <= 0 ? 0 : 1 - width, high: estimate <= 0 ? width : 1, level, method: 'exact binomial limit for as many persons as there are sampled units' };
  }
  if (standardError === 0) return { low: estimate, high: estimate, level, method: 'none: the standard error is 0' };
  const df = `${degreesOfFreedom} degrees of freedom`;
  if (method === 'logit') {
    const [low, high] = logitInterval(estimate, standardError, level, degreesOfFreedom);
    return { low, high, level, method: `logit, Student's t with ${df}` };
  }
  if (method === 'beta') {
    const tail = (1 - level) / 2;
    const stretch = tQuantile(tail, rows - 1) / tQuantile(tail, degreesOfFreedom);
    const size = (estimate * (1 - estimate) * stretch * stretch) / (standardError * standardError);
    const [hits, misses] = [size * estimate, size * (1 - estimate)];
    return { low: betaQuantile(tail, hits, misses + 1), high: betaQuantile(1 - tail, hits + 1, misses), level, method: `beta (Korn and Graubard), ${df}` };
  }
  const half = tQuantile(0.5 + level / 2, method === 't' ? degreesOfFreedom : Infinity) * standardError;
  return { low: estimate - half, high: estimate + half, level, method: method === 't' ? `Wald, Student's t with ${df}` : 'Wald, normal' };
}
