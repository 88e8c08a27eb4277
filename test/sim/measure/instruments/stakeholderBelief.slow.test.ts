import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { exampleOf, fieldworks, mean } from '../../../support/instruments.ts';

const KIND = 'stakeholderBelief';
const scenario = await exampleOf(KIND, 10);
const times = 1000;
// Monte Carlo error of a coverage near 0.95 over 1,000 fieldworks: 0.007; three of them are 2.1 %.

/** Share of 95 % intervals that hold the share of all who might have been asked: its value is the mean of the fieldworks. */
function coverage(settings: Settings): { readonly covered: number; readonly believe: number; readonly truth: number; readonly holdTruth: number } {
  const { readings, truth } = fieldworks(scenario, KIND, settings, times);
  const believe = mean(readings.map(({ estimate }) => estimate));
  const share = (value: number): number => mean(readings.map(({ low, high }) => (low <= value && value <= high ? 1 : 0)));
  return { covered: share(believe), believe, truth, holdTruth: share(truth) };
}

// Interviewees are asked independently of each other: a binomial share, or less variable where some are sure to be of the programme.
test('54 interviewees: intervals hold the share of all who might be asked in 95 ± 2.1 % of fieldworks or more', () => {
  for (const gapWeeks of [30, 137]) {
    const got = coverage({ gapWeeks, outlook: 1.3, noise: 1, repeatsClaim: 0 });
    console.log(KIND, `${gapWeeks} weeks`, got);
    expect(got.believe).toBeGreaterThan(0.1);
    expect(got.believe).toBeLessThan(0.95);
    expect(got.covered).toBeGreaterThan(0.929);
  }
});

test('the interval is none of the change: it holds 0 or 1, the truth, in next to no fieldwork', () => {
  const got = coverage({ gapWeeks: 137 });
  console.log(KIND, 'as the example', got);
  expect(got.holdTruth).toBeLessThan(0.5);
});
