import { WEEKS_TO_18 } from '../base/weeks.ts';
import type { World } from './world.ts';

/** Longest tenure kept, in weeks: beyond any horizon, within Int16. */
const FOREVER = 20_000;
const WEEKS_TO_30 = 1565;

/**
 * Factor on a person's hazard of leaving, by entry route (bits of `slot.traits`). It acts on the whole hazard, so dividing the energy by it inverts the
 * product; with 0 the energy is infinite, and the stay the longest.
 */
export function routeExit(world: World, traits: number): number {
  return world.params.turnover.routeExit[(traits >> 1) & 3]!;
}

/**
 * Weeks (1 or more) until the cumulated hazard of leaving reaches `energy`, for somebody of an age who has already stayed for a time: one uniform u, energy
 * -ln u, inverted through a hazard that is higher in the first weeks, for children until they turn 18, and for those who enter at 30 or more. Drawn once, at
 * hiring: a week without an event costs nothing, and a later change elsewhere does not draw it anew.
 */
export function tenureFrom(world: World, energy: number, ageWeeks: number, stayed: number): number {
  const { exitRate, childExitRate } = world.derived;
  const { earlyWeeks, earlyFactor, olderFactor } = world.params.turnover;
  const adultRate = ageWeeks >= WEEKS_TO_30 ? exitRate * olderFactor : exitRate;
  const early = stayed < earlyWeeks ? earlyWeeks - stayed : 0;
  // Adults, nine entrants in ten, have at most one change of hazard before them.
  if (ageWeeks >= WEEKS_TO_18) {
    const hazard = adultRate * earlyFactor * early;
    return energy < hazard ? wholeWeeks(energy / (adultRate * earlyFactor)) : wholeWeeks(early + (energy - hazard) / adultRate);
  }
  const toAdult = WEEKS_TO_18 - ageWeeks;
  const first = Math.min(early, toAdult);
  const second = Math.max(early, toAdult);
  const firstHazard = childExitRate * earlyFactor * first;
  if (energy < firstHazard) return wholeWeeks(energy / (childExitRate * earlyFactor));
  // Between the end of the early weeks and the birthday, in whichever order they come.
  const middleRate = early < toAdult ? childExitRate : adultRate * earlyFactor;
  const middleHazard = middleRate * (second - first);
  if (energy - firstHazard < middleHazard) return wholeWeeks(first + (energy - firstHazard) / middleRate);
  return wholeWeeks(second + (energy - firstHazard - middleHazard) / adultRate);
}

/** At least one week; a hazard of 0 gives the longest. */
function wholeWeeks(weeks: number): number {
  return weeks < FOREVER ? Math.max(1, Math.ceil(weeks)) : FOREVER;
}
