import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, choleskySolve } from '../../../sim/stats/cholesky.ts';

// By hand: [[4, 2], [2, 3]] = L L' with L = [[2, 0], [1, sqrt 2]]; the solution for (10, 8) is (1.75, 1.5).
test('choleskyFactor and choleskySolve of a 2 x 2 matrix by hand', () => {
  const a = Float64Array.from([4, 2, 2, 3]);
  expect(choleskyFactor(a, 2)).toBe(true);
  expect([a[0], a[2], a[3]]).toEqual([2, 1, Math.SQRT2]);
  const b = Float64Array.from([10, 8]);
  choleskySolve(a, 2, b);
  expect(b[0]).toBeCloseTo(1.75, 14);
  expect(b[1]).toBeCloseTo(1.5, 14);
});

test('a matrix whose columns depend on each other, or that is not positive, is refused', () => {
  expect(choleskyFactor(Float64Array.from([1, 2, 2, 4]), 2)).toBe(false);
  expect(choleskyFactor(Float64Array.from([1, 2, 2, 1]), 2)).toBe(false);
  expect(choleskyFactor(Float64Array.from([0]), 1)).toBe(false);
  expect(choleskyFactor(Float64Array.from([NaN]), 1)).toBe(false);
});

// Second derivation: the solution put back.
test('solutions of random systems X\'X + 1 put back give the right side', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 25, maxLength: 25 }), (x) => {
    const a = new Float64Array(25);
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) {
      a[5 * i + j] = i === j ? 1 : 0;
      for (let k = 0; k < 5; k++) a[5 * i + j] += x[5 * k + i]! * x[5 * k + j]!;
    }
    const b = Float64Array.from([1, -2, 3, 0, 5]);
    const solution = Float64Array.from(b);
    const factor = Float64Array.from(a);
    expect(choleskyFactor(factor, 5)).toBe(true);
    choleskySolve(factor, 5, solution);
    for (let i = 0; i < 5; i++) {
      let sum = 0;
      for (let j = 0; j < 5; j++) sum += a[5 * i + j]! * solution[j]!;
      expect(Math.abs(sum - b[i]!)).toBeLessThan(1e-8);
    }
  }), { seed: 4, numRuns: 200 });
});
