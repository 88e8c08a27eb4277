import { expect, test } from 'vitest';
import { quantiles, quantileSorted } from '../../../sim/stats/quantiles.ts';
import { fc } from '../base/seeded.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

test('type 7 of 1, 2, 4, 8, 16 at 0, 0.1, 0.25, 0.5, 0.9, 1 is 1, 1.4, 2, 4, 12.8, 16', () => {
  // Oracle: R, quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1)): position 1 + 4 p
  const wanted = [1, 1.4, 2, 4, 12.8, 16];
  quantiles([8, 1, 16, 2, 4], [0, 0.1, 0.25, 0.5, 0.9, 1]).forEach((q, i) => expect(q).toBeCloseTo(wanted[i]!, 12));
});

test('quantiles lie within the values, rise with p, and are the ends at 0 and 1', () => {
  fc.assert(fc.property(values, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }), (xs, ps) => {
    const rising = [0, ...[...ps].sort((a, b) => a - b), 1];
    const qs = quantiles(xs, rising);
    expect([qs[0], qs.at(-1)]).toEqual([Math.min(...xs), Math.max(...xs)]);
    for (let i = 1; i < qs.length; i++) expect(qs[i]!).toBeGreaterThanOrEqual(qs[i - 1]! - 1e-9);
  }));
});

test('shift and scale carry over; order of the values does not matter; the values are left as they were', () => {
  fc.assert(fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (xs, p) => {
    const before = [...xs];
    const [q] = quantiles(xs, [p]);
    expect(xs).toEqual(before);
    expect(quantiles([...xs].reverse(), [p])[0]).toBe(q);
    expect(quantiles(xs.map((x) => 3 * x + 5), [p])[0]).toBeCloseTo(3 * q! + 5, 5);
  }));
});

test('one value is every quantile; none gives NaN; infinite neighbours of an exact position do no harm', () => {
  expect(quantiles([7], [0, 0.3, 1])).toEqual([7, 7, 7]);
  expect(quantiles([], [0.5])).toEqual([NaN]);
  expect(quantileSorted([-Infinity, 0, Infinity], 0.5)).toBe(0);
});
