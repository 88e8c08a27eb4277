import { expect, test } from 'vitest';
import { weekOf } from '../../../sim/base/weeks.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { VENUE_TYPES, VenueStatus } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { perceivedRisk } from '../../../sim/model/processes/beliefs.ts';
import { stepCalendar } from '../../../sim/model/processes/calendar.ts';
import { recordDigest } from '../../../sim/model/processes/record.ts';
import { takeSnapshot, type World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const DATE = '2004-06-07';
const withShock = (body: string): Promise<CompiledScenario> =>
  compileSmall({}, `interventions:\n  event: { kind: ${body}, from: ${DATE}, label: assumed, range: [0, 1], source: F3 }\n`);
const BROTHEL = VENUE_TYPES.indexOf('brothel');

/** A world at the beginning of the week of the shock. */
async function before(body: string): Promise<World> {
  const scenario = await withShock(body);
  const { world, record } = worldOf(scenario, 1);
  advanceTo(world, record, weekOf(scenario.calendar, DATE));
  return world;
}

const flows = (world: World, area: number, from: number, to: number): number => {
  let sum = 0;
  for (let f = from; f <= to; f++) sum += world.count.flow[f * world.size.areas + area]!;
  return sum;
};

/** Venues of an area that stand, by whether they are brothels; and the children in the brothels. */
function standing(world: World, area: number): { brothels: number; others: number; children: number } {
  const found = { brothels: 0, others: 0, children: 0 };
  for (let v = world.area.firstVenue[area]!; v < world.area.firstVenue[area + 1]!; v++) {
    if (world.venue.status[v] === VenueStatus.gone) continue;
    if (world.venue.type[v] !== BROTHEL) found.others++;
    else {
      found.brothels++;
      found.children += world.venue.children[v]!;
    }
  }
  return found;
}

test('a district closed in full leaves no brothel in its area, every other venue as it was, and moves each child once', async () => {
  const world = await before('closeDistrict, area: phnomPenh, venueType: brothel, value: 1');
  const [here, there] = [standing(world, 0), standing(world, 3)];
  expect(here.brothels).toBeGreaterThan(5);
  expect(here.children).toBeGreaterThan(0);
  stepCalendar(world, world.week);
  expect(standing(world, 0)).toEqual({ brothels: 0, others: here.others, children: 0 });
  expect(standing(world, 3).brothels).toBe(there.brothels);
  expect(flows(world, 0, Flow.venuesShut, Flow.venuesShut)).toBe(here.brothels);
  // Those whose 18th birthday falls into this week count as adults (displacement.ts).
  const moved = flows(world, 0, Flow.displacedStop, Flow.displacedLost);
  expect(moved + flows(world, 0, Flow.turned18, Flow.turned18)).toBe(here.children);
  expect(conservationFaults(world)).toEqual([]);
});

test('a share of 0 changes nothing, a larger share closes the same venues and more', async () => {
  const closed = async (share: number): Promise<number[]> => {
    const world = await before(`closeDistrict, area: elsewhere, value: ${share}`);
    const bytes = takeSnapshot(world).bytes;
    const stood = [...world.venue.status];
    stepCalendar(world, world.week);
    if (share === 0) expect(takeSnapshot(world).bytes).toEqual(bytes);
    return stood.flatMap((status, v) => (status !== VenueStatus.gone && world.venue.status[v] === VenueStatus.gone ? [v] : []));
  };
  const [none, some, more, all] = [await closed(0), await closed(0.3), await closed(0.6), await closed(1)];
  expect(none).toEqual([]);
  expect(more).toEqual(expect.arrayContaining(some));
  expect(all).toEqual(expect.arrayContaining(more));
  expect(some.length).toBeGreaterThan(0);
  expect(all.length).toBeGreaterThan(more.length);
});

test('an impunity event takes the odds of perceived risk down in proportion; 1 leaves the state as it was', async () => {
  const oddsAfter = async (factor: number): Promise<Float64Array> => {
    const world = await before(`impunityEvent, value: ${factor}`);
    const bytes = takeSnapshot(world).bytes;
    stepCalendar(world, world.week);
    if (factor === 1) expect(takeSnapshot(world).bytes).toEqual(bytes);
    return Float64Array.from({ length: world.size.venues }, (_, v) => {
      const p = perceivedRisk(world, world.week, v);
      return p / (1 - p);
    });
  };
  const [none, half, full] = [await oddsAfter(0), await oddsAfter(0.5), await oddsAfter(1)];
  // p = a / (a + b), so the odds are a / b; b is not touched, and a = a0 + factor × (a − a0): a straight line in the factor.
  half.forEach((odds, v) => expect(odds).toBeCloseTo((none[v]! + full[v]!) / 2, 10));
  expect(full.some((odds, v) => odds > 1.05 * none[v]!)).toBe(true);
});

test('an impunity event in one area leaves the others; a televised raid is heard of in all', async () => {
  const risks = (world: World, area: number): number[] =>
    Array.from({ length: world.area.firstVenue[area + 1]! - world.area.firstVenue[area]! }, (_, i) => perceivedRisk(world, world.week, world.area.firstVenue[area]! + i));
  const impunity = await before('impunityEvent, area: phnomPenh, value: 0');
  const old = [0, 1].map((a) => risks(impunity, a));
  stepCalendar(impunity, impunity.week);
  expect(risks(impunity, 1)).toEqual(old[1]);
  expect(risks(impunity, 0)).not.toEqual(old[0]);
  const raid = await before('publicRaid, value: 0.5');
  const quiet = [0, 1, 2, 3].map((a) => risks(raid, a));
  stepCalendar(raid, raid.week);
  quiet.forEach((was, a) => risks(raid, a).forEach((now, i) => expect(now).toBeGreaterThan(was[i]!)));
});

test('a shock of no strength equals its absence over the whole run', async () => {
  const digestOf = (scenario: CompiledScenario): string => {
    const { world, record } = worldOf(scenario, 2);
    advanceTo(world, record, scenario.calendar.totalWeeks);
    return recordDigest(record);
  };
  const plain = digestOf(await compileSmall());
  for (const body of ['closeDistrict, area: phnomPenh, value: 0', 'impunityEvent, value: 1', 'publicRaid, value: 0']) expect(digestOf(await withShock(body)), body).toBe(plain);
});

test('a shock whose strength is drawn has one of its own in each world, within its bounds, and the same again', async () => {
  const scenario = await withShock('impunityEvent, value: { uniform: [0.5, 0.9] }');
  const shockOf = (world: World) => world.shocks.find(({ week }) => week === weekOf(scenario.calendar, DATE))!;
  const values = [0, 1, 2, 3, 3].map((index) => shockOf(worldOf(scenario, index).world).value);
  expect(new Set(values).size).toBe(4);
  expect(values[3]).toBe(values[4]);
  for (const value of values) expect(value).toBeGreaterThan(0.5);
  for (const value of values) expect(value).toBeLessThan(0.9);
  expect(shockOf(worldOf(scenario, 0).world)).toEqual({ kind: 'impunityEvent', week: weekOf(scenario.calendar, DATE), value: values[0], area: -1, type: -1 });
});
