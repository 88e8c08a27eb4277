import { expect, test } from 'vitest';
import { dateOf, daysInMonth, formatDay, makeCalendar, mondayOf, parseDay, weekOf, WEEKS_TO_16, WEEKS_TO_18, yearOf } from '../../../sim/base/weeks.ts';
import { fc } from './seeded.ts';

const MILLISECONDS = 86_400_000;
/** Days from 0001-01-01 to 9999-12-31. */
const day = fc.integer({ min: -719_162, max: 2_932_896 });
const BASE = makeCalendar('2000-01-03', '2015-12-28', 260);

// Oracle: Date in UTC
test('formatDay is what Date prints, and parseDay undoes it, for any day of the years 1 to 9999', () => {
  fc.assert(fc.property(day, (n) => {
    const iso = formatDay(n);
    expect(iso).toBe(new Date(n * MILLISECONDS).toISOString().slice(0, 10));
    expect(parseDay(iso)).toBe(n);
  }));
});

test('parseDay takes a date if and only if the calendar has it', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (year, month, dayOfMonth) => {
    const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
    const date = new Date(`${iso}T00:00:00Z`);
    const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
    expect(parseDay(iso)).toBe(exists ? date.getTime() / MILLISECONDS : undefined);
  }));
});

test.each(['', '2012', '2012-1-05', '12-11-05', '2012-11-05T00:00', ' 2012-11-05', '2012/11/05', '2013-02-29', '1900-02-29', '2012-00-10', '-2012-11-05'])(
  'parseDay says undefined to "%s"', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

test('February has 29 days in 2000 and 2012, 28 in 1900 and 2013', () => {
  expect([2000, 2012, 1900, 2013].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28]);
  expect(Array.from({ length: 12 }, (_, m) => daysInMonth(2015, m + 1))).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
});

test('mondayOf gives a Monday, 0 to 6 days before, before 1970 too', () => {
  fc.assert(fc.property(day, (n) => {
    const monday = mondayOf(n);
    expect(new Date(monday * MILLISECONDS).getUTCDay()).toBe(1);
    expect(n - monday >= 0 && n - monday <= 6).toBe(true);
  }));
});

test('the base calendar has 834 recorded weeks after 260 of burn-in, ends rounded to Mondays', () => {
  expect(BASE).toEqual({ start: '2000-01-03', end: '2015-12-28', burnInWeeks: 260, weeks: 834, totalWeeks: 1094 });
  expect(makeCalendar('2000-01-05', '2015-12-31', 260)).toEqual(BASE);
});

test('the first survey, 2012-11-05, is 670 recorded weeks after 2000-01-03, and every day of its week is in that week', () => {
  expect(weekOf(BASE, '2012-11-05') - 260).toBe(670);
  expect([weekOf(BASE, '2012-11-11') - 260, weekOf(BASE, '2012-11-12') - 260, weekOf(BASE, '2000-01-02')]).toEqual([670, 671, 259]);
});

test('dateOf and weekOf undo each other over the whole run', () => {
  for (let week = 0; week <= BASE.totalWeeks; week++) expect(weekOf(BASE, dateOf(BASE, week))).toBe(week);
});

test('yearOf rises by about a week, is whole on 1 January, and begins at 2000 + 2/366', () => {
  expect(yearOf(BASE, 260)).toBeCloseTo(2000 + 2 / 366, 12);
  // 2007-01-01 was a Monday
  expect(yearOf(BASE, weekOf(BASE, '2007-01-01'))).toBe(2007);
  for (let week = 1; week < BASE.totalWeeks; week++) {
    const step = yearOf(BASE, week) - yearOf(BASE, week - 1);
    expect(step > 7 / 366.01 && step < 7 / 364.99).toBe(true);
  }
});

test('16 years are 834 whole weeks, 18 are 939', () => {
  // 16 x 365.25 / 7 = 834.86; 18 x 365.25 / 7 = 939.21
  expect([WEEKS_TO_16, WEEKS_TO_18]).toEqual([834, 939]);
});
