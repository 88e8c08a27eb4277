import { expect, test } from 'vitest';
import { withSettings, type Settings } from '../../../../sim/check/settings.ts';
import { expectCoverage, holds } from '../../../support/coverage.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'directObservationCensus';
const scenario = withSettings(await exampleOf(KIND, 10), { 'owners.shown': 1 });
const HONEST: Settings = { coverage: 0.7, coverageConcealed: 1, rounds: 1, onShift: 0.78, countsNonSelling: 1, childSaidAdult: 0, youngSaidAdult: 0, adultSaidChild: 0, assumedCoverage: 0.7, assumedSeen: 0.78 };

/** Counts in one world, and the share in all public venues (T2), which the ladder has. */
function coverage(settings: Settings): ReturnType<typeof fieldworks> {
  return { readings: fieldworks(scenario, KIND, settings, 1000).readings, truth: readOnce(scenario, KIND, settings).truth };
}

test('where venues are missed at random, nobody lies and the makers know how many they missed, intervals hold the truth in 95 ± 2.1 %', () => {
  expectCoverage({ kind: KIND, setting: 'nobody lies or hides; venues found with 0.7, persons met with 0.78, both known', promised: true, ...coverage(HONEST) });
});

test('a count that claims to have everybody has an interval without width, which holds the truth next to never', () => {
  const found = coverage({ ...HONEST, assumedCoverage: 1, assumedSeen: 1 });
  for (const { low, high } of found.readings) expect(low).toBe(high);
  expect(holds(found)).toBeLessThan(0.05);
  expectCoverage({ kind: KIND, setting: 'nobody lies or hides; it claims to have everybody', promised: false, ...found });
});

test('where owners lie for four children in ten the reading is low, and the interval does not know it', () => {
  const found = coverage({ ...HONEST, childSaidAdult: 0.4, youngSaidAdult: 0.4 });
  expect(mean(found.readings.map(({ estimate }) => estimate))).toBeLessThan(found.truth);
  expect(holds(found)).toBeLessThan(0.2);
  expectCoverage({ kind: KIND, setting: 'owners lie for four children in ten, for all of a venue or none', promised: false, ...found });
});
