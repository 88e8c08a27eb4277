import { adultExposure, Band, childExposure, Exposure, Strategy, VenueStatus } from '../model/dimensions.ts';
import type { World } from '../model/world.ts';
import { ageRow } from './ages.ts';

/** What instruments look at in a world. They read, and never write. */

/** Whether the public can find a venue: it operates, and is not clandestine unless it keeps a front. */
export function isPublic(world: World, venue: number): boolean {
  const { status, strategy, front } = world.venue;
  return status[venue] === VenueStatus.operating && (strategy[venue] !== Strategy.clandestine || front[venue] === 1);
}

/** Exposure of the venue as the public meets it, which is that of its adults; `closed` when it does not operate. */
export function faceOf(world: World, venue: number): number {
  const { status, strategy, front } = world.venue;
  return status[venue] === VenueStatus.operating ? adultExposure(strategy[venue], front[venue]) : Exposure.closed;
}

/** Exposure of its children; behind a front they are clandestine although the venue is public. */
export function childrenExposure(world: World, venue: number): number {
  const { status, strategy } = world.venue;
  return status[venue] === VenueStatus.operating ? childExposure(strategy[venue]) : Exposure.closed;
}

/** Age row (ages.ts) of the person in a slot, in the world's current week. */
export function personRow(world: World, slot: number): number {
  return ageRow(world.week - world.slot.born[slot], world.slot.band[slot]);
}

/** Age row of a child outside venues. */
export function offVenueRow(world: World, i: number): number {
  return ageRow(world.week - world.offVenue.born[i], Band.from16To17);
}

/** Index of each area among the study areas, or -1. */
export function studyIndex(world: World): Int8Array {
  const index = new Int8Array(world.areas.length).fill(-1);
  let next = 0;
  for (let a = 0; a < index.length; a++) if (world.areas[a].study) index[a] = next++;
  return index;
}

/** Number of study areas. */
export function studyAreas(world: World): number {
  return world.areas.filter((area) => area.study).length;
}
