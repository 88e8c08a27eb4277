import { expect, test } from 'vitest';
import fc from 'fast-check';
import { linear, linearTicks, logarithmic, niceStep, shareTicks, spread } from '../../web/charts/scale.ts';

test('equal ratios are equal distances on the log scale, and it inverts', () => {
  const x = logarithmic([0.02, 0.08], [0, 200]);
  expect(x(0.04)).toBeCloseTo(100, 9);
  expect(x.invert(100)).toBeCloseTo(0.04, 12);
  expect(x(0.08) - x(0.06)).toBeCloseTo(x(0.04) - x(0.03), 9);
});

test('linear maps the ends of its domain to the ends of its range', () => {
  const y = linear([0, 0.12], [370, 34]);
  expect([y(0), y(0.12)]).toEqual([370, 34]);
  expect(y.invert(y(0.05))).toBeCloseTo(0.05, 12);
});

test('ticks start at zero, have round steps and cover the largest value', () => {
  fc.assert(fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (max) => {
    const ticks = linearTicks(max, 7);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)! * 1.000001).toBeGreaterThanOrEqual(max);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(niceStep(max, 7)).toBeCloseTo(ticks[1]!, 9);
  }), { seed: 3 });
});

test('share ticks are halvings of eight per cent inside the domain', () => {
  expect(shareTicks([0.019, 0.09])).toEqual([0.02, 0.04, 0.08]);
});

test('labels stand at least a gap apart, inside the limits, in their order', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 6 }), (wanted) => {
    const placed = spread(wanted, 20, 10, 290);
    const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
    order.slice(1).forEach((i, k) => expect(placed[i]! - placed[order[k]!]!).toBeGreaterThanOrEqual(20 - 1e-9));
    expect(Math.max(...placed)).toBeLessThanOrEqual(290 + 1e-9);
  }), { seed: 5 });
});

test('labels with room stay where they belong', () => {
  expect(spread([50, 200, 120], 20, 0, 300)).toEqual([50, 200, 120]);
});
