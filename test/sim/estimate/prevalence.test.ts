import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomial } from '../../support/binomial.ts';
import { roganGladen, type Accuracy, type TruePrevalence } from '../../../sim/estimate/prevalence.ts';
import { bayesPrevalence, type Posterior } from '../../../sim/estimate/prevalenceBayes.ts';
import reference from '../../published/prevalence/reference.json' with { type: 'json' };

function formula(x: number, n: number, se: Accuracy, sp: Accuracy, level = 0.95): TruePrevalence {
  const result = roganGladen({ share: x / n, size: n }, se, sp, level);
  if (!result.estimable) throw new Error(result.reason);
  return result;
}
function posterior(...args: Parameters<typeof bayesPrevalence>): Posterior {
  const result = bayesPrevalence(...args);
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

// Oracle: printed in the manual of RSurveillance 0.2.1 (Sergeant), tp(20, 120, 0.9, 0.99, "c-p").
test('20 of 120 with sensitivity 0.9 and specificity 0.99: 0.17603, 0.1066051 to 0.2647191', () => {
  const { prevalence, low, high, method } = formula(20, 120, { value: 0.9 }, { value: 0.99 });
  expect([prevalence.toFixed(5), low.toFixed(7), high.toFixed(7), method]).toEqual(['0.17603', '0.1066051', '0.2647191', 'exact']);
});

// Oracle: facts of the field, derived there by hand.
test('8.16 % read with sensitivity 0.7 and specificity 0.985 is 9.72 %; 2.22 % is 1.05 %', () => {
  const of = (share: number): string => formula(share * 1e4, 1e4, { value: 0.7 }, { value: 0.985 }).prevalence.toFixed(4);
  expect([of(0.0816), of(0.0222)]).toEqual(['0.0972', '0.0105']);
});

// Worked by hand from equations 4, 6, 7, 16 and 17 of Lang and Reiczigel 2014: 30 of 100, sensitivity 45 of 50, specificity 76 of 80, z = 1.959964.
// n' = 103.841459, AP' = 31.920729 / 103.841459 = 0.307399; Se' = 46/52 = 0.884615, Sp' = 77/82 = 0.939024; J' = 0.823640; P' = 0.299188.
// Noise: Se' 0.884615 × 0.115385 / 52 = 0.00196290; Sp' 0.939024 × 0.060976 / 82 = 0.000698263. Shift 2 z² (0.299188 × 0.00196290 - 0.700812 × 0.000698263) = 0.000752.
test('the interval of Lang and Reiczigel, by hand', () => {
  const { low, high, method, prevalence } = formula(30, 100, { value: 0.9, tested: 50 }, { value: 0.95, tested: 80 });
  expect(prevalence).toBeCloseTo(0.25 / 0.85, 12);
  const z2 = 1.959963984540054 ** 2;
  const [n, ap, se, sp] = [100 + z2, (30 + z2 / 2) / (100 + z2), 46 / 52, 77 / 82];
  const p = (ap + sp - 1) / (se + sp - 1);
  expect([n.toFixed(6), ap.toFixed(6), p.toFixed(6)]).toEqual(['103.841459', '0.307399', '0.299188']);
  const [a, b] = [(se * (1 - se)) / 52, (sp * (1 - sp)) / 82];
  const centre = p + 2 * z2 * (p * a - (1 - p) * b);
  expect(centre - p).toBeCloseTo(0.000752, 5);
  const half = Math.sqrt(z2 * ((ap * (1 - ap)) / n + p * p * a + (1 - p) ** 2 * b)) / (se + sp - 1);
  expect(low).toBeCloseTo(centre - half, 12);
  expect(high).toBeCloseTo(centre + half, 12);
  expect(method).toBe('langReiczigel');
});

test('a perfect judgement changes nothing, and the formula undoes the errors that were put in', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.55, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }), (p, se, sp) => {
    expect(formula(50 * p, 50, { value: 1 }, { value: 1 }).prevalence).toBeCloseTo(p, 12);
    expect(formula(1000 * (p * se + (1 - p) * (1 - sp)), 1000, { value: se }, { value: sp }).untruncated).toBeCloseTo(p, 9);
  }));
});

test('fewer positives than false ones alone: 0 is printed, and the interval holds it', () => {
  const { prevalence, untruncated, low, high } = formula(2, 1000, { value: 0.7 }, { value: 0.985 });
  expect([prevalence, low]).toEqual([0, 0]);
  expect(untruncated).toBeLessThan(0);
  expect(high).toBeGreaterThanOrEqual(0);
});

test.each([[0.5, 0.5], [0.3, 0.6], [0, 1]])('sensitivity %d and specificity %d tell no more than chance: no estimate', (se, sp) => {
  expect(roganGladen({ share: 0.1, size: 100 }, { value: se }, { value: sp })).toMatchObject({ estimable: false });
  expect(bayesPrevalence({ share: 0.1, size: 100 }, { value: se }, { value: sp })).toMatchObject({ estimable: false });
});

// 3 standard errors of a coverage of 0.95 over 2,000 samples are 1.5 points; the method is conservative by design, never below.
test.each([[0.05, 0.9, 0.95, 100], [0.2, 0.7, 0.985, 300]])('limits of Lang and Reiczigel cover a prevalence of %d in at least 93.5 of 100 samples', (p, se, sp, m) => {
  const draw = binomial(7);
  let covered = 0;
  for (let k = 0; k < 2000; k++) {
    const [x, a, b] = [draw(400, p * se + (1 - p) * (1 - sp)), draw(m, se), draw(m, sp)];
    const result = roganGladen({ share: x / 400, size: 400 }, { value: a / m, tested: m }, { value: b / m, tested: m });
    if (result.estimable && result.low <= p && p <= result.high) covered++;
  }
  expect(covered / 2000).toBeGreaterThan(0.935);
});

describe('Bayes', () => {
  // Oracle: nested adaptive integration in R; script and output in test/published/prevalence. Its limits are good to about 1e-6.
  test.each(reference.cases)('%# : the posterior of $x of $n agrees with integration in R', ({ x, n, sensitivity: [a1, b1], specificity: [a2, b2], ...want }) => {
    const got = posterior({ share: x / n, size: n }, { a: a1!, b: b1! }, { a: a2!, b: b2! });
    expect(Math.abs(got.mean - want.mean)).toBeLessThan(2e-6);
    expect(Math.abs(got.standardDeviation - want.sd)).toBeLessThan(2e-6);
    for (const field of ['low', 'median', 'high'] as const) expect(Math.abs(got[field] - want[field])).toBeLessThan(5e-6);
    const twice = posterior({ share: x / n, size: n }, { a: a1!, b: b1! }, { a: a2!, b: b2! }, 0.95, 32);
    for (const field of ['mean', 'low', 'high'] as const) expect(Math.abs(got[field] - twice[field])).toBeLessThan(1e-6);
  });

  // Closed form: without errors the posterior is beta(x + 1, n - x + 1): mean (x + 1) / (n + 2); median of beta(1, n + 1) is 1 - 0.5^(1 / (n + 1)).
  test('a perfect judgement gives the beta posterior', () => {
    const { mean, standardDeviation } = posterior({ share: 0.3, size: 10 }, { value: 1 }, { value: 1 });
    expect(mean).toBeCloseTo(4 / 12, 12);
    expect(standardDeviation).toBeCloseTo(Math.sqrt((4 * 8) / (144 * 13)), 12);
    expect(posterior({ share: 0, size: 10 }, { value: 1 }, { value: 1 }).median).toBeCloseTo(1 - 0.5 ** (1 / 11), 10);
  });

  test('known sensitivity and specificity give nearly what beliefs without width give', () => {
    const sure = posterior({ share: 0.1, size: 400 }, { value: 0.8 }, { value: 0.97 });
    const nearly = posterior({ share: 0.1, size: 400 }, { a: 8e7, b: 2e7 }, { a: 9.7e7, b: 3e6 });
    for (const field of ['mean', 'low', 'high'] as const) expect(Math.abs(sure[field] - nearly[field])).toBeLessThan(1e-4);
  });
});
