import { describe, expect, test } from 'vitest';
import { agreement, changesByWorld, distinguishable, endDifferences, fallRows, inHundred, largestPart, ladderRungs, monteCarloError, movedLevers, partsDownTo, snapLever, total } from '../../web/state/derive.ts';
import { groupParts } from '../../web/state/contract.ts';
import { boundaries, entrance, panelShape, shareDomain } from '../../web/charts/ladderLayout.ts';
import { differenceAxis } from '../../web/charts/DifferenceFan.tsx';
import { fallSteps } from '../../web/charts/Waterfall.tsx';
import { ensembleOf, fixtureLevers, previewOf } from '../../web/gallery/fixtures.ts';

const hidden = ensembleOf('hidden', 40);
const fell = ensembleOf('fell', 40);

describe('parts of the fall', () => {
  // Second derivation: the mean change of the reading is the sum of all mean steps; and sim/report groups them too.
  test('the parts of the lowest rung add up to the mean change of the reading', () => {
    const whole = hidden.result.decomposition.reduce((sum, row) => sum + row.logPoints.mean, 0);
    expect(total(partsDownTo(hidden.result, 'T6'))).toBeCloseTo(whole, 12);
    const { total: _, ...groups } = groupParts(hidden.result, 'ladder');
    for (const [group, points] of Object.entries(groups)) expect(partsDownTo(hidden.result, 'T6')[group as 'real']).toBeCloseTo(points, 12);
  });

  test('at the top there is nothing moved and nothing read differently', () => {
    const top = partsDownTo(hidden.result, 'T0');
    expect([top.moved, top.read]).toEqual([0, 0]);
  });

  test('shares add up to 100, and the largest part names the story', () => {
    expect(total(inHundred(partsDownTo(fell.result, 'T6')))).toBeCloseTo(100, 9);
    expect(largestPart(partsDownTo(fell.result, 'T6'))).toBe('real');
    expect(largestPart(partsDownTo(hidden.result, 'T6'))).toBe('moved');
  });

  test('both orders of the waterfall have the same ten rows', () => {
    expect(fallRows(hidden.result, 'ladder').map((r) => r.id)).toEqual(fallRows(hidden.result, 'attribution').map((r) => r.id));
  });

  test('bars of the waterfall follow on each other and end at first × exp(mean change)', () => {
    const rows = fallRows(hidden.result, 'ladder');
    const steps = fallSteps(rows, 0.08);
    steps.slice(1).forEach((step, i) => expect(step.from).toBe(steps[i]!.to));
    expect(steps.at(-1)!.to).toBeCloseTo(0.08 * Math.exp(rows.reduce((sum, r) => sum + r.logPoints.mean, 0)), 12);
  });
});

describe('ladder layout', () => {
  const rungs = ladderRungs(hidden.result);
  const shape = panelShape(rungs, shareDomain([rungs], [0.0816, 0.0222]), 0, 200, 100, 50);

  test('segments fill the rung from knot to knot, opposite ones net out', () => {
    for (const { right, left, segments, rung } of shape.rungs) {
      if (Math.abs(rung.change.median) < 0.3) continue;
      const length = segments.reduce((sum, s) => sum + (s.against ? -1 : 1) * Math.abs(s.right - s.left), 0);
      expect(Math.abs(length - (right - left))).toBeLessThan(PARTS_LEFT_OUT);
    }
  });

  test('tints lie between the rails', () => {
    for (const rung of shape.rungs) {
      const [a, b, c, d] = boundaries(rung);
      expect([a, d]).toEqual([rung.right, rung.left]);
      expect(Math.sign(b - a) * Math.sign(d - a)).toBeGreaterThanOrEqual(0);
      expect(Math.abs(c - a)).toBeLessThanOrEqual(Math.abs(d - a) + 1e-9);
    }
  });

  test('where it fell nothing is annotated; where it hid, the step out of sight', () => {
    expect(entrance(ladderRungs(fell.result))).toBeUndefined();
    expect(entrance(rungs)).toEqual({ index: 2, part: 'moved' });
  });
});

/** Up to four parts under 0.8 px each are left to the table. */
const PARTS_LEFT_OUT = 3.2;

test.each([
  [-0.73, -0.73, 'together'], [-0.9, -0.73, 'larger'], [-0.4, -0.73, 'partly'], [-0.03, -0.73, 'hardly'], [0.3, -0.73, 'against'], [-0.7, 0.02, 'noFall'],
] as const)('true %s against measured %s is %s', (truth, measured, word) => expect(agreement(truth, measured)).toBe(word));

test('Monte Carlo error falls with the root of the worlds', () => {
  const q = { mean: 0, median: 0, q05: -0.1, q95: 0.1 };
  expect(monteCarloError(q, 400)).toBeCloseTo(monteCarloError(q, 100) / 2, 12);
});

test('a paired difference of nothing is not distinguishable, a threefold raid capacity is', () => {
  expect(distinguishable(previewOf('hidden', 20, {}).difference.removals)).toBe(false);
  expect(distinguishable(previewOf('hidden', 20, { raidCapacity: 3 }).difference.removals)).toBe(true);
});

test('levers at rest are not settings, and values stay on their step and inside their bounds', () => {
  expect(movedLevers({ raidCapacity: 1, demand: 0.9 }, fixtureLevers)).toEqual({ demand: 0.9 });
  const lever = fixtureLevers[0]!;
  expect([snapLever(lever, 9), snapLever(lever, -1), snapLever(lever, 1.2345)]).toEqual([4, 0, 1.2]);
});

test('changes by world come from the waves that the ladder compares', () => {
  const pairs = changesByWorld(fell)!;
  expect(pairs.truth).toHaveLength(40);
  expect(pairs.truth[3]).toBeCloseTo(fell.scalars[3 * 5 + 3]! / fell.scalars[3 * 5 + 2]! - 1, 12);
});

test('differences at the end are those of the same worlds, in any order of arrival', () => {
  const preview = previewOf('hidden', 12, { raidCapacity: 3 });
  const ends = endDifferences(preview)!;
  expect(ends).toHaveLength(12);
  const mean = ends.reduce((a, b) => a + b, 0) / 12;
  expect(mean).toBeCloseTo(preview.difference.childrenAtEnd.mean, 6);
});

test('the axis of differences holds zero and both ends on round lines, seven at most', () => {
  for (const [least, most] of [[-312, 40], [0, 0], [-3, 2], [15, 900], [-5000, -4]] as const) {
    const [low, high, ticks] = differenceAxis(least, most);
    expect(low).toBeLessThanOrEqual(Math.min(0, least));
    expect(high).toBeGreaterThanOrEqual(Math.max(0, most));
    expect(ticks).toContain(0);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});
