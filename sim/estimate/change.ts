import { exp, log } from '../base/dmath.ts';
import { normalQuantile } from '../base/random/normal.ts';
import { notEstimable, type NotEstimable } from './notEstimable.ts';
import type { Apparent } from './prevalence.ts';

export interface Limits {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly method: string;
}

export interface Change {
  /** later - earlier */
  readonly difference: Limits;
  /** later / earlier */
  readonly ratio: Limits | NotEstimable;
}

/**
 * Change between two prevalences of independent samples, each with its effective size (n / design effect).
 * - Difference: standard error of Wald; Newcombe's interval (1998, method 10), which joins the limits of Wilson of both and stays inside -1..1.
 * - Ratio: interval on the log scale by the delta method (Katz et al. 1978), standard error = ratio times that of the logarithm. A later share of 0 has a
 *   ratio of 0 and no logarithm: its upper limit joins Wilson's limits of both (Donner and Zou 2012). An earlier share of 0 has no ratio.
 */
export function changeOf(earlier: Apparent, later: Apparent, level = 0.95): Change {
  const z = normalQuantile(0.5 + level / 2);
  const [p, q] = [earlier.share, later.share];
  const [wp, wq] = [wilson(earlier, z), wilson(later, z)];
  const [vp, vq] = [(p * (1 - p)) / earlier.size, (q * (1 - q)) / later.size];
  const d = q - p;
  const root = (a: number, b: number): number => Math.sqrt(a * a + b * b);
  const difference = {
    estimate: d, standardError: Math.sqrt(vp + vq),
    low: d - root(q - wq.low, wp.high - p), high: d + root(wq.high - q, p - wp.low),
    method: "Newcombe's, from Wilson's limits of both",
  };
  return { difference, ratio: ratioOf(p, q, vp, vq, wp, wq, z) };
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

function ratioOf(p: number, q: number, vp: number, vq: number, wp: Ends, wq: Ends, z: number): Limits | NotEstimable {
  if (p === 0) return notEstimable('the earlier prevalence is 0: nothing can be set in proportion to it', '--measure difference');
  const ratio = q / p;
  if (q === 0) {
    // Method of variance estimates recovery for 0 / p: the upper limit is the positive root of its quadratic.
    const d = wq.high * wq.high;
    const e = (p - wp.low) * (p - wp.low);
    const high = p * p > e ? (Math.sqrt(d * (p * p - e))) / (p * p - e) : Infinity;
    return { estimate: 0, standardError: Math.sqrt(vq) / p, low: 0, high, method: "Donner and Zou's, from Wilson's limits of both" };
  }
  const spread = Math.sqrt(vp / (p * p) + vq / (q * q));
  const centre = log(ratio);
  return { estimate: ratio, standardError: ratio * spread, low: exp(centre - z * spread), high: exp(centre + z * spread), method: 'log scale, normal' };
}

/** Wilson 1927. */
function wilson({ share, size }: Apparent, z: number): Ends {
  const centre = (share + (z * z) / (2 * size)) / (1 + (z * z) / size);
  const half = (z * Math.sqrt((share * (1 - share)) / size + (z * z) / (4 * size * size))) / (1 + (z * z) / size);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
