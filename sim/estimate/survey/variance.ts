import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import { codeOf, type Design, type Stage } from './design.ts';

/**
 * What a stratum with one sampled unit adds, which by itself tells no variance (options of R survey, `survey.lonely.psu`):
 * - `fail`: there is no estimate;
 * - `certainty`, `remove`: nothing, as if the unit had been taken for certain;
 * - `adjust`: its square about zero, the mean of all influences, instead of its own mean: on the safe side;
 * - `average`: what the other strata add on average.
 */
export type Lonely = 'fail' | 'certainty' | 'remove' | 'adjust' | 'average';

/** A fraction this near to 1 is a census: nothing is added (as R survey has it). */
const CENSUS = 1e-7;

/**
 * Variance of a weighted total of influences, stage by stage: at each, the variance between the totals of its units within strata,
 * with (1 - f) n / (n - 1); what is sampled within a unit adds its own times the sampling fractions of the stages above.
 * A later stage counts only when the stages above have a finite population correction, for without one the first stage holds all of it.
 * Units of the sample outside the subpopulation count as zeros; strata without any of it count not at all.
 * @param influence of a row, weight included; 0 outside the subpopulation
 * @param inside whether a row belongs to the subpopulation
 * @see Särndal, Swensson and Wretman 1992, 4.3 and 5.5; equals svyrecvar of R survey (test/published/survey)
 */
export function designVariance(design: Design, influence: (row: number) => number, inside: (row: number) => boolean, lonely: Lonely): number | NotEstimable {
  let variance = 0;
  let above: Float64Array | undefined;
  for (const [s, stage] of design.stages.entries()) {
    const parts = stageVariance(design, stage, s, influence, inside, lonely, above);
    if (typeof parts !== 'number') return parts;
    variance += parts;
    const next = s + 1 < design.stages.length ? fractionsBelow(design, s, above) : undefined;
    if (!next?.some((f) => f > 0)) break;
    above = next;
  }
  return variance;
}

/** Product of the sampling fractions down to a unit of this stage, by unit. */
function fractionsBelow({ stages }: Design, index: number, above: Float64Array | undefined): Float64Array {
  const { stratumOfUnit, fraction, rowOfStratum } = stages[index]!;
  const parentOf = codeOf(stages[index - 1]?.unit);
  return Float64Array.from(stratumOfUnit!, (h) => fraction[h] * (above ? above[parentOf(rowOfStratum[h])] : 1));
}

function stageVariance(design: Design, stage: Stage, index: number, influence: (row: number) => number, inside: (row: number) => boolean, lonely: Lonely, above: Float64Array | undefined): number | NotEstimable {
  const { sampled, fraction, rowOfStratum } = stage;
  const { present, squares, sums } = betweenUnits(design, stage, influence, inside);
  // Strata of a later stage lie within a unit of the stage before; `average` averages within it.
  const parentOf = index === 0 ? undefined : codeOf(design.stages[index - 1]!.unit);
  const groups = new Map<number, { sum: number; strata: number; known: number; factor: number }>();
  for (let h = 0; h < sampled.length; h++) {
    if (present[h] === 0) continue;
    const parent = parentOf ? parentOf(rowOfStratum[h]) : 0;
    const factor = above ? above[parent] : 1;
    if (factor === 0) continue;
    let group = groups.get(parent);
    if (!group) groups.set(parent, (group = { sum: 0, strata: 0, known: 0, factor }));
    const rest = 1 - fraction[h];
    const n = sampled[h];
    group.strata++;
    if (rest < CENSUS) group.known++;
    else if (n > 1) {
      group.known++;
      group.sum += (rest * n * squares[h]) / (n - 1);
    } else if (lonely === 'fail') {
      return notEstimable('a stratum has only one sampled unit, which tells nothing of the variance in it', '--lonely adjust (on the safe side), average, certainty or remove; or join strata');
    } else if (lonely !== 'average') {
      group.known++;
      if (lonely === 'adjust') group.sum += rest * sums[h] * sums[h];
    }
  }
  let variance = 0;
  for (const { sum, strata, known, factor } of groups.values()) {
    if (known === 0) return notEstimable('every stratum has only one sampled unit: there is nothing to average', '--lonely adjust');
    variance += (factor * sum * strata) / known;
  }
  return variance;
}

interface Between {
  /** 1 where a stratum has rows of the subpopulation. */
  readonly present: Uint8Array;
  /** Sum over units of (total - mean total)², by stratum. */
  readonly squares: Float64Array;
  readonly sums: Float64Array;
}

/** In two passes: squares of deviations, not a difference of large squares. Rows that are units are not gathered, so that a long file needs no room. */
function betweenUnits({ rows }: Design, { unit, stratum, stratumOfUnit, sampled }: Stage, influence: (row: number) => number, inside: (row: number) => boolean): Between {
  const present = new Uint8Array(sampled.length);
  const sums = new Float64Array(sampled.length);
  const squares = new Float64Array(sampled.length);
  const stratumAt = codeOf(stratum);
  const totals = unit && new Float64Array(unit.count);
  for (let i = 0; i < rows; i++) {
    if (!inside(i)) continue;
    const h = stratumAt(i);
    const z = influence(i);
    present[h] = 1;
    sums[h] += z;
    if (totals) totals[unit.codes[i]] += z;
  }
  const add = (h: number, total: number): void => {
    const deviation = total - sums[h] / sampled[h];
    squares[h] += deviation * deviation;
  };
  if (totals) for (let u = 0; u < totals.length; u++) add(stratumOfUnit![u], totals[u]);
  else for (let i = 0; i < rows; i++) add(stratumAt(i), inside(i) ? influence(i) : 0);
  return { present, squares, sums };
}
