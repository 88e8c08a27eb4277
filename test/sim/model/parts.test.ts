import { beforeAll, describe, expect, test } from 'vitest';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../../sim/base/weeks.ts';
import { weeklyRate } from '../../../sim/model/derived.ts';
import { Band, Strategy } from '../../../sim/model/dimensions.ts';
import { perceivedRisk, Sanction, sanctioned, signalLeak } from '../../../sim/model/processes/beliefs.ts';
import { inflowIndex } from '../../../sim/model/processes/inflow.ts';
import { bestStrategy } from '../../../sim/model/strategies.ts';
import { tenureFrom } from '../../../sim/model/tenure.ts';
import { drawType } from '../../../sim/model/venues.ts';
import type { World } from '../../../sim/model/world.ts';
import { advanceTo, compileSmall, compileWith, worldOf } from '../../support/scenarios.ts';

describe('parts of the model against closed forms', () => {
  let world: World;
  beforeAll(async () => {
    ({ world } = worldOf(await compileSmall({ 'turnover.childExitPerMonth': '0.04', 'owners.riskAversion': '1', 'beliefs.network': '0.2' })));
  });

  test('a monthly hazard of 5 % leaves 95 % after 52.1775 / 12 weeks', () => {
    expect(Math.exp(-weeklyRate(0.05) * (52.1775 / 12))).toBeCloseTo(0.95, 12);
  });

  test('tenure inverts a hazard that is higher in the first weeks and changes at 18: mean over a fine grid equals the integral of survival', () => {
    const p = world.params.turnover;
    const { exitRate, childExitRate } = world.derived;
    const age = WEEKS_TO_18 - 40;
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += tenureFrom(world, -Math.log((i + 0.5) / n), age, 0);
    // Survival week by week, whole weeks counted up: mean = sum over k >= 0 of S(k).
    let [mean, hazard] = [0, 0];
    for (let k = 0; k < 20_000; k++) {
      mean += Math.exp(-hazard);
      hazard += (k < 40 ? childExitRate : exitRate) * (k < p.earlyWeeks ? p.earlyFactor : 1);
    }
    expect(sum / n / mean).toBeCloseTo(1, 3);
  });

  test('arrivals follow (poverty / reference)^elasticity × (1 + crisis) × (1 − prevention) × other', () => {
    const index = inflowIndex({ arrivals: new Float64Array(1), poverty: Float64Array.of(0.5, 0.25), povertyReference: 0.5, povertyElasticity: 1.5, crisis: Float64Array.of(0.4, 0), prevention: Float64Array.of(0, 0.5), other: Float64Array.of(1, 0.8) });
    expect(index[0]).toBeCloseTo(1.4, 12);
    expect(index[1]).toBeCloseTo(0.5 ** 1.5 * 0.5 * 0.8, 12);
  });

  test('a sanction raises the belief of the venue most, then of its network, then of its area, and half of that is gone after the half-life', () => {
    const { half } = { half: world.params.beliefs.halfLifeWeeks };
    const first = world.area.firstVenue[0]!;
    const [self, partner, neighbour, elsewhere] = [first + 10, first + 11, first + 20, world.area.firstVenue[3]! + 5];
    const before = [self, partner, neighbour, elsewhere].map((v) => perceivedRisk(world, 0, v));
    sanctioned(world, 0, self, Sanction.raid);
    const rise = [self, partner, neighbour, elsewhere].map((v, i) => perceivedRisk(world, 0, v) - before[i]!);
    expect(rise[0]).toBeGreaterThan(rise[1]!);
    expect(rise[1]).toBeGreaterThan(rise[2]!);
    expect(rise[2]).toBeGreaterThan(0);
    expect(rise[3]).toBe(0);
    const odds = (p: number): number => p / (1 - p);
    const later = odds(perceivedRisk(world, half, self)) - odds(before[0]!);
    expect(later / (odds(perceivedRisk(world, 0, self)) - odds(before[0]!))).toBeCloseTo(0.5, 9);
  });

  test('a betrayed raid lowers the belief', () => {
    const venue = world.area.firstVenue[2]! + 3;
    const before = perceivedRisk(world, 0, venue);
    signalLeak(world, 0, venue);
    expect(perceivedRisk(world, 0, venue)).toBeLessThan(before);
  });

  test('types are drawn in proportion to their weights, and brothels can be left out', () => {
    const mix = Float64Array.of(0.5, 0.25, 0, 0.25, 0, 0, 0);
    const all = Array.from({ length: 1000 }, (_, i) => drawType(mix, 0, (i + 0.5) / 1000, true));
    expect([0, 1, 2, 3].map((t) => all.filter((x) => x === t).length)).toEqual([500, 250, 0, 250]);
    const indirect = Array.from({ length: 1000 }, (_, i) => drawType(mix, 0, (i + 0.5) / 1000, false));
    expect([0, 1, 3].map((t) => indirect.filter((x) => x === t).length)).toEqual([0, 500, 500]);
  });

  test('raising a strategy’s own cost never makes more venues choose it, whatever the strategy', async () => {
    const share = (w: World, strategy: number): number => {
      const scratch = new Float64Array(5);
      let n = 0;
      for (let v = 0; v < w.size.venues; v++) if (bestStrategy(w, 0, v, scratch) === strategy) n++;
      return n;
    };
    for (const [name, code] of [['open', Strategy.open], ['concealed', Strategy.concealed], ['clandestine', Strategy.clandestine]] as const) {
      const costs = [0.4, 1, 1.6, 3];
      const counts = await Promise.all(costs.map(async (cost) => {
        const values = { noMinors: 0, open: 1, concealed: 1.05, clandestine: 1.2, [name]: cost };
        return share(worldOf(await compileSmall({ 'owners.cost': `{ ${Object.entries(values).map(([k, v]) => `${k}: ${v}`).join(', ')} }` })).world, code);
      }));
      for (let i = 1; i < counts.length; i++) expect(counts[i]!).toBeLessThanOrEqual(counts[i - 1]!);
      expect(counts[0]!).toBeGreaterThan(counts[3]!);
    }
  });
});

test('adults’ ages in 2012 have median 25, mean 26.2 and SD 5.7 (facts 1b), within half a year', { timeout: 60_000 }, async () => {
  const { world, record } = worldOf(await compileWith('cambodia.yaml'));
  advanceTo(world, record, 260 + 670);
  const ages: number[] = [];
  for (let s = 0; s < world.size.slots; s++) if (world.slot.band[s] === Band.adult) ages.push((world.week - world.slot.born[s]!) / WEEKS_PER_YEAR);
  ages.sort((a, b) => a - b);
  const mean = ages.reduce((a, b) => a + b, 0) / ages.length;
  const sd = Math.sqrt(ages.reduce((a, b) => a + (b - mean) ** 2, 0) / ages.length);
  expect(Math.abs(ages[ages.length >> 1]! - 25)).toBeLessThan(0.5);
  expect(Math.abs(mean - 26.2)).toBeLessThan(0.5);
  expect(Math.abs(sd - 5.7)).toBeLessThan(0.5);
});
