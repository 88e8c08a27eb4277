import { quantileSorted } from '../stats/quantiles.ts';
import type { Q } from '../run/result.ts';

/**
 * The scalars of every world, by world index. Sums run in the order of the index, whatever the order of arrival.
 */
export interface Rows {
  readonly names: readonly string[];
  /** Worlds that are in, ascending. */
  index(): Int32Array;
  readonly count: number;
  has(world: number): boolean;
  add(world: number, scalars: Float64Array): void;
  /** Values of a scalar over worlds, in their order. Throws on a name that no world has (a fault of ours, never of input). */
  column(name: string): Float64Array;
  /** All rows one after another, in the order of `index`. */
  all(): Float64Array;
}

export function makeRows(names: readonly string[]): Rows {
  const width = names.length;
  const at = new Map(names.map((name, position) => [name, position]));
  const rows: (Float64Array | undefined)[] = [];
  let count = 0;

  const present = (): Float64Array[] => rows.filter((row) => row !== undefined);
  return {
    names,
    index: () => Int32Array.from(rows.flatMap((row, world) => (row ? [world] : []))),
    get count() {
      return count;
    },
    has: (world) => rows[world] !== undefined,
    add(world, scalars) {
      if (scalars.length !== width) throw new Error(`world ${world} gave ${scalars.length} scalars, not ${width}`);
      while (rows.length <= world) rows.push(undefined);
      if (!rows[world]) count += 1;
      rows[world] = scalars;
    },
    column(name) {
      const position = at.get(name);
      if (position === undefined) throw new Error(`no world has a scalar called ${name}`);
      return Float64Array.from(present(), (row) => row[position]!);
    },
    all() {
      const result = new Float64Array(count * width);
      present().forEach((row, order) => result.set(row, order * width));
      return result;
    },
  };
}

/** Mean (summed in the given order), median, 5 and 95 % quantiles (type 7) of the values that are numbers; NaN where there is none. */
export function summarise(values: Float64Array): Q {
  let sum = 0;
  let n = 0;
  const sorted = new Float64Array(values.length);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    sorted[n] = value;
    n += 1;
  }
  if (n === 0) return { mean: NaN, median: NaN, q05: NaN, q95: NaN };
  const numbers = sorted.subarray(0, n).sort();
  return { mean: sum / n, median: quantileSorted(numbers, 0.5), q05: quantileSorted(numbers, 0.05), q95: quantileSorted(numbers, 0.95) };
}

/** Number of values that are not numbers. */
export function missing(values: Float64Array): number {
  return values.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0);
}

/** Element by element. */
export function combine(a: Float64Array, b: Float64Array, operation: (x: number, y: number) => number): Float64Array {
  return a.map((x, i) => operation(x, b[i]!));
}
