/** Bars and columns of text. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of so many columns, to an eighth of a column; at least an eighth when there is anything. */
export function bar(length: number): string {
  if (!(length > 0)) return '';
  const eighths = Math.max(1, Math.round(length * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}

/** Two values from zero on one line: solid up to the later, light on to the earlier; a rise ends in a darker piece. */
export function pairBar(from: number, to: number, perColumn: number): string {
  if (!(perColumn > 0)) return '';
  const columns = (value: number): number => Math.max(0, Math.round(value / perColumn));
  const [a, b] = [columns(from), columns(to)];
  return '█'.repeat(Math.min(a, b)) + (a > b ? '░'.repeat(a - b) : '▓'.repeat(b - a));
}

/** Brought to a width: what is too long loses its last clause, or is cut with a mark. */
export function fit(text: string, width: number): string {
  if (text.length < width) return text.padEnd(width);
  const clause = text.replace(/[,:;] .*$/, '');
  return clause.length < width ? clause.padEnd(width) : `${text.slice(0, Math.max(0, width - 2))}… `;
}

/** Lines of at most so many columns, broken between words. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, indent + line];
}
