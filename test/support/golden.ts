import { createSha256 } from '../../sim/base/sha256.ts';
import { dateOf } from '../../sim/base/weeks.ts';
import { advance, startTrial } from '../../sim/check/worlds.ts';
import { FLOWS } from '../../sim/model/flows.ts';
import { recordDigest, type WorldRecord } from '../../sim/model/processes/record.ts';
import { readingsDigest } from '../../sim/run/observe.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';

/** What a world recorded, in digests: the whole, its readings, and each part of a week's row by the year in which the week began. */
export interface Golden {
  readonly record: string;
  readonly readings: string;
  /** First and last year; the digests of a series stand in the order of the years, six digits each: enough to say what moved, for `record` vouches for the whole. */
  readonly years: readonly [number, number];
  readonly series: Readonly<Record<string, string>>;
}

/** The base and the three stories, by file below scenarios/. */
export const GOLDEN_SCENARIOS = ['cambodia', 'stories/fell', 'stories/hidden', 'stories/measured-differently'] as const;

/** A world from its first week to its last. Free of hosts: every engine is asked for it. */
export function goldenOf(scenario: CompiledScenario, seed: readonly [number, number], index: number): Golden {
  const trial = startTrial(scenario, seed, index);
  const { calendar, areas } = scenario;
  advance(trial, calendar.totalWeeks);
  const { record } = trial;
  const yearOf = (row: number): number => Number(dateOf(calendar, calendar.burnInWeeks + row).slice(0, 4));
  const years = [yearOf(0), yearOf(record.weeks - 1)] as const;
  const series: Record<string, string> = {};
  for (const [name, bytesOf] of Object.entries(partsOf(record, areas.length))) {
    const digests: string[] = [];
    for (let row = 0; row < record.weeks; ) {
      const [year, hash] = [yearOf(row), createSha256()];
      for (; row < record.weeks && yearOf(row) === year; row++) hash.update(bytesOf(row));
      digests.push(hash.digestHex().slice(0, 6));
    }
    series[name] = digests.join(' ');
  }
  return { record: recordDigest(record), readings: readingsDigest(trial.observations), years, series };
}

/** Bytes of each part of a row, by name; flows one by one, over all areas. */
function partsOf(record: WorldRecord, areas: number): Readonly<Record<string, (row: number) => Uint8Array>> {
  const { ints, floats, intsPerWeek, at } = record;
  const { trialsWaiting: _, flow, ...stocks } = at;
  const starts = Object.entries(stocks).sort(([, a], [, b]) => a - b);
  const part = (from: number, to: number) => (row: number): Uint8Array => new Uint8Array(ints.buffer, (row * intsPerWeek + from) * 4, (to - from) * 4);
  const parts: Record<string, (row: number) => Uint8Array> = {};
  starts.forEach(([name, from], i) => (parts[name] = part(from, starts[i + 1]?.[1] ?? flow)));
  parts['perceivedSum'] = (row) => new Uint8Array(floats.buffer, row * 32, 32);
  FLOWS.forEach((name, code) => (parts[`flow.${name}`] = part(flow + code * areas, flow + (code + 1) * areas)));
  return parts;
}

/** In words, the earliest year in which two differ and the series that do so then; undefined when they are the same. */
export function firstMove(expected: Golden, actual: Golden): string | undefined {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return undefined;
  const names = [...new Set([...Object.keys(expected.series), ...Object.keys(actual.series)])];
  const [first, last] = expected.years;
  for (let year = first; year <= last; year++) {
    const digest = (of: Golden, name: string): string | undefined => of.series[name]?.split(' ')[year - of.years[0]];
    const moved = names.filter((name) => digest(expected, name) !== digest(actual, name));
    if (moved.length > 0) return `first in ${year}: ${moved.join(', ')}`;
  }
  if (expected.record !== actual.record) return 'the table of moves, or the years that are covered';
  return expected.readings !== actual.readings ? 'the readings alone' : 'the list of series alone';
}

/** Bits of numbers; all NaN count as one, for engines differ in what they write for it. */
export function digestOf(values: Float32Array | Float64Array): string {
  const hash = createSha256();
  hash.update(Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)));
  hash.update(new Uint8Array(Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : value)).buffer));
  return hash.digestHex();
}
