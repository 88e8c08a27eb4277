import { expect, test } from 'vitest';
import { detectableFall, powerOfChange } from '../../../sim/stats/power.ts';

const near = (value: number, wanted: number, tolerance: number): void => expect(Math.abs(value - wanted)).toBeLessThan(tolerance);

test('power by the tables of the normal: a shift of 1.96 + 0.84 standard deviations of the difference is seen in 80 in 100, one of 1.96 in half', () => {
  // Φ(0.841621) = 0.8; the far tail adds Φ(-4.76) = 1e-6.
  near(powerOfChange(Math.exp(-(1.959964 + 0.841621) * Math.SQRT2 * 0.2) - 1, 0.2), 0.8, 2e-6);
  near(powerOfChange(Math.exp(-1.959964 * Math.SQRT2 * 0.2) - 1, 0.2), 0.5, 1e-4);
  near(powerOfChange(Math.exp(1.959964 * Math.SQRT2 * 0.2) - 1, 0.2), 0.5, 1e-4);
});

test('no change is "seen" in 5 in 100, a fall and the rise that undoes it alike, and more spread sees less', () => {
  near(powerOfChange(1e-12, 0.3), 0.05, 1e-9);
  near(powerOfChange(-0.5, 0.3), powerOfChange(1, 0.3), 1e-12);
  expect(powerOfChange(-0.3, 0.1)).toBeGreaterThan(powerOfChange(-0.3, 0.2));
  expect(powerOfChange(-0.3, NaN)).toBeNaN();
});

test('the detectable fall is the one that is seen so often', () => {
  for (const sd of [0.05, 0.2, 0.6]) near(powerOfChange(detectableFall(0.8, sd), sd), 0.8, 1e-5);
});
