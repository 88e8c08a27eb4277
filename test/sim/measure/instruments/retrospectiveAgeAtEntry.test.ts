import { expect, test } from 'vitest';
import { withSettings, type Settings } from '../../../../sim/check/settings.ts';
import { Purpose } from '../../../../sim/base/random/purposes.ts';
import { uniform } from '../../../../sim/base/random/streams.ts';
import { drawTable } from '../../../../sim/base/random/table.ts';
import { WEEKS_TO_18 } from '../../../../sim/base/weeks.ts';
import { retrospectiveAgeAtEntry } from '../../../../sim/measure/instruments/retrospectiveAgeAtEntry/index.ts';
import { Band, VenueStatus } from '../../../../sim/model/dimensions.ts';
import type { World } from '../../../../sim/model/world.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'retrospectiveAgeAtEntry';
const EXACT: Settings = { areas: 1, coverage: 1, coverageClandestine: 1, fullEnumeration: 1, answers: 1, answersYoungEntrant: 1, saysAdult: 0, recallBias: 0, recallNoise: 0 };
const scenario = await exampleOf(KIND, 4);

/**
 * First entries by another way than the instrument's: who is new in a slot was hired there if the birth week is the one that the world drew for
 * this very slot and occupant, and else came from elsewhere, known by birth week, planned leaving and route.
 */
function firstEntries(): { readonly each: (world: World) => void; readonly of: Map<string, number>; hired: number; moved: number } {
  const known = new Map<string, number>();
  const of = new Map<string, number>();
  const found = { each, of, hired: 0, moved: 0 };
  function each(world: World): void {
    const s = world.slot;
    for (let slot = 0; slot < s.band.length; slot++) {
      if (s.band[slot] === Band.vacant || s.entry[slot] !== world.week) continue;
      const own = `${slot} ${s.occupant[slot]}`;
      if (of.has(own)) continue;
      const born = s.born[slot]!;
      const self = `${born} ${s.leave[slot]} ${s.traits[slot]! & 7}`;
      const age = Math.floor(drawTable(world.derived.childEntryAge, uniform(world.keys, Purpose.entryAge, slot, s.occupant[slot]!)));
      const before = known.get(self);
      if (world.week - born >= WEEKS_TO_18 || born === world.week - age || before === undefined) found.hired++;
      else found.moved++;
      of.set(own, world.week - born < WEEKS_TO_18 && born !== world.week - age && before !== undefined ? before : world.week);
      known.set(self, of.get(own)!);
    }
  }
  return found;
}

/** The share from those first entries, counted here. */
function shareOf(world: World, first: Map<string, number>, from: number, to: number): number {
  let [young, all] = [0, 0];
  for (let v = 0; v < world.size.venues; v++) {
    if (world.venue.status[v] !== VenueStatus.operating) continue;
    for (let slot = world.venue.firstSlot[v]!; slot < world.venue.firstSlot[v + 1]!; slot++) {
      const years = (world.week - world.slot.born[slot]! + 0.5) / (365.25 / 7);
      if (world.slot.band[slot] !== Band.adult || years >= 21) continue;
      all++;
      const entry = first.get(`${slot} ${world.slot.occupant[slot]}`);
      if (entry !== undefined && entry - world.slot.born[slot]! < WEEKS_TO_18 && entry > from && entry <= to) young++;
    }
  }
  return young / all;
}

// Where nobody comes back from care the other way of knowing is exact: the two must agree to the person.
test('errors off: exactly the share of adults of 18 to 20 who came in under 18 in the period, however often they were moved since', () => {
  const noReturns = withSettings(scenario, { 'care.reexploited': 0 });
  for (const index of [0, 1, 2]) {
    const first = firstEntries();
    const { reading, truth, world, week } = readOnce(noReturns, KIND, EXACT, index, first.each);
    expect(first.moved).toBeGreaterThan(50);
    expect(reading.n).toBeGreaterThan(100);
    const want = shareOf({ ...world, week }, first.of, week - 156, week - 104);
    expect(want).toBeGreaterThan(0.02);
    expect([reading.estimate, truth]).toEqual([want, want]);
  }
});

test('with children who come back from care it is the same but for one in a hundred, and the period can be any', () => {
  for (const [entryBegan, entryWeeks] of [[156, 52], [104, 104], [60, 20]] as const) {
    const first = firstEntries();
    const { reading, truth, world, week } = readOnce(scenario, KIND, { ...EXACT, entryBegan, entryWeeks }, 1, first.each);
    expect(reading.estimate).toBe(truth);
    expect(Math.abs(truth / shareOf({ ...world, week }, first.of, week - entryBegan, week - entryBegan + entryWeeks) - 1)).toBeLessThan(0.02);
  }
});

test('samples of venues are without bias, within three Monte Carlo errors and the ratio’s own of one over the venues', () => {
  const { readings, truth } = fieldworks(scenario, KIND, { ...EXACT, fullEnumeration: 0, sample: 60, answers: 0.7 }, 400, 0, true);
  const estimates = readings.map(({ estimate }) => estimate);
  const got = mean(estimates);
  const error = Math.sqrt(mean(estimates.map((x) => (x - got) ** 2)) / estimates.length);
  expect(Math.abs(got - truth)).toBeLessThan(3 * error + truth / 60);
});

test('each error has its sign: lower where those who came in young deny it or are met more seldom; told ages that are too high put entries later', () => {
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings }, 40, 0, true).readings.map(({ estimate }) => estimate));
  const exact = of({});
  // Denial: a binomial share of some 40 in each of 40 fieldworks, 3 standard errors are below 0.05.
  expect(Math.abs(of({ saysAdult: 0.3 }) / exact - 0.7)).toBeLessThan(0.05);
  expect(of({ answersYoungEntrant: 0.6 })).toBeLessThan(exact * 0.85);
  // One and a half years later many a child's entry is told as an adult's.
  expect(of({ recallBias: 1.5 })).toBeLessThan(exact);
  expect(of({ coverageClandestine: 0 })).not.toBe(exact);
});

test('nobody under 18 is asked, whatever the settings say, and ages asked are those set', () => {
  const { reading } = readOnce(scenario, KIND, EXACT);
  const ages = reading.tables[0]!.columns['age'] as readonly number[];
  expect(Math.min(...ages)).toBe(18);
  expect(Math.max(...ages)).toBe(20);
  const older = readOnce(scenario, KIND, { ...EXACT, minimumAge: 19, maximumAge: 23 }).reading.tables[0]!.columns['age'] as readonly number[];
  expect([Math.min(...older), Math.max(...older)]).toEqual([19, 23]);
  expect(() => readOnce(scenario, KIND, { ...EXACT, minimumAge: 17 })).toThrow(/hard bounds 18 to 60/);
});

test('areas that are not covered are not in it; with none there is no figure', () => {
  const capital = readOnce(scenario, KIND, { ...EXACT, areas: 0, 'areas.phnomPenh': 1 });
  expect(new Set(capital.reading.tables[0]!.columns['area'] as readonly number[])).toEqual(new Set([0]));
  expect(capital.reading.estimate).toBe(capital.truth);
  expect(readOnce(scenario, KIND, { ...EXACT, areas: 0 }).reading.estimable).toBe(false);
});

test('a period that begins before the world does gives no figure and says why', () => {
  const { reading, truth } = readOnce(scenario, KIND, { ...EXACT, entryBegan: 1040, entryWeeks: 52 });
  expect(reading.estimable).toBe(false);
  expect(reading.note).toContain('begins before the simulated time');
  expect(truth).toBeNaN();
});

test('settings that contradict each other are refused, each in a sentence', async () => {
  const validate = retrospectiveAgeAtEntry.validate;
  expect(validate({ minimumAge: 18, maximumAge: 20, entryBegan: 156, entryWeeks: 52 })).toEqual([]);
  expect(validate({ minimumAge: 20, maximumAge: 19 })[0]).toContain('nobody would be asked');
  expect(validate({ entryBegan: 20, entryWeeks: 52 })[0]).toContain('goes on after the interviews');
  expect(validate({ minimumAge: 20, entryBegan: 100 })[0]).toContain('is 20 or older');
  const rest = 'instruments:\n  ageAtEntry:\n    parameters:\n      minimumAge: { value: 17, unit: years, label: assumed, range: [16, 18], source: F4 }\n';
  await expect(exampleOf(KIND, 1, rest)).rejects.toThrow(/minimumAge/);
});
