import { dateOf, parseDay, yearOf, type Calendar } from '../base/weeks.ts';
import type { Formula } from './expression.ts';

/** A table over time as one value a simulated week. Days are valid and not empty; before the first its value, after the last its value. */
export function tableSeries(points: readonly (readonly [day: number, value: number])[], between: 'linear' | 'step', calendar: Calendar): Float64Array {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const values = new Float64Array(calendar.totalWeeks);
  const monday = parseDay(calendar.start)! - 7 * calendar.burnInWeeks;
  let next = 0;
  for (let week = 0; week < values.length; week++) {
    const day = monday + 7 * week;
    // A step is taken in the week that holds its date.
    const reached = between === 'step' ? day + 6 : day;
    while (next < sorted.length && sorted[next]![0] <= reached) next++;
    if (next === 0) values[week] = sorted[0]![1];
    else if (next === sorted.length || between === 'step') values[week] = sorted[next - 1]![1];
    else {
      const [from, low] = sorted[next - 1]!;
      const [to, high] = sorted[next]!;
      values[week] = low + ((day - from) / (to - from)) * (high - low);
    }
  }
  return values;
}

/** An expression in every simulated week; or the first week (with its date) in which it is no finite number. */
export function formulaSeries(formula: Formula, calendar: Calendar): Float64Array | { readonly week: number; readonly date: string; readonly value: number } {
  const values = new Float64Array(calendar.totalWeeks);
  for (let week = 0; week < values.length; week++) {
    const value = formula(yearOf(calendar, week), week - calendar.burnInWeeks);
    if (!Number.isFinite(value)) return { week, date: dateOf(calendar, week), value };
    values[week] = value;
  }
  return values;
}
