import { expect, test } from 'vitest';
import { makeKeys } from '../../../sim/base/random/streams.ts';
import { drawEntity, drawParams } from '../../../sim/scenario/draw.ts';
import { distributionCdf, distributionMean } from '../../../sim/scenario/spread.ts';
import type { CompiledParameter, Distribution } from '../../../sim/scenario/types.ts';
import { BASE, compiledOf, readBase, scenarioOf } from '../../support/scenarioFixture.ts';

const compiled = compiledOf(scenarioOf(await readBase(BASE)));
const { totalWeeks } = compiled.calendar;
const world = (k: number, parameters = compiled.parameters) => drawParams(parameters, makeKeys([1, 2], k), totalWeeks);

const parameter = (distribution: Distribution, more: Partial<CompiledParameter> = {}): CompiledParameter =>
  ({ group: 'g', key: 'k', varies: false, members: 1, scalar: true, bounds: [-1e9, 1e9], values: [{ kind: 'drawn', distribution }], changes: [[]], ...more });

test('parameters come as numbers, by member, by week, and by week and member', () => {
  const params = world(0);
  expect(params['turnover']).toEqual({ exitPerMonth: 0.05, venues: 250 });
  expect(params['owners']!['precision']).toBeTypeOf('number');
  expect(params['owners']!['costConcealed']).toHaveLength(totalWeeks);
  expect(params['displacement']!['weights']).toHaveLength(2 * totalWeeks);
  const demand = params['demand']!['index'] as Float64Array;
  expect([demand[2 * 311], demand[2 * 311 + 1]]).toEqual([2, 1]);
});

test('the same world draws the same, another world another', () => {
  expect(world(3)).toEqual(world(3));
  expect(world(3)['owners']!['precision']).not.toBe(world(4)['owners']!['precision']);
});

test('what no draw touches is one array for all worlds', () => {
  expect(world(1)['owners']!['costConcealed']).toBe(world(2)['owners']!['costConcealed']);
  expect(world(1)['displacement']!['weights']).not.toBe(world(2)['displacement']!['weights']);
});

test('an intervention acts from its week to before its end, over its ramp', () => {
  const cost = world(0)['owners']!['costConcealed'] as Float64Array;
  const from = 52 + 126;
  // 0.6 by the expression; -0.2 in four steps of -0.05.
  [[-1, 0.6], [0, 0.55], [1, 0.5], [2, 0.45], [3, 0.4], [20, 0.4], [51, 0.4], [52, 0.6]].forEach(([after, value]) => expect(cost[from + after!]).toBeCloseTo(value!, 12));
  const beds = world(0)['care']!['beds'] as Float64Array;
  expect([beds[52 + 156], beds[52 + 157], beds[totalWeeks - 1]]).toEqual([40, 20, 20]);
});

test('set, scale and add act on a drawn value, in the order in which they start', () => {
  const values = [{ kind: 'drawn', distribution: { kind: 'uniform', low: 1, high: 2 } }] as const;
  const changes = [[{ from: 2, to: 8, ramp: 0, operation: 'scale', value: 2 }, { from: 4, to: 6, ramp: 0, operation: 'add', value: 1 }, { from: 5, to: 6, ramp: 0, operation: 'set', value: 7 }]] as const;
  const drawn = drawParams([parameter(values[0].distribution, { varies: true, values, changes })], makeKeys([1, 2], 0), 9)['g']!['k'] as Float64Array;
  const x = drawn[0]!;
  expect([...drawn]).toEqual([x, x, 2 * x, 2 * x, 2 * x + 1, 7, 2 * x, 2 * x, x]);
});

test('a parameter that is added, removed or moved re-draws no other', () => {
  const others = [...compiled.parameters].reverse().filter(({ key }) => key !== 'index');
  expect(world(5, others)['owners']!['precision']).toBe(world(5)['owners']!['precision']);
  expect(world(5, others)['displacement']).toEqual(world(5)['displacement']);
});

test('each member of each parameter has a draw of its own, and a wave\'s own value another', () => {
  const by = parameter({ kind: 'uniform', low: 0, high: 1 }, { scalar: false, members: 2, memberNames: ['a', 'b'] });
  const entities = [drawEntity(by, 0), drawEntity(by, 1), drawEntity({ ...by, key: 'k2' }, 0), drawEntity({ ...by, group: 'g2' }, 0), drawEntity({ ...by, stream: 'second.g.k' }, 0)];
  expect(new Set(entities).size).toBe(5);
  // FNV-1a, reference value of the offset basis with one byte: Fowler, Noll and Vo, "foobar" = 0xbf9cf968
  expect(drawEntity({ ...by, scalar: true, stream: 'foobar' }, 0) >>> 0).toBe(0xbf9cf968);
});

test.each<Distribution>([
  { kind: 'uniform', low: 2, high: 5 }, { kind: 'normal', mean: 3, sd: 2 }, { kind: 'lognormal', mean: 3, sd: 2 }, { kind: 'beta', a: 2, b: 5 }, { kind: 'triangular', low: 1, mode: 2, high: 6 },
  { kind: 'triangular', low: 1, mode: 1, high: 6 }, { kind: 'triangular', low: 1, mode: 6, high: 6 },
])('draws of $kind follow its distribution function and its mean', (distribution) => {
  const list = [parameter(distribution)];
  const n = 4000;
  const draws = Array.from({ length: n }, (_, k) => drawParams(list, makeKeys([9, 9], k), 1)['g']!['k'] as number).sort((a, b) => a - b);
  // Kolmogorov and Smirnov: 1.95 / sqrt(n) is passed by one sample in a thousand; keys are fixed.
  const distance = Math.max(...draws.map((x, i) => Math.abs(distributionCdf(distribution, x) - (i + 0.5) / n)));
  expect(distance).toBeLessThan(1.95 / Math.sqrt(n));
  const mean = draws.reduce((a, b) => a + b) / n;
  const sd = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / n);
  expect(Math.abs(mean - distributionMean(distribution))).toBeLessThan((4 * sd) / Math.sqrt(n));
});

test('draws are clipped to the bounds, and rounded where whole numbers are asked for', () => {
  const clipped = [parameter({ kind: 'normal', mean: 0.5, sd: 10 }, { bounds: [0, 1] })];
  const whole = [parameter({ kind: 'uniform', low: 0, high: 9 }, { integer: true })];
  for (let k = 0; k < 200; k++) {
    const x = drawParams(clipped, makeKeys([1, 1], k), 1)['g']!['k'] as number;
    expect(x >= 0 && x <= 1).toBe(true);
    expect(Number.isInteger(drawParams(whole, makeKeys([1, 1], k), 1)['g']!['k'])).toBe(true);
  }
});

test('a world of 100 drawn parameters and 20 drawn series of 1,094 weeks is drawn in about a millisecond', () => {
  const kinds: readonly Distribution[] = [{ kind: 'uniform', low: 0, high: 1 }, { kind: 'normal', mean: 1, sd: 1 }, { kind: 'lognormal', mean: 1, sd: 1 }, { kind: 'beta', a: 3, b: 7 }, { kind: 'triangular', low: 0, mode: 1, high: 2 }];
  const list = Array.from({ length: 120 }, (_, i) => parameter(kinds[i % 5]!, { key: `k${i}`, varies: i >= 100 }));
  for (let k = 0; k < 50; k++) drawParams(list, makeKeys([1, 1], k), 1094);
  const started = performance.now();
  for (let k = 0; k < 100; k++) drawParams(list, makeKeys([1, 1], k), 1094);
  // About 0.7 ms alone on the machine; the limit allows for a busy one.
  expect((performance.now() - started) / 100).toBeLessThan(6);
});
