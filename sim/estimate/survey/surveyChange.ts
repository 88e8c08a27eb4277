import { exp, log } from '../../base/dmath.ts';
import { tQuantile } from '../../stats/interval.ts';
import type { Limits } from '../change.ts';
import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import { pairCodes, type DesignProblem, type SurveyColumns } from './columns.ts';
import { makeDesign } from './design.ts';
import { designVariance, type Lonely } from './variance.ts';

export interface WaveEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly n: number;
  /** Rows where y is not 0. */
  readonly positives: number;
}

export interface SurveyChange {
  readonly estimable: true;
  readonly earlier: WaveEstimate;
  readonly later: WaveEstimate;
  readonly difference: Limits;
  readonly ratio: Limits | NotEstimable;
  readonly degreesOfFreedom: number;
  /** Whether sampled units of the first stage are in both waves: their covariance is then counted. */
  readonly sharedUnits: boolean;
}

/**
 * Change of a mean, proportion or ratio between two waves of one file, by linearising the difference and the logarithm of the ratio over both waves at once,
 * so that units sampled in both carry their covariance. Where no unit is in both, the waves are strata of their own: independent samples.
 * @param wave by row: 0 earlier, 1 later, anything else neither
 * @see Särndal, Swensson and Wretman 1992, 5.5; equals svycontrast of R survey (test/published/survey)
 */
export function surveyChange(columns: SurveyColumns, wave: ArrayLike<number>, { level, lonely, nest }: { readonly level: number; readonly lonely: Lonely; readonly nest: boolean }): SurveyChange | NotEstimable | { readonly problems: readonly DesignProblem[] } {
  const { rows, y, x, domain } = columns;
  const sharedUnits = shareUnits(columns, wave, nest);
  const waves = { codes: Uint8Array.from({ length: rows }, (_, i) => (wave[i] === 0 ? 0 : wave[i] === 1 ? 1 : 2)), count: 3 };
  const [first, ...rest] = columns.strata;
  const design = makeDesign(sharedUnits ? columns : { ...columns, strata: [first ? pairCodes(first, waves, rows) : waves, ...rest] }, nest);
  if ('problems' in design) return design;
  const { weight } = design;
  const of = (i: number): number => (x ? x[i] : 1);
  const inside = (i: number): boolean => waves.codes[i] < 2 && domain.every((column) => column[i] === 1) && y[i] === y[i] && of(i) === of(i) && weight(i) > 0;

  const sums = [{ a: 0, b: 0, n: 0, positives: 0 }, { a: 0, b: 0, n: 0, positives: 0 }];
  for (let i = 0; i < rows; i++) {
    if (!inside(i)) continue;
    const sum = sums[waves.codes[i]]!;
    sum.a += weight(i) * y[i];
    sum.b += weight(i) * of(i);
    sum.n++;
    if (y[i] !== 0) sum.positives++;
  }
  for (const [k, { n, b }] of sums.entries()) {
    if (n === 0) return notEstimable(`the ${k === 0 ? 'earlier' : 'later'} wave has no row with a value and a weight above 0`);
    if (b === 0) return notEstimable(`the denominator of the ${k === 0 ? 'earlier' : 'later'} wave is 0`);
  }
  const values = sums.map(({ a, b }) => a / b);
  const influence = (scale: readonly number[]) => (i: number): number => {
    const k = waves.codes[i];
    return k > 1 ? 0 : (scale[k]! * weight(i) * (y[i] - values[k]! * of(i))) / sums[k]!.b;
  };
  const varianceOf = (scale: readonly number[]): number | NotEstimable => designVariance(design, influence(scale), (i) => inside(i) && scale[waves.codes[i]] !== 0, lonely);
  const variances = [[1, 0], [0, 1], [-1, 1]].map(varianceOf);
  for (const variance of variances) if (typeof variance !== 'number') return variance;
  const [earlier = NaN, later = NaN, difference = NaN] = variances.map((variance) => Math.sqrt(variance as number));
  const degreesOfFreedom = freedom(columns, design.stages[0]!, inside);
  if (degreesOfFreedom < 1) return notEstimable('the rows lie in no more first-stage units than strata: no degree of freedom is left for an interval');

  const t = tQuantile(0.5 + level / 2, degreesOfFreedom);
  const [p = NaN, q = NaN] = values;
  const d = q - p;
  let ratio: Limits | NotEstimable;
  if (p <= 0 || q <= 0) ratio = notEstimable(`the ${p <= 0 ? 'earlier' : 'later'} prevalence is 0, which has no logarithm`, '--measure difference');
  else {
    const spread = varianceOf([-1 / p, 1 / q]);
    if (typeof spread !== 'number') return spread;
    const [centre, se] = [log(q / p), Math.sqrt(spread)];
    ratio = { estimate: q / p, standardError: (q / p) * se, low: exp(centre - t * se), high: exp(centre + t * se), method: `log scale, Student's t with ${degreesOfFreedom} degrees of freedom` };
  }
  return {
    estimable: true, sharedUnits, degreesOfFreedom, ratio,
    earlier: { estimate: p, standardError: earlier, n: sums[0]!.n, positives: sums[0]!.positives },
    later: { estimate: q, standardError: later, n: sums[1]!.n, positives: sums[1]!.positives },
    difference: { estimate: d, standardError: difference, low: d - t * difference, high: d + t * difference, method: `Wald, Student's t with ${degreesOfFreedom} degrees of freedom` },
  };
}

function shareUnits({ rows, clusters, strata }: SurveyColumns, wave: ArrayLike<number>, nest: boolean): boolean {
  let [unit] = clusters;
  if (!unit) return false;
  if (nest && strata[0]) unit = pairCodes(strata[0], unit, rows);
  const seen = new Uint8Array(unit.count);
  for (let i = 0; i < rows; i++) if (wave[i] === 0 || wave[i] === 1) seen[unit.codes[i]] |= 1 << wave[i];
  return seen.includes(3);
}

function freedom({ rows }: SurveyColumns, { unit, stratum }: { readonly unit?: { readonly codes: ArrayLike<number> }; readonly stratum?: { readonly codes: ArrayLike<number> } }, inside: (i: number) => boolean): number {
  const [units, strata] = [new Set<number>(), new Set<number>()];
  let alone = 0;
  for (let i = 0; i < rows; i++) {
    if (!inside(i)) continue;
    if (unit) units.add(unit.codes[i]);
    else alone++;
    strata.add(stratum ? stratum.codes[i] : 0);
  }
  return alone + units.size - strata.size;
}
