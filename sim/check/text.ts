import type { CheckNumber } from './rule.ts';
import type { CheckReport, PatternResult, PatternsReport, RuleResult, RulesReport } from './report.ts';

/** A line of a report, and how it is meant: the terminal may paint it. */
export interface TextLine {
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'faint';
  /** A row of a table: not to be broken. */
  readonly row?: true;
}

const plain = (text: string): TextLine => ({ text, tone: 'plain' });
const strong = (text: string): TextLine => ({ text, tone: 'strong' });
const faint = (text: string): TextLine => ({ text, tone: 'faint' });

/** The report for people: rules with the numbers behind them, patterns as a table, and why some are outside. */
export function reportLines({ rules, patterns }: CheckReport): readonly TextLine[] {
  return [...(rules ? ruleLines(rules) : []), ...(patterns ? patternLines(patterns) : [])];
}

/** Four significant digits, whole numbers in full. */
export function short(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return 'none';
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(value < 10 ? 3 : 4)));
}

function ruleLines({ form, results, failed, partial }: RulesReport): readonly TextLine[] {
  const seconds = results.reduce((sum, r) => sum + r.seconds, 0);
  return [
    strong(`The model must: ${results.length} rules, ${form} form`),
    ...results.flatMap(oneRule),
    plain(''),
    strong(`${results.length - failed.length} of ${results.length} rules hold${failed.length > 0 ? `; not ${failed.join(', ')}` : ''}${partial ? '; the others were not tried' : ''}. ${short(Number(seconds.toFixed(1)))} s of computing.`),
  ];
}

function oneRule({ id, sentence, how, errorProbability, passed, numbers, details }: RuleResult): readonly TextLine[] {
  const head = `${passed ? 'pass' : 'FAIL'}  ${id}`;
  if (passed) return [plain(head), ...numbers.map(numberLine)];
  return [
    strong(head),
    plain(`      ${sentence}`),
    faint(`      ${how} ${errorProbability > 0 ? `Error probability ${errorProbability}.` : 'Exact.'}`),
    ...numbers.map(numberLine),
    ...details.map((text) => plain(`      ${text}`)),
  ];
}

function numberLine({ name, value, expected }: CheckNumber): TextLine {
  return faint(`      ${name}: ${short(value)}${expected === 'shown' ? '' : ` (must be ${expected})`}`);
}

const COLUMNS = ['pattern', 'known', 'median', '90 in 100 worlds', 'rel', 'use', 'verdict'] as const;

function patternLines({ worlds, results, summary, missing, passed, partial }: PatternsReport): readonly TextLine[] {
  const rows = results.map((p) => [
    p.id, knownText(p), p.median === null ? '-' : short(p.median), p.q05 === null ? '-' : `${short(p.q05)} to ${short(p.q95)}`, p.reliability, p.shownOnly !== undefined ? 'shown' : p.use === 'heldOut' ? 'held out' : 'calibrated', verdictOf(p),
  ]);
  const widths = COLUMNS.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)));
  const line = (cells: readonly string[]): string => cells.map((cell, c) => (c === 0 || c > 3 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ').trimEnd();
  const outside = results.filter((p) => verdictOf(p) !== 'in');
  return [
    strong(`Known patterns, each as its source would see ${worlds} simulated worlds${partial ? ' (called off early)' : ''}`),
    { text: line(COLUMNS), tone: 'faint', row: true },
    ...rows.map((row): TextLine => ({ text: line(row), tone: 'plain', row: true })),
    plain(''),
    strong(`${summary.inside} of ${summary.patterns} judged are inside (four in five are asked for); ${summary.heldOutInside} of ${summary.heldOut} held out inside (4 asked for); ${summary.tooWide} wider than a factor of 4, which earn nothing. ${passed ? 'Enough.' : 'Not enough.'}`),
    ...(summary.shown > 0 ? [plain(`${summary.shown} more are shown and not judged, since their source is of low reliability or counted another population: ${summary.shownInside} of them inside.`)] : []),
    ...(outside.length > 0 ? [plain(''), strong('Not inside, and why')] : []),
    ...outside.map((p) => plain(`${p.id} (${p.what}, ${p.where}, ${p.when}; ${p.source}): ${verdictOf(p) === 'too wide' ? 'the band is wider than a factor of 4. ' : ''}${p.explanation || (p.inside ? 'What the source saw of the world is too uncertain to tell anything.' : 'Not understood yet.')} Seen as: ${p.mapping}${p.shownOnly === undefined ? '' : ` Shown only: ${p.shownOnly}`}`)),
    plain(''),
    strong('Known, but beyond what the world of today has'),
    ...missing.map(({ pattern, lacks }) => plain(`${pattern}: lacks ${lacks}.`)),
  ];
}

function knownText({ observed, unit }: PatternResult): string {
  const text = typeof observed === 'number' ? short(observed) : `${short(observed[0])} to ${short(observed[1])}`;
  return unit === 'share' || unit === 'ratio' ? text : `${text} ${unit}`;
}

function verdictOf({ inside, earns, median }: PatternResult): 'in' | 'OUT' | 'too wide' | 'not shown' {
  if (median === null) return 'not shown';
  return !earns ? 'too wide' : inside ? 'in' : 'OUT';
}
