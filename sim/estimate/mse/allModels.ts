import { exp } from '../../base/dmath.ts';
import { byTerm, fitLogLinear, penalty, standardErrorOf, type Fittable } from './logLinear.ts';
import { mainTerms, pairsOf } from './patterns.ts';
import type { ZeroOverlaps } from './stepwise.ts';

/** Up to here all models of pairs are fitted: 15 pairs, 32,768 models. Seven lists would be two million. */
export const MOST_LISTS_OF_ALL_MODELS = 6;

/** Largest last step of their fits, which leaves errors of its square. */
const ROUGH = 1e-5;

/** One model of the table: the pairs in it, and what it gives. */
export interface ModelRow {
  /** Pairs of lists in the model. */
  readonly pairs: readonly number[];
  readonly estimate: number;
  readonly dark: number;
  readonly standardError: number;
  readonly minusInfinity: readonly number[];
  readonly parameters: number;
  /** Criterion less that of the best model. */
  readonly delta: number;
  /** exp(-delta / 2), shares of all models. */
  readonly weight: number;
}

export interface AllModels {
  /** Best first. */
  readonly rows: readonly ModelRow[];
  /** Models that have no estimate: it would be infinite, or the data do not identify it. */
  readonly unfitted: number;
  /** Weighted mean of the estimates. */
  readonly estimate: number;
  readonly dark: number;
  /** With the spread between models: sum of weights times sqrt(variance + (estimate - mean)^2). */
  readonly standardError: number;
}

/**
 * All models of list effects and pairs of lists, and their average with weights by the criterion.
 * @param zeroOverlaps `exclude`: pairs that share nobody are in no model
 * @see Buckland, Burnham & Augustin 1997, Biometrics 53:603-618
 */
export function allModels(data: Fittable, criterion: 'aic' | 'bic', zeroOverlaps: ZeroOverlaps): AllModels | undefined {
  const lists = data.table.lists.length;
  const main = mainTerms(lists);
  const pairs = lists < 3 ? [] : pairsOf(lists).filter((pair) => zeroOverlaps === 'extended' || data.totals[pair] > 0);
  const each = penalty(criterion, data.table.persons);
  const found: (Omit<ModelRow, 'delta' | 'weight'> & { readonly value: number })[] = [];
  let unfitted = 0;
  let near: Float64Array | undefined;
  // Gray code: each model differs from the one before by one pair, so that its fit begins near.
  for (let index = 0; index < 1 << pairs.length; index++) {
    const code = index ^ (index >> 1);
    const chosen = pairs.filter((_, bit) => ((code >> bit) & 1) === 1);
    const fit = fitLogLinear(data, [...main, ...chosen], { near, lastStep: ROUGH });
    if (fit.kind !== 'fitted') {
      unfitted++;
      continue;
    }
    near = byTerm(fit.fit);
    const value = each * fit.parameters - 2 * fit.fit.kernel;
    found.push({ pairs: chosen, estimate: fit.estimate, dark: fit.dark, standardError: standardErrorOf(fit), minusInfinity: fit.minusInfinity, parameters: fit.parameters, value });
  }
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.value - b.value || a.pairs.length - b.pairs.length);
  const best = found[0]!.value;
  const raw = found.map(({ value }) => exp((best - value) / 2));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const rows = found.map(({ value, ...row }, i): ModelRow => ({ ...row, delta: value - best, weight: raw[i]! / total }));
  let estimate = 0;
  for (const row of rows) estimate += row.weight * row.estimate;
  let standardError = 0;
  for (const row of rows) standardError += row.weight * Math.sqrt(row.standardError * row.standardError + (row.estimate - estimate) * (row.estimate - estimate));
  return { rows, unfitted, estimate, dark: estimate - data.table.persons, standardError };
}
