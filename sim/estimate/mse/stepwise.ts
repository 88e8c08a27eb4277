import { gammaP, gammaQ, log } from '../../base/dmath.ts';
import { byTerm, fitLogLinear, penalty, type Fittable, type Haste, type LogLinearFit, type Short, type Unfitted } from './logLinear.ts';
import { mainTerms, pairsOf, supersetSums } from './patterns.ts';

/** How a pair of lists comes into a model: by Akaike's or Schwarz's criterion, or by the p-value of its overlap. */
export type Criterion = 'aic' | 'bic' | 'p';

/** What becomes of pairs of lists that share nobody: their term is at minus infinity, or is not offered. */
export type ZeroOverlaps = 'extended' | 'exclude';

export interface StepwiseRule {
  readonly criterion: Criterion;
  readonly zeroOverlaps: ZeroOverlaps;
  /** For `p`: a pair comes in when its p-value is below it; 0.02 in SparseMSE. */
  readonly threshold: number;
}

/** A pair that came in, and the criterion (or p-value) with which it did. */
export interface Step {
  readonly term: number;
  readonly value: number;
}

export interface Stepwise {
  readonly fit: LogLinearFit;
  readonly criterion: Criterion;
  /** Values of `aic` and `bic` here leave out what no coefficient enters. */
  readonly steps: readonly Step[];
  /** Pairs that would have come in, had their model an estimate. */
  readonly refused: readonly number[];
}

/** A gain below this is rounding. */
const ROUNDING = 1e-9;
/** Candidates are compared by fits whose kernels are right to about the fourth power of this; the one that comes in is fitted to the end. */
const ROUGH = 1e-4;

/**
 * Forward selection of pairs of lists from independence on: each time the best pair whose model has an estimate, until none is worth it.
 * - `aic`, `bic`: the pair with the lowest criterion, as long as it lowers it; a term at minus infinity counts as a parameter;
 * - `p`: the pair with the lowest one-sided Poisson p-value of its overlap (persons on both lists, whatever else they are on) under the model so far,
 *   as long as that is below the threshold (SparseMSE, Chan, Silverman & Vincent 2021, section 3.2).
 * Interactions of three lists and more are not offered: a formula can name them. Ties go to the pair that comes first.
 */
export function stepwise(data: Fittable, rule: StepwiseRule): Stepwise | Unfitted {
  const lists = data.table.lists.length;
  const first = fitLogLinear(data, mainTerms(lists));
  if (first.kind !== 'fitted') return first;
  // With two lists the pair's own effect takes up the only overlap there is.
  let offered = lists < 3 ? [] : pairsOf(lists).filter((pair) => rule.zeroOverlaps === 'extended' || data.totals[pair] > 0);
  const refused = new Set<number>();
  const steps: Step[] = [];
  let fit = first;
  for (;;) {
    const best = rule.criterion === 'p' ? bestByOverlap(data, fit, offered, rule.threshold, refused) : bestByCriterion(data, fit, offered, rule.criterion, refused);
    if (best === undefined) return { fit, criterion: rule.criterion, steps, refused: [...refused].filter((pair) => offered.includes(pair)) };
    ({ fit } = best);
    steps.push(best.step);
    offered = offered.filter((pair) => pair !== best.step.term);
  }
}

interface Candidate {
  readonly fit: LogLinearFit;
  readonly step: Step;
}

function bestByCriterion(data: Fittable, fit: LogLinearFit, offered: readonly number[], criterion: 'aic' | 'bic', refused: Set<number>): Candidate | undefined {
  const each = penalty(criterion, data.table.persons);
  const value = (of: LogLinearFit): number => each * of.parameters - 2 * of.fit.kernel;
  let best: { readonly fit: LogLinearFit; readonly pair: number } | undefined;
  let bound = value(fit) - ROUNDING;
  const overlaps = supersetSums(withoutDark(fit));
  const near = byTerm(fit.fit);
  for (const pair of offered) {
    const passing = (each * (fit.parameters + 1) - bound) / 2;
    const next = withPair(data, fit, pair, near, overlaps, { lastStep: ROUGH, passing });
    if (next.kind === 'short') continue;
    if (next.kind !== 'fitted') {
      refused.add(pair);
      continue;
    }
    const reached = value(next);
    if (reached >= bound) continue;
    bound = reached - ROUNDING;
    best = { fit: next, pair };
  }
  if (best === undefined) return undefined;
  const exact = fitLogLinear(data, best.fit.terms, { near: byTerm(best.fit.fit) });
  const chosen = exact.kind === 'fitted' ? exact : best.fit;
  return { fit: chosen, step: { term: best.pair, value: value(chosen) } };
}

function bestByOverlap(data: Fittable, fit: LogLinearFit, offered: readonly number[], threshold: number, refused: Set<number>): Candidate | undefined {
  const overlaps = supersetSums(withoutDark(fit));
  const near = byTerm(fit.fit);
  const candidates = offered
    .map((pair) => ({ pair, p: overlapPValue(data.totals[pair], overlaps[pair]), surprise: surprise(data.totals[pair], overlaps[pair]) }))
    .filter(({ p }) => p < threshold)
    // Beyond the range of p-values the deviance of the overlap tells which is less likely.
    .sort((a, b) => a.p - b.p || b.surprise - a.surprise);
  for (const { pair, p } of candidates) {
    const next = withPair(data, fit, pair, near, overlaps, {});
    if (next.kind === 'fitted') return { fit: next, step: { term: pair, value: p } };
    refused.add(pair);
  }
  return undefined;
}

/** The fit with one pair more; it begins where the pair's overlap is already right, as a step of iterative proportional fitting would. */
function withPair(data: Fittable, fit: LogLinearFit, pair: number, near: Float64Array, overlaps: Float64Array, haste: Haste): LogLinearFit | Unfitted | Short {
  const seen = data.totals[pair];
  if (seen > 0 && overlaps[pair] > 0) near[pair] = log(seen / overlaps[pair]);
  const next = fitLogLinear(data, [...fit.terms, pair], { near, ...haste });
  near[pair] = 0;
  return next;
}

/** One-sided Poisson p-value of an overlap: the smaller of P(X <= seen) and P(X >= seen). */
export function overlapPValue(seen: number, expected: number): number {
  if (!(expected > 0)) return 1;
  return Math.min(gammaQ(seen + 1, expected), seen > 0 ? gammaP(seen, expected) : 1);
}

function surprise(seen: number, expected: number): number {
  if (!(expected > 0)) return 0;
  return (seen > 0 ? seen * log(seen / expected) : 0) - (seen - expected);
}

function withoutDark(fit: LogLinearFit): Float64Array {
  const expected = Float64Array.from(fit.fit.expected);
  expected[0] = 0;
  return expected;
}
