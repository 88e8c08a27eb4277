import { Band } from '../model/dimensions.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../base/weeks.ts';

/**
 * Ages as instruments need them: a table by week of age, and bins of a quarter-year for the closed forms.
 * Both are counted from the 18th birthday, so that no bin holds children and adults.
 */
const WEEKS_PER_BIN = 13;
const CHILD_BINS = 32;
const ADULT_BINS = 80;
const CHILD_WEEKS = CHILD_BINS * WEEKS_PER_BIN;
const FIRST_WEEK = WEEKS_TO_18 - CHILD_WEEKS;

/** Rows of a table by week of age: from 10 years on; the first and the last row hold whoever is younger or older. */
export const AGE_ROWS = CHILD_WEEKS + ADULT_BINS * WEEKS_PER_BIN;
export const FIRST_ADULT_ROW = CHILD_WEEKS;

/** Groups of persons that instruments treat differently. */
export const GROUPS = ['children', 'adultsSelling', 'adultsNotSelling'] as const;
export const Group = { children: 0, adultsSelling: 1, adultsNotSelling: 2 } as const;

/** Age bins of all groups behind each other: bins of group g are GROUP_START[g] to GROUP_START[g + 1] - 1. */
export const GROUP_START = [0, CHILD_BINS, CHILD_BINS + ADULT_BINS, CHILD_BINS + 2 * ADULT_BINS] as const;
export const BINS = CHILD_BINS + 2 * ADULT_BINS;

/** bit 0 of `slot.traits`: the adult sells sex. */
export const SELLS_SEX = 1;

/**
 * Row of a person's age. The band decides who is a child, as in the world's own count; the age follows it.
 * Nobody is put on the wrong side of 18 because the birthday is handled later in the week.
 */
export function ageRow(ageWeeks: number, band: number): number {
  const row = ageWeeks - FIRST_WEEK;
  if (band === Band.adult) return row < FIRST_ADULT_ROW ? FIRST_ADULT_ROW : row >= AGE_ROWS ? AGE_ROWS - 1 : row;
  return row < 0 ? 0 : row >= FIRST_ADULT_ROW ? FIRST_ADULT_ROW - 1 : row;
}

/** Age bin of a row, for a child or an adult who sells sex; add ADULTS_NOT_SELLING for one who does not. */
export function binOfRow(row: number): number {
  return (row / WEEKS_PER_BIN) | 0;
}
export const ADULTS_NOT_SELLING = ADULT_BINS;

/** Age in years at the middle of a row's week: below 18 in the last child row, above it in the first adult row. */
export function yearsOfRow(row: number): number {
  return (row + FIRST_WEEK + 0.5) / WEEKS_PER_YEAR;
}

/** Mean of a table by row over each bin (length BINS): adults who do not sell sex have the ages of those who do. */
export function binMeans(byRow: Float64Array, into: Float64Array): Float64Array {
  for (let bin = 0; bin < CHILD_BINS + ADULT_BINS; bin++) {
    let sum = 0;
    for (let i = 0; i < WEEKS_PER_BIN; i++) sum += byRow[bin * WEEKS_PER_BIN + i];
    into[bin] = sum / WEEKS_PER_BIN;
    if (bin >= CHILD_BINS) into[bin + ADULT_BINS] = into[bin];
  }
  return into;
}
