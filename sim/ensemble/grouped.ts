import type { FIELDWORK_FIELDS } from '../run/fieldworks.ts';
import { mean, variance } from '../stats/moments.ts';
import { quantiles } from '../stats/quantiles.ts';
import type { Spread } from './surveyResult.ts';

/** Values of many fieldworks, world by world in their order. NaN: there is none. */
export type Grouped = readonly Float64Array[];

export type FieldworkField = (typeof FIELDWORK_FIELDS)[number];
/** One field of one wave, over worlds and fieldworks. */
export type Column = (wave: number, field: FieldworkField) => Grouped;

/** Of the interval of an instrument, and of the test of a change. */
export const LEVEL = 0.95;

/** The values that there are. */
export function present(groups: Grouped): Grouped {
  return groups.map((group) => group.filter((value) => !Number.isNaN(value)));
}

export function join(groups: Grouped): Float64Array {
  const all = new Float64Array(groups.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const group of groups) {
    all.set(group, at);
    at += group.length;
  }
  return all;
}

/** Variance within groups, pooled over those with two values or more; NaN where there are none. */
export function varianceWithin(groups: Grouped): number {
  let [squares, freedom] = [0, 0];
  for (const group of groups) {
    if (group.length < 2) continue;
    squares += variance(group) * (group.length - 1);
    freedom += group.length - 1;
  }
  return freedom > 0 ? squares / freedom : NaN;
}

/**
 * Mean, standard deviation and quantiles of all values, and what of the spread is within worlds and between them: the variance of the worlds' means less
 * what chance within worlds gives them (Searle, Casella and McCulloch 1992, 3.6), at least 0.
 */
export function spreadOf(groups: Grouped): Spread {
  const kept = present(groups);
  const all = join(kept);
  const within = varianceWithin(kept);
  const filled = kept.filter(({ length }) => length > 0);
  const chance = Number.isNaN(within) ? 0 : filled.reduce((sum, { length }) => sum + within / length, 0) / filled.length;
  const between = Math.max(0, variance(filled.map(mean)) - chance);
  const [q05, q25, median, q75, q95] = quantiles(all, [0.05, 0.25, 0.5, 0.75, 0.95]) as [number, number, number, number, number];
  return { mean: mean(all), sd: Math.sqrt(variance(all)), sdWithinWorlds: Math.sqrt(within), sdBetweenWorlds: Math.sqrt(between), q05, q25, median, q75, q95 };
}

/** Mean over all values and its Monte Carlo error: worlds are independent, fieldworks in one world are not; with a single world, fieldworks are all there is. */
export function meanWithError(groups: Grouped): { readonly mean: number; readonly error: number } {
  const filled = present(groups).filter(({ length }) => length > 0);
  const units = filled.length === 1 ? filled[0]! : Float64Array.from(filled, mean);
  return { mean: mean(join(filled)), error: Math.sqrt(variance(units) / units.length) };
}

/** Two sets of values, one by one. */
export function combine(a: Grouped, b: Grouped, by: (x: number, y: number) => number): Grouped {
  return a.map((group, world) => group.map((x, i) => by(x, b[world]![i]!)));
}
