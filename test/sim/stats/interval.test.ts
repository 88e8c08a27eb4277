import { jStat } from 'jstat';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../../sim/base/random/normal.ts';
import { logitInterval, tQuantile } from '../../../sim/stats/interval.ts';
import { fc } from '../base/seeded.ts';

// Oracle: mpmath 1.3, root of the incomplete beta function
test.each([
  [0.975, 1, 12.706204736174692], [0.975, 2, 4.302652729749462], [0.9, 4.5, 1.5008853175085577], [0.995, 10, 3.169272672616951],
  [0.6, 30, 0.2556053649519127], [0.025, 200, -1.9718962236339095], [1e-6, 3, -103.29946778041933],
])('t quantile of %f with %f degrees of freedom is %f', (p, df, wanted) => {
  expect(Math.abs(tQuantile(p, df) / wanted - 1)).toBeLessThan(1e-11);
});

test('t with 1 degree of freedom is the Cauchy quantile, with 2 has a closed form, with Infinity is the normal', () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
    const close = (value: number, wanted: number) => expect(Math.abs(value - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)));
    close(tQuantile(p, 1), p < 0.5 ? -1 / Math.tan(Math.PI * p) : 1 / Math.tan(Math.PI * (1 - p)));
    close(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)));
    close(tQuantile(p, Infinity), normalQuantile(p));
    close(tQuantile(p, 7.3), -tQuantile(1 - p, 7.3));
    expect(Math.abs(jStat.studentt.cdf(tQuantile(p, 5), 5) - p)).toBeLessThan(1e-7);
  }));
});

test('t quantile tends to the normal as degrees of freedom grow, and is falling in them above the middle', () => {
  expect(tQuantile(0.975, 1e8)).toBeCloseTo(1.959963984540054, 7);
  const sizes = [1, 2, 5, 20, 100, 1e4, 1e7, Infinity].map((df) => tQuantile(0.99, df));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect([tQuantile(0.5, 3), tQuantile(0, 3), tQuantile(1, 3), tQuantile(0.3, 0), tQuantile(1.2, 3)]).toEqual([0, -Infinity, Infinity, NaN, NaN]);
});

test('the logit interval of 0.0816, standard error 0.02, is 0.0500 to 0.1304', () => {
  // By hand: logit(0.0816) = -2.42074; half 1.95996 x 0.02 / (0.0816 x 0.9184) = 0.52306
  const [low, high] = logitInterval(0.0816, 0.02, 0.95);
  expect(low).toBeCloseTo(0.05004, 4);
  expect(high).toBeCloseTo(0.13038, 4);
});

test('the interval holds the estimate, stays inside 0..1, mirrors at 1 - p, and widens with se, level and fewer degrees of freedom', () => {
  fc.assert(fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (p, se) => {
    const [low, high] = logitInterval(p, se, 0.9, 12);
    expect(low >= 0 && low <= p && p <= high && high <= 1).toBe(true);
    const mirror = logitInterval(1 - p, se, 0.9, 12);
    expect(mirror[0]).toBeCloseTo(1 - high, 9);
    expect(mirror[1]).toBeCloseTo(1 - low, 9);
    for (const wider of [logitInterval(p, 2 * se, 0.9, 12), logitInterval(p, se, 0.95, 12), logitInterval(p, se, 0.9, 4)]) {
      expect(wider[0] <= low && wider[1] >= high).toBe(true);
    }
    expect(logitInterval(p, se, 0.9)[1]).toBeLessThanOrEqual(high);
  }));
});

test('at 0 and 1 the interval is the point itself', () => {
  expect([logitInterval(0, 0.1, 0.95), logitInterval(1, 0.1, 0.95)]).toEqual([[0, 0], [1, 1]]);
});
