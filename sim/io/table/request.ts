/** A rule that a number of a column must keep. */
export interface NumberRule {
  holds(value: number): boolean;
  /** "a weight is never negative" */
  readonly what: string;
}

/**
 * A column that a flag names, and what its cells are.
 * - `number`: numbers; missing is NaN where it is allowed.
 * - `label`: any text, as codes in the order of first appearance; text is compared as it is written, without outer blanks; missing is -1 where it is allowed.
 * - `match`: 1 where the cell is `value` (as text, or as a number when both are one), else 0; missing is NaN where it is allowed.
 */
export interface ColumnRequest {
  /** What the estimator calls the column. */
  readonly key: string;
  readonly flag: string;
  /** The name in the header. */
  readonly name: string;
  readonly kind: 'number' | 'label' | 'match';
  readonly missing: 'refuse' | 'allow';
  readonly rule?: NumberRule;
  readonly value?: string;
  /** Of a label: key of a label column named before, with which it shares its codes (a recruiter's id is that of a row). */
  readonly sharesCodesWith?: string;
}

/** Codes of a label column, length rows, each below `count`; -1 is missing. */
export interface LabelColumn {
  readonly codes: ArrayLike<number>;
  readonly count: number;
}

/** The named columns of a file, by key. Nothing else of the file is in it. */
export interface Table {
  readonly rows: number;
  readonly numbers: ReadonlyMap<string, ArrayLike<number>>;
  readonly labels: ReadonlyMap<string, LabelColumn>;
  /** Line of the file where a row (0-based) starts; 0 when it is no longer known. */
  lineOf(row: number): number;
}

/** The rules most columns share. */
export const numberRules = {
  notNegative: (thing: string): NumberRule => ({ holds: (value) => value >= 0, what: `${thing} is never negative` }),
  positive: (thing: string): NumberRule => ({ holds: (value) => value > 0, what: `${thing} is above 0` }),
  binary: (thing: string): NumberRule => ({ holds: (value) => value === 0 || value === 1, what: `${thing} is 0 or 1` }),
  count: (thing: string): NumberRule => ({ holds: (value) => value >= 0 && Number.isInteger(value), what: `${thing} is a whole number, 0 or more` }),
};
