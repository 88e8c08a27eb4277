import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import type { DesignProblem, SurveyColumns } from './columns.ts';
import { codeOf, makeDesign, type Design } from './design.ts';
import { surveyInterval, type Interval, type IntervalMethod } from './interval.ts';
import { rankOf } from './rank.ts';
import { bootstrap, fromWeights, jackknife, type Pair, type ReplicateScale, type Spread } from './replicates.ts';
import { designVariance, type Lonely } from './variance.ts';

export type Statistic = 'mean' | 'total' | 'ratio' | 'proportion';

/** Where the standard error comes from. */
export type VarianceMethod =
  | { readonly kind: 'linearised' }
  | { readonly kind: 'jackknife' }
  | { readonly kind: 'bootstrap'; readonly replications: number; readonly seed: readonly [number, number] }
  | ({ readonly kind: 'weights'; readonly columns: readonly ArrayLike<number>[]; readonly combined: boolean } & ReplicateScale);

export interface SurveyOptions {
  readonly statistic: Statistic;
  readonly level: number;
  readonly lonely: Lonely;
  readonly nest: boolean;
  readonly variance: VarianceMethod;
  /** Squares of replications about the estimate instead of about their mean. */
  readonly aboutEstimate: boolean;
  /** Without it: logit for what lies in 0..1 by its making, t otherwise. */
  readonly interval?: IntervalMethod;
}

export interface SurveyEstimate {
  readonly estimable: true;
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Rows in the subpopulation with a value and a weight above 0. */
  readonly n: number;
  /** First-stage units and strata that these rows lie in. */
  readonly units: number;
  readonly strata: number;
  readonly degreesOfFreedom: number;
  /** Variance against that of a simple random sample of as many rows: without replacement (deff = TRUE of R survey), and with it (deff = "replace"). NaN where there is none. */
  readonly designEffect: number;
  readonly designEffectWithReplacement: number;
  /** Of a share of persons counted by row (y of x, whole numbers): variance against that of a simple random sample of as many persons. */
  readonly designEffectOfPersons?: number;
  readonly sumOfWeights: number;
  /** Whether the estimate is a share of a whole: 0 <= y <= x in every row. */
  readonly share: boolean;
  /** Of y: its sum when it counts (whole numbers, in a share), else the rows where it is not 0. */
  readonly positives: number;
  /** Rows left out because y or x is missing, and because the subpopulation's column is. */
  readonly missing: number;
  readonly replications?: number;
  readonly lostReplications?: number;
  readonly weighted: boolean;
}

/**
 * Mean, total, ratio or proportion of a stratified, clustered, weighted sample, with its standard error and interval.
 * A subpopulation keeps the design of the whole sample: rows outside it count as zeros (subset() of a design in R survey).
 * @see Särndal, Swensson and Wretman 1992; Lumley 2004; equals R survey 4.1-1 on its api data (test/published/survey)
 */
export function surveyEstimate(columns: SurveyColumns, options: SurveyOptions): SurveyEstimate | NotEstimable | { readonly problems: readonly DesignProblem[] } {
  const design = makeDesign(columns, options.nest);
  if ('problems' in design) return design;
  const { y, x, domain, rows } = columns;
  const { weight } = design;
  const inDomain = (i: number): boolean => {
    for (const column of domain) if (column[i] !== 1) return false;
    return true;
  };
  const known = (i: number): boolean => y[i] === y[i] && (!x || x[i] === x[i]);
  const inside = (i: number): boolean => inDomain(i) && known(i) && weight(i) > 0;
  const ratio = options.statistic === 'ratio';
  const below = (i: number): number => (ratio ? x![i] : 1);

  const sums = addUp(columns, design, inDomain, known, below);
  if (sums.n === 0) return notEstimable(sums.domainRows === 0 && domain.length > 0 ? 'no row belongs to the subpopulation' : 'no row has a value and a weight above 0');
  if (options.statistic !== 'total' && sums.b === 0) return notEstimable(`the sum of the ${ratio ? 'denominator' : 'weights'} is 0`);
  const { units, strata, census } = countUnits(design, inside);
  // Without clusters a row is a unit.
  if (sampledUnits(design) < 2) return notEstimable('the sample has a single first-stage unit, which tells nothing of the variance between units');

  const statistic = (a: number, b: number): number => (options.statistic === 'total' ? a : b === 0 ? NaN : a / b);
  const estimate = statistic(sums.a, sums.b);
  const over = options.statistic === 'total' ? 1 : 1 / sums.b;
  const centre = options.statistic === 'total' ? 0 : estimate;
  const influence = (i: number): number => weight(i) * over * (y[i] - centre * below(i));
  const spread = varianceOf(design, rows, options, { a: (i) => (inside(i) ? weight(i) * y[i] : 0), b: (i) => (inside(i) ? weight(i) * below(i) : 0) }, statistic, influence, inside, estimate);
  if ('estimable' in spread) return spread;

  const degreesOfFreedom = options.variance.kind === 'weights' ? rankOf(options.variance.columns, rows) - 1 : Math.min(units - strata, options.variance.kind === 'bootstrap' ? options.variance.replications - 1 : Infinity);
  const share = (options.statistic === 'proportion' || ratio) && sums.within;
  const method = options.interval ?? (share ? 'logit' : 't');
  if ((method === 'logit' || method === 'beta') && !share) return notEstimable(`the ${method} interval is for shares; here y is not between 0 and ${ratio ? 'x' : '1'} in every row`, '--interval t');
  // A mean or ratio of a single unit has a standard error of 0 by the formula, which is no certainty.
  const alone = units < 2 && options.statistic !== 'total';
  if (degreesOfFreedom < 1 && !census && (method !== 'normal' || alone)) {
    return notEstimable('these rows lie in no more first-stage units than strata: no degree of freedom is left for an interval', alone ? undefined : '--interval normal, which takes the standard error as known; or join strata');
  }
  const standardError = Math.sqrt(spread.variance);
  return {
    estimable: true, estimate, standardError,
    interval: surveyInterval(method, { estimate, standardError, degreesOfFreedom, rows: sums.n, units }, options.level),
    n: sums.n, units, strata, degreesOfFreedom,
    ...designEffects(rows, options.statistic, spread.variance, sums, { y, influence, estimate, weight, inside }),
    ...(share && ratio && sums.whole && estimate > 0 && estimate < 1 ? { designEffectOfPersons: (spread.variance * sums.below) / (estimate * (1 - estimate)) } : {}),
    sumOfWeights: sums.weight, share, positives: share && sums.whole ? sums.count : sums.nonzero, missing: sums.missing, weighted: design.weighted,
    ...('replications' in spread ? { replications: spread.replications, lostReplications: spread.lost } : {}),
  };
}

interface Sums {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  readonly weight: number;
  readonly domainRows: number;
  readonly missing: number;
  readonly within: boolean;
  readonly whole: boolean;
  readonly count: number;
  /** Of the denominators, without weights. */
  readonly below: number;
  readonly nonzero: number;
}

function addUp({ rows, y, domain }: SurveyColumns, { weight }: Design, inDomain: (i: number) => boolean, known: (i: number) => boolean, below: (i: number) => number): Sums {
  let [a, b, n, total, domainRows, missing, count, nonzero, belowSum] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [within, whole] = [true, true];
  for (let i = 0; i < rows; i++) {
    if (!inDomain(i)) {
      if (domain.some((column) => column[i] !== column[i])) missing++;
      continue;
    }
    domainRows++;
    if (!known(i)) {
      missing++;
      continue;
    }
    const w = weight(i);
    if (!(w > 0)) continue;
    n++;
    total += w;
    a += w * y[i];
    b += w * below(i);
    count += y[i];
    belowSum += below(i);
    if (y[i] !== 0) nonzero++;
    within &&= y[i] >= 0 && y[i] <= below(i);
    whole &&= Number.isInteger(y[i]) && Number.isInteger(below(i));
  }
  return { a, b, n, weight: total, domainRows, missing, within, whole, count, nonzero, below: belowSum };
}

/** Units of the first stage in the whole sample. */
function sampledUnits({ stages }: Design): number {
  return stages[0]!.sampled.reduce((sum, n) => sum + n, 0);
}

/** First-stage units and strata with rows of the subpopulation, and whether all those strata were taken whole. */
function countUnits({ rows, stages }: Design, inside: (i: number) => boolean): { readonly units: number; readonly strata: number; readonly census: boolean } {
  const { unit, stratum, sampled, fraction } = stages[0]!;
  const [seenUnits, seenStrata] = [unit && new Uint8Array(unit.count), new Uint8Array(sampled.length)];
  const stratumAt = codeOf(stratum);
  let [units, strata, census] = [0, 0, true];
  for (let i = 0; i < rows; i++) {
    if (!inside(i)) continue;
    const h = stratumAt(i);
    if (seenStrata[h] === 0) strata++;
    census &&= fraction[h] === 1;
    seenStrata[h] = 1;
    if (!seenUnits) units++;
    else {
      const u = unit!.codes[i];
      if (seenUnits[u] === 0) units++;
      seenUnits[u] = 1;
    }
  }
  return { units, strata, census };
}

function varianceOf(design: Design, rows: number, { variance: how, lonely, aboutEstimate }: SurveyOptions, pair: Pair, statistic: (a: number, b: number) => number, influence: (i: number) => number, inside: (i: number) => boolean, estimate: number): { readonly variance: number } | Spread | NotEstimable {
  const about = aboutEstimate ? estimate : undefined;
  if (how.kind === 'jackknife') return jackknife(design, pair, statistic, lonely, about);
  if (how.kind === 'bootstrap') return bootstrap(design, pair, statistic, lonely, how.replications, how.seed, about);
  if (how.kind === 'weights') {
    const { weight } = design;
    // Combined weights hold the sampling weight already.
    const bare: Pair = how.combined ? { a: (i) => (inside(i) ? pair.a(i) / weight(i) : 0), b: (i) => (inside(i) ? pair.b(i) / weight(i) : 0) } : pair;
    return fromWeights(rows, bare, how.columns, statistic, how, about);
  }
  const variance = designVariance(design, influence, inside, lonely);
  return typeof variance === 'number' ? { variance } : variance;
}

interface ForEffect {
  readonly y: ArrayLike<number>;
  readonly influence: (i: number) => number;
  readonly estimate: number;
  readonly weight: (i: number) => number;
  readonly inside: (i: number) => boolean;
}

/** Against the estimated variance of a simple random sample of n of N = the sum of the weights; of a ratio, that of its linearised variable. */
function designEffects(rows: number, statistic: Statistic, variance: number, { n, weight: N }: Sums, { y, influence, estimate, weight, inside }: ForEffect): { designEffect: number; designEffectWithReplacement: number } {
  const mean = statistic === 'total' ? estimate / N : statistic === 'ratio' ? 0 : estimate;
  const value = statistic === 'ratio' ? (i: number): number => influence(i) / weight(i) : (i: number): number => y[i];
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    if (!inside(i)) continue;
    const deviation = value(i) - mean;
    squares += weight(i) * deviation * deviation;
  }
  const population = (squares / N) * (n / (n - 1));
  const scale = statistic === 'mean' || statistic === 'proportion' ? 1 : N * N;
  const ratioTo = (simple: number): number => (simple > 0 && n > 1 ? variance / simple : NaN);
  return { designEffect: N > n ? ratioTo((population * scale * (N - n)) / (N * n)) : NaN, designEffectWithReplacement: ratioTo((population * scale) / n) };
}
