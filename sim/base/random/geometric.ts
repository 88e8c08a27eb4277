import { log1p } from '../dmath.ts';

/** Longer than any run, and small enough that a week may be added in 32 bits. */
export const NEVER_WEEKS = 0x3fffffff;

/**
 * Weeks to an event that comes with this probability each week: 1, 2, 3, …; mean 1 / hazard. The least k with 1 - (1 - hazard)^k >= u.
 * @returns NEVER_WEEKS at most, which a hazard of 0 gives; 1 for a hazard of 1 or more
 */
export function geometricWeeks(u: number, hazard: number): number {
  if (u <= hazard) return 1;
  if (!(hazard > 0)) return NEVER_WEEKS;
  return geometricWeeksOf(u, log1p(-hazard));
}

/** The same with log(1 - hazard) < 0 given, where one hazard serves many draws: half the cost. */
export function geometricWeeksOf(u: number, logSurvival: number): number {
  return Math.min(NEVER_WEEKS, Math.max(1, Math.ceil(log1p(-u) / logSurvival)));
}
