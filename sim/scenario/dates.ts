import { daysInMonth, parseDay } from '../base/weeks.ts';
import { shorten } from './problems.ts';

/** Years that a date may name: Gregorian calendars everywhere, and a period that fits in memory. */
const YEARS = [1900, 2199] as const;

/** What is wrong with a date written YYYY-MM-DD, with one that exists; undefined when nothing is. */
export function dateProblem(text: string): { readonly what: string; readonly suggestion: string } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) {
    const loose = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$/.exec(text);
    const guess = loose ? `${loose[1]}-${loose[2]!.padStart(2, '0')}-${loose[3]!.padStart(2, '0')}` : '';
    return { what: `"${shorten(text)}" is not a date: dates are written year-month-day, 2016-01-31.`, suggestion: parseDay(guess) === undefined ? '2016-01-31' : guess };
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < YEARS[0] || year > YEARS[1]) return { what: `"${text}" is too far away: the year must be ${YEARS[0]} to ${YEARS[1]}.`, suggestion: `2016${text.slice(4)}` };
  if (month < 1 || month > 12) return { what: `"${text}" is not a date: month must be 01 to 12.`, suggestion: write(year, month < 1 ? 1 : 12, Math.min(Math.max(day, 1), 28)) };
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) return { what: `"${text}" is not a date: day must be 01 to ${last} in that month.`, suggestion: write(year, month, day < 1 ? 1 : last) };
  return undefined;
}

/** Day number of a date that has no problem. */
export function dayOf(text: string): number | undefined {
  return dateProblem(text) === undefined ? parseDay(text) : undefined;
}

const write = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
