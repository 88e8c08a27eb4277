import { expect, test } from 'vitest';
import { deriveKeys } from '../../../sim/base/random/streams.ts';
import { Rung } from '../../../sim/measure/estimands.ts';
import { establishmentSurvey, readSurvey, type SurveyParams } from '../../../sim/measure/instruments/establishmentSurvey/index.ts';
import { ladderAt, sharesOf } from '../../../sim/measure/ladder.ts';
import type { Reading } from '../../../sim/measure/reading.ts';
import { expectCoverage } from '../../support/coverage.ts';
import { surveySettings } from '../../support/surveySettings.ts';
import { syntheticWorld, type SyntheticOptions } from '../../support/syntheticWorld.ts';

interface Coverage {
  readonly covered: number;
  readonly positives: number;
  /** Mean estimated standard error over the standard deviation of the readings. */
  readonly errorRatio: number;
  readonly readings: readonly Reading[];
  readonly truth: number;
}

/** Share of 95 % intervals that hold T6a, over fieldworks on one world and one frame. */
function coverage(options: SyntheticOptions, params: SurveyParams, times: number): Coverage {
  const world = syntheticWorld(77, options);
  const shown: readonly [number, number] = [0.9, 0.5];
  const keysOf = (k: number): Int32Array => deriveKeys([5, 6], k, 'survey/coverage', establishmentSurvey.purposes);
  const listing = establishmentSurvey.begin(world, params, keysOf(-1));
  const truth = sharesOf(ladderAt(world, listing, establishmentSurvey.rates(params), shown))[Rung.T6a];
  const readings: Reading[] = [];
  let covered = 0;
  let positives = 0;
  let errors = 0;
  let squares = 0;
  let sum = 0;
  for (let k = 0; k < times; k++) {
    const reading = readSurvey(world, listing, params, shown, keysOf(k));
    readings.push(reading);
    if (reading.low <= truth && truth <= reading.high) covered++;
    positives += reading.judgedChildren / times;
    errors += reading.standardError / times;
    sum += reading.share / times;
    squares += (reading.share * reading.share) / times;
  }
  return { covered: covered / times, positives, errorRatio: errors / Math.sqrt(squares - sum * sum), readings, truth };
}

const times = 4000;
// Monte Carlo error of a coverage near 0.95 over 4,000 fieldworks: 0.0034.

test('95 % intervals hold the expected reading in 95 ± 2.1 % of fieldworks where children are many', () => {
  const got = coverage({ venues: 2500, childShare: 0.3 }, surveySettings(), times);
  expectCoverage({ kind: 'establishmentSurvey', setting: 'as expected over samples (T6a), children many', readings: got.readings, truth: got.truth, promised: true });
  expect(got.positives).toBeGreaterThan(30);
  expect(Math.abs(got.covered - 0.95)).toBeLessThan(0.021);
  expect(Math.abs(got.errorRatio - 1)).toBeLessThan(0.06);
});

test('and at the level of the second survey, some 40 children judged', () => {
  const got = coverage({ venues: 2500, childShare: 0.07 }, surveySettings({ sample: 287 }), times);
  expectCoverage({ kind: 'establishmentSurvey', setting: 'as expected over samples (T6a), some 40 children judged', readings: got.readings, truth: got.truth, promised: true });
  expect(got.positives).toBeGreaterThan(30);
  expect(Math.abs(got.covered - 0.95)).toBeLessThan(0.021);
});

test('below 30 positives it is reported, not promised: at least 85 %', () => {
  const got = coverage({ venues: 2500, childShare: 0.04 }, surveySettings({ sample: 100 }), times);
  expectCoverage({ kind: 'establishmentSurvey', setting: 'as expected over samples (T6a), fewer than 30 children judged', readings: got.readings, truth: got.truth, promised: false });
  expect(got.covered).toBeGreaterThan(0.85);
});
