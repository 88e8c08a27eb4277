import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { instrumentKinds } from '../../../../sim/measure/instruments/index.ts';
import { exampleOf, fieldworks, flowSum, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'ngoJointStatistics';
const EXACT: Settings = { organisations: 110, members: 110, helped: 1, services: 1, shared: 0, adultsCounted: 0, assumedShare: 1 };
const scenario = await exampleOf(KIND, 4);

// Oracle: the flow `identified` of the world's record.
test('errors off, everybody a member: the statistics hold each child identified once', () => {
  for (const index of [0, 1, 2]) {
    const trial = readOnce(scenario, KIND, EXACT, index);
    const identified = flowSum(trial, 'identified', trial.week - 103, trial.week);
    expect(identified).toBeGreaterThan(5);
    expect([trial.reading.estimate, trial.truth]).toEqual([identified, identified]);
  }
});

test('each error has its sign and size: members, services, children helped by two, adults', () => {
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings }, 80).readings.map(({ estimate }) => estimate));
  const exact = of({});
  expect(Math.abs(of({ services: 0.6 }) / exact - 0.6)).toBeLessThan(0.06);
  expect(Math.abs(of({ shared: 0.2 }) / exact - 1.2)).toBeLessThan(0.06);
  expect(of({ adultsCounted: 1 })).toBeGreaterThan(exact);
  // Members by chance among equals: a quarter of the children. Where the largest join, far more.
  expect(Math.abs(of({ members: 27, concentration: 0, largeOnesJoin: 0 }) / exact - 27 / 110)).toBeLessThan(0.04);
  expect(of({ members: 27, concentration: 1, largeOnesJoin: 1 }) / exact).toBeGreaterThan(0.5);
});

test('the same world reported by another set of members is another figure, and no members give none', () => {
  const estimates = fieldworks(scenario, KIND, { ...EXACT, members: 25, concentration: 1, largeOnesJoin: 0 }, 20).readings.map(({ estimate }) => estimate);
  expect(Math.max(...estimates)).toBeGreaterThan(1.5 * Math.min(...estimates));
  const { reading } = readOnce(scenario, KIND, { ...EXACT, members: 0 });
  expect([reading.estimable, reading.estimate]).toEqual([false, NaN]);
  expect(instrumentKinds[KIND]!.validate({ members: 30, organisations: 20 })).toEqual(['there are 30 members of 20 organisations']);
});
