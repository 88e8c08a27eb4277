import { sweepEvents } from '../base/events.ts';
import { Band, VenueStatus } from './dimensions.ts';
import { EventKind } from './eventKinds.ts';
import type { World } from './world.ts';

/**
 * Events are never deleted: those of people who were removed, moved or lost their venue wait for their week as stale ones.
 * Where venues close much faster than people leave they would fill the pool; they are swept out when it runs low.
 * Nobody acts on a stale event, so a sweep changes nothing in the world.
 */
export function keepRoomForEvents(world: World): void {
  const { events, size } = world;
  if (events.free[1]! < size.totalWeeks + size.slots / 64) sweepStale(world);
}

/** Sweeps out all that nobody expects. */
export function sweepStale(world: World): void {
  sweepEvents(world.events, world.week, (week, event) => isExpected(world, week, event >> 4, event & 15));
}

function isExpected(world: World, week: number, index: number, kind: number): boolean {
  switch (kind) {
    case EventKind.person: return world.slot.due[index] === week && world.slot.band[index] !== Band.vacant;
    case EventKind.venue: return world.venue.dueWeek[index] === week && world.venue.status[index] === VenueStatus.closed;
    case EventKind.offVenue: return world.offVenue.due[index] === week && world.offVenue.band[index] !== 0;
    case EventKind.investigation: return world.venue.raidWeek[index] === week;
    case EventKind.court: return world.cases.due[index] === week && world.cases.stage[index] !== 0;
    case EventKind.care: return world.care.due[index] === week && world.care.stage[index] !== 0;
    // A refill is for whoever leaves the slot vacant by then.
    default: return true;
  }
}
