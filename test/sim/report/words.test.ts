import { expect, test } from 'vitest';
import { chance, change, count, countDifference, decimal, likelihood, list, month, percent, signed, whole } from '../../../sim/report/words.ts';

// Oracle: product.md 4.6 and 4.8.
test.each([
  [count(2345), 'about 2,300'], [count(6), 'fewer than 10'], [count(0), 'fewer than 10'], [count(9.6), 'about 10'], [count(123_456), 'about 120,000'], [count(NaN), 'not known'],
  [countDifference(-234), 'about −230'], [countDifference(45.4), 'about +45'], [countDifference(3), 'fewer than 10 either way'],
  [percent(0.0816), '8.2%'], [percent(0.0816, 2), '8.16%'], [percent(0.145), '15%'], [percent(0.0045), '0.45%'], [percent(-0.3), '−30%'],
  [change(-0.728), '−73%'], [change(0.05), '+5%'], [change(-0.001), '0%'],
  [signed(0.31, 2), '+0.31'], [signed(-1.3, 2), '−1.30'], [signed(-0.001, 2), '0.00'], [decimal(-0.5, 0), '−1'],
  [whole(-1234567), '−1,234,567'], [month('2015-04-06'), 'April 2015'],
  [list(['a']), 'a'], [list(['a', 'b', 'c']), 'a, b and c'],
])('%s', (found, expected) => expect(found).toBe(expected));

test('a chance is a number in 100 before its word, and never 0 or 100 unless it is none or all', () => {
  expect(chance(142, 200)).toBe('71 in 100 simulated worlds (likely)');
  expect(chance(1, 1000)).toBe('fewer than 1 in 100 simulated worlds (very unlikely)');
  expect(chance(999, 1000)).toBe('more than 99 in 100 simulated worlds (very likely)');
  expect([chance(0, 10), chance(10, 10), chance(0, 0)]).toEqual(['0 in 100 simulated worlds (very unlikely)', '100 in 100 simulated worlds (very likely)', 'not known']);
});

test('the scale changes words at 10, 33, 66 and 90 in 100', () => {
  expect([0.09, 0.1, 0.32, 0.33, 0.66, 0.67, 0.9, 0.91].map(likelihood)).toEqual([
    'very unlikely', 'unlikely', 'unlikely', 'about as likely as not', 'about as likely as not', 'likely', 'likely', 'very likely',
  ]);
});
