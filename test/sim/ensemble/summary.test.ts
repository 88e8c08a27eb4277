import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../../sim/base/sha256.ts';
import { makePairs } from '../../../sim/ensemble/paired.ts';
import { makeSummary } from '../../../sim/ensemble/summary.ts';
import { makeWeeklyHistogram, COUNT_STEPS, SHARE_STEPS } from '../../../sim/ensemble/weeklyHistogram.ts';
import { OUTCOMES, SERIES } from '../../../sim/run/result.ts';
import { scalarNames } from '../../../sim/run/scalars.ts';
import { quantileSorted } from '../../../sim/stats/quantiles.ts';
import { fakeScenario, fakeWorld } from '../../support/fakeWorlds.ts';

const scenario = fakeScenario();
const names = scalarNames(scenario);
const facts = { scenario, seed: '1', worlds: 30, notes: ['a note'] };
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const worlds = range(30).map((world) => fakeWorld(scenario, 1, world));
const gather = (order: readonly number[]) => {
  const summary = makeSummary(facts);
  for (const world of order) summary.add(worlds[world]!);
  return summary.ensemble(2);
};
const shuffled = (n: number) => fc.shuffledSubarray(range(n), { minLength: n, maxLength: n });

test('the ensemble is the same to the last bit for any order of arrival, and a world that comes twice counts once', () => {
  const expected = gather(range(30));
  fc.assert(fc.property(shuffled(30), fc.nat(29), (order, twice) => { expect(gather([...order, twice])).toEqual(expected); }), { seed: 2, numRuns: 40 });
});

test('means are sums in world order; medians and quantiles are exact (type 7)', () => {
  const { result, scalars, worldIndex } = gather(range(30).reverse());
  const column = names.indexOf('ladder.first.T0.children');
  const values = range(30).map((world) => scalars[world * names.length + column]!);
  expect([...worldIndex]).toEqual(range(30));
  expect(result.truth.children.from.mean).toBe(values.reduce((a, b) => a + b, 0) / 30);
  const sorted = Float64Array.from(values).sort();
  // By hand: h = 29 p; q05 lies 0.45 of the way from the second to the third value.
  expect(result.truth.children.from.q05).toBeCloseTo(sorted[1]! + 0.45 * (sorted[2]! - sorted[1]!), 9);
  expect(result.truth.children.from.median).toBe((sorted[14]! + sorted[15]!) / 2);
});

test('the digest is that of the worlds\' digests by index', () => {
  expect(gather(range(30).reverse()).result.digest).toBe(sha256Hex(worlds.map((world) => world.digest).join('')));
});

test('worlds whose reading leaves no logarithm are counted and left out of the sums; fewer worlds than asked for is partial', () => {
  const all = gather(range(30)).result;
  expect(all.notEstimable).toBe(2);
  expect(Number.isFinite(all.decomposition.find(({ step }) => step === 'sampled')!.logPoints.mean)).toBe(true);
  expect(all.partial).toBeUndefined();
  const some = gather(range(12)).result;
  expect([some.worlds, some.partial, some.run === all.run]).toEqual([12, true, true]);
  expect(gather(range(30)).samples.map(({ world }) => world)).toEqual(range(20));
});

test('a fan lies within a bin of the exact quantiles: half a root of the count, 1 in 512 of the root of a share', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 60 }), fc.boolean(), (values, shares) => {
      const scaled = values.map((value) => Math.fround(shares ? value / 300_000 : value));
      const histogram = makeWeeklyHistogram(1, shares ? SHARE_STEPS : COUNT_STEPS);
      for (const value of scaled) histogram.add(Float32Array.of(value));
      const fan = histogram.fan();
      const sorted = Float64Array.from(scaled).sort();
      for (const [level, found] of [[0.05, fan.q05], [0.25, fan.q25], [0.5, fan.q50], [0.75, fan.q75], [0.95, fan.q95]] as const) {
        const exact = quantileSorted(sorted, level);
        const steps = shares ? SHARE_STEPS : COUNT_STEPS;
        // The two neighbours may each be off by a bin, and the wider bin is the upper one's.
        const upper = Math.sqrt(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length - 1) * level) + 1)]!) + 1 / steps;
        expect(Math.abs(found[0]! - exact)).toBeLessThanOrEqual((2 * upper) / steps + 1e-6);
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('weeks without a value are left out of the fan, and a week with none is NaN', () => {
  const histogram = makeWeeklyHistogram(2, SHARE_STEPS);
  histogram.add(Float32Array.of(NaN, NaN));
  histogram.add(Float32Array.of(0.25, NaN));
  expect(histogram.fan().q50[0]).toBeCloseTo(0.25, 2);
  expect(histogram.fan().q50[1]).toBeNaN();
});

test('pairs: only worlds with both halves count, in any order; the difference is changed minus base', () => {
  const halves = range(12).flatMap((world) => [{ side: 'base' as const, result: fakeWorld(scenario, 1, world) }, { side: 'changed' as const, result: fakeWorld(scenario, 1, world, 0.9) }]);
  const pair = (order: readonly number[]) => {
    const pairs = makePairs(facts, { ...facts, scenario: fakeScenario('changed') });
    for (const i of order) pairs.add(halves[i]!.side, halves[i]!.result);
    return pairs;
  };
  const expected = pair(range(24)).preview(1);
  expect(expected.worlds).toBe(12);
  const difference = expected.difference.childrenAtEnd;
  expect(difference.mean).toBeCloseTo(expected.changed.result.outcomes.childrenAtEnd.mean - expected.base.result.outcomes.childrenAtEnd.mean, 9);
  expect(difference.fewer).toBe(12);
  expect(difference.monteCarloError).toBeGreaterThan(0);
  expect(Object.keys(expected.difference)).toEqual([...OUTCOMES]);
  const weeks = scenario.calendar.weeks;
  const at = SERIES.indexOf('childrenAll') * weeks;
  const byHand = Float64Array.from(range(12), (w) => halves[2 * w + 1]!.result.series[at]! - halves[2 * w]!.result.series[at]!).sort();
  expect(expected.childrenAllDifference.q50[0]).toBe((byHand[5]! + byHand[6]!) / 2);
  fc.assert(fc.property(shuffled(24), (order) => { expect(pair(order).preview(1)).toEqual(expected); }), { seed: 4, numRuns: 20 });
  expect(pair(range(23)).count).toBe(11);
});
