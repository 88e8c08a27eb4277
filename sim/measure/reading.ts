/** One wave's result. Shares are fractions; NaN where not estimable. */
export interface Reading {
  readonly estimable: boolean;
  readonly share: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly designEffect: number;
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

/** Numbers of a reading in the order in which readingsDigest takes them. */
export const READING_FIELDS = [
  'share', 'standardError', 'low', 'high', 'designEffect', 'children', 'persons',
  'venues', 'personsSeen', 'judgedChildren', 'judgedUpTo15', 'replaced', 'refused', 'closed',
] as const;

/** The reading as numbers, for digests and tables. Length READING_FIELDS.length. */
export function readingValues(reading: Reading): Float64Array {
  // One NaN only: bit patterns of others differ between engines.
  return Float64Array.from(READING_FIELDS, (field) => (Number.isNaN(reading[field]) ? NaN : reading[field]));
}
