import type { Estimand, Factor, Step } from '../measure/estimands.ts';
import type { PublishedFrom } from '../scenario/types.ts';
import type { Quantity } from '../measure/reading.ts';
import type { MOVE_ENDS } from '../model/dimensions.ts';

/**
 * What one world gives back, and what a run of many worlds is summed up to.
 * The JSON of `undercount run --json` is `RunResult`; its JSON Schema is docs/run-result.schema.json.
 */

/** Over worlds: mean (means add up), median and 5 and 95 % quantiles (they need not). */
export interface Q {
  readonly mean: number;
  readonly median: number;
  readonly q05: number;
  readonly q95: number;
}

export { ESTIMANDS, FACTORS, STEPS, type Estimand, type Factor, type Step } from '../measure/estimands.ts';

/** Weekly series that fans are drawn of, one value a recorded week. Counts are children unless said otherwise. */
export const SERIES = [
  'childrenAll', 'childrenStudy', 'shareAll', 'shareStudy', 'sharePublic',
  'studyOpen', 'studyConcealed', 'studyClandestine', 'studyOffVenue', 'elsewhere',
  'perceivedRisk', 'objectiveRisk',
] as const;
export type SeriesId = (typeof SERIES)[number];

/** Flows summed from the fork date (2012-11-12 in the base scenario) to the end: what a lever acts on directly. */
export const OUTCOMES = [
  'removals', 'convictions', 'clandestineFinds', 'raids', 'raidsWaiting', 'childWeeks', 'childrenAtEnd', 'childrenStudyAtEnd', 'entries',
] as const;
export type OutcomeId = (typeof OUTCOMES)[number];

/** Strategies under which a venue can be sanctioned for using minors. */
export const USING_STRATEGIES = ['open', 'concealed', 'clandestine'] as const;
export type UsingStrategy = (typeof USING_STRATEGIES)[number];

export { MOVE_ENDS } from '../model/dimensions.ts';
export type MoveEnd = (typeof MOVE_ENDS)[number];

/** One simulated world. */
export interface WorldResult {
  readonly world: number;
  /** SHA-256 (hex) of the world record; of the readings. Empty strings when not asked for (previews). */
  readonly digest: string;
  readonly readingsDigest: string;
  /** In the order of `scalarNames`. NaN where not estimable. */
  readonly scalars: Float64Array;
  /** SERIES.length × recorded weeks, series after series. */
  readonly series: Float32Array;
  /** Table of moves of children left behind, year by year (WorldRecord.od). Absent in previews. */
  readonly moves?: Int32Array;
}

export interface Rung extends Q {
  readonly at: string;
  readonly children: Q;
  readonly persons: Q;
}

/** `undercount run --json`. Shares are fractions, changes relative (-0.73), logPoints natural logarithms. */
export interface RunResult {
  readonly version: string;
  readonly run: string;
  readonly partial?: true;
  readonly scenario: { readonly name: string; readonly file: string; readonly hash: string };
  readonly seed: string;
  /** Size of the market, relative to what the scenario says; 1 for the scenario as written. The hash of the scenario depends on it. */
  readonly scale: number;
  readonly worlds: number;
  readonly weeks: number;
  readonly digest: string;
  readonly readingsDigest: string;
  readonly timing: { readonly seconds: number; readonly worldsPerSecond: number; readonly personWeeksPerSecond: number };
  readonly truth: {
    readonly children: { readonly from: Q; readonly to: Q; readonly change: Q };
    readonly childrenStudyAreas: { readonly from: Q; readonly to: Q; readonly change: Q };
  };
  /** Waves of the surveys that stand on the ladder. */
  readonly readings: readonly ({
    readonly instrument: string;
    readonly at: string;
    readonly published: number | null;
    /** The record of evidence and its variant that the published value is, with what stands beside it there; null where the scenario names none. */
    readonly publishedFrom: PublishedFrom | null;
    readonly sensitivity: Q;
    readonly sensitivityByBand: { readonly upTo15: Q; readonly from16To17: Q };
    readonly specificity: Q;
    /** Beyond the required: raw counts, design effect, the interval of a typical fieldwork. */
    readonly venues: Q;
    readonly personsSeen: Q;
    readonly judgedChildren: Q;
    readonly judgedUpTo15: Q;
    readonly designEffect: Q;
    readonly standardError: Q;
    readonly low: Q;
    readonly high: Q;
    readonly replaced: Q;
  } & Q)[];
  /** Every wave of every instrument, in the unit of its own quantity; shares are fractions. */
  readonly instruments: readonly {
    readonly instrument: string;
    readonly kind: string;
    readonly wave: string;
    readonly at: string;
    readonly published: number | null;
    readonly publishedFrom: PublishedFrom | null;
    readonly quantity: Quantity;
    readonly estimate: Q;
    /** The quantity's own value in the same worlds. */
    readonly truth: Q;
    /** Those whom the quantity leaves out by design, where its kind says how many they are. */
    readonly outOfReach?: Q;
    readonly standardError: Q;
    readonly low: Q;
    readonly high: Q;
    readonly designEffect: Q;
    readonly n: Q;
    /** Person-days. */
    readonly cost: Q;
    /** Worlds without a figure. */
    readonly notEstimable: number;
    /** What the figure does not tell. */
    readonly caution: string;
  }[];
  readonly ladder: readonly { readonly estimand: Estimand; readonly label: string; readonly from: Rung; readonly to: Rung; readonly change: Q }[];
  readonly decomposition: readonly { readonly step: Step; readonly logPoints: Q; readonly children: Q; readonly persons: Q }[];
  readonly attribution: readonly { readonly factor: Factor; readonly logPoints: Q }[];
  /** T6a of one date's world under the other wave's instrument, and the two as read. */
  readonly crossReadings: { readonly laterWorldEarlierInstrument: Q; readonly earlierWorldLaterInstrument: Q };
  /** Number of worlds in which a reading of 0 leaves no logarithm. */
  readonly notEstimable: number;
  readonly outcomes: Readonly<Record<OutcomeId, Q>>;
  /**
   * Risk of a sanction a quarter for a venue that uses minors, over all recorded weeks: as it was and as such venues believed, by what they did;
   * and the weeks by which the one follows the other.
   */
  readonly risk: {
    readonly objective: Readonly<Record<UsingStrategy, Q>>;
    readonly perceived: Readonly<Record<UsingStrategy, Q>>;
    readonly lagWeeks: Q;
  };
  /** Moves of children left behind, over all recorded weeks and areas, by how they ended. Moves, not net displacement: one child may be moved often. */
  readonly moves: Readonly<Record<MoveEnd, Q>>;
  /** What each rule did. `firstWeek` counts from the scenario's start, over the worlds in which it acted; `firstAt` is the date of its median, null where it never acted. */
  readonly rules: readonly {
    readonly id: string;
    readonly listens: string;
    readonly actedIn: number;
    readonly acts: Q;
    readonly firstWeek: Q;
    readonly firstAt: { readonly median: string; readonly q05: string; readonly q95: string } | null;
  }[];
  /** What the seeds cannot tell: said in every answer. */
  readonly notes: readonly string[];
}

/** Quantiles over worlds for each recorded week. Lengths: weeks. */
export interface Fan {
  readonly q05: Float64Array;
  readonly q25: Float64Array;
  readonly q50: Float64Array;
  readonly q75: Float64Array;
  readonly q95: Float64Array;
}

/** All that an ensemble keeps: the result, the fans, the scalars of every world, and the series of the first few worlds. */
export interface Ensemble {
  readonly result: RunResult;
  readonly fans: Readonly<Record<SeriesId, Fan>>;
  readonly scalarNames: readonly string[];
  /** By world index, in order; rows of scalarNames.length. */
  readonly worldIndex: Int32Array;
  readonly scalars: Float64Array;
  /** Up to 20 worlds, the lowest indices. */
  readonly samples: readonly { readonly world: number; readonly series: Float32Array }[];
  /** Tables of moves (WorldRecord.od), added up over `worlds` worlds. Absent where no world came with one. */
  readonly moves?: { readonly worlds: number; readonly sum: Float64Array };
}
