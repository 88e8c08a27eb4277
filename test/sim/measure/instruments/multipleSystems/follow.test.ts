import { expect, test } from 'vitest';
import { advance, startTrial } from '../../../../../sim/check/worlds.ts';
import { countFollowed, followWeek, startFollowing } from '../../../../../sim/measure/instruments/multipleSystems/follow.ts';
import { childrenExposure } from '../../../../../sim/measure/view.ts';
import { Band, Exposure } from '../../../../../sim/model/dimensions.ts';
import { venueOf } from '../../../../../sim/model/slots.ts';
import type { CompiledScenario } from '../../../../../sim/scenario/types.ts';
import { withSettings } from '../../../../../sim/check/settings.ts';
import { exampleOf, flowSum } from '../../../../support/instruments.ts';

const scenario = await exampleOf('multipleSystems', 3);
const WEEKS = 80;

/** Follows a world for a while; the count of the instrument, and a plain recount by slot and occupant. */
function follow(compiled: CompiledScenario, index: number, areas: readonly number[]) {
  const trial = startTrial({ ...compiled, instruments: [], rules: [] }, [3, 4], index);
  const first = compiled.calendar.burnInWeeks + 400;
  const followed = startFollowing(trial.world);
  const [stays, inSight] = [new Set<string>(), new Set<string>()];
  let atFirst = 0;
  advance(trial, first + WEEKS, (world) => {
    if (world.week < first) return;
    followWeek(world, followed, Float64Array.from(areas));
    for (let slot = 0; slot < world.size.slots; slot++) {
      const { band, occupant } = world.slot;
      if (band[slot] !== Band.upTo15 && band[slot] !== Band.from16To17) continue;
      const venue = venueOf(world, slot);
      if (areas[world.venue.area[venue]!] !== 1) continue;
      if (world.week === first) atFirst++;
      stays.add(`${slot} ${occupant[slot]}`);
      if (childrenExposure(world, venue) <= Exposure.concealed) inSight.add(`${slot} ${occupant[slot]}`);
    }
  });
  return { trial, first, atFirst, counted: countFollowed(followed), stays: stays.size, inSight: inSight.size };
}

// Oracle: (slot, occupant) is a stay; where nobody is moved and nobody comes back, a stay is a child.
test('where children who are left behind stop, the children followed are the stays recounted', () => {
  const still = withSettings(scenario, { 'displacement.weights': 0, 'displacement.weights.stop': 1, 'care.reexploited': 0 });
  for (const areas of [[1, 1, 1, 1], [1, 0, 0, 0]]) {
    const { counted, stays, inSight } = follow(still, 0, areas);
    expect(inSight).toBeGreaterThan(20);
    expect([counted.inSight, counted.inSight + counted.never]).toEqual([inSight, stays]);
  }
});

// Oracle: the flow `entries` of the record: a move is no entry. A child who comes and goes within one week is seen by nobody.
test('where they are moved from venue to venue, each is followed: those there at first, and those who came in since', () => {
  const moved = withSettings(scenario, { 'displacement.weights': 0, 'displacement.weights.sameType': 1, 'displacement.weights.otherType': 1, 'displacement.lost': 0, 'care.reexploited': 0 });
  for (const index of [0, 1]) {
    const { trial, first, atFirst, counted, stays } = follow(moved, index, [1, 1, 1, 1]);
    const entries = flowSum(trial, 'entries', first + 1, first + WEEKS - 1);
    const children = counted.inSight + counted.never;
    expect(stays).toBeGreaterThan(children + 5);
    expect(atFirst + entries - children).toBeGreaterThanOrEqual(0);
    expect(atFirst + entries - children).toBeLessThanOrEqual(0.01 * entries);
  }
});

test('children in clandestine use all the time can be on no list, and are counted apart', () => {
  const hidden = withSettings(scenario, { 'owners.cost.clandestine': 0, 'owners.cost.open': 3, 'owners.cost.concealed': 3 });
  const { counted } = follow(hidden, 0, [1, 1, 1, 1]);
  expect(counted.never).toBeGreaterThan(20);
});
