import { log } from '../base/dmath.ts';
import { Purpose } from '../base/random/purposes.ts';
import { uniform } from '../base/random/streams.ts';
import { WEEKS_TO_18 } from '../base/weeks.ts';
import type { World } from './world.ts';

/** Longest tenure kept, in weeks: beyond any horizon, within Int16. */
const FOREVER = 20_000;
const WEEKS_TO_30 = 1565;

/**
 * Weeks that a newcomer stays (1 or more): one uniform, inverted through a hazard that is higher in the first weeks,
 * for children until they turn 18, and for those who enter at 30 or more. Drawn once, at hiring: a week without an
 * event costs nothing, and a later change elsewhere does not draw it anew.
 */
export function drawTenure(world: World, slot: number, ageWeeks: number): number {
  const u = uniform(world.keys, Purpose.tenure, slot, world.slot.occupant[slot]!);
  return tenureFrom(world, -log(u), ageWeeks, 0);
}

/** Weeks until the cumulated hazard reaches `energy`, for somebody of an age who has already stayed for a time. */
export function tenureFrom(world: World, energy: number, ageWeeks: number, stayed: number): number {
  const d = world.derived;
  const p = world.params.turnover;
  const adultRate = d.exitRate * (ageWeeks >= WEEKS_TO_30 ? p.olderFactor : 1);
  const toAdult = ageWeeks < WEEKS_TO_18 ? WEEKS_TO_18 - ageWeeks : 0;
  const early = Math.max(0, p.earlyWeeks - stayed);
  // At most three stretches: cut at the end of the early weeks and at the 18th birthday.
  const first = Math.min(early, toAdult);
  const second = Math.max(early, toAdult);
  let at = 0;
  let left = energy;
  for (let stretch = 0; stretch < 2; stretch++) {
    const end = stretch === 0 ? first : second;
    if (end <= at) continue;
    const rate = (at < toAdult ? d.childExitRate : adultRate) * (at < early ? p.earlyFactor : 1);
    const hazard = rate * (end - at);
    if (left < hazard) return Math.max(1, Math.ceil(at + left / rate));
    left -= hazard;
    at = end;
  }
  return adultRate > 0 ? Math.min(FOREVER, Math.max(1, Math.ceil(at + left / adultRate))) : FOREVER;
}
