import { arrivalIndex, moveIndex, movesLength } from '../model/columns.ts';
import { MOVE_ENDS, VENUE_TYPES } from '../model/dimensions.ts';
import { YEAR, type WorldRecord } from '../model/processes/record.ts';

/** Moves of children left behind over all recorded weeks, by how they ended; in the order of MOVE_ENDS. */
export function movesByEnd(record: WorldRecord, areas: number): number[] {
  const totals = MOVE_ENDS.map(() => 0);
  const last = (record.odRows - 1) * movesLength(areas, VENUE_TYPES.length);
  const moves = areas * VENUE_TYPES.length * 3 * MOVE_ENDS.length;
  for (let i = 0; i < moves; i++) totals[i % MOVE_ENDS.length]! += record.od[last + i]!;
  return totals;
}

/** The table of moves at the end of one of its years. */
export interface YearOfMoves {
  /** Last recorded week that it holds. */
  readonly row: number;
  readonly at: (area: number, type: number, exposure: number, end: number) => number;
  readonly between: (from: number, to: number) => number;
}

/** Reads a table of moves (WorldRecord.od, or the sum of several) year by year: each holds all moves since recording began. */
export function yearsOfMoves(od: ArrayLike<number>, areas: number, weeks: number): readonly YearOfMoves[] {
  const types = VENUE_TYPES.length;
  const length = movesLength(areas, types);
  return Array.from({ length: Math.ceil(weeks / YEAR) }, (_, year) => ({
    row: Math.min((year + 1) * YEAR, weeks) - 1,
    at: (area, type, exposure, end) => od[year * length + moveIndex(types, area, type, exposure, end)]!,
    between: (from, to) => od[year * length + arrivalIndex(areas, types, from, to)]!,
  }));
}
