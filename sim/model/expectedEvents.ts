import type { Expected } from '../base/events.ts';
import { Band, CareStage, CaseStage, VenueStatus } from './dimensions.ts';
import { EventKind } from './eventKinds.ts';
import { dueOf } from './slots.ts';
import type { World } from './world.ts';

/**
 * Which events somebody still expects, for the pool that has run empty (where venues close much faster than people leave, say). To throw the others
 * away changes nothing in the world, since nobody acts on a stale event; of a refill it cannot be told, so it is kept: it is for whoever leaves the slot by then.
 * @param strict at most one event an entity (a venue: two, its reopening and its investigation), which is what the pool has room for. A slot expects
 *   the next event of who is in it, or, vacant, the first of its refills; those of slots that are taken are given up, and a later vacancy waits for its own
 */
export function expectedEvents(world: World, strict: boolean): Expected {
  const { slot, venue, offVenue, care, cases, size } = world;
  const met = {
    slot: new Uint8Array(size.slots), reopening: new Uint8Array(size.venues), investigation: new Uint8Array(size.venues),
    offVenue: new Uint8Array(size.offVenue), care: new Uint8Array(size.care), cases: new Uint8Array(size.cases),
  };
  const first = (of: Uint8Array, index: number): boolean => !strict || (of[index] === 0 && (of[index] = 1) === 1);
  return (week, index, kind) => {
    switch (kind) {
      case EventKind.person: return slot.band[index] !== Band.vacant && dueOf(world, index) === week && first(met.slot, index);
      case EventKind.refill: return !strict || (slot.band[index] === Band.vacant && first(met.slot, index));
      case EventKind.venue: return venue.status[index] === VenueStatus.closed && venue.dueWeek[index] === week && first(met.reopening, index);
      case EventKind.investigation: return venue.raidWeek[index] === week && first(met.investigation, index);
      case EventKind.offVenue: return offVenue.band[index] !== Band.vacant && offVenue.due[index] === week && first(met.offVenue, index);
      case EventKind.court: return cases.stage[index] !== CaseStage.free && cases.due[index] === week && first(met.cases, index);
      case EventKind.care: return care.stage[index] !== CareStage.free && care.due[index] === week && first(met.care, index);
      default: throw new Error(`unknown event kind ${kind}`);
    }
  };
}
