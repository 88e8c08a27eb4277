import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { expectCoverage, holds } from '../../../support/coverage.ts';
import { exampleOf, fieldworks, mean } from '../../../support/instruments.ts';

const KIND = 'retrospectiveAgeAtEntry';
const scenario = await exampleOf(KIND, 12);
const SAMPLE: Settings = { areas: 1, coverage: 1, coverageClandestine: 1, fullEnumeration: 0, sample: 300, answers: 0.8, answersYoungEntrant: 1, saysAdult: 0, recallBias: 0, recallNoise: 0 };

/** Who came in when is followed once: it does not depend on who is asked. */
const coverage = (settings: Settings): ReturnType<typeof fieldworks> => fieldworks(scenario, KIND, settings, 1000, 0, true);
const positives = ({ readings }: ReturnType<typeof fieldworks>): number => mean(readings.map(({ estimate, n }) => estimate * n));

test('with 30 or more who came in young, and true answers, intervals hold the truth in 95 ± 2.1 % of fieldworks', () => {
  const found = coverage(SAMPLE);
  expect(positives(found)).toBeGreaterThan(30);
  const estimates = found.readings.map(({ estimate }) => estimate);
  const spread = Math.sqrt(mean(estimates.map((x) => (x - mean(estimates)) ** 2)));
  expect(Math.abs(mean(found.readings.map(({ standardError }) => standardError)) / spread - 1)).toBeLessThan(0.08);
  expectCoverage({ kind: KIND, setting: '300 venues, true answers, more than 30 came in young', promised: true, ...found });
});

test('below 30 it is reported, not promised: at least 85 %', () => {
  const found = coverage({ ...SAMPLE, sample: 80 });
  expect(positives(found)).toBeLessThan(30);
  expect(holds(found)).toBeGreaterThan(0.85);
  expectCoverage({ kind: KIND, setting: '80 venues, true answers, fewer than 30 came in young', promised: false, ...found });
});

test('with a fifth who deny it the reading is low, and the interval does not know it', () => {
  const found = coverage({ ...SAMPLE, saysAdult: 0.2 });
  expect(mean(found.readings.map(({ estimate }) => estimate))).toBeLessThan(found.truth);
  expect(holds(found)).toBeLessThan(0.929);
  expectCoverage({ kind: KIND, setting: '300 venues, a fifth of those who came in young deny it', promised: false, ...found });
});
