/**
 * Persons by capture pattern. Bit j of a pattern is set for those on list j; pattern 0, on no list, is what nobody has seen.
 * A term of a model is a set of lists and so a pattern too: 0 the intercept, one bit a list's own effect, two bits a pair.
 */
export interface CaptureTable {
  readonly lists: readonly string[];
  /** Persons by pattern, length 2^lists; 0 at pattern 0. */
  readonly counts: Float64Array;
  /** Sum of `counts`. */
  readonly persons: number;
}

export const MOST_LISTS = 8;

export function captureTable(lists: readonly string[], counts: Float64Array): CaptureTable {
  let persons = 0;
  for (let pattern = 1; pattern < counts.length; pattern++) persons += counts[pattern];
  return { lists, counts, persons };
}

/**
 * The table of rows that say who is on which list.
 * @param patterns by row; rows on no list are counted in `onNone` and left out: a file of more lists than are named holds such rows, and of those on no list at all nobody can know the number
 * @param counts persons by row; 1 each without it
 */
export function tabulate(lists: readonly string[], patterns: ArrayLike<number>, counts?: ArrayLike<number>): { readonly table: CaptureTable; readonly onNone: number } {
  const cells = new Float64Array(1 << lists.length);
  for (let row = 0; row < patterns.length; row++) cells[patterns[row]] += counts === undefined ? 1 : counts[row];
  const onNone = cells[0];
  cells[0] = 0;
  return { table: captureTable(lists, cells), onNone };
}

/** A list with nobody on it says nothing of those on no list: its effect is minus infinity, and the others' fit is as if it were not there. */
export function withoutEmptyLists(table: CaptureTable): { readonly table: CaptureTable; readonly empty: readonly string[] } {
  const totals = supersetSums(Float64Array.from(table.counts));
  const kept = table.lists.map((_, list) => list).filter((list) => totals[1 << list] > 0);
  if (kept.length === table.lists.length) return { table, empty: [] };
  const counts = new Float64Array(1 << kept.length);
  for (let pattern = 1; pattern < counts.length; pattern++) {
    let whole = 0;
    kept.forEach((list, bit) => (whole |= ((pattern >> bit) & 1) << list));
    counts[pattern] = table.counts[whole];
  }
  return { table: captureTable(kept.map((list) => table.lists[list]!), counts), empty: table.lists.filter((_, list) => !kept.includes(list)) };
}

/** Turns values by pattern into sums over all patterns that contain it, in place: a list's total, a pair's overlap. */
export function supersetSums(values: Float64Array): Float64Array {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let start = 0; start < values.length; start += bit << 1) {
      for (let pattern = start; pattern < start + bit; pattern++) values[pattern] += values[pattern + bit];
    }
  }
  return values;
}

/** Turns values by term into sums over all terms within a pattern, in place: its linear predictor. */
export function subsetSums(values: Float64Array): Float64Array {
  for (let bit = 1; bit < values.length; bit <<= 1) {
    for (let start = 0; start < values.length; start += bit << 1) {
      for (let pattern = start; pattern < start + bit; pattern++) values[pattern + bit] += values[pattern];
    }
  }
  return values;
}

/** How many lists are in a pattern. */
export function listsIn(pattern: number): number {
  let count = 0;
  for (let rest = pattern; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** All pairs of lists, in the order of the lists. */
export function pairsOf(lists: number): number[] {
  const pairs: number[] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
  return pairs;
}

/** Names of a term's lists, joined as in a formula: `PF:NCA`; a name that is no word stands in backquotes. */
export function termName(lists: readonly string[], term: number): string {
  if (term === 0) return '(intercept)';
  return lists.filter((_, list) => ((term >> list) & 1) === 1).map(quoted).join(':');
}

export function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `\`${name}\``;
}

/** Each list's own effect: together, independence of the lists. */
export function mainTerms(lists: number): number[] {
  return Array.from({ length: lists }, (_, list) => 1 << list);
}
