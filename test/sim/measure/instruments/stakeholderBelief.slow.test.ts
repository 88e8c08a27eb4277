import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { expectCoverage } from '../../../support/coverage.ts';
import { exampleOf, fieldworks, mean } from '../../../support/instruments.ts';

const KIND = 'stakeholderBelief';
const scenario = await exampleOf(KIND, 10);
const coverage = (settings: Settings): ReturnType<typeof fieldworks> => fieldworks(scenario, KIND, settings, 1000);

// Interviewees are asked independently of each other, so their number is binomial, or varies less, for 13 are of the programme for certain.
test('54 interviewees: intervals hold the share who would believe it among all who might be asked in 95 ± 2.1 % of fieldworks', () => {
  for (const [gapWeeks, when] of [[30, '30 weeks'], [137, '137 weeks']] as const) {
    const { readings } = coverage({ gapWeeks, outlook: 1.3, noise: 1, repeatsClaim: 0 });
    const believe = mean(readings.map(({ estimate }) => estimate));
    expect(believe).toBeGreaterThan(0.1);
    expect(believe).toBeLessThan(0.9);
    expectCoverage({ kind: KIND, setting: `${when} back; truth here is the share of all who might be asked`, promised: true, readings, truth: believe });
  }
});
