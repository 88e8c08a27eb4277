import type { Problem } from '../../base/problem.ts';
import type { DataCode } from './codes.ts';

/** More than this many are counted, not listed. */
export const MOST_LISTED = 20;

export interface ProblemList {
  /** `path`: the column's name; line and column 0 where there is none. */
  add(code: DataCode, line: number, column: number, path: string, what: string, fix?: string): void;
  readonly count: number;
  /** Drops what has been said of a column: another problem makes it moot, and its place and number with it. */
  drop(path: string): void;
  list(): readonly Problem[];
}

/** Problems of one data file. They name row and column, and never hold a cell. */
export function makeProblemList(file: string): ProblemList {
  let kept: Problem[] = [];
  const counts = new Map<string, number>();
  const total = (): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    add(code, line, column, path, what, fix) {
      const sofar = counts.get(path) ?? 0;
      counts.set(path, sofar + 1);
      // As many of each column as are listed in all: which columns will be dropped is not known yet.
      if (sofar < MOST_LISTED) kept.push({ code, severity: 'error', place: { file, line, column, path }, what, ...(fix === undefined ? {} : { fix }) });
    },
    get count() {
      return total();
    },
    drop(path) {
      kept = kept.filter(({ place }) => place.path !== path);
      counts.delete(path);
    },
    list() {
      const listed = kept.slice(0, MOST_LISTED);
      const rest = total() - listed.length;
      if (rest === 0) return listed;
      return [...listed, { code: 'E6099', severity: 'error', place: { file, line: 0, column: 0, path: '' }, what: `${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not listed` }];
    },
  };
}
