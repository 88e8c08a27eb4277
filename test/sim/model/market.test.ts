import { describe, expect, test } from 'vitest';
import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { Band, VenueStatus } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { log } from '../../../sim/base/dmath.ts';
import { Purpose, uniform } from '../../../sim/base/random/streams.ts';
import { routeExit, tenureFrom } from '../../../sim/model/tenure.ts';
import { openingHazard, takeWaited } from '../../../sim/model/waiting.ts';
import type { World } from '../../../sim/model/world.ts';
import { advanceTo, compileSmall, compileWith, worldOf } from '../../support/scenarios.ts';

const operating = (world: World): number => world.venue.status.filter((s) => s !== VenueStatus.gone).length;
const persons = (world: World): number => world.venue.persons.reduce((a, b) => a + b, 0);
const fromYear = (parameter: string, ...steps: readonly (readonly [year: string, value: number])[]): string =>
  `interventions:\n${steps.map(([date, value], i) => `  c${i}: { kind: change, parameter: ${parameter}, set: ${value}, from: ${date}, label: assumed, range: [0, 2], source: F3 }\n`).join('')}`;

describe('places wait for another venue', () => {
  test('waits follow a hazard that changes over time: 2,500 places, 50 weeks at first, 5 from week 40 on (Kolmogorov and Smirnov, error probability 0.001)', async () => {
    const { world } = worldOf(await compileWith('cambodia.yaml', 'parameters:\n  market.initialOpen: { value: { phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }, label: assumed, source: F3, range: [0, 1] }\n'));
    expect(operating(world)).toBe(0);
    expect(conservationFaults(world)).toEqual([]);
    // The places' energies were drawn under the hazard of week 0; hazards of later weeks are read only when they come.
    const { areas, venues } = world.size;
    const weeks = world.derived.openingHazard.length / areas;
    const wait = Float64Array.from({ length: weeks * areas }, (_, i) => (i < 40 * areas ? 50 : 5));
    const start = world.derived.openingHazard.slice(0, areas);
    const hazard = openingHazard(wait, areas).map((h, i, all) => h - all[0]! + start[i % areas]!);
    world.derived = { ...world.derived, openingHazard: hazard };
    let [opened, distance, survival] = [0, 0, 1];
    for (let week = 1; week < 200; week++) {
      for (let a = 0; a < areas; a++) while (takeWaited(world, week, a) >= 0) opened++;
      survival *= 1 - 1 / (week < 40 ? 50 : 5);
      distance = Math.max(distance, Math.abs(opened / venues - (1 - survival)));
    }
    expect(opened).toBe(venues);
    expect(distance).toBeLessThan(1.95 / Math.sqrt(venues));
  });

  test('those who have waited longest in hazard are taken first, and none before its time', async () => {
    const { world } = worldOf(await compileSmall({ 'market.initialOpen': '{ phnomPenh: 0, siemReap: 1, sihanoukville: 1, elsewhere: 1 }' }));
    const order: number[] = [];
    const last = world.derived.openingHazard.length / world.size.areas - 1;
    for (let v = takeWaited(world, last, 0); v >= 0; v = takeWaited(world, last, 0)) order.push(world.venue.opensAt[v]!);
    expect(order.length).toBe(40);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('venues come to stand at 1 / (1 + closing × wait) of the places', async () => {
    const all = (x: number): string => `{ phnomPenh: ${x}, siemReap: ${x}, sihanoukville: ${x}, elsewhere: ${x} }`;
    const scenario = await compileSmall({ 'market.initialOpen': all(1), 'market.openingWeeks': all(100), 'market.closePerMonth': '0.04', 'owners.inertia': '1', 'raids.capacity': all(0) });
    let [open, weeks] = [0, 0];
    for (const index of [0, 1, 2, 3]) {
      const { world, record } = worldOf(scenario, index);
      advanceTo(world, record, 1000, (w) => {
        if (w.week < 400) return;
        open += operating(w);
        weeks++;
      });
    }
    // Closing is looked at once a quarter: 1 − 0.96³ each 13 weeks.
    const closing = (1 - 0.96 ** 3) / 13;
    expect(open / weeks / 100).toBeGreaterThan(1 / (1 + closing * 100) - 0.05);
    expect(open / weeks / 100).toBeLessThan(1 / (1 + closing * 100) + 0.05);
  });

  test('in the base the stock of venues grows by a quarter or more from 2003 to 2008, and stands within 6 % of the places in 2012', async () => {
    const { world, record } = worldOf(await compileWith('cambodia.yaml'));
    const at: number[] = [];
    advanceTo(world, record, 260 + 670, (w) => {
      if ([260 + 161, 260 + 439, 260 + 669].includes(w.week)) at.push(operating(w));
    });
    expect(at[1]! / at[0]!).toBeGreaterThan(1.25);
    expect(at[1]! / at[0]!).toBeLessThan(1.6);
    expect(at[2]! / world.size.venues).toBeGreaterThan(0.94);
  });
});

test('venues shrink as persons leave where they want to be smaller, keep their room, and grow again', async () => {
  const base = await compileSmall();
  const changed = await compileSmall({}, fromYear('market.sizeIndex', ['2008-01-07', 0.6], ['2011-01-03', 1]));
  const [plain, other] = [worldOf(base), worldOf(changed)];
  const ratio = (week: number): number => {
    advanceTo(plain.world, plain.record, week);
    advanceTo(other.world, other.record, week);
    return persons(other.world) / persons(plain.world);
  };
  expect(ratio(260 + 418)).toBe(1);
  const small = ratio(260 + 570);
  expect(small).toBeLessThan(0.72);
  expect(small).toBeGreaterThan(0.55);
  expect(ratio(260 + 620)).toBeGreaterThan(0.93);
  expect(conservationFaults(other.world)).toEqual([]);
});

test('growth that comes a little each week is made good as one at once is: nobody’s vacancy takes the place of another’s', async () => {
  const steps = (ramp: string): string => `interventions:\n${[['2002-01-07', '0.6', ''], ['2004-01-05', '1', ramp]]
    .map(([date, value, more], i) => `  c${i}: { kind: change, parameter: market.sizeIndex, set: ${value}, from: ${date}${more}, label: assumed, range: [0, 2], source: F3 }\n`).join('')}`;
  const lacking = async (ramp: string): Promise<number> => {
    const { world, record } = worldOf(await compileSmall({ 'turnover.refillWeeks': '6' }, steps(ramp)));
    advanceTo(world, record, 260 + 209 + 104 + 26);
    let [wanted, missing] = [0, 0];
    for (let v = 0; v < world.size.venues; v++) {
      if (world.venue.status[v] !== VenueStatus.operating) continue;
      wanted += world.venue.target[v]!;
      missing += Math.max(0, world.venue.target[v]! - world.venue.persons[v]!);
    }
    return missing / wanted;
  };
  // About 930 persons are wanted; 25 of them stayed missing where each week's growth had asked for the same vacancy again.
  expect(await lacking('')).toBeLessThan(0.01);
  expect(await lacking(', rampWeeks: 104')).toBeLessThan(0.01);
});

describe('entry routes', () => {
  test('who may not leave stays longer: a factor of a half on the hazard doubles the mean stay, and 0 keeps a person for good', async () => {
    const mean = async (factor: number): Promise<number> => {
      const { world } = worldOf(await compileSmall({ 'turnover.routeExit': `{ self: 1, indebted: 1, coerced: ${factor} }`, 'turnover.earlyFactor': '1' }));
      let sum = 0;
      for (let slot = 0; slot < world.size.slots; slot++) {
        const energy = -log(uniform(world.keys, Purpose.tenure, slot, 1)) / routeExit(world, 2 << 1);
        sum += tenureFrom(world, energy, 22 * 52, 0);
      }
      return sum / world.size.slots;
    };
    const [whole, half] = [await mean(1), await mean(0.5)];
    // Whole weeks are counted up, half a week in the mean.
    expect((half - 0.5) / (whole - 0.5)).toBeCloseTo(2, 2);
    expect(await mean(0)).toBe(20_000);
  });

  test('children’s entries by route add up to all entries, in the shares of their time, and those under coercion are more among persons than among entrants', async () => {
    const scenario = await compileWith('cambodia.yaml', 'parameters:\n  turnover.indebted: { value: { table: { 1995-01-09: 0.58, 2004-01-05: 0.42 }, between: step }, label: assumed, source: X14 }\n  turnover.coerced: { value: 0.1, label: assumed, source: X7 }\n');
    const { world, record } = worldOf(scenario);
    advanceTo(world, record, 260 + 416);
    const sum = (name: keyof typeof Flow, from: number, to: number): number => {
      let n = 0;
      for (let row = from; row < to; row++) for (let a = 0; a < 4; a++) n += record.ints[row * record.intsPerWeek + record.at.flow + Flow[name] * 4 + a]!;
      return n;
    };
    for (const [from, to, debt] of [[0, 208, 0.58], [210, 416, 0.42]] as const) {
      const entries = sum('entries', from, to);
      expect(sum('entriesSelf', from, to) + sum('entriesIndebted', from, to) + sum('entriesCoerced', from, to)).toBe(entries);
      // Five standard errors of a share of some 20,000 children.
      const margin = 5 * Math.sqrt(0.25 / entries);
      expect(Math.abs(sum('entriesIndebted', from, to) / entries - debt)).toBeLessThan(margin);
      expect(Math.abs(sum('entriesCoerced', from, to) / entries - 0.1)).toBeLessThan(margin);
    }
    let [coerced, all] = [0, 0];
    for (let s = 0; s < world.size.slots; s++) {
      if (world.slot.band[s] === Band.vacant) continue;
      all++;
      if (((world.slot.traits[s]! >> 1) & 3) === 2) coerced++;
    }
    expect(coerced / all).toBeGreaterThan(0.12);
  });
});

test('adults of 18 and 19 are 8 to 17 % of adults in 2012: more than the stationary gamma’s 9 %, for children who turned 18 are among them', { timeout: 60_000 }, async () => {
  const { world, record } = worldOf(await compileWith('cambodia.yaml'));
  advanceTo(world, record, 260 + 670);
  let [young, all] = [0, 0];
  for (let s = 0; s < world.size.slots; s++) {
    if (world.slot.band[s] !== Band.adult) continue;
    const age = (world.week - world.slot.born[s]!) / WEEKS_PER_YEAR;
    expect(age).toBeGreaterThan(17.99);
    all++;
    if (age < 20) young++;
  }
  expect(young / all).toBeGreaterThan(0.08);
  expect(young / all).toBeLessThan(0.17);
});
