import { log } from '../base/dmath.ts';
import { MONTHS_PER_WEEK } from '../base/weeks.ts';

/** Continuous weekly rate of a hazard given a month: h_week = 1 − (1 − h_month)^(12 / 52.1775) (model.md section 1). */
export function weeklyRate(perMonth: number): number {
  // Not -log(): a hazard of 0 must give 0, for with -0 the wait until the event would be -Infinity.
  return (0 - log(1 - Math.min(perMonth, 0.999999))) * MONTHS_PER_WEEK;
}
