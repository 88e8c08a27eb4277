import type { Problem } from '../base/problem.ts';
import type { Code } from './codes.ts';
import type { Spot } from './tree.ts';

/** Nobody reads more than this at once; the rest is counted. */
const MOST = 100;

/** Collects problems while a scenario is read. */
export interface Problems {
  /** `fix` is a line that would be right. Warnings are the codes that begin with W. */
  add(code: Code, spot: Spot, path: readonly (string | number)[], what: string, fix?: string): void;
  /** Different errors so far. */
  errors(): number;
  /** Errors so far, those that were met again included: whoever compares before and after wants to know whether a part is right. */
  met(): number;
  /** Errors and warnings by file (in the order in which the files were read) and line; at most 100 errors, then one that counts the rest. */
  list(): readonly Problem[];
  warnings(): readonly Problem[];
}

export function makeProblems(): Problems {
  const kept: Problem[] = [];
  const seen = new Set<string>();
  const files: string[] = [];
  let errors = 0;
  let met = 0;
  const add: Problems['add'] = (code, spot, path, what, fix) => {
    const severity = code.startsWith('W') ? 'warning' : 'error';
    const place = { file: spot.file, line: spot.line, column: spot.column, path: path.map((step) => shorten(String(step))).join('.') };
    // A shared value that is wrong is met once for every wave that uses it: it is said once.
    const identity = `${code} ${spot.file}:${spot.line}:${spot.column} ${what}`;
    if (severity === 'error') met++;
    if (seen.has(identity)) return;
    if (severity === 'error') errors++;
    if (kept.length >= 2 * MOST) return;
    seen.add(identity);
    if (!files.includes(spot.file)) files.push(spot.file);
    kept.push({ code, severity, place, what, ...(fix === undefined ? {} : { fix }) });
  };
  const inOrder = (wanted: Problem['severity']): Problem[] => kept.filter((p) => p.severity === wanted).sort((a, b) =>
    files.indexOf(a.place.file) - files.indexOf(b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column);
  const list = (): readonly Problem[] => {
    const all = inOrder('error');
    if (errors <= MOST) return all;
    const place = { file: all[0]!.place.file, line: 0, column: 0, path: '' };
    return [...all.slice(0, MOST), { code: 'E1099', severity: 'error', place, what: `${errors - MOST} more problems are not listed.` }];
  };
  return { add, errors: () => errors, met: () => met, list, warnings: () => inOrder('warning').slice(0, MOST) };
}

/** A piece of input as it may stand in a message: on one line, not long, control characters made visible. */
export function shorten(text: string, most = 48): string {
  let line = '';
  for (const character of text.length > most ? `${text.slice(0, most - 1)}…` : text) {
    const code = character.codePointAt(0)!;
    const invisible = code < 32 || (code >= 127 && code < 160) || (code >= 0xd800 && code < 0xe000) || code === 0xfeff || (code >= 0x200b && code < 0x2070);
    line += invisible ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return line;
}

/** `a`, `a and b`, `a, b and c`; more than `most` are counted: `a, b and 7 more`. */
export function listOf(names: readonly string[], most = 12): string {
  const short = names.map((name) => shorten(name));
  if (short.length > most) return `${short.slice(0, most).join(', ')} and ${short.length - most} more`;
  return short.length < 2 ? short.join('') : `${short.slice(0, -1).join(', ')} and ${short.at(-1)}`;
}
