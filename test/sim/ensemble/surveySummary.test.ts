import { beforeAll, expect, test } from 'vitest';
import { normalQuantile } from '../../../sim/base/random/normal.ts';
import { spreadOf } from '../../../sim/ensemble/grouped.ts';
import { makeSurveySummary, type SurveyFacts } from '../../../sim/ensemble/surveySummary.ts';
import { changeOf } from '../../../sim/estimate/change.ts';
import { FIELDWORK_FIELDS } from '../../../sim/run/fieldworks.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { powerOfChange } from '../../../sim/stats/power.ts';
import { exampleOf } from '../../support/instruments.ts';
import { compileSmall } from '../../support/scenarios.ts';

let scenario: CompiledScenario;
let police: CompiledScenario;
beforeAll(async () => {
  scenario = await compileSmall();
  police = await exampleOf('policeDatabase');
});

const TEAMS = 4;
type Row = Partial<Record<(typeof FIELDWORK_FIELDS)[number], number>>;

/** Rows of one world: `waves[wave][team]`. What is not said is NaN. */
const rowsOf = (waves: readonly (readonly Row[])[]): Float64Array => Float64Array.from(waves.flatMap((teams) => teams.flatMap((row) => FIELDWORK_FIELDS.map((field) => row[field] ?? NaN))));
const facts = (changes: Partial<SurveyFacts> = {}): SurveyFacts => ({ scenario, instruments: scenario.instruments, seed: '1', worlds: 2, fieldworks: TEAMS, stored: false, change: -0.3, notes: [], ...changes });
const fieldwork = (estimate: number, more: Row = {}): Row => ({ estimate, standardError: 0.02, low: estimate - 0.04, high: estimate + 0.04, designEffect: 2, n: 300, cost: 100, truth: 0.3, T0: 0.5, T2: 0.3, T6a: 0.2, ...more });

test('spread, bias and coverage are those reckoned by hand, and a fieldwork without a figure is in none of them', () => {
  const worlds = [
    [[0.1, 0.2, 0.3, 0.2].map((x) => fieldwork(x)), [0.05, 0.05, 0.1, 0.1].map((x) => fieldwork(x, { truth: 0.15 }))],
    [[0.2, 0.3, NaN, 0.4].map((x) => fieldwork(x)), [0.05, 0.05, 0.1, 0.1].map((x) => fieldwork(x, { truth: 0.15 }))],
  ];
  const summary = makeSurveySummary(facts());
  worlds.forEach((waves, world) => summary.add(world, rowsOf(waves)));
  const { instruments: [survey], worlds: count, partial } = summary.result(2);
  const [first] = survey!.waves;
  expect([count, partial, first!.fieldworks, first!.notEstimable]).toEqual([2, undefined, 8, 1]);
  expect(first!.reading.mean).toBeCloseTo(1.7 / 7, 12);
  expect(first!.reading.median).toBeCloseTo(0.2, 12);
  // Within: (0.02 + 0.02) / (3 + 2); between: variance of 0.2 and 0.3 less the mean of within / n.
  expect(first!.reading.sdWithinWorlds).toBeCloseTo(Math.sqrt(0.008), 12);
  expect(first!.reading.sdBetweenWorlds).toBeCloseTo(Math.sqrt(0.005 - (0.008 / 4 + 0.008 / 3) / 2), 12);
  const t6a = first!.against.find(({ of }) => of === 'T6a')!;
  expect([t6a.bias, t6a.relativeBias]).toEqual([expect.closeTo(1.7 / 7 - 0.2, 12), expect.closeTo((1.7 / 7 - 0.2) / 0.2, 12)]);
  // World means of the difference: 0 and 0.1.
  expect(t6a.biasError).toBeCloseTo(Math.sqrt(0.005 / 2), 12);
  expect(t6a.covered).toBeCloseTo(3 / 7, 12);
  expect(first!.against.map(({ of }) => of)).toEqual(['T0', 'T1', 'truth', 'T3', 'T4a', 'T4b', 'T5', 'T6a']);
  expect(first!.against[2]!.covered).toBeCloseTo(2 / 7, 12);
  // Pooled over worlds, of logarithms.
  const logs = [[0.1, 0.2, 0.3, 0.2], [0.2, 0.3, 0.4]].map((xs) => xs.map(Math.log));
  const squares = logs.map((xs) => xs.reduce((sum, x) => sum + (x - xs.reduce((a, b) => a + b) / xs.length) ** 2, 0));
  const sdLog = Math.sqrt((squares[0]! + squares[1]!) / 5);
  expect(first!.power.sdLog).toBeCloseTo(sdLog, 9);
  expect(first!.power.power).toBeCloseTo(powerOfChange(-0.3, sdLog), 9);
});

test('a pair is significant when the interval of `estimate change` leaves out 0; a reading of 0 takes the design effect of the other wave', () => {
  const pairs: readonly (readonly [number, number])[] = [[0.3, 0.1], [0.2, 0.19], [0.1, 0.4], [0.2, 0]];
  const waves = [pairs.map(([x]) => fieldwork(x)), pairs.map(([, y]) => fieldwork(y, { standardError: y === 0 ? 0 : 0.02, designEffect: NaN, truth: 0.15, T0: 0.6 }))];
  const summary = makeSurveySummary(facts());
  [0, 1].forEach((world) => summary.add(world, rowsOf(waves)));
  const change = summary.result(1).instruments[0]!.change!;
  const size = (p: number): number => (p * (1 - p)) / 0.0004;
  const limits = pairs.map(([x, y]) => changeOf({ share: x, size: size(x) }, { share: y, size: y === 0 ? size(x) : size(y) }).difference);
  expect(limits.map(({ low, high }) => (high < 0 ? 'fall' : low > 0 ? 'rise' : 'neither'))).toEqual(['fall', 'neither', 'rise', 'fall']);
  expect([change.pairs, change.significant, change.significantFalls, change.significantRises]).toEqual([8, 0.75, 0.5, 0.25]);
  expect([change.truth.median, change.everywhere!.median, change.cost]).toEqual([expect.closeTo(-0.5, 12), expect.closeTo(0.2, 12), 200]);
});

test('one fieldwork a world tells no chance of its own: no power, and the bias has its error from the worlds', () => {
  const summary = makeSurveySummary(facts({ fieldworks: 1 }));
  [0.2, 0.3].forEach((x, world) => summary.add(world, rowsOf([[fieldwork(x)], [fieldwork(x)]])));
  const [wave] = summary.result(1).instruments[0]!.waves;
  expect([wave!.reading.sdWithinWorlds, wave!.power.power, wave!.standardError.toActual]).toEqual([NaN, NaN, NaN]);
  expect(wave!.against.at(-1)!.biasError).toBeCloseTo(0.05, 12);
});

test('figures off the ladder stand beside their own quantity alone, and those that claim no error cannot be tested', () => {
  const { instruments } = police;
  const index = instruments.findIndex(({ kind }) => kind === 'policeDatabase');
  const only = [instruments[index]!];
  const rows = rowsOf(only[0]!.waves.map((_, wave) => [80, 90, 100, 110].map((x) => ({ estimate: x - 10 * wave, standardError: 0, low: x, high: x, n: x, cost: 5, truth: 120 }))));
  const summary = makeSurveySummary(facts({ scenario: police, instruments: only, worlds: 1 }));
  summary.add(0, rows);
  const result = summary.result(1).instruments[0]!;
  expect(result.waves[0]!.against.map(({ of, value, bias }) => [of, value, bias])).toEqual([['truth', 120, -25]]);
  if (result.change) expect([result.change.pairs, result.change.notTestable, result.change.significant]).toEqual([0, 4, NaN]);
});

test('worlds may come in any order, and twice', () => {
  const rows = [0, 1].map((world) => rowsOf([0, 1].map(() => [0.1, 0.2, 0.3, 0.35].map((x) => fieldwork(x + world / 50)))));
  const [a, b] = [makeSurveySummary(facts()), makeSurveySummary(facts())];
  a.add(0, rows[0]!);
  a.add(1, rows[1]!);
  b.add(1, rows[1]!);
  b.add(0, rows[0]!);
  b.add(1, rows[0]!);
  expect(b.result(1)).toEqual(a.result(1));
  expect(a.result(1).digest).toMatch(/^[0-9a-f]{64}$/);
});

test('of values with a known spread, half a within and half a between variance are told apart', () => {
  // Quantiles of normals in 200 worlds of 50: variance 4 between worlds, 9 within.
  const groups = Array.from({ length: 200 }, (_, world) => Float64Array.from({ length: 50 }, (_, i) => 10 + 2 * normalQuantile(((world * 83) % 200 + 0.5) / 200) + 3 * normalQuantile((i + 0.5) / 50)));
  const { mean, sdWithinWorlds, sdBetweenWorlds } = spreadOf(groups);
  expect([mean, sdWithinWorlds, sdBetweenWorlds]).toEqual([expect.closeTo(10, 6), expect.closeTo(3, 0), expect.closeTo(2, 0)]);
});
