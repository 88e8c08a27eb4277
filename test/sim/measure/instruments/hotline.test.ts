import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { exampleOf, fieldworks, flowSum, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'hotline';
const EXACT: Settings = { actionableOnly: 0, writtenDown: 1, repeats: 0, otherMatters: 0, assumedShare: 1 };
const ANSWERS_ALL = '  leads.answered: { value: { phnomPenh: 1, siemReap: 1, sihanoukville: 1, elsewhere: 1 }, range: [0, 1], label: assumed, source: F3 }\n  leads.otherLanguage: { value: 0, range: [0, 1], label: assumed, source: F3 }\n';

// Oracle: the flows callsAnswered and callsUnanswered of the world's record.
test('errors off, and a line that answers everybody: the tally is the number of calls made', async () => {
  const all = await exampleOf(KIND, 4, ANSWERS_ALL);
  for (const index of [0, 1, 2]) {
    const trial = readOnce(all, KIND, EXACT, index);
    const [answered, not] = [flowSum(trial, 'callsAnswered', trial.week - 103, trial.week), flowSum(trial, 'callsUnanswered', trial.week - 103, trial.week)];
    expect(answered).toBeGreaterThan(5);
    expect([not, trial.reading.estimate, trial.truth]).toEqual([0, answered, answered]);
  }
});

test('calls that nobody answers, or in a language that nobody speaks, are in the truth and not in the tally', async () => {
  const trial = readOnce(await exampleOf(KIND, 4), KIND, EXACT);
  const [answered, not] = [flowSum(trial, 'callsAnswered', trial.week - 103, trial.week), flowSum(trial, 'callsUnanswered', trial.week - 103, trial.week)];
  expect(not).toBeGreaterThan(0);
  expect([trial.reading.estimate, trial.truth]).toEqual([answered, answered + not]);
  const leads = readOnce(await exampleOf(KIND, 4), KIND, { ...EXACT, actionableOnly: 1 });
  expect(leads.reading.estimate).toBe(flowSum(leads, 'leadsHotline', leads.week - 103, leads.week));
});

test('each error of the tally has its sign and size', async () => {
  const scenario = await exampleOf(KIND, 4);
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings }, 60).readings.map(({ estimate }) => estimate));
  const exact = of({});
  // Binomial means over 60 fieldworks: three standard errors stay below 0.05.
  expect(Math.abs(of({ writtenDown: 0.7 }) / exact - 0.7)).toBeLessThan(0.05);
  expect(Math.abs(of({ repeats: 0.2 }) / exact - 1.2)).toBeLessThan(0.05);
  expect(Math.abs(of({ otherMatters: 0.5 }) / exact - 1.5)).toBeLessThan(0.05);
});

test('where the tally was not kept there is no figure, whatever was called', async () => {
  const { reading } = readOnce(await exampleOf(KIND, 4), KIND, { tallied: 0 });
  expect([reading.estimable, reading.estimate]).toEqual([false, NaN]);
});
