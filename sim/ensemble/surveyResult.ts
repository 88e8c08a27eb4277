import type { Estimand } from '../measure/estimands.ts';
import type { Quantity } from '../measure/reading.ts';

/**
 * What many virtual fieldworks come to: the JSON of `undercount survey --json`. Shares are fractions, changes relative (-0.73); NaN prints as null.
 */
export interface SurveyResult {
  readonly version: string;
  readonly partial?: true;
  readonly scenario: { readonly name: string; readonly file: string; readonly hash: string };
  readonly seed: string;
  readonly scale: number;
  /** Worlds, and fieldworks of each wave in each of them. */
  readonly worlds: number;
  readonly fieldworks: number;
  /** Whether the worlds were read from a run folder; the readings are the same either way. */
  readonly stored: boolean;
  /** SHA-256 of all fieldworks, world after world. */
  readonly digest: string;
  readonly timing: { readonly seconds: number; readonly fieldworksPerSecond: number };
  readonly instruments: readonly SurveyedInstrument[];
  readonly notes: readonly string[];
}

export interface SurveyedInstrument {
  readonly instrument: string;
  readonly kind: string;
  readonly quantity: Quantity;
  readonly waves: readonly SurveyedWave[];
  /** Of two waves: those to be compared. */
  readonly change?: SurveyedChange;
  readonly caution: string;
}

export interface SurveyedWave {
  readonly wave: string;
  readonly at: string;
  readonly published: number | null;
  /** Fieldworks, and those of them that have no figure: they are in nothing that follows. */
  readonly fieldworks: number;
  readonly notEstimable: number;
  readonly reading: Spread;
  /** Standard error that a fieldwork claims: mean over fieldworks; and over the standard deviation of readings within worlds. */
  readonly standardError: { readonly mean: number; readonly toActual: number };
  readonly designEffect: number;
  readonly n: number;
  /** Person-days of one fieldwork. */
  readonly cost: number;
  readonly against: readonly Against[];
  readonly power: Power;
}

/** Readings over all fieldworks of all worlds. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
  /** Chance of the fieldwork: standard deviation among fieldworks of one world; NaN with one fieldwork a world. And of the worlds: what is left. */
  readonly sdWithinWorlds: number;
  readonly sdBetweenWorlds: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

/** Readings beside one quantity of the same worlds. */
export interface Against {
  /** A rung of the ladder, or the instrument's own quantity. */
  readonly of: 'truth' | Estimand;
  /** Mean over fieldworks: a frame is drawn anew for each, and T3 to T6a with it. */
  readonly value: number;
  /** Mean of reading - value, and of it relative to the mean value; its Monte Carlo error (standard error over worlds, or over fieldworks of a single one). */
  readonly bias: number;
  readonly relativeBias: number;
  readonly biasError: number;
  /** Share of the 95 % intervals that hold it. */
  readonly covered: number;
  readonly coveredError: number;
}

/** Whether one wave more, like this one, would see a change. */
export interface Power {
  readonly change: number;
  readonly level: number;
  /** Standard deviation of ln(reading) among fieldworks of one world, pooled over worlds. */
  readonly sdLog: number;
  readonly power: number;
  /** The fall that is seen with a power of 0.8. */
  readonly detectable: number;
  /** Readings of 0, which have no logarithm: left out. */
  readonly zeros: number;
}

/** Pairs of fieldworks in one world, each of a wave: what would be said of the change between them. */
export interface SurveyedChange {
  readonly from: string;
  readonly to: string;
  /** With a figure at both dates and an error to test by. */
  readonly pairs: number;
  readonly notTestable: number;
  /** Relative change read, over pairs; and of the quantity itself in the same worlds. */
  readonly read: Spread;
  readonly truth: Spread;
  /** Of T0, for those that stand on the ladder: what happened to the share of children everywhere. */
  readonly everywhere?: Spread;
  /** Shares of the pairs whose change is significant (95 %), and of those that read a fall or a rise. */
  readonly significant: number;
  readonly significantFalls: number;
  readonly significantRises: number;
  readonly method: string;
  /** Person-days of both waves. */
  readonly cost: number;
}
