import { expect, test } from 'vitest';
import { estimatedOf } from '../../../support/estimate.ts';
import reference from '../../../published/survey/reference.json' with { type: 'json' };

// Oracle: R survey 4.1-1 on its api data; script, files and output in test/published/survey. R writes 15 digits.
const TOLERANCE = 1e-9;

test.each(reference.cases.map((row) => [row.name, row] as const))('%s agrees with R survey', async (_, { file, args, ...want }) => {
  const { json } = await estimatedOf('survey', `test/published/survey/${file}`, args);
  const off = (got: unknown, expected: number | null): number => (expected === null ? 0 : Math.abs(Number(got) / expected - 1));
  expect(off(json.estimate, want.estimate)).toBeLessThan(TOLERANCE);
  expect(off(json.standardError, want.standardError)).toBeLessThan(TOLERANCE);
  expect(off(json.designEffect, want.designEffect)).toBeLessThan(TOLERANCE);
  expect(off(json['designEffectWithReplacement'], want.withReplacement)).toBeLessThan(TOLERANCE);
  if (want.df !== null) expect(json['degreesOfFreedom']).toBe(want.df);
  expect(off(json.interval!.low, want.low)).toBeLessThan(TOLERANCE);
  expect(off(json.interval!.high, want.high)).toBeLessThan(TOLERANCE);
});
