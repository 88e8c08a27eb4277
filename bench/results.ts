import type { Numbers, Row } from './frame.ts';
import type { Spread } from './spread.ts';

/** What one bench gave. */
export interface BenchResult {
  readonly numbers: Partial<Numbers>;
  readonly seconds: number;
  /** CPU nanoseconds of the fixed kernel (cpuFactor.ts), before and after, in the same process: how fast the machine was. */
  readonly kernelNanoseconds: Spread;
  readonly rows: readonly Row[];
  readonly data: unknown;
}

/** bench/results.json, and what --json prints. */
export interface Results {
  readonly commit: string;
  readonly date: string;
  readonly machine: { readonly cores: number; readonly model: string; readonly memoryGB: number; readonly node: string };
  /** Programs that wanted a core when the run began, of the last minute on average: above some tenths the machine was not quiet. */
  readonly load: number;
  readonly quick: boolean;
  readonly benches: Readonly<Record<string, BenchResult>>;
  /** Benches that were left out, or some of whose rows were, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
}

/** Rows by id. An id is given by one bench. */
export function rowsOf({ benches }: Results): ReadonlyMap<string, Row & { readonly bench: string }> {
  return new Map(Object.entries(benches).flatMap(([bench, { rows }]) => rows.map((row) => [row.id, { ...row, bench }] as const)));
}

/** Three significant digits, and no more than a reader can use. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3);
}
