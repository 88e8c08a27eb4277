import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateSample, attemptLimit } from '../../../sim/measure/instruments/establishmentSurvey/allocation.ts';
import { designWeight } from '../../../sim/measure/instruments/establishmentSurvey/weights.ts';

// Oracle: full enumeration. All orders of N venues of which R answer are reduced to the position of answers; the expected sum of weights must be R.
describe('expected weight times inclusion is exactly 1 for venues that answer', () => {
  function expectedTotal(N: number, R: number, n: number, limit: number): number {
    let total = 0;
    // state: approached, answered; probability of the path
    const walk = (approached: number, answered: number, probability: number): void => {
      if (approached === limit || answered === n) {
        if (answered > 0) total += probability * answered * designWeight(N, n, approached, answered);
        return;
      }
      const chance = (R - answered) / (N - approached);
      if (chance > 0) walk(approached + 1, answered + 1, probability * chance);
      if (chance < 1) walk(approached + 1, answered, probability * (1 - chance));
    };
    walk(0, 0, 1);
    return total;
  }
  test('for every N up to 12, R, n from 2 and limit', () => {
    for (let N = 2; N <= 12; N++) {
      for (let n = 2; n <= N; n++) {
        for (let limit = n; limit <= N; limit++) for (let R = 0; R <= N; R++) expect(expectedTotal(N, R, n, limit)).toBeCloseTo(R, 10);
      }
    }
  });
  test('a stratum taken whole has weight 1 exactly', () => {
    for (let N = 1; N <= 60; N++) for (let x = 1; x <= N; x++) expect(designWeight(N, N, N, x)).toBe(1);
  });
  test('a stratum exhausted before the last of the sample answered has weight 1 exactly', () => expect(designWeight(9, 7, 9, 5)).toBe(1));
  test('with everybody answering the weight is N / n', () => expect(designWeight(40, 8, 8, 8)).toBeCloseTo(5, 14));
});

describe('allocation', () => {
  test('gives each stratum two or all it has, never more than it has, and the sample in total', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 25 }), fc.integer({ min: 2, max: 800 }), (sizes, sample) => {
      const given = allocateSample(Int32Array.from(sizes), sample);
      const minimum = sizes.reduce((sum, size) => sum + Math.min(2, size), 0);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      expect(given.reduce((a, b) => a + b, 0)).toBe(Math.min(all, Math.max(sample, minimum)));
      given.forEach((n, h) => {
        expect(n).toBeLessThanOrEqual(sizes[h]);
        expect(n).toBeGreaterThanOrEqual(Math.min(2, sizes[h]));
      });
    }));
  });
  // By hand: sizes 50, 30, 1; sample 20. Minima 2, 2, 1; rest 15 over room 48, 28, 0: 9.47 and 5.53, so 9 and 6.
  test('50, 30, 1 with a sample of 20 gives 11, 8, 1', () => expect([...allocateSample(Int32Array.of(50, 30, 1), 20)]).toEqual([11, 8, 1]));
  test('the limit is rounded up and never above the stratum', () => {
    expect(attemptLimit(100, 10, 0.2)).toBe(12);
    expect(attemptLimit(100, 4, 0.2)).toBe(5);
    expect(attemptLimit(100, 4, 0)).toBe(4);
    expect(attemptLimit(11, 10, 0.2)).toBe(11);
  });
});
