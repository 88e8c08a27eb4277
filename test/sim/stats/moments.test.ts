import { expect, test } from 'vitest';
import { mean, standardDeviation, standardErrorOfMean, variance, weightedMean, weightedVariance } from '../../../sim/stats/moments.ts';
import { fc } from '../base/seeded.ts';

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 40 });

test('mean 5 and sample variance 32/7 of 2, 4, 4, 4, 5, 5, 7, 9', () => {
  // Squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32
  const xs = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(mean(xs)).toBe(5);
  expect(variance(xs)).toBeCloseTo(32 / 7, 14);
  expect(standardDeviation(xs)).toBeCloseTo(Math.sqrt(32 / 7), 14);
  expect(standardErrorOfMean(xs)).toBeCloseTo(Math.sqrt(4 / 7), 14);
});

test('variance is 1 for 1e9 + 1, 2, 3 (no cancellation)', () => {
  expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
});

test('nothing has no mean, one value no variance', () => {
  expect([mean([]), variance([3]), weightedMean([1, 2], [0, 0]), weightedVariance([1, 2], [1, 0])]).toEqual([NaN, NaN, NaN, NaN]);
});

test('equal weights of any size give the unweighted mean and variance', () => {
  fc.assert(fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (xs, weight) => {
    const weights = xs.map(() => weight);
    expect(weightedMean(xs, weights)).toBeCloseTo(mean(xs), 8);
    expect(weightedVariance(xs, weights)).toBeCloseTo(variance(xs), 5);
  }));
});

test('weights 1, 3 of 0, 4 give mean 3; the scale of weights does not matter; weight 0 is absence', () => {
  expect(weightedMean([0, 4], [1, 3])).toBe(3);
  // sum w d² = 9 + 3 = 12; 4 - 10 / 4 = 1.5
  expect(weightedVariance([0, 4], [1, 3])).toBe(8);
  expect(weightedVariance([0, 4, 99], [10, 30, 0])).toBeCloseTo(8, 12);
});
