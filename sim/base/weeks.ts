/**
 * Weeks and dates, in own integer arithmetic (no Date: the core is the same on every engine).
 * A day number counts days since 1970-01-01 (proleptic Gregorian; Hinnant 2013, "chrono-compatible low-level date algorithms").
 */

export const DAYS_PER_YEAR = 365.25;
export const WEEKS_PER_YEAR = 365.25 / 7;
/** Whole weeks from birth to the birthday: bands change in the week in which the birthday falls. */
export const WEEKS_TO_16 = Math.floor(16 * WEEKS_PER_YEAR);
export const WEEKS_TO_18 = Math.floor(18 * WEEKS_PER_YEAR);

/** Weeks are counted from the start of the burn-in; the record starts at `burnInWeeks`. `end` is exclusive. */
export interface Calendar {
  readonly start: string;
  readonly end: string;
  readonly burnInWeeks: number;
  /** Recorded weeks: 834 in the base scenario. */
  readonly weeks: number;
  /** burnInWeeks + weeks */
  readonly totalWeeks: number;
}

/** Day number of `YYYY-MM-DD`, or undefined when that is no date. */
export function parseDay(iso: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(dayNumber: number): string {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days in a month of the Gregorian calendar; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday of the ISO week that holds the day. */
export function mondayOf(dayNumber: number): number {
  return dayNumber - (((dayNumber + 3) % 7) + 7) % 7;
}

/** A calendar from two ISO dates (both valid, start before end); each is taken to the Monday of its week. */
export function makeCalendar(start: string, end: string, burnInWeeks: number): Calendar {
  const from = mondayOf(parseDay(start)!);
  const weeks = (mondayOf(parseDay(end)!) - from) / 7;
  return { start: formatDay(from), end: formatDay(from + weeks * 7), burnInWeeks, weeks, totalWeeks: burnInWeeks + weeks };
}

/** Simulated week (counted from the start of the burn-in) in which a day falls. */
export function weekOf(calendar: Calendar, iso: string): number {
  return calendar.burnInWeeks + Math.floor((parseDay(iso)! - parseDay(calendar.start)!) / 7);
}

/** ISO date of the Monday of a simulated week. */
export function dateOf(calendar: Calendar, week: number): string {
  return formatDay(parseDay(calendar.start)! + (week - calendar.burnInWeeks) * 7);
}

/** Decimal year of the Monday of a simulated week, for expressions and axes. */
export function yearOf(calendar: Calendar, week: number): number {
  const day = parseDay(calendar.start)! + (week - calendar.burnInWeeks) * 7;
  const year = Number(formatDay(day).slice(0, 4));
  const first = parseDay(`${year}-01-01`)!;
  return year + (day - first) / (parseDay(`${year + 1}-01-01`)! - first);
}

/** Weekly probability of an event whose monthly probability is given: 1 - (1 - p)^(12 / 52.1775) is left to dmath; see model.md section 1. */
export const MONTHS_PER_WEEK = 12 / 52.1775;
