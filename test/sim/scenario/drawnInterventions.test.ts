import { expect, test } from 'vitest';
import { makeKeys } from '../../../sim/base/random/streams.ts';
import { drawParams } from '../../../sim/scenario/draw.ts';
import { firstDifference } from '../../../sim/scenario/past.ts';
import { baseWith, compiledOf, problemsOf, readBase, scenarioOf } from '../../support/scenarioFixture.ts';

const LEVER = 'interventions:\n  moreBeds: { kind: shelterBeds, from: 2003-01-06, value: STRENGTH, label: assumed, range: [0.5, 3], source: S0 }\n';
const withStrength = (strength: string) => baseWith(['interventions:\n', LEVER.replace('STRENGTH', strength)]);
const compiledWith = async (strength: string) => compiledOf(scenarioOf(await readBase(withStrength(strength))));
const FROM = 52 + 157;

const beds = (compiled: Awaited<ReturnType<typeof compiledWith>>, k: number): Float64Array =>
  drawParams(compiled.parameters, makeKeys([1, 2], k), compiled.calendar.totalWeeks)['care']!['beds'] as Float64Array;

test('an intervention with a distribution is drawn once a world, within it, and acts from its week', async () => {
  const compiled = await compiledWith('{ uniform: [1, 3] }');
  const [before, after] = [0, 1].map((shift) => Array.from({ length: 200 }, (_, k) => beds(compiled, k)[FROM - 1 + shift]!));
  expect(new Set(before).size).toBe(1);
  expect(new Set(after).size).toBeGreaterThan(30);
  // 40 beds, halved by the fixture's own intervention of the same date, times 1 to 3; rounded, since beds are counted.
  const ratios = after!.map((n) => (2 * n) / before![0]!);
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.99);
  expect(Math.max(...ratios)).toBeLessThanOrEqual(3.01);
  // Mean of 200 draws of SD 0.58: standard error 0.04.
  expect(ratios.reduce((a, b) => a + b, 0) / 200).toBeCloseTo(2, 0);
});

test('a drawn strength is the same whatever else is drawn, and another world draws another', async () => {
  const [one, other] = [await compiledWith('{ triangular: [1, 2, 3] }'), await compiledWith('{ triangular: [1, 2, 3] }')];
  expect(beds(one, 7)).toEqual(beds({ ...other, parameters: [...other.parameters].reverse() }, 7));
  expect(beds(one, 7)[FROM]).not.toBe(beds(one, 8)[FROM]);
});

test('worlds with a drawn intervention differ from those with another from its date on', async () => {
  const [wide, narrow, none] = [await compiledWith('{ uniform: [1, 3] }'), await compiledWith('{ uniform: [1, 2] }'), await compiledWith('1')];
  expect(firstDifference(wide, narrow)).toBe(FROM);
  expect(firstDifference(wide, none)).toBe(FROM);
  expect(firstDifference(wide, await compiledWith('{ uniform: [1, 3] }'))).toBe(wide.calendar.totalWeeks);
});

test('a distribution is held to the bounds and to its range like any value', async () => {
  expect(problemsOf(await readBase(withStrength('{ uniform: [1, 12] }'))).map(({ code }) => code)).toContain('E2005');
  expect(problemsOf(await readBase(withStrength('{ uniform: [1, 5] }'))).map(({ code }) => code)).toContain('E2013');
  expect(problemsOf(await readBase(withStrength('{ table: { 2000-01-03: 1 }, between: step }'))).map(({ code }) => code)).toContain('E2014');
  expect(problemsOf(await readBase(withStrength('often'))).map(({ code }) => code)).toContain('E2003');
});
