import { quantileSorted } from '../stats/quantiles.ts';
import { OUTCOMES, SERIES, type Ensemble, type Fan, type OutcomeId, type Q, type WorldResult } from '../run/result.ts';
import { scalar } from '../run/scalars.ts';
import { combine, summarise } from './rows.ts';
import type { RunFacts } from './runResult.ts';
import { makeSummary } from './summary.ts';

/** A difference over pairs of worlds that share their past and their chances: changed minus base. */
export interface PairedDifference extends Q {
  /** Standard error of the mean over pairs. */
  readonly monteCarloError: number;
  /** Worlds in which it is lower with the change. */
  readonly fewer: number;
}

export interface Preview {
  /** Pairs that are in. */
  readonly worlds: number;
  readonly base: Ensemble;
  readonly changed: Ensemble;
  readonly difference: Readonly<Record<OutcomeId, PairedDifference>>;
  /** Of all children exploited, week by week. */
  readonly childrenAllDifference: Fan;
}

export type Side = 'base' | 'changed';

export interface Pairs {
  /** Adds one half of a pair; a pair counts when both halves are in. */
  add(side: Side, result: WorldResult): void;
  readonly count: number;
  preview(seconds: number): Preview;
}

/** Gathers pairs in any order of arrival, with the same outcome. Weekly differences of all pairs are kept: previews are small. */
export function makePairs(base: RunFacts, changed: RunFacts): Pairs {
  const summaries = { base: makeSummary(base), changed: makeSummary(changed) };
  const waiting = new Map<number, { readonly side: Side; readonly result: WorldResult }>();
  const { weeks } = base.scenario.calendar;
  const from = SERIES.indexOf('childrenAll') * weeks;
  const differences: Float32Array[] = [];

  return {
    get count() {
      return summaries.base.count;
    },
    add(side, result) {
      const other = waiting.get(result.world);
      if (!other) {
        if (!summaries.base.rows.has(result.world)) waiting.set(result.world, { side, result });
        return;
      }
      if (other.side === side) return;
      waiting.delete(result.world);
      summaries[side].add(result);
      summaries[other.side].add(other.result);
      const [before, after] = side === 'changed' ? [other.result, result] : [result, other.result];
      differences.push(Float32Array.from({ length: weeks }, (_, week) => after.series[from + week]! - before.series[from + week]!));
    },
    preview(seconds) {
      return {
        worlds: summaries.base.count,
        base: summaries.base.ensemble(seconds),
        changed: summaries.changed.ensemble(seconds),
        difference: Object.fromEntries(OUTCOMES.map((outcome) => {
          const name = scalar.outcome(outcome);
          return [outcome, pairedDifference(combine(summaries.changed.rows.column(name), summaries.base.rows.column(name), (a, b) => a - b))];
        })) as Record<OutcomeId, PairedDifference>,
        childrenAllDifference: exactFan(differences, weeks),
      };
    },
  };
}

/** @param all differences by pair; NaN where a pair has none */
export function pairedDifference(all: Float64Array): PairedDifference {
  const values = all.filter((value) => !Number.isNaN(value));
  const q = summarise(values);
  const n = values.length;
  const squares = values.reduce((sum, value) => sum + (value - q.mean) * (value - q.mean), 0);
  return { ...q, monteCarloError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : NaN, fewer: values.reduce((count, value) => count + (value < 0 ? 1 : 0), 0) };
}

/** Exact quantiles of each week. */
function exactFan(worlds: readonly Float32Array[], weeks: number): Fan {
  const fan = { q05: new Float64Array(weeks), q25: new Float64Array(weeks), q50: new Float64Array(weeks), q75: new Float64Array(weeks), q95: new Float64Array(weeks) };
  const sorted = new Float64Array(worlds.length);
  for (let week = 0; week < weeks; week++) {
    for (let i = 0; i < worlds.length; i++) sorted[i] = worlds[i]![week]!;
    sorted.sort();
    fan.q05[week] = quantileSorted(sorted, 0.05);
    fan.q25[week] = quantileSorted(sorted, 0.25);
    fan.q50[week] = quantileSorted(sorted, 0.5);
    fan.q75[week] = quantileSorted(sorted, 0.75);
    fan.q95[week] = quantileSorted(sorted, 0.95);
  }
  return fan;
}
