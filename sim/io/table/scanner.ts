/** What a scanner calls; bytes are valid during the call only. */
export interface ScanEvents {
  /** A wanted cell, without its quotes: `bytes[0 .. length - 1]`. `column` counts characters of its first line from 1. */
  cell(field: number, bytes: Uint8Array, length: number, line: number, column: number): void;
  /** The end of a row that has anything in it; blank lines make none. */
  row(fields: number, line: number): void;
  /** The file breaks the rules of quotes here; nothing more is read. */
  broken(what: 'unclosed' | 'afterQuote' | 'tooLong', line: number, column: number): void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A cell that should be a number or a code and is longer than this is a quote that was never closed. */
const LONGEST_CELL = 65536;

const State = { start: 0, plain: 1, quoted: 2, quoteInQuoted: 3, broken: 4 } as const;

/**
 * Cells of a delimited file, byte by byte as it arrives: RFC 4180 with any separator, and LF, CRLF or CR at line ends.
 * Only wanted fields are copied, so that what is not asked for is never held.
 * @param separator one byte
 * @param wanted whether a field (0-based) is to be given
 * @param firstLine number of the first line that will be pushed
 */
export function makeScanner(separator: number, wanted: (field: number) => boolean, events: ScanEvents, firstLine = 1): { push(bytes: Uint8Array): void; end(): void } {
  const cell = new Uint8Array(LONGEST_CELL);
  let state: number = State.start;
  let length = 0;
  let field = 0;
  let keep = wanted(0);
  let line = firstLine;
  /** Characters of this line so far: bytes that do not continue a character. */
  let character = 0;
  let cellLine = 1;
  let cellColumn = 1;
  let rowLine = 1;
  let skipLineFeed = false;
  let anything = false;

  const endCell = (): void => {
    if (keep) events.cell(field, cell, length, cellLine, cellColumn);
    field++;
    length = 0;
    keep = wanted(field);
    state = State.start;
  };
  const endRow = (): void => {
    if (anything || field > 0) {
      endCell();
      events.row(field, rowLine);
    }
    field = 0;
    length = 0;
    keep = wanted(0);
    state = State.start;
    anything = false;
  };
  const newLine = (): void => {
    line++;
    character = 0;
  };
  const fail = (what: 'unclosed' | 'afterQuote' | 'tooLong'): void => {
    state = State.broken;
    events.broken(what, cellLine, cellColumn);
  };

  const push = (bytes: Uint8Array): void => {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (skipLineFeed) {
        skipLineFeed = false;
        if (byte === LF) continue;
      }
      if (state === State.broken) return;
      if ((byte & 0xc0) !== 0x80) character++;
      if (state === State.quoted) {
        if (byte === QUOTE) state = State.quoteInQuoted;
        else {
          if (byte === LF) newLine();
          if (keep) {
            if (length === LONGEST_CELL) return fail('tooLong');
            cell[length++] = byte;
          }
        }
        continue;
      }
      if (state === State.start) {
        cellLine = line;
        cellColumn = character;
        if (field === 0) rowLine = line;
        if (byte === QUOTE) {
          state = State.quoted;
          anything = true;
          continue;
        }
        state = State.plain;
      }
      if (byte === separator) endCell();
      else if (byte === LF || byte === CR) {
        skipLineFeed = byte === CR;
        endRow();
        newLine();
      } else if (state === State.quoteInQuoted) {
        if (byte !== QUOTE) return fail('afterQuote');
        state = State.quoted;
        if (keep && length < LONGEST_CELL) cell[length++] = QUOTE;
      } else {
        if (byte !== 32) anything = true;
        if (keep) {
          if (length === LONGEST_CELL) return fail('tooLong');
          cell[length++] = byte;
        }
      }
    }
  };
  const end = (): void => {
    if (state === State.broken) return;
    if (state === State.quoted) fail('unclosed');
    else endRow();
  };
  return { push, end };
}
