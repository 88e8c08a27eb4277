import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../../sim/base/random/streams.ts';
import { Rung } from '../../../sim/measure/estimands.ts';
import { establishmentSurvey, readSurvey, type SurveyParams } from '../../../sim/measure/instruments/establishmentSurvey/index.ts';
import { ladderAt } from '../../../sim/measure/ladder.ts';
import { VenueStatus } from '../../../sim/model/dimensions.ts';
import { surveySettings } from '../../support/surveySettings.ts';
import { syntheticWorld, testRandom } from '../../support/syntheticWorld.ts';

/** Repeats the fieldwork on one world and one frame. After the listing a tenth of the venues close and a tenth shift type. */
function fieldworks(params: SurveyParams, times: number, seed = 1): { children: number; persons: number; errorChildren: number; errorPersons: number; meanRefused: number } {
  const world = syntheticWorld(seed, { venues: 900 });
  const shown: readonly [number, number] = [0.9, 0.5];
  const keysOf = (k: number): Int32Array => deriveKeys([7, 7], k, 'survey/repeated', establishmentSurvey.purposes);
  const listing = establishmentSurvey.begin(world, params, keysOf(-1));
  const random = testRandom(99);
  for (let v = 0; v < world.size.venues; v++) {
    if (random() < 0.1) world.venue.status[v] = VenueStatus.closed;
    if (random() < 0.1) world.venue.type[v] = Math.floor(random() * 6);
  }
  const { children, persons } = ladderAt(world, listing, establishmentSurvey.rates(params), shown);
  let meanRefused = 0;
  const sums = [0, 0, 0, 0];
  for (let k = 0; k < times; k++) {
    const reading = readSurvey(world, listing, params, shown, keysOf(k));
    const c = reading.children / children[Rung.T6a] - 1;
    const p = reading.persons / persons[Rung.T6a] - 1;
    sums[0] += c;
    sums[1] += c * c;
    sums[2] += p;
    sums[3] += p * p;
    meanRefused += reading.refused / times;
  }
  const error = (sum: number, squares: number): number => Math.sqrt((squares / times - (sum / times) * (sum / times)) / times);
  return { children: sums[0] / times, persons: sums[2] / times, errorChildren: error(sums[0], sums[1]), errorPersons: error(sums[2], sums[3]), meanRefused };
}

// Oracle: T6a of the ladder, reckoned without a draw. Totals are unbiased, so the tolerance is Monte Carlo error alone (3.5 standard errors).
describe('weighted totals of many fieldworks recover T6a', () => {
  const cases: [string, Partial<SurveyParams>][] = [
    ['as is', {}],
    ['no replacement', { replacementLimit: 0 }],
    ['replacement without limit', { replacementLimit: 5 }],
    ['a small sample, two a stratum', { sample: 40 }],
    ['tilted weights', { weightTilt: Float64Array.of(2, 1, 0.5, 1, 1, 1.5, 1) }],
    ['many refusals', { refusal: Float64Array.of(0.3, 0.5), replacementLimit: 1 }],
    ['full enumeration', { fullEnumeration: 1 }],
  ];
  test.each(cases)('%s', (_name, changes) => {
    const got = fieldworks(surveySettings(changes), 600);
    expect(Math.abs(got.children)).toBeLessThan(3.5 * got.errorChildren);
    expect(Math.abs(got.persons)).toBeLessThan(3.5 * got.errorPersons);
    expect(got.meanRefused).toBeGreaterThan(0);
  });
});
