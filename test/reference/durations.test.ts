import { beforeAll, describe, expect, test } from 'vitest';
import { drawTable } from '../../sim/base/random/table.ts';
import { derive, type Derived } from '../../sim/model/derived.ts';
import { compileWith } from '../support/scenarios.ts';
import { uniforms } from '../sim/base/support.ts';
import { makeChance } from './chance.ts';
import { kolmogorovSmirnovP, kolmogorovSmirnovSteps } from './compare.ts';
import { adultAge, childEntryAge } from './processes/turnover.ts';
import { smallWorlds } from './scenarios.ts';
import { startPlain } from './start.ts';
import { RULES, type PlainWorld } from './state.ts';

/** What no week's count shows sharply: how long things last, and ages at entry. The core's tables against the reference's own samplers. */
describe('durations and ages have the same distribution in the core and in the reference (Kolmogorov and Smirnov, 4,000 each, error probability 0.0001 a table)', () => {
  const N = 4000;
  let derived: Derived;
  let world: PlainWorld;
  beforeAll(async () => {
    const small = smallWorlds(await compileWith('cambodia.yaml')).raids;
    derived = derive(small.params);
    world = startPlain(small.params, small.areas, [], small.weeks, 5, RULES);
  });

  const chance = makeChance(6);
  const cases: readonly (readonly [name: string, core: (d: Derived) => Float64Array, reference: (w: PlainWorld) => number])[] = [
    ['weeks from lead to raid', (d) => d.raidDuration, ({ params: { raids } }) => Math.max(1, chance.gamma(raids.durationShape, raids.durationWeeks))],
    ['weeks in a shelter', (d) => d.stay, ({ params: { care } }) => Math.max(1, chance.gamma(care.stayShape, care.stayWeeks))],
    ['delays before the courts', (d) => d.courtDelay, ({ params: { courts } }) => chance.gamma(courts.delayShape, 1)],
    ['children’s entry ages', (d) => d.childEntryAge, childEntryAge],
    ['adults’ entry ages', (d) => d.adultEntryAge, (w) => adultAge(w, w.params.turnover.adultEntryMean, w.params.turnover.adultEntrySd)],
    ['adults’ ages in the first state', (d) => d.stationaryAge, (w) => adultAge(w, w.params.turnover.stationaryAgeMean, w.params.turnover.stationaryAgeSd)],
  ];

  test.each(cases)('%s', (name, core, reference) => {
    const whole = name.includes('ages') ? Math.floor : (x: number): number => x;
    const a = Array.from(uniforms(N, cases.findIndex(([of]) => of === name)), (u) => whole(drawTable(core(derived), u)));
    const b = Array.from({ length: N }, () => reference(world));
    expect(kolmogorovSmirnovP(kolmogorovSmirnovSteps(a, b), N)).toBeGreaterThan(1e-4);
  });

  test('and another shape of the same mean is noticed', () => {
    const { durationShape, durationWeeks } = world.params.raids;
    const a = Array.from(uniforms(N), (u) => drawTable(derived.raidDuration, u));
    const b = Array.from({ length: N }, () => Math.max(1, chance.gamma(durationShape * 1.5, durationWeeks)));
    expect(kolmogorovSmirnovP(kolmogorovSmirnovSteps(a, b), N)).toBeLessThan(1e-4);
  });
});
