import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../../sim/base/random/streams.ts';
import { attribute, makeAttributionScratch, type AttributionParts } from '../../../sim/measure/attribution.ts';
import { compositionAt } from '../../../sim/measure/composition.ts';
import { crossReadings, expectedReading } from '../../../sim/measure/crossReadings.ts';
import type { Dated } from '../../../sim/measure/dated.ts';
import { ladderParts } from '../../../sim/measure/decompose.ts';
import { FACTORS, STEPS, type Factor } from '../../../sim/measure/estimands.ts';
import { establishmentSurvey, readSurvey, type SurveyParams } from '../../../sim/measure/instruments/establishmentSurvey/index.ts';
import { ladderAt, type Ladder } from '../../../sim/measure/ladder.ts';
import type { World } from '../../../sim/model/world.ts';
import { surveySettings } from '../../support/surveySettings.ts';
import { syntheticWorld, type SyntheticOptions } from '../../support/syntheticWorld.ts';

interface Wave {
  readonly dated: Dated;
  readonly ladder: Ladder;
  readonly share: number;
}

function waveOf(world: World, params: SurveyParams, shown: readonly [number, number], id = 'test'): Wave {
  const keys = deriveKeys([3, 4], 0, `survey/${id}`, establishmentSurvey.purposes);
  const listing = establishmentSurvey.begin(world, params, keys);
  const reading = readSurvey(world, listing, params, shown, keys);
  const rates = establishmentSurvey.rates(params);
  return { dated: { composition: compositionAt(world), rates, shown }, ladder: ladderAt(world, listing, rates, shown, reading), share: reading.share };
}

const scratch = makeAttributionScratch(3, 7);
/** Only the share of a reading counts for the sum: any totals of that share will do. */
const attributedParts = (from: Wave, to: Wave): AttributionParts => attribute(scratch, from.dated, to.dated, { children: from.share, persons: 1 }, { children: to.share, persons: 1 });
const attributed = (from: Wave, to: Wave): Float64Array => attributedParts(from, to).logPoints;
const part = (parts: Float64Array, factor: Factor): number => parts[FACTORS.indexOf(factor)];
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

const settings = fc.record({
  onShift: fc.double({ min: 0.4, max: 0.9, noNaN: true }), countsNonSelling: fc.double({ min: 0.2, max: 1, noNaN: true }),
  ageBias: fc.double({ min: 0, max: 2.5, noNaN: true }), ageNoise: fc.double({ min: 1, max: 3, noNaN: true }),
  sample: fc.integer({ min: 100, max: 300 }),
});
const worldOptions = fc.record({
  venues: fc.integer({ min: 250, max: 500 }), childShare: fc.double({ min: 0.15, max: 0.5, noNaN: true }),
  sellsShare: fc.double({ min: 0.3, max: 1, noNaN: true }), offVenue: fc.integer({ min: 0, max: 300 }),
});
const showing = fc.tuple(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.double({ min: 0.2, max: 1, noNaN: true }));

test('ladder parts and attribution each add up to the change of the logarithm of T6, to 1e-9, in every pair of worlds', () => {
  let estimable = 0;
  fc.assert(fc.property(fc.integer(), worldOptions, settings, showing, fc.integer(), worldOptions, settings, showing, (seedA, optionsA, a, shownA, seedB, optionsB, b, shownB) => {
    const from = waveOf(syntheticWorld(seedA, optionsA), surveySettings(a), shownA, 'first');
    const to = waveOf(syntheticWorld(seedB, optionsB), surveySettings(b), shownB, 'second');
    const parts = ladderParts(from.ladder, to.ladder);
    const factors = attributed(from, to);
    if (!(from.share > 0 && to.share > 0)) {
      expect(parts.estimable).toBe(false);
      expect(factors.every(Number.isNaN)).toBe(true);
      return;
    }
    estimable++;
    const change = Math.log(to.share / from.share);
    expect(Math.abs(sum(parts.logPoints) - change)).toBeLessThan(1e-9);
    expect(Math.abs(sum(factors) - change)).toBeLessThan(1e-9);
    const { logPoints, children, persons, points } = attributedParts(from, to);
    for (let i = 0; i < FACTORS.length; i++) expect(Math.abs(children[i] + persons[i] - logPoints[i])).toBeLessThan(1e-9);
    expect(Math.abs(sum(points) - (to.share - from.share))).toBeLessThan(1e-12);
    for (let step = 0; step < STEPS.length; step++) expect(parts.children[step] + parts.persons[step]).toBe(parts.logPoints[step]);
  }), { numRuns: 40 });
  expect(estimable).toBeGreaterThan(20);
});

describe('a factor whose numbers are equal at both dates gets exactly 0', () => {
  const params = surveySettings();
  const from = waveOf(syntheticWorld(1, { childShare: 0.4 }), params, [0.9, 0.5]);
  const to = waveOf(syntheticWorld(2, { childShare: 0.15, sellsShare: 0.5 }), params, [0.9, 0.5]);
  test('the instrument did not change: frame, concealed, seen, judged, weighted', () => {
    const parts = attributed(from, to);
    for (const factor of ['frame', 'concealed', 'seen', 'judged', 'weighted'] as const) expect(part(parts, factor)).toBe(0);
    expect(part(parts, 'children')).toBeLessThan(-0.3);
  });
  test('the world did not change: children, adults, place, exposure, concealed', () => {
    const other = surveySettings({ ageBias: 2.2, countsNonSelling: 0.5, coverage: new Float64Array(7).fill(0.5), weightTilt: Float64Array.of(1, 1, 2, 1, 1, 0.5, 1) });
    const later: Wave = { ...from, dated: { ...from.dated, rates: establishmentSurvey.rates(other) } };
    const parts = attributed(from, later);
    for (const factor of ['children', 'adults', 'place', 'exposure', 'concealed'] as const) expect(part(parts, factor)).toBe(0);
    expect(part(parts, 'sampled')).toBeCloseTo(-Math.log(expectedReading(later.dated.composition, later.dated.rates, later.dated.shown)
      / expectedReading(from.dated.composition, from.dated.rates, from.dated.shown)), 12);
    expect(part(parts, 'judged')).toBeLessThan(-0.3);
  });
  test('what owners show changed, and nothing else: all of the change of v is concealed', () => {
    const later: Wave = { ...from, dated: { ...from.dated, shown: [0.9, 0.2] } };
    const parts = attributed(from, later);
    for (const factor of FACTORS.slice(0, 9)) if (factor !== 'concealed') expect(part(parts, factor)).toBe(0);
    expect(part(parts, 'concealed')).toBeLessThan(-0.05);
  });
});

// Oracle: v in closed form at both ends, by another loop (crossReadings).
test('the nine swapped factors sum to the change of the expected reading', () => {
  const from = waveOf(syntheticWorld(3), surveySettings(), [0.9, 0.6], 'a');
  const to = waveOf(syntheticWorld(4, { childShare: 0.12 }), surveySettings({ ageBias: 1, coverage: new Float64Array(7).fill(0.4) }), [0.8, 0.3], 'b');
  const v = (w: Wave): number => Math.log(expectedReading(w.dated.composition, w.dated.rates, w.dated.shown));
  expect(sum(attributed(from, to).slice(0, 9))).toBeCloseTo(v(to) - v(from), 12);
});

// Oracle: brute force. v(S) by a sum over every age, area and cell with no reordering, and Shapley over all 9! orders reduced to subset weights.
test('attribution equals a brute-force Shapley value of the plain sum', () => {
  const from = waveOf(syntheticWorld(31, { venues: 400 }), surveySettings(), [0.9, 0.6], 'a');
  const to = waveOf(syntheticWorld(32, { venues: 300, childShare: 0.12, sellsShare: 0.4 }),
    surveySettings({ ageBias: 1.4, countsNonSelling: 0.5, coverage: new Float64Array(7).fill(0.4), weightTilt: Float64Array.of(1, 2, 1, 1, 1, 1, 1) }), [0.8, 0.3], 'b');
  const plain = (subset: number): number => {
    const at = (factor: Factor): Dated => (((subset >> FACTORS.indexOf(factor)) & 1) === 1 ? to.dated : from.dated);
    let judged = 0;
    let met = 0;
    for (const [group, [begin, end]] of [[0, 32], [32, 112], [112, 192]].entries()) {
      const who = at(group === 0 ? 'children' : 'adults').composition;
      const place = at('place').composition;
      const exposure = at('exposure').composition;
      const span = (pick: (bin: number) => number): number => Array.from({ length: end - begin }, (_, i) => pick(begin + i)).reduce((x, y) => x + y, 0);
      const everywhere = span((bin) => place.total[bin]);
      const marginPi = [0, 1, 2].map((a) => span((bin) => place.area[bin * 3 + a]) / everywhere);
      const marginEps = [0, 1, 2].map((a) => Array.from({ length: 14 }, (_, c) => span((bin) => exposure.cell[(bin * 3 + a) * 14 + c]) / span((bin) => exposure.area[bin * 3 + a])));
      for (let bin = begin; bin < end; bin++) {
        for (let a = 0; a < 3; a++) {
          const pi = place.total[bin] > 0 ? place.area[bin * 3 + a] / place.total[bin] : marginPi[a];
          for (let c = 0; c < 14; c++) {
            const there = exposure.area[bin * 3 + a];
            const eps = there > 0 ? exposure.cell[(bin * 3 + a) * 14 + c] / there : marginEps[a][c];
            const n = who.total[bin] * pi * eps * at('frame').rates.frame[c] * (group === 0 ? at('concealed').shown[c & 1] : 1)
              * at('seen').rates.seen[group * 2 + (c & 1)] * at('weighted').rates.weighted[c >> 1];
            met += n;
            judged += n * at('judged').rates.judgedByBin[bin];
          }
        }
      }
    }
    return Math.log(judged / met);
  };
  const got = attributed(from, to);
  const v = Array.from({ length: 512 }, (_, subset) => plain(subset));
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  for (let i = 0; i < 9; i++) {
    let want = 0;
    for (let subset = 0; subset < 512; subset++) {
      if ((subset >> i) & 1) continue;
      const size = subset.toString(2).replaceAll('0', '').length;
      want += (factorial(size) * factorial(8 - size)) / factorial(9) * (v[subset | (1 << i)] - v[subset]);
    }
    expect(got[i]).toBeCloseTo(want, 11);
  }
});

// measurement.md 2.2: with false positives the two columns differ.
test('where children fall and specificity stays, the ladder moves at "judged" and the attribution does not', () => {
  const params = surveySettings({ confirmationCleared: 0.4, ageNoise: 2 });
  const ages: SyntheticOptions = { adultExcess: 5 };
  const from = waveOf(syntheticWorld(6, { ...ages, childShare: 0.4 }), params, [1, 1]);
  const to = waveOf(syntheticWorld(6, { ...ages, childShare: 0.05 }), params, [1, 1]);
  const ladder = ladderParts(from.ladder, to.ladder);
  expect(ladder.logPoints[STEPS.indexOf('judged')]).toBeGreaterThan(0.1);
  expect(part(attributed(from, to), 'judged')).toBe(0);
});

test('a share that falls because adults were added shows in the part of the persons, not of the children', () => {
  const small = syntheticWorld(9, { venues: 800 });
  const from = waveOf(small, surveySettings({ countsNonSelling: 0.2 }), [1, 1]);
  const to = waveOf(small, surveySettings({ countsNonSelling: 1 }), [1, 1]);
  const { children, persons } = ladderParts(from.ladder, to.ladder);
  const seen = STEPS.indexOf('seen');
  expect(children[seen]).toBe(0);
  expect(persons[seen]).toBeLessThan(-0.1);
});

describe('not estimable', () => {
  const none = waveOf(syntheticWorld(10, { venues: 200, childShare: 0 }), surveySettings({ ageNoise: 0 }), [1, 1]);
  const some = waveOf(syntheticWorld(10, { venues: 200 }), surveySettings(), [1, 1]);
  test('a reading of 0 leaves no logarithm: NaN throughout, and said', () => {
    expect(none.share).toBe(0);
    expect(ladderParts(some.ladder, none.ladder).estimable).toBe(false);
    expect(ladderParts(some.ladder, none.ladder).logPoints.every(Number.isNaN)).toBe(true);
    expect(attributed(some, none).every(Number.isNaN)).toBe(true);
  });
  test('and two of them neither', () => expect(attributed(none, none).every(Number.isNaN)).toBe(true));
});

test('an age, an area or a group with nobody at one date gives finite parts that add up', () => {
  const from = waveOf(syntheticWorld(14, { venues: 300, sellsShare: 1, childYears: [14.5, 16] }), surveySettings({ ageBias: 0 }), [1, 1]);
  const to = waveOf(syntheticWorld(15, { venues: 300, sellsShare: 0.5, childYears: [16.2, 18] }), surveySettings({ ageBias: 0 }), [1, 1]);
  const parts = attributed(from, to);
  expect(parts.every(Number.isFinite)).toBe(true);
  expect(Math.abs(sum(parts) - Math.log(to.share / from.share))).toBeLessThan(1e-9);
});

describe('cross readings', () => {
  test('with one instrument they are the two expected readings themselves', () => {
    const from = waveOf(syntheticWorld(16), surveySettings(), [0.9, 0.6]);
    const to = waveOf(syntheticWorld(17, { childShare: 0.1 }), surveySettings(), [0.9, 0.2]);
    const crossed = crossReadings(from.dated, to.dated);
    expect(crossed.laterWorldEarlierInstrument).toBe(expectedReading(to.dated.composition, to.dated.rates, to.dated.shown));
    expect(crossed.earlierWorldLaterInstrument).toBe(expectedReading(from.dated.composition, from.dated.rates, from.dated.shown));
  });
  test('an unchanged world under the earlier instrument reads as it did, whatever the later one does', () => {
    const world = syntheticWorld(18);
    const from = waveOf(world, surveySettings(), [0.9, 0.6]);
    const to = waveOf(world, surveySettings({ ageBias: 2.5 }), [0.9, 0.6]);
    expect(crossReadings(from.dated, to.dated).laterWorldEarlierInstrument).toBe(expectedReading(from.dated.composition, from.dated.rates, from.dated.shown));
  });
});
