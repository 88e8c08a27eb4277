import { betaQuantile } from '../base/random/beta.ts';
import { normalQuantile } from '../base/random/normal.ts';
import { notEstimable, type NotEstimable } from './notEstimable.ts';

/** A share as it was read, and the size of the simple random sample that would tell as much (n / design effect). */
export interface Apparent {
  /** 0..1 */
  readonly share: number;
  /** > 0, whole or not */
  readonly size: number;
}

/** Sensitivity or specificity: known, or found in so many persons whose state was known. */
export interface Accuracy {
  readonly value: number;
  readonly tested?: number;
}

export interface TruePrevalence {
  readonly estimable: true;
  /** Within 0..1. */
  readonly prevalence: number;
  /** As the formula gives it: below 0 when fewer are positive than the false positives alone would be. */
  readonly untruncated: number;
  /** By the delta method, of the untruncated value. */
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly method: 'exact' | 'langReiczigel';
}

/**
 * True prevalence from an apparent one: (apparent + specificity - 1) / (sensitivity + specificity - 1).
 * Interval: with known sensitivity and specificity, the limits of Clopper and Pearson for the apparent prevalence, put through the formula
 * (Reiczigel, Földi and Ózsvári 2010); when either was estimated, that of Lang and Reiczigel (2014), which counts the uncertainty of both.
 * @returns notEstimable when the test tells no more than chance (sensitivity + specificity <= 1)
 * @see Rogan and Gladen 1978
 */
export function roganGladen(apparent: Apparent, sensitivity: Accuracy, specificity: Accuracy, level = 0.95): TruePrevalence | NotEstimable {
  const [se, sp] = [sensitivity.value, specificity.value];
  const gain = se + sp - 1;
  if (!(gain > 0)) return notEstimable('sensitivity and specificity add up to 1 or less: the judgement tells no more than chance', 'figures from a study of how the judgement errs');
  const { share, size } = apparent;
  const untruncated = (share + sp - 1) / gain;
  const noise = ({ value, tested }: Accuracy): number => (tested === undefined ? 0 : (value * (1 - value)) / tested);
  const variance = (share * (1 - share)) / size + untruncated * untruncated * noise(sensitivity) + (1 - untruncated) * (1 - untruncated) * noise(specificity);
  const known = sensitivity.tested === undefined && specificity.tested === undefined;
  const [low, high] = known ? exactLimits(apparent, gain, sp, level) : langReiczigel(apparent, sensitivity, specificity, level);
  return { estimable: true, prevalence: clamp(untruncated), untruncated, standardError: Math.sqrt(variance) / gain, low: clamp(low), high: clamp(high), method: known ? 'exact' : 'langReiczigel' };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

function exactLimits({ share, size }: Apparent, gain: number, sp: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const [hits, misses] = [size * share, size * (1 - share)];
  const low = hits > 0 ? betaQuantile(tail, hits, misses + 1) : 0;
  const high = misses > 0 ? betaQuantile(1 - tail, hits + 1, misses) : 1;
  return [(low + sp - 1) / gain, (high + sp - 1) / gain];
}

/** Primes of the paper: z² / 2 successes and as many failures are added to the sample, one of each to the studies of the test. */
function langReiczigel({ share, size }: Apparent, sensitivity: Accuracy, specificity: Accuracy, level: number): readonly [number, number] {
  const z = normalQuantile(0.5 + level / 2);
  const shrink = ({ value, tested }: Accuracy): { value: number; noise: number } => {
    if (tested === undefined) return { value, noise: 0 };
    const shrunk = (tested * value + 1) / (tested + 2);
    return { value: shrunk, noise: (shrunk * (1 - shrunk)) / (tested + 2) };
  };
  const [se, sp] = [shrink(sensitivity), shrink(specificity)];
  const ap = (size * share + (z * z) / 2) / (size + z * z);
  const gain = se.value + sp.value - 1;
  const p = (ap + sp.value - 1) / gain;
  const shift = 2 * z * z * (p * se.noise - (1 - p) * sp.noise);
  const half = (z * Math.sqrt((ap * (1 - ap)) / (size + z * z) + p * p * se.noise + (1 - p) * (1 - p) * sp.noise)) / gain;
  return [p + shift - half, p + shift + half];
}
