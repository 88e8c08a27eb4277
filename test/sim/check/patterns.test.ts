import { beforeAll, describe, expect, test } from 'vitest';
import { judge } from '../../../sim/check/patterns/judge.ts';
import { missing, patterns } from '../../../sim/check/patterns/index.ts';
import { observeWorld } from '../../../sim/check/patterns/observeWorld.ts';
import type { Pattern } from '../../../sim/check/patterns/pattern.ts';
import { smaller, withSettings } from '../../../sim/check/settings.ts';
import { parseDay } from '../../../sim/base/weeks.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { compileWith } from '../../support/scenarios.ts';

const pattern = (more: Partial<Pattern>): Pattern => ({
  id: 'a', what: '', where: '', when: '', unit: 'ratio', observed: 1, reliability: 'M', source: 'S0', use: 'heldOut', mapping: '', factors: [], explanation: 'because', simulate: () => 1, ...more,
});
/** One pattern's numbers in as many worlds. */
const one = (more: Partial<Pattern>, values: readonly number[]) => judge([pattern(more)], values.map((x) => Float64Array.of(x)), values.length).results[0]!;
const evenly = (low: number, high: number): number[] => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

describe('the verdict', () => {
  test('a number is inside when it lies between the 5 and the 95 % quantile', () => {
    expect(one({ observed: 1.06 }, evenly(1, 2))).toMatchObject({ inside: true, earns: true, median: 1.5, explanation: '' });
    expect(one({ observed: 1.04 }, evenly(1, 2))).toMatchObject({ inside: false, earns: true, explanation: 'because' });
  });
  test('a range is met when the median lies in it, however wide the band', () => {
    expect(one({ observed: [1.4, 1.6] }, evenly(1, 2)).inside).toBe(true);
    expect(one({ observed: [1.6, 9] }, evenly(1, 2)).inside).toBe(false);
  });
  test('a band wider than a factor of 4, or one from 0 on, earns nothing', () => {
    expect(one({}, evenly(0.5, 5))).toMatchObject({ inside: true, earns: false });
    expect(one({}, evenly(0, 2).map((x) => (x < 0.3 ? 0 : x)))).toMatchObject({ width: null, earns: false });
  });
  test('a pattern without a number in more than a tenth of worlds is not shown; an ensemble of none shows nothing', () => {
    expect(one({}, [...evenly(0.9, 1.1), ...Array.from({ length: 20 }, () => NaN)])).toMatchObject({ median: null, inside: false, earns: false });
    expect(judge([pattern({})], [], 10)).toMatchObject({ partial: true, passed: false });
  });
  test('20 patterns, 6 of them held out, four in five inside and four held out inside are enough; one less is not', () => {
    const list = (inside: number, heldOutInside: number): boolean => {
      const made = Array.from({ length: 20 }, (_, i) => {
        const heldOut = i < 6;
        const isIn = heldOut ? i < heldOutInside : i - 6 < inside - heldOutInside;
        return pattern({ id: String(i), use: heldOut ? 'heldOut' : 'calibrated', observed: isIn ? 1 : 3 });
      });
      return judge(made, evenly(0.9, 1.1).map((x) => new Float64Array(20).fill(x)), 101).passed;
    };
    expect(list(16, 4)).toBe(true);
    expect(list(15, 4)).toBe(false);
    expect(list(17, 3)).toBe(false);
  });
  test('a source of low reliability, or of another population, is shown and not judged, wherever it lies', () => {
    const made = [pattern({ id: 'low', reliability: 'L', observed: 3 }), pattern({ id: 'scope', shownOnly: 'all provinces', observed: 1 }), pattern({ id: 'judged' })];
    const { summary, results } = judge(made, evenly(0.9, 1.1).map((x) => new Float64Array(3).fill(x)), 101);
    expect(summary).toMatchObject({ patterns: 1, inside: 1, heldOut: 1, shown: 2, shownInside: 1 });
    expect(results.map(({ shownOnly }) => shownOnly !== undefined)).toEqual([true, true, false]);
  });
});

describe('the list', () => {
  test('has 20 patterns or more with ids of their own, 6 or more held out; each says where it comes from and how its source saw it', () => {
    expect(patterns.length).toBeGreaterThanOrEqual(20);
    expect(patterns.filter(({ use }) => use === 'heldOut').length).toBeGreaterThanOrEqual(6);
    expect(new Set(patterns.map(({ id }) => id)).size).toBe(patterns.length);
    for (const { id, mapping, source, factors, looks = [], observed } of patterns) {
      expect(mapping.length, id).toBeGreaterThan(15);
      expect(source, id).toMatch(/^[SX]\d/);
      for (const { range: [low, high], why } of factors) expect([low < high, why.length > 5], id).toEqual([true, true]);
      for (const { at } of looks) expect(parseDay(at), `${id} ${at}`).toBeDefined();
      if (typeof observed !== 'number') expect(observed[0], id).toBeLessThan(observed[1]);
    }
    for (const { pattern: what, lacks } of missing) expect([what.length > 10, lacks.length > 5]).toEqual([true, true]);
  });
});

describe('a world as its sources see it', () => {
  let base: CompiledScenario;
  beforeAll(async () => {
    base = await compileWith('cambodia.yaml');
  });

  test('every pattern has a number in the base, and another number in another world', () => {
    // Four worlds: a share of a few dozen children may come out the same in two.
    const worlds = [0, 1, 2, 3].map((index) => observeWorld(base, [1, 2], index, patterns));
    patterns.forEach(({ id }, p) => {
      const values = worlds.map((world) => world[p]!);
      expect([values.every(Number.isFinite), new Set(values).size > 1], id).toEqual([true, true]);
    });
  });
  test('a pattern reads the same whatever other patterns there are', () => {
    const small = smaller(base, 0.05);
    const all = observeWorld(small, [1, 2], 0, patterns);
    const last = observeWorld(small, [1, 2], 0, patterns.slice(-1));
    expect(last[0]).toBe(all.at(-1));
  });
  test('without police what police do is 0 or not shown, and the market is still there', () => {
    const small = withSettings(smaller(base, 0.05), { 'raids.capacity': 0 });
    const seen = observeWorld(small, [1, 2], 0, patterns);
    const of = (id: string): number => seen[patterns.findIndex((p) => p.id === id)]!;
    expect([of('actions-2015'), of('victims-2015'), of('convictions-a-year'), of('pre-trial')]).toEqual([0, 0, 0, NaN]);
    expect(of('venues-2008')).toBeGreaterThan(50);
  });
});
