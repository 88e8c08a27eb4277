import { beforeAll, expect, test } from 'vitest';
import { makeKeys } from '../../../sim/base/random/streams.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { modelDeclarations } from '../../../sim/model/parameters.ts';
import { drawParams, type DrawnParams } from '../../../sim/scenario/draw.ts';
import { scaled } from '../../../sim/scenario/scale.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, compileWith, worldOf } from '../../support/scenarios.ts';

let small: CompiledScenario;
let base: CompiledScenario;
beforeAll(async () => {
  small = await compileSmall();
  base = await compileWith('cambodia.yaml');
});

const drawn = ({ parameters, calendar }: CompiledScenario, world = 0): DrawnParams => drawParams(parameters, makeKeys([1, 2], world), calendar.totalWeeks);
const numbers = (value: number | Float64Array | undefined): number[] => (typeof value === 'number' ? [value] : [...value!]);

/** By area, in counts: what is not a rate of a venue or of a person must grow with the market. */
const GROWS = new Set(['count', 'per week', 'per year', 'beds', 'persons']);

test('what is counted by area is multiplied, weights of single events are divided, and all else stays', () => {
  const [before, after] = [drawn(base), drawn(scaled(base, 10))];
  for (const [group, declarations] of Object.entries(modelDeclarations)) {
    for (const [key, declaration] of Object.entries(declarations)) {
      const name = `${group}.${key}`;
      const by = 'by' in declaration && declaration.by === 'area' && GROWS.has(declaration.unit) ? 10 : ['beliefs.area', 'beliefs.media', 'beliefs.conviction'].includes(name) ? 0.1 : 1;
      const [a, b] = [numbers(before[group]![key]), numbers(after[group]![key])];
      const worst = a.reduce((most, x, i) => Math.max(most, Math.abs(b[i]! - x * by) / Math.max(1e-12, Math.abs(x * by))), 0);
      expect(worst, name).toBeLessThan(1e-12);
    }
  }
});

test('numbers of venues are whole, at least one an area, whatever the factor', () => {
  for (const factor of [0.0001, 0.013, 0.5, 1 / 3, 2.7, 100]) {
    const before = numbers(drawn(base)['market']!['venues']);
    const after = numbers(drawn(scaled(base, factor))['market']!['venues']);
    after.forEach((n, a) => expect(n).toBe(Math.max(1, Math.round(before[a]! * factor))));
  }
});

test('a drawn value, a dated change and a limit act before the size does, so a larger market feels the same ones', async () => {
  const overlay = 'interventions:\n  more: { kind: change, parameter: raids.capacity, from: 2010-01-04, add: 3, label: assumed, range: [0, 5], source: F3 }\n';
  const compiled = await compileWith('cambodia.yaml', overlay);
  for (const world of [0, 1]) {
    const [a, b] = [drawn(compiled, world)['raids']!['capacity'], drawn(scaled(compiled, 4), world)['raids']!['capacity']].map(numbers);
    expect(b).toEqual(a!.map((x) => x * 4));
    const inflow = [compiled, scaled(compiled, 4)].map((one) => numbers(drawn(one, world)['inflow']!['arrivals']));
    expect(inflow[1]).toEqual(inflow[0]!.map((x) => x * 4));
  }
});

test('a factor of 1 is the same scenario; others have hashes of their own; what is no factor is refused', () => {
  expect(scaled(base, 1)).toBe(base);
  expect(new Set([base, scaled(base, 2), scaled(base, 3)].map(({ hash }) => hash)).size).toBe(3);
  for (const factor of [0, -1, NaN, Infinity]) expect(() => scaled(base, factor)).toThrow(RangeError);
});

test('a market six times as large has the same expected prevalence, hidden share and raids a venue', () => {
  // Means over worlds and four years; tolerance: 4 standard errors of the difference, and 4 % for what whole numbers of investigators do in a small market.
  const measure = (scenario: CompiledScenario, worlds: number): { readonly mean: number[]; readonly variance: number[] } => {
    const samples = Array.from({ length: worlds }, (_, i) => outcomes(scenario, i));
    const mean = samples[0]!.map((_, k) => samples.reduce((sum, s) => sum + s[k]!, 0) / worlds);
    const variance = mean.map((m, k) => samples.reduce((sum, s) => sum + (s[k]! - m) * (s[k]! - m), 0) / (worlds - 1) / worlds);
    return { mean, variance };
  };
  const [one, six] = [measure(small, 24), measure(scaled(small, 6), 6)];
  one.mean.forEach((m, k) => expect(Math.abs(six.mean[k]! - m)).toBeLessThan(4 * Math.sqrt(one.variance[k]! + six.variance[k]!) + 0.04 * m));
});

/** Share of children among persons in venues, children outside venues relative to those in them, raids a place in these years. */
function outcomes(scenario: CompiledScenario, index: number): number[] {
  const { world, record } = worldOf(scenario, index);
  const from = 700;
  const until = 900;
  let [children, persons, outside, raids] = [0, 0, 0, 0];
  advanceTo(world, record, until, ({ week, count, size }) => {
    if (week < from) return;
    count.stock.forEach((n, i) => {
      persons += n;
      if (i % 3 !== 2) children += n;
    });
    for (const n of count.offVenueStock) outside += n;
    for (let a = 0; a < size.areas; a++) raids += count.flow[Flow.raids * size.areas + a]!;
  });
  return [children / persons, outside / children, raids / world.size.venues];
}
