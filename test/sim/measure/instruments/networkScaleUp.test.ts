import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { Band, Strategy, VenueStatus } from '../../../../sim/model/dimensions.ts';
import type { World } from '../../../../sim/model/world.ts';
import { compileWith } from '../../../support/scenarios.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'networkScaleUp';
const EXACT: Settings = {
  tiesOpen: 1, tiesConcealed: 1, tiesClandestine: 1, tiesOffVenue: 1, transmission: 1, falseReports: 0, respondentBarrier: 0, clusterBarrier: 0, recall: 1,
  assumedTransmission: 1, assumedTransmissionError: 0, assumedDegreeRatio: 1,
  // As small as the market: some 250 children among 200,000.
  'population.phnomPenh': 24_000, 'population.siemReap': 13_000, 'population.sihanoukville': 3000, 'population.elsewhere': 160_000, smallestGroup: 200, largestGroup: 4000,
};
const WHOLE: Settings = { ...EXACT, fullEnumeration: 1 };
const scenario = await exampleOf(KIND);

/** Children one by one: in slots, and outside venues. @param which of those in operating venues, by strategy */
function children(world: World, areas: readonly number[], which = (_strategy: number, _operating: boolean): boolean => true, outside = true): number {
  let sum = 0;
  for (let v = 0; v < world.size.venues; v++) {
    if (!areas.includes(world.venue.area[v]!) || !which(world.venue.strategy[v]!, world.venue.status[v] === VenueStatus.operating)) continue;
    for (let s = world.venue.firstSlot[v]!; s < world.venue.firstSlot[v + 1]!; s++) if (world.slot.band[s] !== Band.vacant && world.slot.band[s] !== Band.adult) sum++;
  }
  for (let i = 0; outside && i < world.offVenue.band.length; i++) if (world.offVenue.band[i] !== 0 && areas.includes(world.offVenue.area[i]!)) sum++;
  return sum;
}

test('errors off and everybody asked: each child exploited in the areas covered, in venues and outside, exactly', () => {
  for (const index of [0, 1]) {
    const { reading, truth, world } = readOnce(scenario, KIND, WHOLE, index);
    const want = children(world, [0, 1, 2, 3]);
    expect(want).toBeGreaterThan(100);
    expect(truth).toBe(want);
    expect(reading.estimate / want).toBeCloseTo(1, 12);
    expect([reading.low, reading.high, reading.standardError, reading.n]).toEqual([reading.estimate, reading.estimate, 0, 200_000]);
    const cities = readOnce(scenario, KIND, { ...WHOLE, 'sample.elsewhere': 0, largestGroup: 3000 }, index);
    expect(cities.truth).toBe(children(cities.world, [0, 1, 2]));
    expect(cities.reading.estimate / cities.truth).toBeCloseTo(1, 12);
    const capital = readOnce(scenario, KIND, { ...WHOLE, sample: 0, 'sample.phnomPenh': 100 }, index);
    expect(capital.reading.estimate / children(capital.world, [0])).toBeCloseTo(1, 12);
  }
});

// Oracle: the estimator's own algebra; everybody asked, so that nothing is left to chance.
test('each error bends the figure by its factor, and what the estimate assumes of it bends it back', () => {
  const read = (settings: Settings): number => readOnce(scenario, KIND, { ...WHOLE, ...settings }).reading.estimate;
  const exact = read({});
  expect(read({ transmission: 0.4 }) / exact).toBeCloseTo(0.4, 12);
  expect(read({ transmission: 0.4, assumedTransmission: 0.4 }) / exact).toBeCloseTo(1, 12);
  expect(read({ transmission: 0.4, assumedTransmission: 0.6 })).toBeLessThan(exact);
  expect(read({ recall: 0.8 }) / exact).toBeCloseTo(1 / 0.8, 12);
  const known = { tiesOpen: 0.5, tiesConcealed: 0.5, tiesClandestine: 0.5, tiesOffVenue: 0.5 };
  expect(read(known) / exact).toBeCloseTo(0.5, 12);
  expect(read({ ...known, assumedDegreeRatio: 0.5 }) / exact).toBeCloseTo(1, 12);
  expect(read({ falseReports: 0.0001 }) - exact).toBeCloseTo(20, 9);
});

test('children whom nobody outside knows are not in it: it falls where they are hidden, although they are as many', () => {
  const { reading, truth, world } = readOnce(scenario, KIND, { ...WHOLE, tiesClandestine: 0 });
  const seen = children(world, [0, 1, 2, 3], (strategy, operating) => operating && strategy !== Strategy.clandestine);
  expect(reading.estimate / seen).toBeCloseTo(1, 12);
  expect(truth).toBe(children(world, [0, 1, 2, 3]));
  expect(seen).toBeLessThan(truth);
  const indoors = readOnce(scenario, KIND, { ...WHOLE, tiesOffVenue: 0 });
  expect(indoors.reading.estimate / children(world, [0, 1, 2, 3], undefined, false)).toBeCloseTo(1, 12);
  const concealed = readOnce(scenario, KIND, { ...WHOLE, tiesConcealed: 0 });
  expect(concealed.reading.estimate / children(world, [0, 1, 2, 3], (strategy, operating) => !operating || strategy !== Strategy.concealed)).toBeCloseTo(1, 12);
});

const of = (settings: Settings, times = 150): { mean: number; deviation: number; error: number; truth: number; effect: number } => {
  const { readings, truth } = fieldworks(scenario, KIND, { ...EXACT, ...settings }, times);
  const m = mean(readings.map(({ estimate }) => estimate));
  return { mean: m, truth, deviation: Math.sqrt(mean(readings.map(({ estimate }) => (estimate - m) ** 2))), error: mean(readings.map(({ standardError }) => standardError)), effect: mean(readings.map(({ designEffect }) => designEffect)) };
};
const SMALL_SAMPLE = { 'sample.phnomPenh': 200, 'sample.siemReap': 100, 'sample.sihanoukville': 80, 'sample.elsewhere': 200 };

test('samples are within three Monte Carlo errors of the truth and 1/n, however unequally the areas are sampled and however local ties are', () => {
  for (const localTies of [0, 0.9]) {
    const got = of({ ...SMALL_SAMPLE, localTies });
    expect(Math.abs(got.mean - got.truth), JSON.stringify(got)).toBeLessThan((3 * got.deviation) / Math.sqrt(150) + got.truth / 580);
    expect(Math.abs(got.error / got.deviation - 1)).toBeLessThan(0.2);
  }
  const low = of({ ...SMALL_SAMPLE, transmission: 0.3 });
  expect(Math.abs(low.mean - 0.3 * low.truth)).toBeLessThan((3 * low.deviation) / Math.sqrt(150) + low.truth / 580);
});

test('barriers leave the mean and widen the error; between neighbourhoods the design effect shows it', () => {
  const [free, persons, places] = [of(SMALL_SAMPLE), of({ ...SMALL_SAMPLE, respondentBarrier: 2 }), of({ ...SMALL_SAMPLE, clusterBarrier: 2 })];
  for (const got of [persons, places]) {
    expect(got.deviation).toBeGreaterThan(1.1 * free.deviation);
    expect(Math.abs(got.mean - got.truth)).toBeLessThan((3 * got.deviation) / Math.sqrt(150) + got.truth / 580);
  }
  expect(places.deviation).toBeGreaterThan(persons.deviation);
  expect(places.effect).toBeGreaterThan(1.5 * free.effect);
});

test('more respondents in an area change no answer of those who are asked anyway, and no wave has the answers of another', () => {
  const rows = (settings: Settings): number[][] => {
    const { columns } = readOnce(scenario, KIND, { ...EXACT, ...SMALL_SAMPLE, ...settings }).reading.tables[0]!;
    const { area, hidden, known1 } = columns as unknown as Record<string, Int32Array>;
    return Array.from(area!, (a, i) => [a, hidden![i]!, known1![i]!]);
  };
  const [few, more] = [rows({}), rows({ 'sample.phnomPenh': 300 })];
  expect(more.slice(0, 200)).toEqual(few.slice(0, 200));
  expect(more.slice(300)).toEqual(few.slice(200));
  const [a, b] = fieldworks(scenario, KIND, { ...EXACT, ...SMALL_SAMPLE }, 2).readings;
  expect(a!.tables[0]!.columns['hidden']).not.toEqual(b!.tables[0]!.columns['hidden']);
});

test('nobody reported gives 0 with a limit above it and no standard error', () => {
  const { reading, truth } = readOnce(scenario, KIND, { ...EXACT, transmission: 0 });
  expect([reading.estimable, reading.estimate, reading.low, reading.standardError]).toEqual([true, 0, 0, NaN]);
  expect(reading.high).toBeGreaterThan(0);
  expect(truth).toBeGreaterThan(100);
});

test('settings that do not go together, and anybody under 18, are refused in a sentence', async () => {
  const refused = (lines: string, header = ''): Promise<unknown> =>
    compileWith('instruments/network-scale-up.yaml', `instruments:\n  neighbours:\n${header}    parameters:\n${lines}`).then(() => 'accepted', (error: Error) => error.message);
  const set = (name: string, value: string, range: string): string => `      ${name}: { value: ${value}, range: ${range}, label: assumed, source: F4 }\n`;
  const areas = (value: number): string => `{ phnomPenh: ${value}, siemReap: ${value}, sihanoukville: ${value}, elsewhere: ${value} }`;
  expect(await refused(set('smallestGroup', '90000', '[1, 100000]'))).toMatch(/smaller number first/);
  expect(await refused(set('sample', areas(0), '[0, 9000]'))).toMatch(/[Nn]o area has a respondent/);
  expect(await refused(set('sample', areas(15), '[0, 9000]'))).toMatch(/a single cluster/);
  expect(await refused(set('population', areas(500), '[100, 9000000]'))).toMatch(/more than the 500 people/);
  expect(await refused(set('population', areas(5000), '[100, 9000000]'))).toMatch(/larger than the 20000 people/);
  expect(await refused(set('minimumAge', '16', '[18, 60]'))).toMatch(/16/);
  expect(await refused(set('perCluster', '20', '[10, 40]'), '    interviews: everybody\n')).toMatch(/Nobody under 18/);
});
