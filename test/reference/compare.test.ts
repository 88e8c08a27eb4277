import { describe, expect, test } from 'vitest';
import { makeChance } from './chance.ts';
import { compare, criticalS, kolmogorovSmirnovP, kolmogorovSmirnovSteps, leastP, leastShift, meanDifferences, selfNormalised, selfNormalisedP } from './compare.ts';

const sample = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);

describe('the comparison of two samples', () => {
  // Exact: C(2n, n) orders of two samples of n, all alike; those with a distance of n steps are the two in which one sample comes first.
  test('two samples of 5 lie wholly apart with probability 2 / C(10, 5)', () => expect(kolmogorovSmirnovP(5, 5)).toBeCloseTo(2 / 252, 12));

  // Counted by hand over the 6 orders of two samples of 2: the distance is 2 steps in two of them.
  test('two samples of 2 have a distance of at least 1 step, and of 2 in one order of three', () => {
    expect(kolmogorovSmirnovP(1, 2)).toBeCloseTo(1, 12);
    expect(kolmogorovSmirnovP(2, 2)).toBeCloseTo(1 / 3, 12);
  });

  test('the distance of distributions counts ties as one step of both', () => {
    expect(kolmogorovSmirnovSteps([0, 0, 1, 2], [0, 1, 1, 2])).toBe(1);
    expect(kolmogorovSmirnovSteps([0, 0, 0], [0, 0, 0])).toBe(0);
    expect(kolmogorovSmirnovSteps([1, 2, 3], [4, 5, 6])).toBe(3);
  });

  test('S of equal differences is √n, and no sample can exceed it', () => {
    expect(selfNormalised([2, 2, 2, 2])).toBeCloseTo(2, 12);
    expect(selfNormalised([0, 0, 0])).toBe(0);
    expect(selfNormalisedP(criticalS(1e-6))).toBeCloseTo(1e-6, 12);
  });

  test('counts that are almost always 0 keep the stated error: less than 1 in 100 of 2,000 pairs of samples lies beyond p = 0.01', () => {
    const chance = makeChance(7);
    const rare = (): number => chance.poisson(0.02) * (1 + chance.poisson(3));
    let beyond = 0;
    for (let i = 0; i < 2000; i++) if (selfNormalisedP(selfNormalised(meanDifferences(sample(60, rare), sample(60, rare)))) < 0.01) beyond++;
    expect(beyond).toBeLessThanOrEqual(20);
  });

  test('a shift of the mean, a wider spread and another shape are each noticed by their test', () => {
    const chance = makeChance(8);
    const n = 200;
    const shifted = compare('shift', sample(n, chance.normal), sample(n, () => chance.normal() + 1.3 * leastShift(n, 1e-6)));
    expect(shifted.p.mean).toBeLessThan(1e-6);
    const wider = compare('spread', sample(n, chance.normal), sample(n, () => 3 * chance.normal()));
    expect(wider.p.mean).toBeGreaterThan(1e-3);
    expect(wider.p.spread).toBeLessThan(1e-6);
    const split = compare('shape', sample(n, chance.normal), sample(n, () => (chance.coin(0.5) ? 1 : -1)));
    expect(split.p.mean).toBeGreaterThan(1e-3);
    expect(split.p.distribution).toBeLessThan(1e-6);
    expect(leastP(compare('same', sample(n, chance.normal), sample(n, chance.normal)))).toBeGreaterThan(1e-3);
  });
});

describe('the reference’s own chance', () => {
  const chance = makeChance(2012);
  const N = 40_000;
  /** Mean and variance within five standard errors, which are those of a sample of N. */
  const moments = (draw: () => number, mean: number, variance: number, kurtosis: number): void => {
    const x = sample(N, draw);
    const m = x.reduce((a, b) => a + b, 0) / N;
    const v = x.reduce((a, b) => a + (b - m) ** 2, 0) / N;
    expect(Math.abs(m - mean)).toBeLessThan(5 * Math.sqrt(variance / N));
    expect(Math.abs(v - variance)).toBeLessThan(5 * variance * Math.sqrt((kurtosis - 1) / N));
  };

  test('uniform, exponential and normal draws have their moments', () => {
    moments(chance.uniform, 0.5, 1 / 12, 1.8);
    moments(chance.exponential, 1, 1, 9);
    moments(chance.normal, 0, 1, 3);
  });

  test('gamma draws have theirs, above and below shape 1', () => {
    moments(() => chance.gamma(3, 6), 6, 12, 5);
    moments(() => chance.gamma(0.5, 2), 2, 8, 15);
  });

  test('Poisson and binomial draws have theirs', () => {
    moments(() => chance.poisson(0.3), 0.3, 0.3, 3 + 1 / 0.3);
    moments(() => chance.poisson(7), 7, 7, 3.2);
    moments(() => chance.binomial(5, 0.3), 1.5, 1.05, 3);
  });

  test('a coin never falls at 0 and always at 1; one of several is drawn by its weight, and none where all are 0', () => {
    expect(sample(1000, () => Number(chance.coin(0))).includes(1)).toBe(false);
    expect(sample(1000, () => Number(chance.coin(1))).includes(0)).toBe(false);
    expect(chance.pick([0, 0])).toBe(-1);
    expect(sample(1000, () => chance.pick([0, 2, 0])).every((i) => i === 1)).toBe(true);
    moments(() => chance.pick([1, 3]), 0.75, 0.1875, 2.34);
  });

  test('two seeds give two sequences, one seed one', () => {
    expect(sample(5, makeChance(1).uniform)).toEqual(sample(5, makeChance(1).uniform));
    expect(sample(5, makeChance(1).uniform)).not.toEqual(sample(5, makeChance(2).uniform));
  });
});
