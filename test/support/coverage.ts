import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Reading } from '../../sim/measure/reading.ts';

const FILE = 'docs/coverage.md';
const [BEGIN, END] = ['<!-- coverage:begin -->\n', '\n<!-- coverage:end -->'];
const HEAD = `| Instrument | Setting | Fieldworks | Truth | Mean estimate | SD of estimates | Mean standard error | Not estimable | Holds the truth | Promised |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |`;
/** Bounds of 95 ± 2.1 %. */
const [LEAST, MOST] = [0.929, 0.971];

export interface CoverageRow {
  readonly kind: string;
  /** In a few words, without a bar: what is on and off. */
  readonly setting: string;
  readonly readings: readonly Pick<Reading, 'estimable' | 'estimate' | 'standardError' | 'low' | 'high'>[];
  readonly truth: number;
  /** Whether theory promises 95 %; then it is required. */
  readonly promised: boolean;
}

/** Share of intervals that hold the truth, of those that are there. Without an interval (or one of no width) a reading holds nothing but its estimate. */
export function holds({ readings, truth }: Pick<CoverageRow, 'readings' | 'truth'>): number {
  const there = readings.filter(({ estimable }) => estimable);
  return there.filter(({ low, high }) => low <= truth && truth <= high).length / there.length;
}

/**
 * Holds a row of docs/coverage.md to what a test found: fails where it is missing or has moved; with COVERAGE=renew (npm run coverage) writes it.
 * A promised row must lie within 95 ± 2.1 % besides.
 */
export function expectCoverage(row: CoverageRow): void {
  const found = rowText(row);
  const text = readFileSync(FILE, 'utf8');
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
  const rows = new Map(text.slice(from, to).split('\n').slice(HEAD.split('\n').length).map((line) => [nameOf(line), line]));
  if (row.promised) {
    expect(holds(row), found).toBeGreaterThanOrEqual(LEAST);
    expect(holds(row), found).toBeLessThanOrEqual(MOST);
  }
  if (process.env['COVERAGE'] !== 'renew') {
    expect(rows.get(nameOf(found)), 'npm run coverage').toBe(found);
    return;
  }
  rows.set(nameOf(found), found);
  writeFileSync(FILE, `${text.slice(0, from)}${[HEAD, ...[...rows.values()].sort()].join('\n')}${text.slice(to)}`);
}

const nameOf = (line: string): string => line.split('|').slice(1, 3).map((cell) => cell.trim()).join('|');

function rowText(row: CoverageRow): string {
  const { kind, setting, readings, truth, promised } = row;
  const there = readings.filter(({ estimable }) => estimable);
  const mean = (of: (reading: (typeof there)[number]) => number): number => there.reduce((sum, reading) => sum + of(reading), 0) / there.length;
  const estimate = mean((reading) => reading.estimate);
  const deviation = Math.sqrt(mean((reading) => (reading.estimate - estimate) ** 2));
  const say = (value: number): string => (Number.isFinite(value) ? (Math.abs(truth) <= 1 ? value.toFixed(4) : value.toFixed(1)) : '–');
  const cells = [kind, setting, String(readings.length), say(truth), say(estimate), say(deviation), say(mean((reading) => reading.standardError)), String(readings.length - there.length), `${(100 * holds(row)).toFixed(1)} %`, promised ? 'yes' : 'no'];
  return `| ${cells.join(' | ')} |`;
}
