import { uniform } from '../../../base/random/streams.ts';
import { Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import type { Listing } from '../../listing.ts';
import { faceOf, studyIndex } from '../../view.ts';
import { SurveyPurpose, type SurveyParams } from './declarations.ts';

/** The settings that say which venues a list holds. */
export type FrameParams = Pick<SurveyParams, 'coverage' | 'coverageConcealed' | 'coverageClandestine'>;

/** Probability that a venue of a type is listed, as the public meets it. A closed one cannot be told from any other house. */
export function coverageOf(params: FrameParams, type: number, exposure: number): number {
  if (exposure === Exposure.open) return params.coverage[type];
  if (exposure === Exposure.concealed) return params.coverage[type] * params.coverageConcealed[type];
  return exposure === Exposure.clandestine ? params.coverageClandestine : 0;
}

/**
 * The list of venues in the study areas, as of the world's current week.
 * Each venue has a permanent random number in the wave's own keys: it is listed when that lies below its coverage, so a list with more
 * coverage holds all of one with less.
 */
export function listVenues(world: World, params: FrameParams, keys: Int32Array): Listing {
  const { area, type, generation } = world.venue;
  const n = world.size.venues;
  const study = studyIndex(world);
  const rows = new Int32Array(n);
  const exposures = new Uint8Array(n);
  const listed = new Uint8Array(n);
  let length = 0;
  for (let v = 0; v < n; v++) {
    if (study[area[v]] < 0) continue;
    const exposure = faceOf(world, v);
    const coverage = coverageOf(params, type[v], exposure);
    if (coverage > 0 && uniform(keys, SurveyPurpose.list, v, generation[v]) < coverage) {
      listed[v] = 1;
      exposures[length] = exposure;
      rows[length++] = v;
    }
  }
  const listing = {
    week: world.week,
    length,
    venue: rows.slice(0, length),
    generation: new Uint16Array(length),
    area: new Uint8Array(length),
    type: new Uint8Array(length),
    exposure: exposures.slice(0, length),
    listed,
    generationThen: generation.slice(),
  };
  for (let i = 0; i < length; i++) {
    const v = rows[i];
    listing.generation[i] = generation[v];
    listing.area[i] = area[v];
    listing.type[i] = type[v];
  }
  return listing;
}
