import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../../sim/base/random/streams.ts';
import { compositionAt } from '../../../sim/measure/composition.ts';
import { expectedReading } from '../../../sim/measure/crossReadings.ts';
import { Rung } from '../../../sim/measure/estimands.ts';
import { establishmentSurvey, readSurvey, type SurveyParams } from '../../../sim/measure/instruments/establishmentSurvey/index.ts';
import { ladderAt, sharesOf, type Ladder } from '../../../sim/measure/ladder.ts';
import type { PrevalenceReading as Reading } from '../../../sim/measure/reading.ts';
import { readingValues } from '../../../sim/measure/reading.ts';
import { visibleAt } from '../../../sim/measure/visible.ts';
import { isPublic } from '../../../sim/measure/view.ts';
import { Band, Strategy } from '../../../sim/model/dimensions.ts';
import { venueOf } from '../../../sim/model/slots.ts';
import type { World } from '../../../sim/model/world.ts';
import { errorsOff, surveySettings } from '../../support/surveySettings.ts';
import { syntheticWorld } from '../../support/syntheticWorld.ts';

const keysOf = (world: number): Int32Array => deriveKeys([1, 2], world, 'survey/test', establishmentSurvey.purposes);

function measure(world: World, params: SurveyParams, shown: readonly [number, number], keys = keysOf(0)): { reading: Reading; ladder: Ladder } {
  const listing = establishmentSurvey.begin(world, params, keys);
  const reading = readSurvey(world, listing, params, shown, keys);
  return { reading, ladder: ladderAt(world, listing, establishmentSurvey.rates(params), shown, reading) };
}

// model.md section 6, last rule: to the bit, in every world.
test('with every measurement error switched off T6 equals T2 exactly', () => {
  fc.assert(fc.property(fc.integer(), fc.double({ min: 0, max: 0.9, noNaN: true }), (seed, childShare) => {
    const world = syntheticWorld(seed, { venues: 250, childShare, adultExcess: 2 });
    const { ladder, reading } = measure(world, surveySettings(errorsOff), [1, 1]);
    const shares = sharesOf(ladder);
    expect(reading.share).toBe(shares[Rung.T2]);
    expect(ladder.children[Rung.T6]).toBe(ladder.children[Rung.T2]);
    expect(ladder.persons[Rung.T6]).toBe(ladder.persons[Rung.T2]);
    for (const rung of [Rung.T3, Rung.T4a, Rung.T4b, Rung.T5, Rung.T6a]) expect(shares[rung]).toBe(shares[Rung.T2]);
    if (ladder.children[Rung.T2] > 0) expect([ladder.judgement.sensitivity, ladder.judgement.specificity]).toEqual([1, 1]);
  }), { numRuns: 30 });
});

test('listing, reading, ladder and composition leave the world as it was, byte for byte', () => {
  fc.assert(fc.property(fc.integer(), (seed) => {
    const world = syntheticWorld(seed, { venues: 200 });
    const before = new Uint8Array(world.buffer.slice(0));
    measure(world, surveySettings(), [0.9, 0.4]);
    compositionAt(world);
    expect(Buffer.compare(before, new Uint8Array(world.buffer))).toBe(0);
  }), { numRuns: 10 });
});

test('the same keys give the same reading, another wave another', () => {
  const world = syntheticWorld(5);
  const values = (keys: Int32Array): Float64Array => readingValues(measure(world, surveySettings(), [0.9, 0.5], keys).reading);
  expect(values(keysOf(0))).toEqual(values(keysOf(0)));
  expect(values(deriveKeys([1, 2], 0, 'survey/other', establishmentSurvey.purposes))).not.toEqual(values(keysOf(0)));
});

// Oracle: a plain recount, written apart from the ladder.
test('T0 to T4a of the ladder equal a plain recount', () => {
  const world = syntheticWorld(11, { venues: 600 });
  const params = surveySettings();
  const keys = keysOf(3);
  const listing = establishmentSurvey.begin(world, params, keys);
  const { children, persons } = ladderAt(world, listing, establishmentSurvey.rates(params), [0.9, 0.5]);
  const want = { children: [0, 0, 0, 0, 0], persons: [0, 0, 0, 0, 0] };
  const add = (rung: number, child: boolean, amount = 1): void => {
    if (child) want.children[rung] += amount;
    want.persons[rung] += amount;
  };
  for (let slot = 0; slot < world.size.slots; slot++) {
    if (world.slot.band[slot] === Band.vacant) continue;
    const v = venueOf(world, slot);
    const child = world.slot.band[slot] !== Band.adult;
    const strategy = world.venue.strategy[v];
    add(0, child);
    if (world.venue.area[v] === 3) continue;
    add(1, child);
    if (!isPublic(world, v) || (child && strategy === Strategy.clandestine)) continue;
    add(2, child);
    if (![...listing.venue].includes(v)) continue;
    add(3, child);
    add(4, child, child ? (strategy === Strategy.concealed ? 0.5 : 0.9) : 1);
  }
  for (let i = 0; i < world.offVenue.band.length; i++) {
    if (world.offVenue.band[i] === 0) continue;
    add(0, true);
    if (world.offVenue.area[i] !== 3) add(1, true);
  }
  want.children.forEach((count, rung) => expect(children[rung]).toBeCloseTo(count, 6));
  want.persons.forEach((count, rung) => expect(persons[rung]).toBeCloseTo(count, 6));
});

test('a venue that has changed hands since the listing is no longer on the frame, and one gone clandestine counts as closed', () => {
  const world = syntheticWorld(2, { venues: 300, closedShare: 0, goneShare: 0, strategies: [1, 0, 0, 0] });
  const params = surveySettings({ ...errorsOff });
  const listing = establishmentSurvey.begin(world, params, keysOf(0));
  world.venue.generation[0]++;
  world.venue.strategy[1] = Strategy.clandestine;
  world.venue.front[1] = 0;
  const { persons } = ladderAt(world, listing, establishmentSurvey.rates(params), [1, 1]);
  const inVenue = (v: number): number => world.slot.band.slice(world.venue.firstSlot[v], world.venue.firstSlot[v + 1]).filter((band) => band > 0).length;
  expect(persons[Rung.T2] - persons[Rung.T3]).toBe(inVenue(0));
  expect(readSurvey(world, listing, params, [1, 1], keysOf(0)).closed).toBe(2);
});

test('a clandestine venue on the frame is approached and replaced, and is not in T3', () => {
  const world = syntheticWorld(4, { venues: 300, closedShare: 0, goneShare: 0, strategies: [1, 0, 0, 1], frontShare: 0 });
  const params = surveySettings({ ...errorsOff, coverageClandestine: 1 });
  const { reading, ladder } = measure(world, params, [1, 1]);
  expect(reading.closed).toBeGreaterThan(50);
  expect(ladder.persons[Rung.T3]).toBe(ladder.persons[Rung.T2]);
  expect(reading.children).toBe(0);
});

test('more coverage lists every venue that less coverage lists', () => {
  const world = syntheticWorld(8, { venues: 500 });
  const keys = keysOf(0);
  const less = establishmentSurvey.begin(world, surveySettings({ coverage: new Float64Array(7).fill(0.3) }), keys);
  const more = establishmentSurvey.begin(world, surveySettings({ coverage: new Float64Array(7).fill(0.6) }), keys);
  expect(more.length).toBeGreaterThan(less.length);
  const held = new Set(more.venue);
  expect([...less.venue].every((v) => held.has(v))).toBe(true);
});

describe('closed form', () => {
  test('with a complete frame it equals T6a of the ladder within 0.3 %: ages in bins of a quarter-year', () => {
    const world = syntheticWorld(21, { adultExcess: 6 });
    const params = surveySettings({ coverage: new Float64Array(7).fill(1), coverageConcealed: new Float64Array(7).fill(1), weightTilt: Float64Array.of(1, 2, 1, 0.5, 1, 1, 1) });
    const rates = establishmentSurvey.rates(params);
    const { ladder } = measure(world, params, [0.9, 0.4]);
    expect(Math.abs(expectedReading(compositionAt(world), rates, [0.9, 0.4]) / sharesOf(ladder)[Rung.T6a] - 1)).toBeLessThan(0.003);
  });
});

test('the visible venues and persons are those of T2', () => {
  const world = syntheticWorld(33, { venues: 400 });
  const { ladder } = measure(world, surveySettings(), [1, 1]);
  const { venues, persons } = visibleAt(world);
  expect(persons.slot).toHaveLength(ladder.persons[Rung.T2]);
  expect(persons.band.filter((band) => band !== Band.adult)).toHaveLength(ladder.children[Rung.T2]);
  expect(venues.venue.every((v) => isPublic(world, v) && world.venue.area[v] < 3)).toBe(true);
});
