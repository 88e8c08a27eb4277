import { normalQuantile } from '../../base/random/normal.ts';
import { logitInterval } from '../../stats/interval.ts';
import { quantiles } from '../../stats/quantiles.ts';
import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import { chainBootstrap, completeSample, populationBootstrap, type RdsSample } from './bootstraps.ts';
import { recruitmentOf, type RecruitmentProblem } from './recruitment.ts';
import { inverseDegrees, successiveSamplingWeights, weightedShare } from './weights.ts';

export type RdsEstimator = 'rds2' | 'ss';
export type RdsInterval = 'percentile' | 'normal' | 'logit';

/** Rows of persons interviewed, by column. */
export interface RdsColumns {
  /** Codes of ids; `codes` of them. */
  readonly id: ArrayLike<number>;
  /** Code of the recruiter's id; -1 of seeds. */
  readonly recruiter: ArrayLike<number>;
  readonly codes: number;
  /** Ties within the population, above 0; NaN is missing. */
  readonly degree: ArrayLike<number>;
  /** 1 for those with the property, else 0; NaN is missing. */
  readonly y: ArrayLike<number>;
}

export interface RdsOptions {
  readonly estimator: RdsEstimator;
  /** Persons in the population; for `ss`. */
  readonly population?: number;
  readonly seeds: 'include' | 'exclude';
  readonly replications: number;
  readonly seed: readonly [number, number];
  readonly level: number;
  readonly interval: RdsInterval;
}

export interface RdsEstimate {
  readonly estimable: true;
  /** Share of the population with the property. */
  readonly share: number;
  /** Standard deviation of the replications. */
  readonly standardError: number;
  /** Undefined when nobody or everybody in the sample has it: a bootstrap of such a sample knows no other. */
  readonly interval: readonly [number, number] | undefined;
  readonly n: number;
  readonly positives: number;
  /** Share of the sample, without weights. */
  readonly sampleShare: number;
  /** Variance against that of a simple random sample of as many. */
  readonly designEffect: number;
  readonly seeds: number;
  readonly longestChain: number;
  /** Rows left out for a missing value. */
  readonly missing: number;
  /** Groups of which nobody recruited anybody. */
  readonly silentGroups: readonly number[];
}

/**
 * Share of a hidden population with a property, from respondent-driven sampling.
 * - `rds2`: persons count with their inverse degree (Volz & Heckathorn 2008), standard error by Salganik's bootstrap of the chain (2006);
 * - `ss`: successive sampling without replacement from a population of known size, standard error by Gile's bootstrap of a made population (2011).
 * Both intervals are known to be too short where those who know each other are alike (Goel & Salganik 2010, PNAS 107:6743-6747).
 */
export function rds(columns: RdsColumns, options: RdsOptions): RdsEstimate | NotEstimable | { readonly problems: readonly RecruitmentProblem[] } {
  const recruitment = recruitmentOf(columns.id, columns.recruiter, columns.codes);
  if ('problems' in recruitment) return recruitment;
  const { y, degree } = columns;
  const isAsked = (row: number): boolean => options.seeds === 'include' || recruitment.wave[row]! > 0;
  const sample = completeSample(y, degree, recruitment, isAsked);
  const n = sample.y.length;
  let asked = 0;
  for (let row = 0; row < y.length; row++) if (isAsked(row)) asked++;
  if (n < 2) return notEstimable(`${n === 0 ? 'nobody' : 'a single person'} ${options.seeds === 'exclude' ? 'who is no seed ' : ''}has a degree and a value`);
  if (recruitment.longestChain === 0) return notEstimable('nobody recruited anybody: these are seeds alone, whose chances to be in the sample are not known');
  if (options.estimator === 'ss' && options.population! < n) return notEstimable(`the population (${options.population}) is smaller than the sample of ${n}`);
  const weight = options.estimator === 'ss' ? successiveSamplingWeights(sample.degree, options.population!) : inverseDegrees(sample.degree);
  const share = weightedShare(sample.y, weight);
  const draws = options.estimator === 'ss'
    ? populationBootstrap(sample, options.population!, options.replications, options.seed)
    : chainBootstrap(sample, options.replications, options.seed);
  const standardError = deviationOf(draws);
  const positives = sample.y.reduce((sum, value) => sum + value, 0);
  const certain = positives === 0 || positives === n;
  return {
    estimable: true, share, standardError, interval: certain ? undefined : intervalOf(share, standardError, draws, options), n, positives, sampleShare: positives / n,
    designEffect: certain ? NaN : (standardError * standardError * n) / (share * (1 - share)),
    seeds: recruitment.seeds, longestChain: recruitment.longestChain, missing: asked - n, silentGroups: certain ? [] : silent(sample),
  };
}

function silent({ recruiterGroup }: RdsSample): number[] {
  return [0, 1].filter((group) => !recruiterGroup.includes(group));
}

function intervalOf(share: number, standardError: number, draws: Float64Array, { interval, level }: RdsOptions): readonly [number, number] {
  if (interval === 'percentile') {
    const [low, high] = quantiles(draws, [(1 - level) / 2, (1 + level) / 2]);
    return [low!, high!];
  }
  if (interval === 'logit') return logitInterval(share, standardError, level);
  const half = normalQuantile(0.5 + level / 2) * standardError;
  return [share - half, share + half];
}

function deviationOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (values.length - 1));
}
