import { uniform } from '../../../base/random/streams.ts';
import { Band, Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { childrenExposure } from '../../view.ts';
import { BeliefPurpose as Purpose, type BeliefParams } from './declarations.ts';

/** Interviewees are numbered below this, so that one counter holds a person and an interviewee. */
const STRIDE = 1024;

/** The area an interviewee speaks of: each with the chance of its share of venues among the areas covered, -1 where none is. */
export function homeOf(world: World, { areas }: BeliefParams, keys: Int32Array, interviewee: number): number {
  const { firstVenue } = world.area;
  const venues = (a: number): number => (areas[a] === 1 ? firstVenue[a + 1] - firstVenue[a] : 0);
  let total = 0;
  for (let a = 0; a < world.size.areas; a++) total += venues(a);
  let left = uniform(keys, Purpose.area, interviewee, 0) * total;
  for (let a = 0; a < world.size.areas; a++) {
    left -= venues(a);
    if (left < 0) return a;
  }
  return -1;
}

/** Children exploited in the areas covered, in sight or not. */
export function childrenIn(world: World, { areas }: BeliefParams): number {
  let sum = 0;
  for (let v = 0; v < world.size.venues; v++) if (areas[world.venue.area[v]] === 1) sum += world.venue.children[v];
  for (let a = 0; a < world.size.areas; a++) if (areas[a] === 1) sum += world.count.offVenueStock[a * 2] + world.count.offVenueStock[a * 2 + 1];
  return sum;
}

/** What each interviewee notices this week, as a number of children. */
export function lookAround(world: World, params: BeliefParams, keys: Int32Array): Int32Array {
  const seen = new Int32Array(params.interviewees);
  for (let i = 0; i < seen.length; i++) seen[i] = params.knowsAll === 1 ? everywhere(world, params, keys, i) : around(world, params, keys, i);
  return seen;
}

function everywhere(world: World, params: BeliefParams, keys: Int32Array, i: number): number {
  let seen = 0;
  for (let v = 0; v < world.size.venues; v++) if (params.areas[world.venue.area[v]] === 1) seen += inVenue(world, params, keys, i, v);
  for (let a = 0; a < world.size.areas; a++) if (params.areas[a] === 1) seen += outside(world, params, keys, i, a);
  return seen;
}

/** In the venues known: places drawn once, with whatever stands there at the time. */
function around(world: World, params: BeliefParams, keys: Int32Array, i: number): number {
  const home = homeOf(world, params, keys, i);
  if (home < 0) return 0;
  const first = world.area.firstVenue[home];
  const count = world.area.firstVenue[home + 1] - first;
  const known = new Set<number>();
  for (let k = 0; k < params.venuesKnown; k++) known.add(first + Math.floor(uniform(keys, Purpose.knows, i, k) * count));
  let seen = outside(world, params, keys, i, home);
  for (const v of known) seen += inVenue(world, params, keys, i, v);
  return seen;
}

function inVenue(world: World, params: BeliefParams, keys: Int32Array, i: number, venue: number): number {
  if (world.venue.children[venue] === 0) return 0;
  const { firstSlot } = world.venue;
  const { band, occupant } = world.slot;
  const exposure = childrenExposure(world, venue);
  const notices = exposure <= Exposure.concealed ? params.sees[exposure] : params.seesClandestine;
  if (notices >= 1) return world.venue.children[venue];
  let seen = 0;
  for (let slot = firstSlot[venue]; slot < firstSlot[venue + 1]; slot++) {
    if (band[slot] === Band.vacant || band[slot] === Band.adult) continue;
    if (uniform(keys, Purpose.sees, slot, occupant[slot] * STRIDE + i) < notices) seen++;
  }
  return seen;
}

function outside(world: World, params: BeliefParams, keys: Int32Array, i: number, area: number): number {
  if (params.seesOffVenue === 0) return 0;
  const o = world.offVenue;
  let seen = 0;
  for (let place = 0; place < o.band.length; place++) {
    if (o.band[place] === Band.vacant || o.area[place] !== area) continue;
    // Places are taken again by other children: with the birth week it is the child's own draw.
    if (uniform(keys, Purpose.seesOffVenue, place, (o.born[place] + 32768) * STRIDE + i) < params.seesOffVenue) seen++;
  }
  return seen;
}
