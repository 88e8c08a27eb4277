import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { exampleOf, fieldworks, flowSum, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'shelterIntake';
const EXACT: Settings = { reporting: 1, transferred: 0, adultsCounted: 0, assumedShare: 1 };
const CARE_FOR_ALL = '  care.beds: { value: { phnomPenh: 300, siemReap: 300, sihanoukville: 300, elsewhere: 300 }, range: [0, 300], label: assumed, source: F3 }\n  care.referred: { value: 1, range: [0, 1], label: assumed, source: F3 }\n';

// Oracle: the flow `identified` of the world's record.
test('errors off, with a bed and a referral for everybody: the intake is the number of children identified', async () => {
  const all = await exampleOf(KIND, 4, CARE_FOR_ALL);
  for (const index of [0, 1, 2]) {
    const trial = readOnce(all, KIND, EXACT, index);
    const identified = flowSum(trial, 'identified', trial.week - 51, trial.week);
    expect(identified).toBeGreaterThan(5);
    expect([trial.reading.estimate, trial.truth]).toEqual([identified, identified]);
  }
});

test('too few beds bound the intake, and the children who found none are missing from it', async () => {
  const few = '  care.beds: { value: { phnomPenh: 2, siemReap: 1, sihanoukville: 1, elsewhere: 2 }, range: [0, 300], label: assumed, source: F3 }\n  raids.bedsNeeded: { value: 0, range: [0, 1], label: assumed, source: F3 }\n';
  const trial = readOnce(await exampleOf(KIND, 4, few), KIND, EXACT);
  const [placed, without] = [flowSum(trial, 'placedInShelter', trial.week - 51, trial.week), flowSum(trial, 'withoutBed', trial.week - 51, trial.week)];
  expect(without).toBeGreaterThan(0);
  expect(trial.reading.estimate).toBe(placed);
  expect(trial.reading.estimate).toBeLessThan(trial.truth);
  expect(trial.truth).toBe(flowSum(trial, 'identified', trial.week - 51, trial.week));
});

test('each error of the reports has its sign and size', async () => {
  const scenario = await exampleOf(KIND, 4);
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings }, 80).readings.map(({ estimate }) => estimate));
  const exact = of({});
  // Whole shelters report or not: a standard deviation of about 0.2 a fieldwork, 0.07 for three standard errors of the mean.
  expect(Math.abs(of({ reporting: 0.7 }) / exact - 0.7)).toBeLessThan(0.09);
  expect(Math.abs(of({ transferred: 0.3 }) / exact - 1.3)).toBeLessThan(0.05);
  expect(of({ adultsCounted: 1 })).toBeGreaterThan(exact);
});

test('the note says how many came for each raid that found children, and says so where there was none', async () => {
  const trial = readOnce(await exampleOf(KIND, 4), KIND, EXACT);
  const finds = ['findsOpen', 'findsConcealed', 'findsClandestine'] as const;
  const sum = finds.reduce((total, flow) => total + flowSum(trial, flow, trial.week - 51, trial.week), 0);
  expect(trial.reading.note).toContain(`for each of ${sum} raids`);
  expect(readOnce(await exampleOf(KIND, 1, '  raids.capacity: { value: { phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }, range: [0, 1000], label: assumed, source: F3 }\n'), KIND, EXACT).reading.note).toContain('No raid found children');
});
