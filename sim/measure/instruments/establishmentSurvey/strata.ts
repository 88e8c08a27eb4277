import { uniform } from '../../../base/random/streams.ts';
import type { World } from '../../../model/world.ts';
import type { Listing } from '../../listing.ts';
import { studyAreas, studyIndex } from '../../view.ts';
import { SurveyPurpose } from './declarations.ts';

/** The rows of a listing by stratum (area × type as listed), in the order in which venues are approached. */
export interface Strata {
  readonly count: number;
  /** Listed venues by stratum (N). */
  readonly size: Int32Array;
  /** Rows of the listing, stratum after stratum. */
  readonly row: Int32Array;
}

/** 2^26: bits of the permanent random number that decide the order; equal ones (1 in 67 million) go by row. */
const ORDER_STEPS = 67108864;

/**
 * Strata of a listing, each ordered by a second permanent random number of its venues.
 * Stratum, order and row are packed into one double and sorted as numbers, which is several times faster than by comparison;
 * exact while strata × rows stays below 2^27.
 */
export function makeStrata(world: World, listing: Listing, keys: Int32Array): Strata {
  const types = world.size.types;
  const study = studyIndex(world);
  const count = studyAreas(world) * types;
  const n = listing.length;
  const size = new Int32Array(count);
  const packed = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const stratum = study[listing.area[i]] * types + listing.type[i];
    size[stratum]++;
    const order = Math.floor(uniform(keys, SurveyPurpose.order, listing.venue[i], listing.generation[i]) * ORDER_STEPS);
    packed[i] = (stratum * ORDER_STEPS + order) * n + i;
  }
  packed.sort();
  const row = new Int32Array(n);
  for (let i = 0; i < n; i++) row[i] = packed[i] % n;
  return { count, size, row };
}
