/** A cell of a table: text, a number, or nothing (which is never 0). */
export type Cell = string | number | null | undefined;

/** RFC 4180, `.` decimals, a header, every line ended. A number that is none is an empty cell. */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return csvLines([header, ...rows]);
}

/** Lines of such a table, for one that is written piece by piece. */
export function csvLines(rows: Iterable<readonly Cell[]>): string {
  let lines = '';
  for (const row of rows) lines += `${row.map(cell).join(',')}\r\n`;
  return lines;
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
