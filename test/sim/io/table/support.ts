import type { Problem } from '../../../../sim/base/problem.ts';
import { tableReader, type ReadOptions, type ReadResult } from '../../../../sim/io/table/readTable.ts';
import type { ColumnRequest, Table } from '../../../../sim/io/table/request.ts';

export const number = (name: string, more: Partial<ColumnRequest> = {}): ColumnRequest => ({ key: name, flag: `--${name}`, name, kind: 'number', missing: 'refuse', ...more });
export const label = (name: string, more: Partial<ColumnRequest> = {}): ColumnRequest => number(name, { kind: 'label', ...more });

/** Reads bytes in blocks of some size, as a disk might give them. */
export function read(bytes: Uint8Array | string, requests: readonly ColumnRequest[], options: ReadOptions = {}, block = 7): ReadResult {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const reader = tableReader('data.csv', requests, options);
  for (let i = 0; i < all.length; i += block) if (!reader.push(all.slice(i, i + block))) break;
  return reader.end();
}

export function table(bytes: Uint8Array | string, requests: readonly ColumnRequest[], options: ReadOptions = {}, block = 7): Table {
  const result = read(bytes, requests, options, block);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.table;
}

export function problems(bytes: Uint8Array | string, requests: readonly ColumnRequest[], options: ReadOptions = {}): readonly Problem[] {
  const result = read(bytes, requests, options);
  if (!('problems' in result)) throw new Error('it was read');
  return result.problems;
}

/** "E6009 3:5 y" of each. */
export const places = (found: readonly Problem[]): string[] => found.map(({ code, place }) => `${code} ${place.line}:${place.column} ${place.path}`);
