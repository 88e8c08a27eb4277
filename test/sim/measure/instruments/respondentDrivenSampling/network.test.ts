import { expect, test } from 'vitest';
import { deriveKeys } from '../../../../../sim/base/random/streams.ts';
import { RDS_PURPOSES, type RdsParams } from '../../../../../sim/measure/instruments/respondentDrivenSampling/declarations.ts';
import { makeNetwork } from '../../../../../sim/measure/instruments/respondentDrivenSampling/network.ts';
import { gatherPopulation, type Population } from '../../../../../sim/measure/instruments/respondentDrivenSampling/population.ts';
import { syntheticWorld } from '../../../../support/syntheticWorld.ts';

const PARAMS: RdsParams = {
  areas: Float64Array.of(1, 1, 1, 0), minimumAge: 18, sellersOnly: 0, property: 1,
  ties: 8, tiesSpread: 0.8, sellersTies: 1.5, withinVenue: 0.4, withinType: 0.2, withinArea: 0.25, unlike: 0.5, confined: Float64Array.of(0.1, 0.1, 0.1),
  seeds: 5, seedsSelling: 0, coupons: 3, waves: 20, sample: 200, comesSelling: 1, comesOther: 1,
  degreeError: 0, admits: 1, successive: 0, populationAssumed: 1, replications: 20, daysFixed: 0, daysEach: 0,
};
const world = syntheticWorld(11, { venues: 240, goneShare: 0.05 });
const keysOf = (k: number): Int32Array => deriveKeys([7, 8], k, 'rds/network', RDS_PURPOSES);

function allTies(people: Population, params: RdsParams, keys: Int32Array, backwards = false): (readonly number[])[] {
  const network = makeNetwork(people, params, keys);
  const ties: (readonly number[])[] = Array.from({ length: people.count });
  for (let i = 0; i < people.count; i++) {
    const p = backwards ? people.count - 1 - i : i;
    ties[p] = network.neighbours(p);
  }
  return ties;
}

test('ties run both ways, never to oneself or to the confined, and do not depend on who is asked first', () => {
  const people = gatherPopulation(world, PARAMS, keysOf(0));
  const ties = allTies(people, PARAMS, keysOf(0));
  expect(allTies(people, PARAMS, keysOf(0), true)).toEqual(ties);
  const sets = ties.map((circle) => new Set(circle));
  let confined = 0;
  ties.forEach((circle, p) => {
    expect(circle).not.toContain(p);
    expect(sets[p]!.size).toBe(circle.length);
    for (const q of circle) expect(sets[q]!.has(p), `${p} ${q}`).toBe(true);
    if (people.sought[p] === 0) {
      confined++;
      expect(circle).toEqual([]);
    }
  });
  // One in ten, binomial.
  expect(Math.abs(confined - 0.1 * people.count)).toBeLessThan(3.5 * Math.sqrt(0.09 * people.count));
  expect(allTies(people, PARAMS, keysOf(1))).not.toEqual(ties);
});

// Oracle: the block model's formula, pair by pair, as the network never goes through it.
test('there are as many ties as the block model says: in the venue, the type, the area and beyond, alike and unlike', () => {
  const kinds = ['venue alike', 'venue unlike', 'type alike', 'type unlike', 'area alike', 'area unlike', 'far alike', 'far unlike'];
  const mean = new Float64Array(kinds.length);
  const found = new Float64Array(kinds.length);
  const rounds = 6;
  for (let k = 0; k < rounds; k++) {
    const people = gatherPopulation(world, PARAMS, keysOf(k));
    const kindOf = (p: number, q: number): number => {
      const [u, v] = [people.venue[p]!, people.venue[q]!];
      const near = u === v ? 0 : people.area[u] !== people.area[v] ? 6 : people.type[u] === people.type[v] ? 2 : 4;
      return near + (people.selling[p] === people.selling[q] ? 0 : 1);
    };
    const sum = (same: (v: number) => boolean): number => people.sought.reduce((s, sought, p) => s + (same(people.venue[p]!) ? sought : 0), 0);
    const all = sum(() => true);
    const inArea = [0, 1, 2, 3].map((a) => sum((v) => people.area[v] === a));
    const inType = [0, 1, 2, 3].map((a) => Array.from({ length: 8 }, (_, t) => sum((v) => people.area[v] === a && people.type[v] === t)));
    const inVenue = Array.from(people.venueIndex, (_, u) => sum((v) => v === u));
    for (let p = 0; p < people.count; p++) {
      for (let q = p + 1; q < people.count; q++) {
        const [u, v] = [people.venue[p]!, people.venue[q]!];
        let factor = 0.15 / all;
        if (people.area[u] === people.area[v]) factor += 0.25 / inArea[people.area[u]!]!;
        if (people.area[u] === people.area[v] && people.type[u] === people.type[v]) factor += 0.2 / inType[people.area[u]!]![people.type[u]!]!;
        if (u === v) factor += 0.4 / inVenue[u]!;
        const expected = people.sought[p]! * people.sought[q]! * (factor || 0) * (people.selling[p] === people.selling[q] ? 1 : 0.5);
        mean[kindOf(p, q)]! += 1 - Math.exp(-expected);
      }
    }
    allTies(people, PARAMS, keysOf(k)).forEach((circle, p) => {
      for (const q of circle) if (q > p) found[kindOf(p, q)]!++;
    });
  }
  // Sums of independent rare events: the variance is at most the mean. Eight tests: 3.5 standard errors.
  kinds.forEach((kind, i) => {
    expect(mean[i], kind).toBeGreaterThan(200);
    expect(Math.abs(found[i]! - mean[i]!), `${kind}: ${found[i]} of ${mean[i]}`).toBeLessThan(3.5 * Math.sqrt(mean[i]!));
  });
});

test('sought ties have the mean and spread that are set, more for those who sell sex; without spread all are the same', () => {
  const many = { ...PARAMS, confined: new Float64Array(3) };
  const people = gatherPopulation(syntheticWorld(12, { venues: 2500 }), many, keysOf(0));
  for (const [group, mean] of [[0, 8], [1, 12]] as const) {
    const own = [...people.sought].filter((_, p) => people.selling[p] === group);
    const average = own.reduce((a, b) => a + b, 0) / own.length;
    const deviation = Math.sqrt(own.reduce((a, b) => a + (b - average) ** 2, 0) / own.length);
    expect(Math.abs(average - mean)).toBeLessThan((3.5 * 0.8 * mean) / Math.sqrt(own.length));
    expect(Math.abs(deviation / mean - 0.8)).toBeLessThan(0.08);
  }
  const same = gatherPopulation(world, { ...many, tiesSpread: 0, sellersTies: 1 }, keysOf(0));
  expect(new Set(same.sought)).toEqual(new Set([8]));
});
