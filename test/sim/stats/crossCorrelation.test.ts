import { describe, expect, test } from 'vitest';
import { lagOfHighestCorrelation, movingMean } from '../../../sim/stats/crossCorrelation.ts';
import { testRandom } from '../../support/syntheticWorld.ts';

/** A smooth wandering series. */
function wander(seed: number, length: number): number[] {
  const random = testRandom(seed);
  let level = 0;
  return Array.from({ length }, () => (level = 0.95 * level + random() - 0.5));
}

describe('lag of the highest cross-correlation', () => {
  test.each([0, 1, 17, 60, 104])('is recovered where one series is the other %i weeks later, scaled, shifted and with noise', (lag) => {
    const source = wander(3, 834 + lag);
    const random = testRandom(9);
    const lead = source.slice(lag);
    const follow = source.slice(0, 834).map((x) => 0.02 + 0.1 * x + 0.01 * (random() - 0.5));
    expect(lagOfHighestCorrelation(lead, follow, 104)).toBe(lag);
  });

  test('of a series that is forgotten exponentially: a delay before the memory adds just that delay', () => {
    const source = wander(5, 900);
    let memory = 0;
    const filtered = source.map((x) => (memory = 0.9 * memory + x));
    const delayed = [...Array.from({ length: 20 }, () => 0), ...filtered].slice(0, 900);
    const [alone, later] = [lagOfHighestCorrelation(source, filtered, 104), lagOfHighestCorrelation(source, delayed, 104)];
    expect(later - alone).toBe(20);
    expect(alone).toBeGreaterThan(0);
    expect(alone).toBeLessThan(20);
  });

  test('is not a number where a series is flat, too short, or only moves the other way', () => {
    const x = wander(7, 400);
    expect(lagOfHighestCorrelation(x, x.map(() => 0.1), 104)).toBeNaN();
    expect(lagOfHighestCorrelation(x.map(() => 0), x, 104)).toBeNaN();
    expect(lagOfHighestCorrelation(x.slice(0, 155), x.slice(0, 155), 104)).toBeNaN();
    expect(lagOfHighestCorrelation(x, x.map((y) => -y), 0)).toBeNaN();
  });
});

test('moving means leave out the ends: 2, 3, 4 for 1 to 5 over three', () => {
  expect(Array.from(movingMean([1, 2, 3, 4, 5], 3))).toEqual([2, 3, 4]);
  expect(movingMean([1, 2], 3).length).toBe(0);
});
