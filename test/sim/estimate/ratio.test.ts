import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio, type Ratio, type Sample, type SecondStage } from '../../../sim/estimate/ratio.ts';
import reference from '../../published/ratio/reference.json' with { type: 'json' };

const strataOf = (stratum: readonly number[], N: readonly number[]): number[] => N.map((size, h) => stratum.filter((s) => s === h).length / size);

function sampleOf(n: number, fpc: boolean): Sample {
  const stratum = reference.stratum.slice(0, n);
  return {
    y: reference.y.slice(0, n), x: reference.x.slice(0, n), weight: reference.weight.slice(0, n), stratum,
    fraction: fpc ? strataOf(stratum, reference.N) : [0, 0, 0],
  };
}

function estimable(sample: Sample, secondStage?: SecondStage): Ratio {
  const result = ratio(sample, secondStage);
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

// Oracle: svyratio and svyciprop(method = "logit") of R survey 4.1-1; script and output in test/published/ratio.
describe('ratio agrees with R survey to ten digits', () => {
  const cases: [keyof typeof reference & ('noFpc' | 'fpc' | 'twoStage' | 'lonely'), Sample, SecondStage | undefined][] = [
    ['noFpc', sampleOf(18, false), undefined],
    ['fpc', sampleOf(18, true), undefined],
    ['twoStage', sampleOf(18, true), { kind: 'simple', sizes: reference.M }],
    ['lonely', sampleOf(16, true), undefined],
  ];
  test.each(cases)('%s', (name, sample, secondStage) => {
    const got = estimable(sample, secondStage);
    const want = reference[name];
    expect(got.degreesOfFreedom).toBe(want.df);
    for (const field of ['share', 'standardError', 'low', 'high'] as const) expect(Math.abs(got[field] / want[field] - 1)).toBeLessThan(1e-10);
  });
});

// Worked by hand. One stratum, 3 of 12 venues, weights 4: y = 1, 0, 2; x = 4, 6, 10. R = 12 / 80 = 0.15.
// y - R x = 0.4, -0.9, 0.5; z = those / 20; sum of squares (0.16 + 0.81 + 0.25) / 400 = 0.00305; V = 0.75 × 3/2 × 0.00305 = 0.00343125.
// Design effect: V / (0.15 × 0.85 / 20) = 0.538235…
test('ratio of a stratum of three venues out of twelve: 0.15, variance 0.00343125, design effect 0.538', () => {
  const got = estimable({ y: [1, 0, 2], x: [4, 6, 10], weight: [4, 4, 4], stratum: [0, 0, 0], fraction: [0.25] });
  expect(got.share).toBeCloseTo(0.15, 14);
  expect(got.standardError).toBeCloseTo(Math.sqrt(0.00343125), 14);
  expect(got.designEffect).toBeCloseTo(0.00343125 / (0.15 * 0.85 / 20), 12);
  expect(got.degreesOfFreedom).toBe(2);
});

// Second derivation: Bernoulli sampling within venues, variance of sum I (y - R x) is pi (1 - pi) sum (y - R x)^2, estimated by (1 - pi) over those seen.
test('two-stage term of Bernoulli sampling: fraction 0.25 times (1 - 0.5) times the squares of those seen', () => {
  const sample = { y: [1, 0, 2], x: [4, 6, 10], weight: [4, 4, 4], stratum: [0, 0, 0], fraction: [0.25] };
  const one = estimable(sample).standardError;
  const two = estimable(sample, { kind: 'bernoulli', fraction: 0.5 }).standardError;
  const squares = 3 * 0.85 * 0.85 + 17 * 0.15 * 0.15;
  expect(two * two - one * one).toBeCloseTo(0.25 * 0.5 * squares / 400, 14);
});

// Second derivation: the delete-one jackknife (JKn) by strata, which agrees with linearisation to second order.
test('linearised and jackknife standard errors agree within 3 % for forty venues a stratum', () => {
  const n = 80;
  const y = Array.from({ length: n }, (_, i) => (i * 7) % 5 === 0 ? (i % 3) + 1 : 0);
  const x = Array.from({ length: n }, (_, i) => 5 + ((i * 13) % 9));
  const stratum = Array.from({ length: n }, (_, i) => (i < 40 ? 0 : 1));
  const weight = stratum.map((h) => (h === 0 ? 5 : 9));
  const full = estimable({ y, x, weight, stratum, fraction: [0, 0] });
  let variance = 0;
  for (let i = 0; i < n; i++) {
    const adjusted = weight.map((w, j) => (j === i ? 0 : stratum[j] === stratum[i] ? (w * 40) / 39 : w));
    const top = y.reduce((sum, value, j) => sum + value * adjusted[j], 0);
    const bottom = x.reduce((sum, value, j) => sum + value * adjusted[j], 0);
    variance += (39 / 40) * (top / bottom - full.share) * (top / bottom - full.share);
  }
  expect(Math.abs(Math.sqrt(variance) / full.standardError - 1)).toBeLessThan(0.03);
});

test('nobody seen is not estimable, and says so', () => {
  expect(ratio({ y: [0, 0], x: [0, 0], weight: [1, 1], stratum: [0, 0], fraction: [0] })).toEqual({ estimable: false, reason: 'nobody was seen' });
  expect(ratio({ y: [], x: [], weight: [], stratum: [], fraction: [] }).estimable).toBe(false);
});

// Clopper and Pearson 1934: 0 of 10 has the upper limit 1 - 0.025^(1/10) = 0.30850.
test('no child in ten venues gives a share of 0 with the upper limit of 0 out of 10 venues, 0.3085; all children the mirror image', () => {
  const base = { x: Array(10).fill(8), weight: Array(10).fill(2), stratum: Array(10).fill(0), fraction: [0.5] };
  const none = estimable({ ...base, y: Array(10).fill(0) });
  expect([none.share, none.standardError, none.low]).toEqual([0, 0, 0]);
  expect(none.high).toBeCloseTo(0.308497, 6);
  expect(none.designEffect).toBeNaN();
  const all = estimable({ ...base, y: Array(10).fill(8) });
  expect(all.low).toBeCloseTo(1 - 0.308497, 6);
  expect(all.high).toBe(1);
});

test('a census has standard error 0 and an interval of one point', () => {
  const got = estimable({ y: [1, 0, 2], x: [4, 6, 10], weight: [1, 1, 1], stratum: [0, 0, 0], fraction: [1] });
  expect([got.standardError, got.low, got.high]).toEqual([0, 0.15, 0.15]);
});

test('row order and the scale of the weights change nothing', () => {
  const unit = fc.record({ x: fc.integer({ min: 0, max: 20 }), share: fc.double({ min: 0, max: 1, noNaN: true }), h: fc.integer({ min: 0, max: 2 }), w: fc.double({ min: 0.5, max: 9, noNaN: true }) });
  fc.assert(fc.property(fc.array(unit, { minLength: 3, maxLength: 40 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (units, scale) => {
    const table = (rows: typeof units, factor: number): Sample => ({
      y: rows.map((r) => Math.floor(r.x * r.share)), x: rows.map((r) => r.x), weight: rows.map((r) => r.w * factor), stratum: rows.map((r) => r.h), fraction: [0.1, 0.2, 0],
    });
    const a = ratio(table(units, 1), { kind: 'bernoulli', fraction: 0 });
    const b = ratio(table(units.slice().reverse(), scale), { kind: 'bernoulli', fraction: 0 });
    expect(a.estimable).toBe(b.estimable);
    if (a.estimable && b.estimable) {
      for (const field of ['share', 'standardError', 'low', 'high'] as const) expect(Math.abs(a[field] - b[field])).toBeLessThan(1e-9);
      expect(a.low).toBeLessThanOrEqual(a.share);
      expect(a.high).toBeGreaterThanOrEqual(a.share);
    }
  }));
});
