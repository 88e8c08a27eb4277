import { AGE_ROWS, BINS, binMeans } from './ages.ts';

/**
 * What an instrument does to a person, as probabilities that follow from its settings alone (measurement.md section 2.2).
 * Exposures here are the two public ones: open 0, concealed 1.
 */
export interface Rates {
  /** phi: [type * 2 + exposure] probability that a venue is on the frame. */
  readonly frame: Float64Array;
  /** r: [group * 2 + exposure] probability to be met and counted in a venue on the frame, if shown. */
  readonly seen: Float64Array;
  /** q: [age row] probability to be judged a child; its mean by age bin. */
  readonly judged: Float64Array;
  readonly judgedByBin: Float64Array;
  /** w: [type] expected weight times inclusion probability. */
  readonly weighted: Float64Array;
}

/**
 * Probability, relative to an adult, that an owner lets a stranger see a child: [open, concealed].
 * It belongs to the world, not to the instrument.
 */
export type Shown = ArrayLike<number>;

/** Takes the two values of a week from a week-major column (`params.owners.shown`). */
export function shownAt(values: Float64Array, week: number): Shown {
  return [values[week * 2], values[week * 2 + 1]];
}

/** Empty rates, to be filled. */
export function makeRates(types: number): Rates {
  return {
    frame: new Float64Array(types * 2),
    seen: new Float64Array(6),
    judged: new Float64Array(AGE_ROWS),
    judgedByBin: new Float64Array(BINS),
    weighted: new Float64Array(types),
  };
}

/** Brings the means by bin up to date with `judged`. */
export function closeRates(rates: Rates): Rates {
  binMeans(rates.judged, rates.judgedByBin);
  return rates;
}
