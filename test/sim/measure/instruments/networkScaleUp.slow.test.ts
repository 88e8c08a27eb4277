import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { expectCoverage, holds } from '../../../support/coverage.ts';
import { fieldworks, mean } from '../../../support/instruments.ts';
import { compileWith } from '../../../support/scenarios.ts';

const TIMES = 1000;
const KIND = 'networkScaleUp';
const scenario = await compileWith('instruments/network-scale-up.yaml');
const EXACT: Settings = {
  tiesOpen: 1, tiesConcealed: 1, tiesClandestine: 1, tiesOffVenue: 1, transmission: 1, falseReports: 0, respondentBarrier: 0, clusterBarrier: 0, recall: 1,
  assumedTransmission: 1, assumedTransmissionError: 0, assumedDegreeRatio: 1,
};

test('errors off: 95 % intervals hold the number of exploited children in 95 ± 2.1 % of fieldworks, and standard errors are right', () => {
  const { readings, truth } = fieldworks(scenario, KIND, EXACT, TIMES);
  expectCoverage({ kind: KIND, setting: 'errors off, some 660 children named', readings, truth, promised: true });
  const m = mean(readings.map(({ estimate }) => estimate));
  const deviation = Math.sqrt(mean(readings.map(({ estimate }) => (estimate - m) ** 2)));
  expect(Math.abs(mean(readings.map(({ standardError }) => standardError)) / deviation - 1)).toBeLessThan(0.08);
  expect(Math.abs(m / truth - 1)).toBeLessThan(0.01);
});

test('with barriers between persons and neighbourhoods it is reported, not promised: at least 90 %', () => {
  const { readings, truth } = fieldworks(scenario, KIND, { ...EXACT, respondentBarrier: 1, clusterBarrier: 1 }, TIMES);
  expectCoverage({ kind: KIND, setting: 'errors off but barriers between persons and neighbourhoods', readings, truth, promised: false });
  expect(holds({ readings, truth })).toBeGreaterThan(0.9);
});

test('an interval that takes its transmission as known holds the truth less often than one with the doubt about it', () => {
  const [doubtful, sure] = [fieldworks(scenario, KIND, {}, TIMES), fieldworks(scenario, KIND, { assumedTransmissionError: 0 }, TIMES)];
  expectCoverage({ kind: KIND, setting: 'errors as in its example, 2,500 venues', ...doubtful, promised: false });
  expectCoverage({ kind: KIND, setting: 'errors as in its example, 2,500 venues, assumed transmission taken as known', ...sure, promised: false });
  expect(holds(doubtful)).toBeGreaterThan(holds(sure) + 0.05);
  expect(mean(sure.readings.map(({ estimate }) => estimate))).toBeLessThan(0.95 * sure.truth);
});
