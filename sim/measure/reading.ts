import type { Estimand } from './estimands.ts';

/** Units of a figure. Shares are fractions; all else are numbers of what the word says. */
export type QuantityUnit = 'share' | 'children' | 'persons' | 'cases' | 'calls';

/** What an instrument's figure is a figure of: the estimand, said before anything is measured. */
export interface Quantity {
  /** stock: as of the week of its date. flow: added up over its period, which ends with that week. */
  readonly of: 'stock' | 'flow';
  readonly unit: QuantityUnit;
  /** The rung of the ladder that it would read without errors, where it reads one. */
  readonly rung?: Estimand;
  /** Who is counted, where and when, in plain words, without a full stop. */
  readonly text: string;
}

/** A table of raw data: columns of equal length. Synthetic records; nothing in them stands for a real person or place. */
export interface RawTable {
  readonly name: string;
  /** What a row is. */
  readonly text: string;
  readonly columns: Readonly<Record<string, ArrayLike<number> | readonly string[]>>;
}

/** One wave's result. NaN where something is not estimable, or where there is none of its kind (a register has no design effect). */
export interface Reading {
  readonly estimable: boolean;
  /** In the unit of the instrument's quantity. */
  readonly estimate: number;
  readonly standardError: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly designEffect: number;
  /** What it rests on: persons seen, records entered, respondents. */
  readonly n: number;
  /** Person-days of work. */
  readonly cost: number;
  readonly tables: readonly RawTable[];
  /** What this figure is and is not, in plain words: whole sentences. */
  readonly note: string;
}

/** A reading that stands on the ladder: a share of children among persons. */
export interface PrevalenceReading extends Reading {
  /** The estimate. */
  readonly share: number;
  /** Weighted totals: share = children / persons. */
  readonly children: number;
  readonly persons: number;
  /** Raw counts: venues that answered; persons seen in them, those judged children, and of these those judged 15 or younger. */
  readonly venues: number;
  readonly personsSeen: number;
  readonly judgedChildren: number;
  readonly judgedUpTo15: number;
  /** Venues approached beyond the first draw; those that refused; those closed, gone or not to be found. */
  readonly replaced: number;
  readonly refused: number;
  readonly closed: number;
}

export function isPrevalence(reading: Reading): reading is PrevalenceReading {
  return 'share' in reading;
}

/** Numbers of a prevalence reading in the order in which readingsDigest takes them. */
export const READING_FIELDS = [
  'share', 'standardError', 'low', 'high', 'designEffect', 'children', 'persons',
  'venues', 'personsSeen', 'judgedChildren', 'judgedUpTo15', 'replaced', 'refused', 'closed',
] as const;

/** Numbers of any other reading, in the same order. */
export const FIGURE_FIELDS = ['estimate', 'standardError', 'low', 'high', 'designEffect', 'n', 'cost'] as const;

/** The reading as numbers, for digests and tables. Of those that stand on no ladder, the numbers of their raw tables follow. */
export function readingValues(reading: Reading): Float64Array {
  if (isPrevalence(reading)) return Float64Array.from(READING_FIELDS, (field) => oneNaN(reading[field]));
  const raw = reading.tables.flatMap(({ columns }) => Object.values(columns).flatMap((column) => Array.from<number | string>(column).filter((cell) => typeof cell === 'number')));
  return Float64Array.from([...FIGURE_FIELDS.map((field) => reading[field]), ...raw], oneNaN);
}

/** One NaN only: bit patterns of others differ between engines. */
function oneNaN(value: number): number {
  return Number.isNaN(value) ? NaN : value;
}

/** A reading that is none, and why: no number is given in its place. */
export function noReading(why: string, n: number, cost: number, tables: readonly RawTable[] = []): Reading {
  return { estimable: false, estimate: NaN, standardError: NaN, low: NaN, high: NaN, designEffect: NaN, n, cost, tables, note: why };
}
