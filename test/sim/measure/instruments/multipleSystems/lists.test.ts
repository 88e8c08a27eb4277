import { expect, test } from 'vitest';
import type { Settings } from '../../../../../sim/check/settings.ts';
import { instrumentKinds } from '../../../../../sim/measure/instruments/index.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../../support/instruments.ts';

const KIND = 'multipleSystems';
/** All alike, on lists that do not depend on each other, linked without error. */
const ALIKE: Settings = { areas: 1, lists: 4, reach: 0.4, byTime: 0, unevenness: 0, passedOn: 0, missedLinks: 0, falseLinks: 0, model: 0, replications: 0 };
const scenario = await exampleOf(KIND, 3);
const readings = (settings: Settings, times = 150) => fieldworks(scenario, KIND, { ...ALIKE, ...settings }, times, 0, true);
const estimates = (settings: Settings, times?: number): number[] => readings(settings, times).readings.map(({ estimate }) => estimate);

test('errors off, every list holding everybody: the children linked are those in sight, and Chao’s bound is their number, exactly', () => {
  for (const index of [0, 1]) {
    const { reading, truth } = readOnce(scenario, KIND, { ...ALIKE, reach: 1, model: 2 }, index);
    expect(truth).toBeGreaterThan(50);
    expect([reading.n, reading.estimate, reading.low, reading.high]).toEqual([truth, truth, truth, truth]);
  }
});

test('a log-linear model has no finite fit where every list holds everybody, and gives no number', () => {
  for (const model of [0, 1]) {
    const { reading, truth } = readOnce(scenario, KIND, { ...ALIKE, reach: 1, model });
    expect([reading.estimable, reading.n]).toEqual([false, truth]);
    expect(reading.note).toMatch(/^There is no estimate: /);
  }
});

// Oracle: the estimator's known bias is O(1 / overlaps), here below 1 %.
test('errors off, lists that hold four in ten: the mean of many estimates is the number in sight, within three standard errors and 1 %', () => {
  const { readings: all, truth } = readings({}, 300);
  const got = all.map(({ estimate }) => estimate);
  const deviation = Math.sqrt(mean(got.map((x) => (x - mean(got)) ** 2)));
  expect(Math.abs(mean(got) - truth)).toBeLessThan((3 * deviation) / Math.sqrt(got.length) + 0.01 * truth);
  expect(deviation).toBeGreaterThan(1);
});

test('each error has its sign: cases passed on, uneven children, time in sight and false links read low; missed links read high', () => {
  const exact = mean(estimates({}));
  for (const low of [{ passedOn: 0.6 }, { unevenness: 1.5 }, { byTime: 1 }, { falseLinks: 0.1 }] as Settings[]) expect(mean(estimates(low)), JSON.stringify(low)).toBeLessThan(0.97 * exact);
  expect(mean(estimates({ missedLinks: 0.15 }))).toBeGreaterThan(1.1 * exact);
  // A pair of lists that depend on each other is what stepwise selection is for.
  expect(mean(estimates({ passedOn: 0.6, model: 1 }, 60))).toBeGreaterThan(mean(estimates({ passedOn: 0.6 }, 60)));
});

test('a longer reach, or one list more, keeps every child who was listed', () => {
  const counted = (settings: Settings): number => readOnce(scenario, KIND, { ...ALIKE, reach: 0.15, ...settings }).reading.n;
  expect(counted({ reach: 0.3 })).toBeGreaterThan(counted({}));
  expect(counted({ lists: 6 })).toBeGreaterThan(counted({}));
});

test('lists that never overlap give no estimate, and say so', () => {
  const { reading } = readOnce(scenario, KIND, { ...ALIKE, reach: 0.001 });
  expect([reading.estimable, reading.estimate, reading.low]).toEqual([false, NaN, NaN]);
  expect(reading.note).toMatch(/^There is no estimate: /);
});

test('a list that can hold nobody is no list', () => {
  const { validate } = instrumentKinds[KIND]!;
  expect(validate({ lists: 3, reach: Float64Array.of(0.1, 0, 0.2, 0, 0, 0) })).toEqual(['ngos is linked and can hold nobody']);
  expect(validate({ lists: 3, reach: Float64Array.of(0.1, 0.1, 0.2, 0, 0, 0) })).toEqual([]);
});
