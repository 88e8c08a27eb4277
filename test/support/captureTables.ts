import { readFileSync } from 'node:fs';
import { captureTable, type CaptureTable } from '../../sim/estimate/mse/patterns.ts';
import type { MseEstimate, MseOptions } from '../../sim/estimate/mse/mse.ts';
import { mse } from '../../sim/estimate/mse/mse.ts';

/** A file of capture patterns (0/1 columns, count last) as a table. */
export function readTable(path: string): CaptureTable {
  const [header, ...rows] = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','));
  const lists = header!.slice(0, -1);
  return tableOf(lists, rows.map((row) => [row.slice(0, -1).reduce((pattern, cell, list) => pattern | (Number(cell) << list), 0), Number(row.at(-1))]));
}

export const uk2013 = (): CaptureTable => readTable('docs/examples/uk2013-lists.csv');

/** A table from pairs of pattern and count. */
export function tableOf(lists: readonly string[], cells: readonly (readonly [number, number])[]): CaptureTable {
  const counts = new Float64Array(1 << lists.length);
  for (const [pattern, count] of cells) counts[pattern] += count;
  return captureTable(lists, counts);
}

/** A table from names: `{ A: 54, 'A+B': 15 }`. */
export function named(lists: readonly string[], cells: Readonly<Record<string, number>>): CaptureTable {
  return tableOf(lists, Object.entries(cells).map(([names, count]) => [names.split('+').reduce((pattern, name) => pattern | (1 << lists.indexOf(name)), 0), count]));
}

export const DEFAULTS: MseOptions = { estimator: 'loglinear', model: 'stepwise', criterion: 'aic', zeroOverlaps: 'extended', threshold: 0.02, replications: 0, seed: [1, 2], level: 0.95, table: false };

/** The estimate, or a failed test with the reason. */
export function estimated(table: CaptureTable, options: Partial<MseOptions> = {}): MseEstimate {
  const result = mse(table, { ...DEFAULTS, ...options });
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

/** Why there is none, or a failed test. */
export function refused(table: CaptureTable, options: Partial<MseOptions> = {}): string {
  const result = mse(table, { ...DEFAULTS, ...options });
  if (result.estimable) throw new Error(`estimable: ${result.estimate}`);
  return result.reason;
}
