import { expect, test } from 'vitest';
import { readProfile, sourceFinder } from '../../bench/cpuProfile.ts';
import { settled } from '../../bench/settled.ts';
import { varianceFactor } from '../../bench/varianceFactor.ts';
import { makeKeys } from '../../sim/base/random/streams.ts';
import { drawParams, drawShocks } from '../../sim/scenario/draw.ts';
import { compileWith } from '../support/scenarios.ts';

/** Normal pairs of a given correlation, from a fixed sequence (Box and Muller 1958). */
function pairs(n: number, correlation: number): { readonly before: Float64Array; readonly after: Float64Array } {
  let state = 1;
  const uniform = (): number => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 4294967296;
  const [before, after] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const [radius, angle] = [Math.sqrt(-2 * Math.log(uniform())), 2 * Math.PI * uniform()];
    before[i] = radius * Math.cos(angle);
    after[i] = correlation * before[i]! + Math.sqrt(1 - correlation * correlation) * radius * Math.sin(angle);
  }
  return { before, after };
}

// Var(b) + Var(a) over Var(a - b) is 2 / (2 - 2r) for a correlation of r and equal variances.
test.each([[0, 1], [0.9, 10], [0.5, 2]])('pairs of correlation %d have a variance factor of %d, within the interval that is stated', (correlation, factor) => {
  const { before, after } = pairs(4000, correlation);
  const { median, low, high } = varianceFactor(before, after);
  expect(median).toBeGreaterThan(low);
  expect(high).toBeGreaterThan(median);
  expect(factor).toBeGreaterThan(low);
  expect(factor).toBeLessThan(high);
  // Of independent normal samples ln of a ratio of variances has a standard error of about sqrt(4 / n) at most: ± 6 %.
  expect(high / low).toBeLessThan(1.15);
});

test('the jackknife is that of leaving worlds out one by one', () => {
  const { before, after } = pairs(12, 0.7);
  const variance = (values: Float64Array): number => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);
  };
  const factor = (b: Float64Array, a: Float64Array): number => Math.log((variance(b) + variance(a)) / variance(a.map((x, i) => x - b[i]!)));
  const left = Array.from({ length: 12 }, (_, out) => factor(before.filter((_x, i) => i !== out), after.filter((_x, i) => i !== out)));
  const mean = left.reduce((sum, x) => sum + x, 0) / 12;
  const error = Math.sqrt((11 / 12) * left.reduce((sum, x) => sum + (x - mean) * (x - mean), 0));
  const found = varianceFactor(before, after);
  expect(Math.log(found.median)).toBeCloseTo(factor(before, after), 10);
  expect(Math.log(found.high / found.median)).toBeCloseTo(1.96 * error, 10);
});

test('a settled scenario draws nothing: two worlds have the same parameters and shocks, and where it drew they are at the mean', async () => {
  const compiled = await compileWith('cambodia.yaml');
  const one = settled(compiled);
  const drawn = (of: typeof compiled, world: number) => {
    const keys = makeKeys([1, 2], world);
    return [drawParams(of.parameters, keys, of.calendar.totalWeeks), drawShocks(of.shocks, keys)];
  };
  expect(drawn(one, 0)).toEqual(drawn(one, 1));
  expect(drawn(compiled, 0)).not.toEqual(drawn(compiled, 1));
  expect(JSON.stringify(one)).not.toContain('"drawn"');
  expect(one.hash).not.toBe(compiled.hash);
});

const frame = (functionName: string, url: string, lineNumber = 0) => ({ functionName, url, lineNumber, columnNumber: 0 });

test('a profile is read as time of functions of sim/ themselves; the bundler’s numbers are left out, the collector counts, the rest does not', () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('step', 'file:///a.mjs') }, { id: 2, callFrame: frame('step$1', 'file:///a.mjs') }, { id: 3, callFrame: frame('read', 'file:///b.mjs') },
      { id: 4, callFrame: frame('(garbage collector)', '') }, { id: 5, callFrame: frame('(program)', '') },
    ],
    samples: [1, 2, 3, 4, 5, 1],
    timeDeltas: [10, 20, 1000, 60, 1000, 10],
  };
  expect(readProfile(profile, ({ url }) => (url === 'file:///a.mjs' ? 'sim/model/step.ts' : url ? 'node_modules/yaml/x.js' : ''))).toEqual([
    { name: '(garbage collector)', file: '', percent: 60 }, { name: 'step', file: 'sim/model/step.ts', percent: 40 },
  ]);
});

test('a place in a bundle is found in its source map', () => {
  // One source, its first line at the bundle's second.
  const find = sourceFinder((path) => JSON.stringify({ version: 3, file: path, sources: ['../../sim/model/step.ts'], names: [], mappings: ';AAAA' }));
  expect(find(frame('step', 'file:///dist/bench/a.mjs', 1))).toBe('sim/model/step.ts');
  expect(find(frame('', '', 1))).toBe('');
});
