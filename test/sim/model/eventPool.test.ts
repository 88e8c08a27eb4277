import { beforeAll, expect, test } from 'vitest';
import { schedule, type Events } from '../../../sim/base/events.ts';
import { Band } from '../../../sim/model/dimensions.ts';
import { EventKind } from '../../../sim/model/eventKinds.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { recordDigest } from '../../../sim/model/processes/record.ts';
import { dueOf, venueOf } from '../../../sim/model/slots.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const CHUNK = 32;
let base: CompiledScenario;
beforeAll(async () => {
  base = await compileSmall();
});

/** Every event in the calendar, as `week index kind`. */
function scheduled({ head, fill, next, data }: Events): Set<string> {
  const found = new Set<string>();
  head.forEach((newest, week) => {
    for (let chunk = newest; chunk >= 0; chunk = next[chunk]!) {
      for (let i = 0; i < (chunk === newest ? fill[week]! : CHUNK); i++) found.add(`${week} ${data[chunk * CHUNK + i]! >> 4} ${data[chunk * CHUNK + i]! & 15}`);
    }
  });
  return found;
}

/** Leaves so few free chunks that the pool runs empty again and again. */
function shorten(events: Events, chunks: number): void {
  let last = events.free[0]!;
  for (let i = 1; i < chunks; i++) last = events.next[last]!;
  events.next[last] = -1;
}

function everyoneIsExpected(world: World): void {
  const events = scheduled(world.events);
  for (let slot = 0; slot < world.size.slots; slot++) {
    const due = dueOf(world, slot);
    if (world.slot.band[slot] !== Band.vacant && due < world.size.totalWeeks && !events.has(`${due} ${slot} ${EventKind.person}`)) expect.fail(`nothing is scheduled for the person in slot ${slot}`);
  }
}

test('a pool that runs empty again and again loses nobody, and the world is the one that a large pool gives', () => {
  const whole = worldOf(base);
  const short = worldOf(base);
  let times = 0;
  const events = short.world.events as { expected: Events['expected'] };
  const { expected } = events;
  // The strict judge alone, whatever is asked: it keeps least.
  events.expected = () => (times++, expected!(true));
  shorten(short.world.events, 70);
  const weeks = 450;
  advanceTo(whole.world, whole.record, weeks);
  // Such churn as no scenario has: events that nobody expects, for weeks to come.
  advanceTo(short.world, short.record, weeks, (world) => {
    for (let i = 0; i < 60; i++) schedule(world.events, world.week + 30 + i, (i * 17 + world.week) % world.size.slots, EventKind.person);
  });
  expect(times).toBeGreaterThan(5);
  expect(conservationFaults(short.world)).toEqual([]);
  everyoneIsExpected(short.world);
  const rows = weeks - base.calendar.burnInWeeks;
  expect(recordDigest(short.record, rows)).toBe(recordDigest(whole.record, rows));
});

test('the venue of a slot is the one whose slots include it, for every slot', () => {
  const { world } = worldOf(base);
  for (let venue = 0; venue < world.size.venues; venue++) {
    for (let slot = world.venue.firstSlot[venue]!; slot < world.venue.firstSlot[venue + 1]!; slot++) expect(venueOf(world, slot)).toBe(venue);
  }
});
