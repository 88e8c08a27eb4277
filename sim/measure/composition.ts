import { Band, Exposure, PUBLIC_EXPOSURES } from '../model/dimensions.ts';
import type { World } from '../model/world.ts';
import { ADULTS_NOT_SELLING, ageRow, BINS, binOfRow, SELLS_SEX } from './ages.ts';
import { childrenExposure, faceOf, offVenueRow, studyAreas, studyIndex } from './view.ts';

/**
 * Who was where in one week, as counts of persons: enough for attribution and cross readings without simulating again.
 * Bins are age by group (ages.ts); cells are type * 2 + public exposure of the person's own work.
 */
export interface Composition {
  readonly areas: number;
  readonly cells: number;
  /** [bin]: everywhere, in sight or not (T0). */
  readonly total: Int32Array;
  /** [bin * areas + area]: in a study area, in sight or not (T1). */
  readonly area: Int32Array;
  /** [(bin * areas + area) * cells + cell]: in a study area and public (T2). */
  readonly cell: Int32Array;
}

/** An empty composition: 40 KB for three study areas and seven types. */
export function makeComposition(areas: number, types: number): Composition {
  const cells = types * PUBLIC_EXPOSURES.length;
  return { areas, cells, total: new Int32Array(BINS), area: new Int32Array(BINS * areas), cell: new Int32Array(BINS * areas * cells) };
}

/** Takes the composition of a world in its current week. `into`: one of the same shape, to be filled anew. */
export function compositionAt(world: World, into?: Composition): Composition {
  const composition = into ?? makeComposition(studyAreas(world), world.size.types);
  composition.total.fill(0);
  composition.area.fill(0);
  composition.cell.fill(0);
  const study = studyIndex(world);
  for (let v = 0; v < world.size.venues; v++) countVenue(world, v, study[world.venue.area[v]], composition);
  const { band, area } = world.offVenue;
  for (let i = 0; i < band.length; i++) {
    if (band[i] === Band.vacant) continue;
    const bin = binOfRow(offVenueRow(world, i));
    composition.total[bin]++;
    const a = study[area[i]];
    if (a >= 0) composition.area[bin * composition.areas + a]++;
  }
  return composition;
}

function countVenue(world: World, v: number, a: number, composition: Composition): void {
  const { band, born, traits } = world.slot;
  const { total, area, cell, areas, cells } = composition;
  const week = world.week;
  const type = world.venue.type[v];
  const childExposure = childrenExposure(world, v);
  const adultExposure = faceOf(world, v);
  const childCell = a >= 0 && childExposure <= Exposure.concealed ? type * 2 + childExposure : -1;
  const adultCell = a >= 0 && adultExposure <= Exposure.concealed ? type * 2 + adultExposure : -1;
  const end = world.venue.firstSlot[v + 1];
  for (let slot = world.venue.firstSlot[v]; slot < end; slot++) {
    const code = band[slot];
    if (code === Band.vacant) continue;
    let bin = binOfRow(ageRow(week - born[slot], code));
    if (code === Band.adult && (traits[slot] & SELLS_SEX) === 0) bin += ADULTS_NOT_SELLING;
    total[bin]++;
    if (a < 0) continue;
    area[bin * areas + a]++;
    const c = code === Band.adult ? adultCell : childCell;
    if (c >= 0) cell[(bin * areas + a) * cells + c]++;
  }
}
