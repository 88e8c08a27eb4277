import { log, log1p } from '../base/dmath.ts';
import { uniform } from '../base/random/streams.ts';
import type { World } from './world.ts';

/** More than any exponential draw from 32 bits: another venue opens the week after. */
const CERTAIN = 40;

/**
 * Cumulated hazard of opening, up to and with each week.
 * @param openingWeeks mean waits, week-major by area; >= 1
 * @returns [week × area]
 */
export function openingHazard(openingWeeks: Float64Array, areas: number): Float64Array {
  const sum = new Float64Array(openingWeeks.length);
  for (let i = 0; i < sum.length; i++) {
    const hazard = openingWeeks[i]! > 1 ? Math.min(CERTAIN, -log1p(-1 / openingWeeks[i]!)) : CERTAIN;
    sum[i] = (i < areas ? 0 : sum[i - areas]!) + hazard;
  }
  return sum;
}

/**
 * A place waits for another venue, from next week on. The unit-exponential energy of the wait is kept, not a week: what the hazard
 * will be is not looked at, so worlds that differ in it later are the same before. All places of an area share one hazard, so their
 * order never changes, and a heap by energy finds those whose wait is over: cost follows openings. @param purpose stream of the energy
 */
export function waitForVenue(world: World, week: number, venue: number, purpose: number, counter: number): void {
  const { area, opensAt } = world.venue;
  const home = area[venue]!;
  opensAt[venue] = world.derived.openingHazard[week * world.size.areas + home]! - log(uniform(world.keys, purpose, venue, counter));
  const { waiting, waitingCount, firstVenue } = world.area;
  const base = firstVenue[home]!;
  let at = waitingCount[home]!;
  waitingCount[home] = at + 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = waiting[base + parent]!;
    if (opensAt[above]! <= opensAt[venue]!) break;
    waiting[base + at] = above;
    at = parent;
  }
  waiting[base + at] = venue;
}

/** Takes a place of an area whose wait is over by this week, or −1 when none is left. */
export function takeWaited(world: World, week: number, home: number): number {
  const { waiting, waitingCount, firstVenue } = world.area;
  const { opensAt } = world.venue;
  if (waitingCount[home] === 0) return -1;
  const base = firstVenue[home]!;
  const first = waiting[base]!;
  if (opensAt[first]! > world.derived.openingHazard[week * world.size.areas + home]!) return -1;
  const count = (waitingCount[home] = waitingCount[home]! - 1);
  const last = waiting[base + count]!;
  let at = 0;
  for (let child = 1; child < count; child = 2 * at + 1) {
    if (child + 1 < count && opensAt[waiting[base + child + 1]!]! < opensAt[waiting[base + child]!]!) child++;
    if (opensAt[waiting[base + child]!]! >= opensAt[last]!) break;
    waiting[base + at] = waiting[base + child]!;
    at = child;
  }
  waiting[base + at] = last;
  return first;
}
