import { nearest } from '../../base/problem.ts';

/** How a file separates its cells, and what its columns are called. */
export interface Header {
  /** The byte between cells. */
  readonly separator: number;
  readonly names: readonly string[];
}

const SEPARATORS = [44, 59, 9] as const;
const QUOTE = 34;

/** The end of the first line (its LF or CR) that is not inside quotes; -1 when it is not among these bytes. */
export function endOfFirstLine(bytes: Uint8Array): number {
  let quoted = false;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === QUOTE) quoted = !quoted;
    else if (!quoted && (bytes[i] === 10 || bytes[i] === 13)) return i;
  }
  return -1;
}

/**
 * Reads the first line. The separator is that of comma, semicolon and tab which stands in it most often outside quotes (a comma when none does).
 * @param line bytes of the first line, without its end
 * @returns undefined when they are no text in UTF-8
 */
export function readHeader(line: Uint8Array): Header | undefined {
  const bom = line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(line.subarray(bom));
  } catch {
    return undefined;
  }
  if (text.includes('\0')) return undefined;
  const counts = SEPARATORS.map((separator) => splitQuoted(text, String.fromCharCode(separator)).length);
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))]!;
  return { separator, names: splitQuoted(text, String.fromCharCode(separator)) };
}

/** Cells of one line, without quotes and outer blanks. */
function splitQuoted(text: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
      continue;
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

/** "The file has no such column. Did you mean "weight"?" Header names are not the cells of anybody's row: they may be shown. */
export function suggestColumn(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  return names.find((known) => known.toLowerCase() === lower) ?? nearest(name, names.filter((known) => known !== ''));
}
