import { Band, VenueStatus } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { yearsOfRow } from '../../ages.ts';
import { personRow } from '../../view.ts';
import { WEEKS_TO_18 } from '../../../base/weeks.ts';
import type { RetrospectiveParams } from './declarations.ts';
import type { Entries } from './entries.ts';

/** Whether the venue works, in an area that is covered. */
export function belongs(world: World, venue: number, { areas }: RetrospectiveParams): boolean {
  return world.venue.status[venue] === VenueStatus.operating && areas[world.venue.area[venue]] === 1;
}

/** Age of an adult in whole years, or 0: nobody under 18 is asked, whatever the settings say. */
export function ageOfAdult(world: World, slot: number): number {
  return world.slot.band[slot] === Band.adult ? Math.floor(yearsOfRow(personRow(world, slot))) : 0;
}

/** Whether somebody is an adult of the ages asked for. */
export function isAsked(world: World, slot: number, { minimumAge, maximumAge }: RetrospectiveParams): boolean {
  const age = ageOfAdult(world, slot);
  return age >= Math.max(18, minimumAge) && age <= maximumAge;
}

/** Age at first entry, in weeks. */
export function entryAge(world: World, entries: Entries, slot: number): number {
  return entries.first[slot] - world.slot.born[slot];
}

/** Whether the entry was under 18 and in the entry period, the weeks after its eve. */
export function cameInYoung(world: World, entries: Entries, slot: number, params: RetrospectiveParams): boolean {
  return entryAge(world, entries, slot) < WEEKS_TO_18 && inPeriod(entries.first[slot] - entries.begun, params);
}

/** @param weeks since the eve of the period */
export function inPeriod(weeks: number, { entryWeeks }: RetrospectiveParams): boolean {
  return weeks > 0 && weeks <= entryWeeks;
}

/** The share itself: of all adults of those ages in venues of the areas covered, in sight or not, those who came in as children in the period. */
export function shareCameInYoung(world: World, entries: Entries, params: RetrospectiveParams): number {
  const { firstSlot } = world.venue;
  let persons = 0;
  let young = 0;
  for (let v = 0; v < world.size.venues; v++) {
    if (!belongs(world, v, params)) continue;
    for (let slot = firstSlot[v]; slot < firstSlot[v + 1]; slot++) {
      if (!isAsked(world, slot, params)) continue;
      persons++;
      if (cameInYoung(world, entries, slot, params)) young++;
    }
  }
  return persons > 0 ? young / persons : NaN;
}

