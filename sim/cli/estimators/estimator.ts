import type { Option } from 'commander';
import type { ColumnRequest, Table } from '../../io/table/request.ts';

/** What every estimator answers, as `--json` prints it. More fields may follow. */
export interface EstimateJson {
  readonly estimate: number;
  readonly standardError: number | null;
  /** `high` is null where there is no upper limit. */
  readonly interval: { readonly low: number; readonly high: number | null; readonly level: number; readonly method: string } | null;
  /** Rows, or persons, that the estimate rests on. */
  readonly n: number;
  readonly designEffect?: number;
  readonly model?: unknown;
  readonly notes: readonly string[];
}

export interface Estimated {
  readonly json: EstimateJson & Readonly<Record<string, unknown>>;
  /** "Prevalence: 8.16% (95 in 100 intervals like this hold the truth: 6.1% to 10.8%)" and what a person wants beside it. */
  readonly lines: readonly string[];
  /** One sentence on what it estimates and what it does not. */
  readonly tells: string;
  /** The assumption that matters most. */
  readonly assumes: string;
  /** Fewer than 10 carry a disclosure note; undefined where nothing is counted. */
  readonly positives?: number;
}

/** Columns that contradict each other or a row that cannot be, found after reading. */
export interface DataProblem {
  /** Key of the column, as requested. */
  readonly key: string;
  /** 0-based row. */
  readonly row?: number;
  readonly what: string;
  readonly fix?: string;
}

export type Answer =
  | { readonly kind: 'estimated'; readonly estimated: Estimated }
  | { readonly kind: 'notEstimable'; readonly reason: string; readonly use?: string }
  | { readonly kind: 'problems'; readonly problems: readonly DataProblem[] };

/** Flags that cannot be taken together; exit 2. */
export interface WrongUsage {
  readonly wrong: string;
  readonly fix: string;
}

/** Flags that every estimator has. */
export interface SharedFlags {
  readonly level: number;
  /** Two words of the seed's text. */
  readonly seed: readonly [number, number];
  readonly missing: 'fail' | 'drop';
}

/** A row of the table in `index.ts`; `undercount estimate NAME` follows from it. */
export interface Estimator<Flags = Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly summary: string;
  /** `optional`: counts may come as flags instead. */
  readonly file: 'required' | 'optional';
  /** Its own flags; --level, --missing, --decimal, --json, --quiet, --no-color come with the frame, and --seed where `seeded`. */
  readonly options: () => readonly Option[];
  readonly seeded?: boolean;
  /** Which columns the flags name. Nothing else of the file is read. */
  columns(flags: Flags & SharedFlags): readonly ColumnRequest[] | WrongUsage;
  /** Pure: the same table and flags give the same answer. */
  answer(table: Table | undefined, flags: Flags & SharedFlags): Answer | WrongUsage;
}

/** Flags are known to their estimator alone. */
export function estimator<Flags>(row: Estimator<Flags>): Estimator {
  return row as unknown as Estimator;
}
