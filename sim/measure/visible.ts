import { Band, Exposure } from '../model/dimensions.ts';
import type { World } from '../model/world.ts';
import { SELLS_SEX, yearsOfRow } from './ages.ts';
import { childrenExposure, faceOf, isPublic, personRow } from './view.ts';

/** Columns of equal length: what an instrument can see in one week, for files. Synthetic; no venue or person is a real one. */
export interface VisibleVenues {
  readonly venue: number[];
  readonly generation: number[];
  readonly area: number[];
  readonly type: number[];
  /** Exposure code of the venue as the public meets it: open 0, concealed 1. */
  readonly exposure: number[];
}

export interface VisiblePersons {
  readonly venue: number[];
  readonly slot: number[];
  readonly occupant: number[];
  /** At the middle of the week; the band decides who is a child. */
  readonly ageYears: number[];
  readonly band: number[];
  /** 1 or 0, adults; 0 for children. */
  readonly sellsSex: number[];
}

/** The public venues of the study areas (T2) and the persons in them; not children behind a front. */
export function visibleAt(world: World): { readonly venues: VisibleVenues; readonly persons: VisiblePersons } {
  const venues: VisibleVenues = { venue: [], generation: [], area: [], type: [], exposure: [] };
  const persons: VisiblePersons = { venue: [], slot: [], occupant: [], ageYears: [], band: [], sellsSex: [] };
  const { area, type, generation, firstSlot } = world.venue;
  const { band, occupant, traits } = world.slot;
  for (let v = 0; v < world.size.venues; v++) {
    if (!world.areas[area[v]].study || !isPublic(world, v)) continue;
    venues.venue.push(v);
    venues.generation.push(generation[v]);
    venues.area.push(area[v]);
    venues.type.push(type[v]);
    venues.exposure.push(faceOf(world, v));
    const childrenVisible = childrenExposure(world, v) <= Exposure.concealed;
    for (let slot = firstSlot[v]; slot < firstSlot[v + 1]; slot++) {
      const adult = band[slot] === Band.adult;
      if (band[slot] === Band.vacant || (!adult && !childrenVisible)) continue;
      persons.venue.push(v);
      persons.slot.push(slot);
      persons.occupant.push(occupant[slot]);
      persons.ageYears.push(yearsOfRow(personRow(world, slot)));
      persons.band.push(band[slot]);
      persons.sellsSex.push(adult ? traits[slot] & SELLS_SEX : 0);
    }
  }
  return { venues, persons };
}
