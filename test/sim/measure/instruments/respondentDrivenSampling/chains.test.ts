import { expect, test } from 'vitest';
import type { Settings } from '../../../../../sim/check/settings.ts';
import { WEEKS_TO_18 } from '../../../../../sim/base/weeks.ts';
import { Band } from '../../../../../sim/model/dimensions.ts';
import type { World } from '../../../../../sim/model/world.ts';
import { compileWith } from '../../../../support/scenarios.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../../support/instruments.ts';

const KIND = 'respondentDrivenSampling';
/** All adults are in the population, all have ties, all come and answer. */
const EXACT: Settings = {
  sellersOnly: 0, tiesSpread: 0, sellersTies: 1, unlike: 1, confined: 0, seedsSelling: 0, comesSelling: 1, comesOther: 1, degreeError: 0, admits: 1, populationAssumed: 1, replications: 20,
};
const WHOLE: Settings = { ...EXACT, ties: 80, coupons: 1000, waves: 1000, sample: 200_000, successive: 1 };
/** Samples of 150 from some 2,000 adults. */
const SAMPLE: Settings = { ...EXACT, areas: 1, ties: 10, tiesSpread: 0.8, seeds: 8, coupons: 3, waves: 40, sample: 150, successive: 0 };
const scenario = await exampleOf(KIND);
const larger = await exampleOf(KIND, 2);

/** The share counted slot by slot. */
function count(world: World, property: number, sellers: boolean, areas: readonly number[]): { readonly persons: number; readonly share: number } {
  let [persons, having] = [0, 0];
  for (let v = 0; v < world.size.venues; v++) {
    for (let s = world.venue.firstSlot[v]!; s < world.venue.firstSlot[v + 1]!; s++) {
      if (world.slot.band[s] !== Band.adult || !areas.includes(world.venue.area[v]!)) continue;
      const traits = world.slot.traits[s]!;
      if (sellers && traits % 2 === 0) continue;
      persons++;
      const route = Math.floor(traits / 2) % 4;
      if ([traits % 2 === 1, world.slot.entry[s]! - world.slot.born[s]! < WEEKS_TO_18, route === 2, route === 1][property - 1]) having++;
    }
  }
  return { persons, share: having / persons };
}

test('errors off and all recruited, successive sampling gives the share among all adults of the population, for each property', () => {
  for (const [property, sellersOnly] of [[1, 0], [2, 0], [3, 0], [4, 0], [2, 1]] as const) {
    const { reading, truth, world } = readOnce(scenario, KIND, { ...WHOLE, property, sellersOnly });
    const want = count(world, property, sellersOnly === 1, [0, 1, 2]);
    expect(want.share).toBeGreaterThan(0.01);
    expect(reading.n).toBe(want.persons);
    expect(reading.estimate).toBeCloseTo(want.share, 12);
    expect(truth).toBeCloseTo(want.share, 12);
  }
  const { reading, truth, world } = readOnce(scenario, KIND, { ...WHOLE, areas: 0, 'areas.elsewhere': 1, property: 2 });
  expect(reading.estimate).toBeCloseTo(count(world, 2, false, [3]).share, 12);
  expect(truth).toBe(reading.estimate);
});

const of = (settings: Settings, times = 80, from = larger): { estimates: number[]; mean: number; deviation: number; truth: number; sample: number; effect: number } => {
  const { readings, truth } = fieldworks(from, KIND, { ...SAMPLE, ...settings }, times);
  const estimates = readings.map(({ estimate }) => estimate);
  const m = mean(estimates);
  return {
    estimates, truth, mean: m, deviation: Math.sqrt(mean(estimates.map((e) => (e - m) ** 2))),
    sample: mean(readings.map(({ tables }) => mean(Array.from(tables[0]!.columns['answer'] as ArrayLike<number>)))), effect: mean(readings.map(({ designEffect }) => designEffect)),
  };
};

test('samples are within three Monte Carlo errors of the truth and 1/n, also where those with the property know twice as many', () => {
  // 1/n: a ratio estimator's bias, and that a tie's far end is met a little less often once it was interviewed.
  for (const settings of [{ property: 2 }, { property: 1 }, { property: 1, sellersTies: 2 }] as Settings[]) {
    const got = of(settings);
    expect(Math.abs(got.mean - got.truth), JSON.stringify([settings, got.mean, got.truth])).toBeLessThan((3 * got.deviation) / Math.sqrt(got.estimates.length) + 1 / 150);
    if ('sellersTies' in settings) expect(got.sample).toBeGreaterThan(got.truth + 0.06);
  }
});

test('successive sampling from a known population corrects what is left where half of the population is interviewed', () => {
  const half = { property: 1, sellersTies: 3, sample: 400, tiesSpread: 0 };
  const [inverse, successive] = [of({ ...half, successive: 0 }, 60, scenario), of({ ...half, successive: 1 }, 60, scenario)];
  // Those with more ties run out: inverse degrees take too much from them.
  expect(inverse.mean).toBeLessThan(inverse.truth - 0.02);
  expect(Math.abs(successive.mean - successive.truth)).toBeLessThan(Math.abs(inverse.mean - inverse.truth) / 2);
});

test('ties within venues hold chains where they are: what is alike in a venue has a larger error, and the interval does not tell all of it', () => {
  const [free, held] = [of({ property: 2, withinVenue: 0, withinType: 0, withinArea: 0 }), of({ property: 2, withinVenue: 0.9, withinType: 0, withinArea: 0 })];
  expect(held.deviation).toBeGreaterThan(1.2 * free.deviation);
  expect(held.effect).toBeGreaterThan(1.1 * free.effect);
});

test('adults who are confined know nobody and are missed: the share who came by coercion reads low by just those', () => {
  const got = of({ property: 3, 'confined.coerced': 0.8 });
  const left = (0.2 * got.truth) / (1 - 0.8 * got.truth);
  expect(got.mean).toBeLessThan(got.truth / 2);
  // Which of them are confined is drawn in each fieldwork.
  expect(Math.abs(got.mean - left)).toBeLessThan((3 * got.deviation) / Math.sqrt(80) + 1 / 150);
});

test('each other error has its sign: unadmitted less, coupons that one group brings back more', () => {
  const base = of({ property: 1 });
  expect(Math.abs(of({ property: 1, admits: 0.6 }).mean - 0.6 * base.truth)).toBeLessThan(0.02);
  expect(of({ property: 1, comesOther: 0.4 }).mean).toBeGreaterThan(base.truth + 0.05);
});

test('ties are told with the error that is set; who is recruited does not depend on it', () => {
  const columns = (degreeError: number): Record<string, ArrayLike<number>> => readOnce(larger, KIND, { ...SAMPLE, ties: 60, sample: 400, property: 1, degreeError }).reading.tables[0]!.columns as Record<string, ArrayLike<number>>;
  const [right, wrong] = [columns(0), columns(0.5)];
  expect(wrong['recruiter']).toEqual(right['recruiter']);
  const errors = Array.from(wrong['degree']!, (told, i) => Math.log(told / right['degree']![i]!));
  // 400 normal draws, rounded to whole ties of some 60: mean and deviation within 3.5 standard errors.
  expect(Math.abs(mean(errors))).toBeLessThan(3.5 * 0.5 / 20);
  expect(Math.abs(Math.sqrt(mean(errors.map((e) => e * e))) - 0.5)).toBeLessThan((3.5 * 0.5) / Math.sqrt(800) + 0.01);
});

test('seeds of one group are forgotten with the waves, slowly where like seeks like', () => {
  const seeds = { property: 1, unlike: 0.15, seedsSelling: 1, seeds: 30 };
  const [few, many] = [of({ ...seeds, waves: 1, sample: 1000 }), of({ ...seeds, waves: 40, seeds: 3, sample: 300 })];
  expect(few.mean).toBeGreaterThan(few.truth + 0.15);
  expect(many.mean - many.truth).toBeLessThan((few.mean - few.truth) / 2);
});

test('everybody is interviewed once, after their recruiter, in the next wave; no more coupons come back than are given', () => {
  const { tables, n } = readOnce(larger, KIND, { ...SAMPLE, property: 2, coupons: 2, waves: 5, comesSelling: 0.8, comesOther: 0.8 }).reading;
  const { recruiter, wave, degree } = tables[0]!.columns as unknown as Record<string, ArrayLike<number>>;
  const brought = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const from = recruiter![i]!;
    expect(degree![i]).toBeGreaterThanOrEqual(1);
    expect(wave![i]).toBe(from < 0 ? 0 : wave![from]! + 1);
    expect(from).toBeLessThan(i);
    if (from >= 0) brought[from]!++;
  }
  expect(n).toBeGreaterThan(30);
  expect(Math.max(...brought)).toBe(2);
  expect(Math.max(...Array.from(wave!))).toBeLessThanOrEqual(5);
});

test('where nothing can be estimated there is a sentence and no number', () => {
  const alone = readOnce(scenario, KIND, { ...SAMPLE, comesSelling: 0, comesOther: 0 }).reading;
  expect([alone.estimable, alone.estimate, alone.n]).toEqual([false, NaN, 8]);
  expect(alone.note).toContain('recruited anybody');
  const nobody = readOnce(scenario, KIND, { ...SAMPLE, confined: 1 });
  expect([nobody.reading.estimable, nobody.reading.n]).toEqual([false, 0]);
  expect(nobody.reading.note).toContain('has a tie');
  expect(nobody.truth).toBeGreaterThan(0);
  const small = readOnce(scenario, KIND, { ...SAMPLE, successive: 1, populationAssumed: 0.1 }).reading;
  expect([small.estimable, small.estimate]).toEqual([false, NaN]);
  expect(small.note).toContain('smaller than the sample');
  const none = readOnce(scenario, KIND, { ...SAMPLE, property: 2, admits: 0 }).reading;
  expect([none.estimable, none.estimate, none.low, none.standardError]).toEqual([true, 0, NaN, NaN]);
  expect(none.note).toContain('no interval');
});

test('settings that do not go together, and anybody under 18, are refused in a sentence', async () => {
  const refused = (lines: string, header = ''): Promise<unknown> =>
    compileWith('instruments/respondent-driven-sampling.yaml', `instruments:\n  chains:\n${header}    parameters:\n${lines}`).then(() => 'accepted', (error: Error) => error.message);
  const set = (name: string, value: string, range = '[0, 1]'): string => `      ${name}: { value: ${value}, range: ${range}, label: assumed, source: F4 }\n`;
  expect(await refused(set('withinVenue', '0.8'))).toMatch(/add up to more than all ties/);
  expect(await refused(set('areas', '{ phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }'))).toMatch(/[Nn]o area is in the population/);
  expect(await refused(set('seeds', '600', '[5, 1000]'))).toMatch(/nobody would be recruited/);
  expect(await refused(set('property', '1', '[1, 4]'))).toMatch(/all sell sex/);
  expect(await refused(set('comesSelling', '0') + set('comesOther', '0'))).toMatch(/[Nn]obody would come/);
  expect(await refused(set('minimumAge', '16', '[18, 60]'))).toMatch(/16/);
  expect(await refused(set('admits', '0.7'), '    interviews: children\n')).toMatch(/Nobody under 18/);
});
