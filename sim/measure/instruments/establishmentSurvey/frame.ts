import { uniform } from '../../../base/random/streams.ts';
import { Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import type { Listing } from '../../listing.ts';
import { faceOf } from '../../view.ts';
import { SurveyPurpose, type SurveyParams } from './declarations.ts';

/** Probability that a venue of a type is listed, as the public meets it. A closed one cannot be told from any other house. */
export function coverageOf(params: SurveyParams, type: number, exposure: number): number {
  if (exposure === Exposure.open) return params.coverage[type];
  if (exposure === Exposure.concealed) return params.coverage[type] * params.coverageConcealed[type];
  return exposure === Exposure.clandestine ? params.coverageClandestine : 0;
}

/**
 * The list of venues in the study areas, as of the world's current week.
 * Each venue has a permanent random number in the wave's own keys: it is listed when that lies below its coverage, so a list with more
 * coverage holds all of one with less.
 */
export function listVenues(world: World, params: SurveyParams, keys: Int32Array): Listing {
  const { area, type, generation } = world.venue;
  const n = world.size.venues;
  const rows = new Int32Array(n);
  const listed = new Uint8Array(n);
  let length = 0;
  for (let v = 0; v < n; v++) {
    if (!world.areas[area[v]].study) continue;
    const coverage = coverageOf(params, type[v], faceOf(world, v));
    if (coverage > 0 && uniform(keys, SurveyPurpose.list, v, generation[v]) < coverage) {
      listed[v] = 1;
      rows[length++] = v;
    }
  }
  const venue = rows.slice(0, length);
  return {
    week: world.week,
    length,
    venue,
    generation: Uint16Array.from(venue, (v) => generation[v]),
    area: Uint8Array.from(venue, (v) => area[v]),
    type: Uint8Array.from(venue, (v) => type[v]),
    exposure: Uint8Array.from(venue, (v) => faceOf(world, v)),
    listed,
    generationThen: generation.slice(),
  };
}
