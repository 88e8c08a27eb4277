import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maximise } from '../../../sim/stats/simplex.ts';

const of = (values: readonly number[]): Float64Array => Float64Array.from(values);

// Hand-worked: max 3x + 5y, x + s = 4, 2y + t = 12, 3x + 2y + u = 18 (Dantzig's example): x = 2, y = 6, value 36.
test('maximise finds the corner of a textbook programme: 36 at (2, 6)', () => {
  const got = maximise(of([3, 5, 0, 0, 0]), of([1, 0, 1, 0, 0, 0, 2, 0, 1, 0, 3, 2, 0, 0, 1]), of([4, 12, 18]), 3, 5);
  expect(got).toMatchObject({ kind: 'optimal', value: 36 });
  expect(got.kind === 'optimal' && [...got.x].slice(0, 2)).toEqual([2, 6]);
});

test('maximise tells what cannot be met and what has no end, and takes negative right sides and redundant rows', () => {
  expect(maximise(of([1]), of([1, 1]), of([1, 2]), 2, 1).kind).toBe('infeasible');
  expect(maximise(of([1, 0]), of([1, -1]), of([1]), 1, 2).kind).toBe('unbounded');
  expect(maximise(of([-1, -1]), of([-1, -1, -2, -2]), of([-3, -6]), 2, 2)).toMatchObject({ kind: 'optimal', value: -3 });
});

// Beale's programme, on which the simplex method without Bland's rule runs in a circle: value 0.05 at (0.04, 0, 1, 0).
test("maximise ends on Beale's cycling example at 0.05", () => {
  const got = maximise(of([0.75, -150, 0.02, -6, 0, 0, 0]), of([0.25, -60, -0.04, 9, 1, 0, 0, 0.5, -90, -0.02, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]), of([0, 0, 1]), 3, 7);
  expect(got.kind === 'optimal' && got.value).toBeCloseTo(0.05, 12);
});

// Second derivation: a bounded programme in two unknowns, over all corners by brute force.
test('maximise agrees with the best of all corners for random programmes of two unknowns and three bounds', () => {
  const whole = fc.integer({ min: 1, max: 9 });
  const row = fc.tuple(whole, whole, whole);
  fc.assert(fc.property(fc.tuple(row, row, row), fc.tuple(fc.integer({ min: -5, max: 9 }), fc.integer({ min: -5, max: 9 })), (rows, [cx, cy]) => {
    const a = of(rows.flatMap(([x, y], i) => [x, y, ...[0, 1, 2].map((j) => (i === j ? 1 : 0))]));
    const got = maximise(of([cx, cy, 0, 0, 0]), a, of(rows.map(([, , b]) => b)), 3, 5);
    const lines = [...rows, [1, 0, 0] as const, [0, 1, 0] as const];
    let best = 0;
    for (const [a1, b1, c1] of lines) {
      for (const [a2, b2, c2] of lines) {
        const determinant = a1 * b2 - a2 * b1;
        if (determinant === 0) continue;
        const x = (c1 * b2 - c2 * b1) / determinant;
        const y = (a1 * c2 - a2 * c1) / determinant;
        if (x < -1e-9 || y < -1e-9 || rows.some(([p, q, r]) => p * x + q * y > r + 1e-9)) continue;
        best = Math.max(best, cx * x + cy * y);
      }
    }
    expect(got.kind === 'optimal' ? got.value : NaN).toBeCloseTo(best, 8);
  }), { seed: 3, numRuns: 500 });
});
