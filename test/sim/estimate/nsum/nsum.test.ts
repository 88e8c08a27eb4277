import { describe, expect, test } from 'vitest';
import { deriveKeys, uniform } from '../../../../sim/base/random/streams.ts';
import { lognormalQuantile } from '../../../../sim/base/random/lognormal.ts';
import { poissonQuantile } from '../../../../sim/base/random/poisson.ts';
import { nsum, type Adjustments, type NsumColumns, type NsumEstimate, type NsumOptions } from '../../../../sim/estimate/nsum/nsum.ts';
import reference from '../../../published/nsum/reference.json' with { type: 'json' };

const ONE = { value: 1, standardError: 0 };
const NONE: Adjustments = { transmission: ONE, degreeRatio: ONE, frameRatio: ONE, precision: ONE };
const OPTIONS: NsumOptions = { sizes: [], level: 0.95, lonely: 'fail', nest: false, variance: { kind: 'linearised' }, adjustments: NONE };

const plain = (hidden: readonly number[], known: readonly (readonly number[])[]): NsumColumns => ({ design: { rows: hidden.length, y: hidden, strata: [], clusters: [], fpc: [], domain: [] }, known });

function estimated(columns: NsumColumns, options: Partial<NsumOptions>): NsumEstimate {
  const result = nsum(columns, { ...OPTIONS, ...options });
  if (!('estimable' in result)) throw new Error(JSON.stringify(result));
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

// Oracle: svyratio of R survey on made answers (test/published/nsum/nsum.R); Killworth's estimate is that ratio times the sizes of the known groups, or the population.
describe('basic estimates and their standard errors agree with R survey to ten digits', () => {
  const { hidden, known, sizes, population, weight, stratum, cluster, degree } = reference;
  const full = { rows: 60, y: hidden, weights: weight, strata: [{ codes: stratum, count: 2 }], clusters: [{ codes: cluster, count: 12 }], fpc: [], domain: [] };
  test.each([
    ['plain', plain(hidden, known), {}],
    ['full', { design: full, known }, {}],
    ['degreeFull', { design: full, known: [], degree }, { population }],
  ] as const)('%s', (name, columns, options) => {
    const got = estimated(columns, { sizes: columns.known.length > 0 ? sizes : [], ...options });
    expect(got.estimate / reference[name].basic).toBeCloseTo(1, 10);
    expect(got.standardError / reference[name].standardError).toBeCloseTo(1, 10);
  });

  test('the truth of 3,000 lies in the interval, and groups of known size come out near theirs when they are held out', () => {
    const got = estimated({ design: full, known }, { sizes, population });
    expect(got.interval[0]).toBeLessThan(3000);
    expect(got.interval[1]).toBeGreaterThan(3000);
    for (const { size, estimate } of got.heldOut) expect(Math.abs(Math.log(estimate / size))).toBeLessThan(0.8);
    // Mean degree of exp(5 + 0.7^2 / 2) = 189.6 in the population that the answers were made from.
    expect(got.meanDegree).toBeGreaterThan(130);
    expect(got.meanDegree).toBeLessThan(260);
  });
});

// By hand: 3 + 1 of the hidden, (4 + 6) + (2 + 8) of groups of 1000 and 3000: 4000 × 4 / 20 = 800; Killworth's error sqrt(800 × 4000 / 20) = 400.
// Held out: of 1000, 3000 × 6 / 14; of 3000, 1000 × 14 / 6. Mean degree in 100,000: 100,000 × 20 / 2 / 4000 = 250.
test('two respondents by hand: 800, Killworth error 400, mean degree 250, held-out groups 1285.7 and 2333.3', () => {
  const got = estimated(plain([3, 1], [[4, 2], [6, 8]]), { sizes: [1000, 3000], population: 100_000 });
  expect(got.estimate).toBeCloseTo(800, 10);
  expect(got.basic).toBeCloseTo(800, 10);
  expect(got.killworthError).toBeCloseTo(400, 10);
  expect(got.meanDegree).toBeCloseTo(250, 10);
  expect(got.heldOut.map(({ estimate }) => estimate)).toEqual([3000 * 6 / 14, 1000 * 14 / 6].map((value) => expect.closeTo(value, 9)));
  expect(got.reports).toBe(4);
});

// Closed form: N precision / (transmission × degree ratio × frame ratio), and relative variances add up.
test('factors multiply the estimate and add their relative variances', () => {
  const columns = plain([3, 1, 2, 0, 1], [[4, 2, 1, 3, 2], [6, 8, 2, 5, 4]]);
  const basic = estimated(columns, { sizes: [1000, 3000] });
  const adjustments: Adjustments = { transmission: { value: 0.5, standardError: 0.05 }, degreeRatio: { value: 0.8, standardError: 0.08 }, frameRatio: { value: 1.25, standardError: 0 }, precision: { value: 0.9, standardError: 0.009 } };
  const got = estimated(columns, { sizes: [1000, 3000], adjustments });
  expect(got.estimate).toBeCloseTo((basic.estimate * 0.9) / (0.5 * 0.8 * 1.25), 8);
  expect(got.basic).toBeCloseTo(basic.estimate, 8);
  const relative = Math.sqrt((basic.standardError / basic.estimate) ** 2 + 0.01 + 0.01 + 0.0001);
  expect(got.standardError / got.estimate).toBeCloseTo(relative, 10);
  // Symmetric in the logarithm, t of 4 degrees of freedom: 2.776445.
  expect(Math.log(got.interval[1] / got.estimate)).toBeCloseTo(2.7764451052 * relative, 8);
  expect(got.interval[0] * got.interval[1]).toBeCloseTo(got.estimate ** 2, 4);
});

// Closed form: e^-x = 0.025 at x = 3.6889; ten ties to a group of 1000 are 100 persons a tie.
test('no report at all gives 0 with an upper limit of 368.9, not a certainty', () => {
  const got = estimated(plain([0, 0], [[4, 6]]), { sizes: [1000] });
  expect(got.estimate).toBe(0);
  expect(got.interval[0]).toBe(0);
  expect(got.interval[1]).toBeCloseTo(100 * 3.68887945, 4);
  expect(got.method).toBe('Poisson limit of no report');
});

test('respondents who know nobody of the known groups have no network size, and so no estimate', () => {
  const result = nsum(plain([1, 2], [[0, 0]]), { ...OPTIONS, sizes: [1000] });
  expect('estimable' in result && !result.estimable && result.reason).toContain('networks have no size');
});

// Recovery: 150 worlds of 300 respondents, degrees log-normal, 5,000 hidden of whom a tie is known with chance 0.6. Coverage 95 ± 3 × 1.8 %.
test('adjusted by the transmission that made the answers, the estimate gives the truth back and its interval holds it', () => {
  const keys = deriveKeys([8, 8], 0, 'test/nsum', 1);
  const sizes = [4000, 15_000, 9000, 30_000];
  const transmission = { value: 0.6, standardError: 0 };
  let [covered, sum] = [0, 0];
  for (let world = 0; world < 150; world++) {
    const degree = Array.from({ length: 300 }, (_, i) => lognormalQuantile(uniform(keys, 0, world, 10 * i), 180, 120));
    const count = (i: number, j: number, size: number): number => poissonQuantile(uniform(keys, 0, world, 10 * i + j), (degree[i]! * size) / 1e6);
    const columns = plain(degree.map((_, i) => count(i, 2, 5000 * 0.6)), sizes.map((size, j) => degree.map((_, i) => count(i, 3 + j, size))));
    const got = estimated(columns, { sizes, adjustments: { ...NONE, transmission } });
    sum += got.estimate;
    if (got.interval[0] <= 5000 && 5000 <= got.interval[1]) covered++;
  }
  expect(Math.abs(sum / 150 - 5000)).toBeLessThan(150);
  expect(Math.abs(covered / 150 - 0.95)).toBeLessThan(3 * 0.018);
});
