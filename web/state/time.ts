/** Recorded weeks and calendar dates. */
const WEEK = 7 * 86_400_000;
let kept: { readonly start: string; readonly years: Float64Array } | undefined;

/** Decimal years of the Mondays of `weeks` recorded weeks from `start`. */
export function weekYears(start: string, weeks: number): Float64Array {
  if (kept?.start === start && kept.years.length === weeks) return kept.years;
  const first = Date.parse(`${start}T00:00:00Z`);
  kept = { start, years: Float64Array.from({ length: weeks }, (_, i) => decimalYear(first + i * WEEK)) };
  return kept.years;
}

/** Recorded week in which a date falls; may lie outside the record. */
export const weekIndex = (start: string, iso: string): number => Math.floor((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / WEEK);

export const yearOfDate = (iso: string): number => decimalYear(Date.parse(`${iso}T00:00:00Z`));

export const dateOfWeek = (start: string, week: number): string => new Date(Date.parse(`${start}T00:00:00Z`) + week * WEEK).toISOString().slice(0, 10);

function decimalYear(time: number): number {
  const year = new Date(time).getUTCFullYear();
  const from = Date.UTC(year, 0, 1);
  return year + (time - from) / (Date.UTC(year + 1, 0, 1) - from);
}
