import { en } from '../text/en.ts';
import { minus } from '../state/format.ts';
import type { Cell, Table } from './export.ts';

/** At most four figures; whole numbers as they are. */
export function cellText(value: Cell): string {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '';
  return minus(Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4))));
}

export function DataTable({ table }: { table: Table }) {
  return (
    <div class="tbl" tabIndex={0} role="region" aria-label={en.charts.tools.scroll}>
      <table>
        <caption class="sr">{table.caption}</caption>
        <thead><tr>{table.columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.slice(0, 2).join()}>
              {row.map((cell, i) => (i === 0 ? <th key="0" scope="row">{cellText(cell)}</th> : <td key={table.columns[i]}>{cellText(cell)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
