import { describe, expect, test } from 'vitest';
import { compare } from '../../../sim/check/paired.ts';
import { rules } from '../../../sim/check/rules/index.ts';
import { rulesOf, rulesReport } from '../../../sim/check/runRules.ts';
import { smaller, withChange, withInstrumentSettings, withSettings } from '../../../sim/check/settings.ts';
import { drawParams } from '../../../sim/scenario/draw.ts';
import { makeKeys } from '../../../sim/base/random/streams.ts';
import { compileWith } from '../../support/scenarios.ts';
import { testRandom } from '../../support/syntheticWorld.ts';

test('every rule has an id of its own, says what the model must do, and how that is tested', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, sentence, how, errorProbability } of rules) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(sentence).toMatch(/^The model must [\s\S]+\.$/);
    expect(how.length).toBeGreaterThan(20);
    expect([0, 0.001]).toContain(errorProbability);
  }
  expect(rulesOf('short').length).toBeLessThan(rulesOf('full').length);
});

test('a report without all its rules is partial, and has not passed', () => {
  const result = { id: 'beds', sentence: '', how: '', errorProbability: 0, passed: true, numbers: [], details: [], seconds: 0 };
  expect(rulesReport('short', [result])).toMatchObject({ passed: false, partial: true, failed: [] });
});

describe('settings', () => {
  test('values, members, factors and dated changes reach the parameters of a world; a wrong name is refused', async () => {
    const base = await compileWith('cambodia.yaml');
    const drawn = (s: typeof base) => drawParams(s.parameters, makeKeys([1, 2], 0), s.calendar.totalWeeks);
    const weights = drawn(withSettings(base, { 'displacement.weights': 0, 'displacement.weights.stop': 1 }))['displacement']!['weights'] as Float64Array;
    expect(Array.from(weights.subarray(0, 9))).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const [before, after] = [base, withSettings(base, { 'inflow.arrivals': { times: 2 } })].map((s) => drawn(s)['inflow']!['arrivals'] as Float64Array);
    for (let a = 0; a < 4; a++) expect(after![a]! / before![a]!).toBeCloseTo(2, 12);
    const leak = drawn(withChange(withSettings(base, { 'raids.leak': 0.2 }), 'raids.leak', { from: 300, to: 400, ramp: 0, operation: 'set', value: 0.9 }))['raids']!['leak'] as Float64Array;
    expect([leak[299], leak[300], leak[399], leak[400]]).toEqual([0.2, 0.9, 0.9, 0.2]);
    expect(Array.from(drawn(smaller(base, 0.001))['market']!['venues'] as Float64Array)).toEqual([6, 6, 6, 6]);
    expect(() => withSettings(base, { 'raids.leaks': 0 })).toThrow('no parameter raids.leaks');
    expect(() => withSettings(base, { 'displacement.weights.nowhere': 0 })).toThrow('no parameter');
    expect(() => withSettings(base, { 'raids.leak': 2 })).toThrow('hard bounds');
    expect(() => withInstrumentSettings(base, { sampled: 3 })).toThrow('no parameter');
  });
});

// Oracle: the size of the test. 4,000 repetitions of 12 worlds without an effect; 0.001 expected, bound at 5 standard errors.
test('comparisons of worlds without an effect claim one in a thousand times or so, and a large effect is always shown', () => {
  const random = testRandom(5);
  const normal = (): number => Array.from({ length: 12 }, random).reduce((a, b) => a + b, 0) - 6;
  let [claimed, refused] = [0, 0];
  for (let k = 0; k < 4000; k++) {
    const before = Array.from({ length: 12 }, normal);
    const after = before.map((x) => x + normal());
    if (compare('rises', 'x', before, after).passed) claimed++;
    if (!compare('doesNotRise', 'x', before, after).passed) refused++;
  }
  expect(claimed).toBeLessThanOrEqual(4 + 5 * 2);
  expect(refused).toBe(claimed);
  const many = Array.from({ length: 12 }, normal);
  expect(compare('falls', 'x', many, many.map((x) => x - 10 + normal())).passed).toBe(true);
  expect(compare('reported', 'x', many, many).passed).toBe(true);
});
