import { deriveKeys, uniform } from '../../base/random/streams.ts';
import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import { codeOf, type Design } from './design.ts';
import type { Lonely } from './variance.ts';

/** Two weighted totals of a statistic: numerator and denominator. */
export interface Pair {
  readonly a: (row: number) => number;
  readonly b: (row: number) => number;
}

export interface Spread {
  readonly variance: number;
  readonly replications: number;
  /** Replications that gave no number, for their denominator was 0; they are left out. */
  readonly lost: number;
}

/** First-stage totals: by unit and by stratum. Where rows are units they are read, not gathered. */
function firstStage(design: Design, { a, b }: Pair) {
  const { unit, stratum, stratumOfUnit, sampled, fraction } = design.stages[0]!;
  const units = unit ? unit.count : design.rows;
  const stratumAt = stratumOfUnit ? (u: number): number => stratumOfUnit[u] : codeOf(stratum);
  let [unitA, unitB] = [a, b];
  if (unit) {
    const [sumsA, sumsB] = [new Float64Array(units), new Float64Array(units)];
    for (let i = 0; i < design.rows; i++) {
      sumsA[unit.codes[i]] += a(i);
      sumsB[unit.codes[i]] += b(i);
    }
    [unitA, unitB] = [(u) => sumsA[u], (u) => sumsB[u]];
  }
  const strata = Array.from(sampled, (n, h) => ({ n, rest: 1 - fraction[h], a: 0, b: 0 }));
  let [allA, allB] = [0, 0];
  for (let u = 0; u < units; u++) {
    const s = strata[stratumAt(u)]!;
    s.a += unitA(u);
    s.b += unitB(u);
  }
  for (const s of strata) {
    allA += s.a;
    allB += s.b;
  }
  return { units, stratumAt, unitA, unitB, strata, allA, allB };
}

const ONE_UNIT = 'a stratum has only one sampled unit, which leaves nothing when it is left out';

/**
 * Jackknife of first-stage units: JK1 without strata, JKn with them; each unit is left out in turn and the others of its stratum stand for it.
 * Squares are taken about the mean of the replications (about the estimate when it is given), with (1 - f)(n - 1) / n by stratum; corrections after
 * the first stage are not used. Strata with one unit as in as.svrepdesign of R survey; strata taken whole (f = 1) have no replications.
 * @see Wolter 2007, ch. 4; equals as.svrepdesign(type = "JK1", "JKn") of R survey
 */
export function jackknife(design: Design, pair: Pair, statistic: (a: number, b: number) => number, lonely: Lonely, about?: number): Spread | NotEstimable {
  const { units, stratumAt, unitA, unitB, strata, allA, allB } = firstStage(design, pair);
  const alone = strata.filter(({ n, rest }) => n === 1 && rest > 0).length;
  if (alone > 0 && lonely === 'fail') return notEstimable(ONE_UNIT, '--lonely adjust, average, certainty or remove');
  const H = strata.length;
  const replicate = (u: number): number => {
    const { n, rest, a, b } = strata[stratumAt(u)]!;
    if (rest <= 0) return Infinity;
    if (n === 1) return lonely === 'adjust' && H > 1 ? statistic(((allA - a) * H) / (H - 1), ((allB - b) * H) / (H - 1)) : Infinity;
    const scale = n / (n - 1);
    return statistic(allA - a + scale * (a - unitA(u)), allB - b + scale * (b - unitB(u)));
  };
  let [sum, used, lost] = [0, 0, 0];
  for (let u = 0; u < units; u++) {
    const theta = replicate(u);
    if (theta === Infinity) continue;
    if (Number.isNaN(theta)) lost++;
    else {
      sum += theta;
      used++;
    }
  }
  if (used === 0) return notEstimable('no unit can be left out');
  const centre = about ?? sum / used;
  let variance = 0;
  for (let u = 0; u < units; u++) {
    const theta = replicate(u);
    if (!Number.isFinite(theta)) continue;
    const { n, rest } = strata[stratumAt(u)]!;
    variance += (theta - centre) * (theta - centre) * (n === 1 ? (H - 1) / H : (rest * (n - 1)) / n);
  }
  if (lonely === 'average' && alone > 0) variance *= units / (used + lost);
  return { variance, replications: used, lost };
}

/**
 * Rescaling bootstrap of first-stage units (Rao and Wu 1988; Rao, Wu and Yue 1992) with n - 1 drawn of n in each stratum. A unit drawn m times has
 * 1 - k + k m n / (n - 1) times its weight, with k = sqrt(1 - f) for the correction: weights stay 0 or more, and the variance of a total is right on average.
 * Without a correction this is as.svrepdesign(type = "subbootstrap") of R survey.
 */
export function bootstrap(design: Design, pair: Pair, statistic: (a: number, b: number) => number, lonely: Lonely, replications: number, seed: readonly [number, number], about?: number): Spread | NotEstimable {
  const { units, stratumAt, unitA, unitB, strata, allA, allB } = firstStage(design, pair);
  if (strata.some(({ n, rest }) => n === 1 && rest > 0) && lonely !== 'certainty' && lonely !== 'remove') {
    return notEstimable('a stratum has only one sampled unit, of which nothing can be drawn anew', '--lonely certainty or remove; or --replicates jackknife');
  }
  const members = strata.map(({ n }) => new Int32Array(n));
  const filled = new Int32Array(strata.length);
  for (let u = 0; u < units; u++) members[stratumAt(u)]![filled[stratumAt(u)]++] = u;
  const keys = deriveKeys(seed, 0, 'estimate/survey', 1);
  const thetas: number[] = [];
  for (let r = 0; r < replications; r++) {
    let [a, b, drawn] = [allA, allB, 0];
    for (const [h, { n, rest, a: stratumA, b: stratumB }] of strata.entries()) {
      if (n === 1 || rest <= 0) continue;
      const k = Math.sqrt(rest);
      let [drawnA, drawnB] = [0, 0];
      for (let j = 1; j < n; j++) {
        const u = members[h]![Math.floor(uniform(keys, 0, r, drawn++) * n)];
        drawnA += unitA(u);
        drawnB += unitB(u);
      }
      a += k * ((drawnA * n) / (n - 1) - stratumA);
      b += k * ((drawnB * n) / (n - 1) - stratumB);
    }
    thetas.push(statistic(a, b));
  }
  return spread(thetas, 1 / (replications - 1), undefined, about);
}

/** How replicate weights of a file were made, which says what their squares are multiplied with. */
export interface ReplicateScale {
  readonly scale: number;
  /** By replication; all 1 without it. */
  readonly scales?: readonly number[];
}

/** Spread of one statistic over replicate weights that are given. */
export function fromWeights(rows: number, pair: Pair, weights: readonly ArrayLike<number>[], statistic: (a: number, b: number) => number, { scale, scales }: ReplicateScale, about?: number): Spread | NotEstimable {
  const thetas = weights.map((weight) => {
    let [a, b] = [0, 0];
    for (let i = 0; i < rows; i++) {
      a += weight[i] * pair.a(i);
      b += weight[i] * pair.b(i);
    }
    return statistic(a, b);
  });
  return spread(thetas, scale, scales, about);
}

function spread(thetas: readonly number[], scale: number, scales: readonly number[] | undefined, about: number | undefined): Spread | NotEstimable {
  const used = thetas.map((theta, r) => ({ theta, by: scales?.[r] ?? 1 })).filter(({ theta }) => Number.isFinite(theta));
  const counted = used.filter(({ by }) => by > 0);
  if (counted.length < 2) return notEstimable('fewer than two replications give a number');
  const centre = about ?? counted.reduce((sum, { theta }) => sum + theta, 0) / counted.length;
  const squares = used.reduce((sum, { theta, by }) => sum + by * (theta - centre) * (theta - centre), 0);
  return { variance: scale * squares, replications: thetas.length, lost: thetas.length - used.length };
}
