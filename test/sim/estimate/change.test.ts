import { describe, expect, test } from 'vitest';
import { binomial } from '../../support/binomial.ts';
import { answerOf, estimatedOf } from '../../support/estimate.ts';
import { changeOf, type Limits } from '../../../sim/estimate/change.ts';
import reference from '../../published/survey/reference.json' with { type: 'json' };

const ratioOf = (...args: Parameters<typeof changeOf>): Limits => {
  const { ratio } = changeOf(...args);
  if ('estimable' in ratio) throw new Error(ratio.reason);
  return ratio;
};
const of = (x: number, n: number, deff = 1): { share: number; size: number } => ({ share: x / n, size: n / deff });

// Oracle: Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10 without continuity correction; to the four digits printed.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.8090],
  [10, 10, 0, 20, 0.6791, 1],
  [5, 56, 0, 29, -0.0381, 0.1926],
])('difference %d/%d less %d/%d: Newcombe prints %d to %d', (a, m, b, n, low, high) => {
  const { difference } = changeOf(of(b, n), of(a, m));
  expect(difference.low).toBeCloseTo(low, 4);
  expect(difference.high).toBeCloseTo(high, 4);
});

// Closed form of Katz et al. 1978: 20 of 100, then 10 of 100: exp(ln 0.5 -+ 1.959964 sqrt(1/20 - 1/100 + 1/10 - 1/100)).
test('the ratio of 10 of 100 to 20 of 100 is 0.5, 0.2467 to 1.0134; a design effect of 4 doubles the logarithm\'s error', () => {
  const { estimate, low, high } = ratioOf(of(20, 100), of(10, 100));
  expect(estimate).toBeCloseTo(0.5, 12);
  const half = 1.959963984540054 * Math.sqrt(0.04 + 0.09);
  expect(low).toBeCloseTo(0.5 * Math.exp(-half), 10);
  expect(high).toBeCloseTo(0.5 * Math.exp(half), 10);
  expect(Math.log(ratioOf(of(20, 100, 4), of(10, 100, 4)).high / 0.5)).toBeCloseTo(2 * half, 10);
});

test('a later share of 0 has a ratio of 0 with an upper limit, an earlier one has no ratio and keeps its difference', () => {
  const { estimate, low, high } = ratioOf(of(20, 100), of(0, 100));
  expect([estimate, low]).toEqual([0, 0]);
  expect(high).toBeGreaterThan(0.036 / 0.2);
  expect(high).toBeLessThan(0.4);
  const { ratio, difference } = changeOf(of(0, 100), of(20, 100));
  expect(ratio).toMatchObject({ estimable: false });
  expect(difference.low).toBeGreaterThan(0.1);
});

// 4 standard errors of a coverage of 0.95 over 2,000 samples are 2 points.
test('both intervals cover in 95 of 100 samples', () => {
  const draw = binomial(11);
  let [ratios, differences] = [0, 0];
  for (let k = 0; k < 2000; k++) {
    const { ratio, difference } = changeOf(of(draw(500, 0.08), 500), of(draw(600, 0.04), 600));
    if (!('estimable' in ratio) && ratio.low <= 0.5 && 0.5 <= ratio.high) ratios++;
    if (difference.low <= -0.04 && -0.04 <= difference.high) differences++;
  }
  for (const count of [ratios, differences]) expect(Math.abs(count / 2000 - 0.95)).toBeLessThan(0.02);
});

// Oracle: svyby with covmat and svycontrast of R survey; test/published/survey.
describe('two waves of one file', () => {
  test.each(reference.changes.map((row) => [row.name, row] as const))('%s agree with R survey', async (_, { file, args, ...want }) => {
    const { json } = await estimatedOf('change', `test/published/survey/${file}`, args);
    const near = (got: unknown, expected: number): void => expect(Math.abs(Number(got) / expected - 1)).toBeLessThan(1e-9);
    near(json['earlier'], want.earlier);
    near(json['later'], want.later);
    near((json['difference'] as Limits).estimate, want.difference);
    near((json['difference'] as Limits).standardError, want.differenceError);
    near(json.standardError! / json.estimate, want.logRatioError);
  });

  test('a wave that is not in the file has no estimate', async () => {
    expect(await answerOf('change', 'test/published/survey/apistrat.csv', ['--wave', 'stype', '--before', 'E', '--after', 'none', '--y', 'target'])).toMatchObject({ kind: 'notEstimable' });
  });
});
