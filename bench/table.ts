import { digits, rowsOf, type Results } from './results.ts';
import { judge, targets, type Target, type TargetId } from './targets.ts';

/** One row of the table of targets, as text. */
export interface Line {
  readonly id: TargetId;
  readonly what: string;
  readonly target: string;
  readonly stretch: string;
  readonly value: string;
  readonly verdict: string;
  /** The command that reproduces it. */
  readonly bench: string;
}

const bound = (target: Target, value: number | undefined): string =>
  value === undefined ? '' : `${target.atMost === undefined ? '≥' : '≤'} ${value}${target.unit}`;

/** Every row of the table of targets. @param answeredBy bench by target, for rows that were not measured */
export function lines(results: Results, answeredBy: Readonly<Partial<Record<TargetId, string>>>): readonly Line[] {
  const rows = rowsOf(results);
  return (Object.keys(targets) as TargetId[]).map((id) => {
    const target = targets[id];
    const row = rows.get(id);
    const bench = row?.bench ?? answeredBy[id] ?? '';
    const shared = { id, what: target.what, target: bound(target, target.atMost ?? target.atLeast), stretch: bound(target, target.stretch), bench };
    if (!row) return { ...shared, value: '', verdict: `not measured${results.leftOut[bench] ? `: ${results.leftOut[bench]}` : ''}` };
    const range = row.low === row.high ? '' : ` (${digits(row.low)} to ${digits(row.high)})`;
    return { ...shared, value: `${digits(row.value)}${target.unit}${range}`, verdict: judge(target, row).text + (row.note ? `; ${row.note}` : '') };
  });
}

/** For the terminal. */
export function plainTable(all: readonly Line[]): string {
  const cells = [['', 'target', 'stretch', 'measured (range)', ''], ...all.map(({ what, target, stretch, value, verdict }) => [what, target, stretch, value, verdict])];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return `${cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n')}\n`;
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
