import type { Problem } from '../../base/problem.ts';
import { fillCell, WATCHED_ROWS, type Cell, type Filling } from './fillCell.ts';
import { growingColumn } from './growing.ts';
import { endOfFirstLine, readHeader, suggestColumn, type Header } from './header.ts';
import { makeLabels, type Labels } from './labels.ts';
import { watchColumn } from './privateCells.ts';
import { privateKindOfName } from './privateWords.ts';
import { makeProblemList, type ProblemList } from './problemList.ts';
import type { ColumnRequest, LabelColumn, Table } from './request.ts';
import { makeScanner } from './scanner.ts';

export interface ReadOptions {
  /** The decimal mark is a comma. */
  readonly decimalComma?: boolean;
}

export type ReadResult = { readonly table: Table } | { readonly problems: readonly Problem[] };

/** A file as it arrives. `push` gives false when no more bytes are wanted. */
export interface TableReader {
  push(bytes: Uint8Array): boolean;
  end(): ReadResult;
}

const LONGEST_HEADER = 1 << 20;
/** Places where line and row come apart are kept up to this many; a file with more gives no lines after them. */
const MOST_BREAKS = 1 << 18;

/**
 * Reads the named columns of a delimited file from bytes as they arrive: a header, then one row a line.
 * - Comma, semicolon or tab, as the header has it; a byte order mark, LF, CRLF and CR, and quotes as in RFC 4180; blank lines are no rows.
 * - Every row has as many cells as the header. There are no comment lines.
 * - All problems come together; they name file, line, character, row and column, and never show a cell.
 * - A named column that looks like personal data, by its name or by what stands in it, is refused.
 */
export function tableReader(file: string, requests: readonly ColumnRequest[], { decimalComma = false }: ReadOptions = {}): TableReader {
  const problems = makeProblemList(file);
  let head: Uint8Array | undefined = new Uint8Array(0);
  let body: Body | undefined;

  const start = (bytes: Uint8Array, length: number): void => {
    head = undefined;
    const header = readHeader(bytes.subarray(0, length));
    if (!header) problems.add('E6002', 1, 1, '', 'the header is not text in UTF-8', 'save the file as CSV, UTF-8');
    else if (checkHeader(header, requests, problems)) body = readBody(header, requests, problems, decimalComma, linesIn(bytes.subarray(0, length)) + 2);
  };
  return {
    push(bytes) {
      if (!head) {
        body?.push(bytes);
        return body !== undefined && !body.broken();
      }
      const joined = new Uint8Array(head.length + bytes.length);
      joined.set(head);
      joined.set(bytes, head.length);
      const end = endOfFirstLine(joined);
      if (end < 0 && joined.length > LONGEST_HEADER) {
        head = undefined;
        problems.add('E6002', 1, 1, '', 'no line ends within the first million bytes: this is no table with a header');
        return false;
      }
      if (end < 0 || end === joined.length - 1) {
        // Whether LF follows a last CR is not known yet.
        head = joined;
        return true;
      }
      start(joined, end);
      const next = joined[end] === 13 && joined[end + 1] === 10 ? end + 2 : end + 1;
      body?.push(joined.subarray(next));
      return body !== undefined;
    },
    end() {
      if (head) {
        const end = endOfFirstLine(head);
        if (head.length === 0) problems.add('E6003', 0, 0, '', 'the file is empty');
        else start(head, end < 0 ? head.length : end);
      }
      const table = body?.end();
      if (body && problems.count === 0 && table!.rows === 0) problems.add('E6003', 0, 0, '', 'the file has a header and no rows');
      return problems.count > 0 || !table ? { problems: problems.list() } : { table };
    },
  };
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 10) lines++;
  return lines;
}

function checkHeader({ names }: Header, requests: readonly ColumnRequest[], problems: ProblemList): boolean {
  for (const [name, { flag }] of new Map(requests.map((request) => [request.name, request]))) {
    const count = names.filter((known) => known === name).length;
    if (count === 0) {
      const near = suggestColumn(name, names);
      problems.add('E6004', 1, 0, name, `${flag} names a column that is not in the header${near === undefined ? '' : `. Did you mean "${near}"?`}`, near === undefined ? undefined : flag === '--where' ? `--where '${near}=VALUE'` : `${flag} ${near}`);
    } else if (count > 1) problems.add('E6005', 1, 0, name, `${count} columns have this name: which one is meant cannot be told`, 'give each column a name of its own');
    const kind = privateKindOfName(name);
    if (kind) refuse(problems, name, kind, `the name of the column says so`);
  }
  return problems.count === 0;
}

function refuse(problems: ProblemList, name: string, kind: string, why: string): void {
  problems.drop(name);
  problems.add('E6020', 1, 0, name, `this looks like ${kind} (${why}); such a column is not read`, 'a column of codes in its place: 1, 2, 3, …');
}

interface Body {
  push(bytes: Uint8Array): void;
  broken(): boolean;
  end(): Table;
}

function readBody({ separator, names }: Header, requests: readonly ColumnRequest[], problems: ProblemList, decimalComma: boolean, firstLine: number): Body {
  const labelsOf = new Map<string, Labels>();
  const fillings = requests.map((request): Filling => {
    const labels = labelsOf.get(request.sharesCodesWith ?? request.key) ?? makeLabels();
    labelsOf.set(request.key, labels);
    return { request, column: growingColumn(), labels, watch: watchColumn() };
  });
  const byField = names.map((name) => fillings.filter(({ request }) => request.name === name));
  const breaks = { rows: [0], lines: [firstLine] };
  // One object that changes, for a file may have a thousand million cells.
  const at: Cell = { row: 0, line: 0, column: 0, decimalComma, separator, problems };
  let broken = false;

  const scanner = makeScanner(separator, (field) => (byField[field]?.length ?? 0) > 0, {
    cell(field, bytes, length, line, column) {
      let [from, to] = [0, length];
      while (from < to && bytes[from] === 32) from++;
      while (to > from && bytes[to - 1] === 32) to--;
      at.line = line;
      at.column = column;
      for (const filling of byField[field]!) fillCell(filling, bytes, from, to, at);
    },
    row(fields, line) {
      if (fields !== names.length) {
        problems.add('E6006', line, 1, '', `row ${at.row + 1} has ${fields} ${fields === 1 ? 'cell' : 'cells'}, the header ${names.length}`);
        // The columns stay as long as each other, so that later rows keep their numbers.
        for (const { column } of fillings) if (column.length <= at.row) column.push(NaN);
      }
      noteLine(breaks, at.row, line);
      at.row++;
    },
    broken(what, line, column) {
      broken = true;
      const words = { unclosed: 'a quote is opened here and never closed', afterQuote: 'text follows the closing quote of this cell', tooLong: 'this cell is longer than 65,536 bytes: is a quote missing?' }[what];
      problems.add('E6007', line, column, '', words, 'a quote inside a quoted cell is written twice');
    },
  }, firstLine);

  return {
    push: scanner.push,
    broken: () => broken,
    end() {
      scanner.end();
      for (const name of new Set(requests.map((request) => request.name))) {
        const kind = fillings.filter(({ request }) => request.name === name).map(({ watch }) => watch.verdict(Math.min(at.row, WATCHED_ROWS))).find(Boolean);
        if (kind) refuse(problems, name, kind, 'its cells do');
      }
      return makeTable(fillings, at.row, breaks);
    },
  };
}

function noteLine(breaks: { rows: number[]; lines: number[] }, row: number, line: number): void {
  const last = breaks.rows.length - 1;
  if (line - row === breaks.lines[last]! - breaks.rows[last]!) return;
  if (breaks.rows.length === MOST_BREAKS) {
    breaks.rows.push(row);
    breaks.lines.push(-Infinity);
  } else if (breaks.rows.length < MOST_BREAKS) {
    breaks.rows.push(row);
    breaks.lines.push(line);
  }
}

function makeTable(fillings: readonly Filling[], rows: number, { rows: starts, lines }: { rows: number[]; lines: number[] }): Table {
  const numbers = new Map<string, ArrayLike<number>>();
  const labelColumns = new Map<string, LabelColumn>();
  for (const { request, column, labels } of fillings) {
    if (request.kind === 'label') labelColumns.set(request.key, { codes: column.finish(), count: labels.count });
    else numbers.set(request.key, column.finish());
  }
  return {
    rows, numbers, labels: labelColumns,
    lineOf(row) {
      let low = 0;
      for (let high = starts.length; high - low > 1;) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= row) low = middle;
        else high = middle;
      }
      return Math.max(0, lines[low]! + row - starts[low]!);
    },
  };
}
