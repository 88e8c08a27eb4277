import { expect, test } from 'vitest';
import { exponentialQuantile } from '../../../sim/base/random/exponential.ts';
import { normalQuantile } from '../../../sim/base/random/normal.ts';
import { drawTable, makeQuantileTable } from '../../../sim/base/random/table.ts';
import { near, uniforms } from './support.ts';
import { mean } from '../../../sim/stats/moments.ts';
import { fc } from './seeded.ts';

test('a table of 4 has 5 knots at p = 0.1, 0.3, 0.5, 0.7, 0.9, is exact there and linear between', () => {
  const table = makeQuantileTable((p) => p * p, 4);
  expect(table.length).toBe(5);
  for (const p of [0.1, 0.3, 0.5, 0.7, 0.9]) near(drawTable(table, p), p * p, 1e-14);
  near(drawTable(table, 0.4), (0.09 + 0.25) / 2, 1e-14);
  expect([drawTable(table, 0), drawTable(table, 0.05), drawTable(table, 0.95), drawTable(table, 1)]).toEqual([table[0], table[0], table[4], table[4]]);
});

test('a linear quantile function comes back exactly between the outer knots, for any size', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (size, u) => {
    const table = makeQuantileTable((p) => 3 + 2 * p, size);
    const inside = Math.min(1 - 0.5 / (size + 1), Math.max(0.5 / (size + 1), u));
    near(drawTable(table, u), 3 + 2 * inside, 1e-12);
  }));
});

test('draws are monotone in u', () => {
  const table = makeQuantileTable(normalQuantile);
  const sorted = uniforms(5000).sort();
  for (let i = 1; i < sorted.length; i++) expect(drawTable(table, sorted[i]!)).toBeGreaterThanOrEqual(drawTable(table, sorted[i - 1]!));
});

test('the default table of an exponential keeps its mean to 0.1 % over its own range (each tail is cut at 1 in 2050)', () => {
  const table = makeQuantileTable((p) => exponentialQuantile(p, 1));
  const grid = Float64Array.from({ length: 200_000 }, (_, i) => (i + 0.5) / 200_000);
  near(mean(grid.map((u) => drawTable(table, u))), 1, 1e-3);
});

test('a quantile function that is infinite inside (0, 1), or falls, is refused', () => {
  expect(() => makeQuantileTable(() => Infinity)).toThrow('got Infinity at knot 0');
  expect(() => makeQuantileTable(() => NaN)).toThrow('got NaN at knot 0');
  expect(() => makeQuantileTable((p) => -p)).toThrow('falls at knot 1');
});
