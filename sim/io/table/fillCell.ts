import type { DataCode } from './codes.ts';
import type { growingColumn } from './growing.ts';
import type { makeLabels } from './labels.ts';
import { isMissing, parseNumber, textOf } from './numberText.ts';
import { LONG_CELL, type Watch } from './privateCells.ts';
import type { ProblemList } from './problemList.ts';
import type { ColumnRequest } from './request.ts';

/** What cells resemble is told from this many rows, and from every long cell. */
export const WATCHED_ROWS = 20000;

/** One requested column as it fills. */
export interface Filling {
  readonly request: ColumnRequest;
  readonly column: ReturnType<typeof growingColumn>;
  readonly labels: ReturnType<typeof makeLabels>;
  readonly watch: Watch;
}

/** The cell that is being read. */
export interface Cell {
  row: number;
  line: number;
  column: number;
  readonly decimalComma: boolean;
  readonly separator: number;
  readonly problems: ProblemList;
}

/** Puts one cell into its column: `bytes[from .. to - 1]`, trimmed. */
export function fillCell({ request, column, labels, watch }: Filling, bytes: Uint8Array, from: number, to: number, at: Cell): void {
  const { kind, missing, rule } = request;
  if (kind === 'number') {
    const value = parseNumber(bytes, from, to, at.decimalComma);
    if (typeof value === 'number') {
      if (at.row < WATCHED_ROWS) watchNumber(watch, value, bytes, from, to);
      if (rule && !rule.holds(value)) say(at, request, 'E6010', rule.what);
      column.push(value);
      return;
    }
    if (value === 'notANumber') {
      if (at.row < WATCHED_ROWS) watch.see(textOf(bytes, from, Math.min(to, from + 200)));
      const comma = !at.decimalComma && at.separator !== 44 && bytes.subarray(from, to).includes(44);
      say(at, request, 'E6009', 'the cell is not a number', comma ? '--decimal comma, if decimals are written with a comma' : undefined);
    } else if (missing === 'refuse') say(at, request, 'E6008', `${request.flag} needs a value in every row; the cell is empty or missing`);
    column.push(NaN);
    return;
  }
  const empty = to - from < 5 && isMissing(textOf(bytes, from, to));
  if (empty && missing === 'refuse') say(at, request, 'E6008', `${request.flag} needs a value in every row; the cell is empty or missing`);
  if (empty && kind === 'label' && missing === 'allow') {
    column.push(-1);
    return;
  }
  const before = labels.count;
  const code = labels.code(bytes, from, to);
  // Only labels not met before are looked at: what a stratum looks like does not depend on its size.
  const fresh = labels.count > before;
  if (fresh && !empty && (at.row < WATCHED_ROWS || to - from > LONG_CELL)) watch.see(textOf(bytes, from, Math.min(to, from + 200)));
  column.push(kind === 'label' ? code : empty ? NaN : matches(request.value!, bytes, from, to));
}

function say({ row, line, column, problems }: Cell, { name }: ColumnRequest, code: DataCode, what: string, fix?: string): void {
  problems.add(code, line, column, name, `row ${row + 1}: ${what}`, fix);
}

function matches(value: string, bytes: Uint8Array, from: number, to: number): number {
  const text = textOf(bytes, from, to);
  return text === value || (text !== '' && value !== '' && Number(text) === Number(value)) ? 1 : 0;
}

function watchNumber(watch: Watch, value: number, bytes: Uint8Array, from: number, to: number): void {
  let digits = 0;
  let decimals = 0;
  let mark = false;
  for (let i = from; i < to; i++) {
    if (bytes[i] >= 48 && bytes[i] <= 57) {
      digits++;
      if (mark) decimals++;
    } else mark ||= bytes[i] === 46 || bytes[i] === 44;
  }
  watch.number(value, decimals, digits, bytes[from] === 48);
}
