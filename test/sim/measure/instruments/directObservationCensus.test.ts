import { expect, test } from 'vitest';
import { withSettings, type Settings } from '../../../../sim/check/settings.ts';
import { deriveKeys } from '../../../../sim/base/random/streams.ts';
import { Rung } from '../../../../sim/measure/estimands.ts';
import { CensusPurpose, directObservationCensus as census } from '../../../../sim/measure/instruments/directObservationCensus/index.ts';
import { ladderAt, sharesOf } from '../../../../sim/measure/ladder.ts';
import type { PrevalenceReading } from '../../../../sim/measure/reading.ts';
import { visibleAt } from '../../../../sim/measure/visible.ts';
import { Band } from '../../../../sim/model/dimensions.ts';
import { exampleOf, fieldworks, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'directObservationCensus';
const EXACT: Settings = { coverage: 1, coverageConcealed: 1, rounds: 1, onShift: 1, countsNonSelling: 1, childSaidAdult: 0, youngSaidAdult: 0, adultSaidChild: 0, unfreeAdmitted: 1, assumedCoverage: 1, assumedSeen: 1 };
const asIs = await exampleOf(KIND, 2);
/** Everybody is shown: what owners hide is the world's, not the instrument's. */
const scenario = withSettings(asIs, { 'owners.shown': 1 });

// Oracle: the table of what can be seen, counted by band.
test('errors off: it counts everybody in public venues of the study areas, to the person, and claims no error', () => {
  for (const index of [0, 1, 2]) {
    const trial = readOnce(scenario, KIND, EXACT, index);
    const reading = trial.reading as PrevalenceReading;
    const { persons } = visibleAt({ ...trial.world, week: trial.week });
    const children = persons.band.filter((band) => band !== Band.adult).length;
    expect(children).toBeGreaterThan(20);
    expect([reading.judgedChildren, reading.personsSeen, reading.judgedUpTo15]).toEqual([children, persons.band.length, persons.band.filter((band) => band === Band.upTo15).length]);
    expect(reading.estimate).toBe(children / persons.band.length);
    expect(trial.truth).toBe(reading.estimate);
    expect([reading.standardError, reading.low, reading.high]).toEqual([0, reading.estimate, reading.estimate]);
  }
});

test('more coverage, more rounds and less lying each have everybody that less has', () => {
  const of = (settings: Settings): PrevalenceReading => readOnce(scenario, KIND, { ...EXACT, ...settings }).reading as PrevalenceReading;
  const whole = of({});
  const [few, some] = [of({ coverage: 0.5 }), of({ coverage: 0.9 })];
  expect(few.venues).toBeLessThan(some.venues);
  expect(some.venues).toBeLessThan(whole.venues);
  const once = of({ onShift: 0.5 });
  const twice = of({ onShift: 0.5, rounds: 2 });
  expect(once.personsSeen).toBeLessThan(twice.personsSeen);
  // 1 - 0.5² = 0.75 of all; binomial error of some 800 persons: 3 standard errors are 0.05.
  expect(Math.abs(twice.personsSeen / whole.personsSeen - 0.75)).toBeLessThan(0.05);
  const lying = of({ childSaidAdult: 0.5, youngSaidAdult: 0.5 });
  expect(lying.judgedChildren).toBeLessThan(whole.judgedChildren);
  expect(lying.personsSeen).toBe(whole.personsSeen);
});

test('the sign of each error is known: lower with owners who pass children off as adults, higher with adults said to be young, none with random misses', () => {
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings }, 200).readings.map(({ estimate }) => estimate));
  const exact = of({});
  expect(of({ childSaidAdult: 0.4, youngSaidAdult: 0.4 }) / exact).toBeLessThan(0.75);
  expect(of({ adultSaidChild: 0.2 })).toBeGreaterThan(exact * 1.02);
  expect(of({ coverageConcealed: 0.4 })).toBeLessThan(exact);
  // Shares of 200 counts, each with a standard deviation below 6 % of the share: 3 Monte Carlo errors are 1.3 %.
  expect(Math.abs(of({ onShift: 0.6 }) / exact - 1)).toBeLessThan(0.013);
  // Coverage: a ratio, with a bias of the order of one over the venues found (some 60): 1.7 % more.
  expect(Math.abs(of({ coverage: 0.6 }) / exact - 1)).toBeLessThan(0.03);
});

// Oracle: the ladder's closed form (T6a), which knows settings and the list, and no draw.
test('over fieldworks on one list the numbers counted are what the ladder expects', () => {
  const { world, week } = readOnce(asIs, KIND);
  const then = { ...world, week };
  const params = { coverage: new Float64Array(7).fill(0.8), coverageConcealed: new Float64Array(7).fill(0.9), rounds: 2, onShift: 0.5, countsNonSelling: 0.7, childSaidAdult: 0.4, youngSaidAdult: 0.3, adultSaidChild: 0.1, unfreeAdmitted: 0.5, assumedCoverage: 1, assumedSeen: 1, daysFixed: 0, daysEach: 1 };
  const shown = [world.params.owners.shown[week * 2]!, world.params.owners.shown[week * 2 + 1]!];
  const keys = (k: number): Int32Array => deriveKeys([8, 9], k, 'census/ladder', census.purposes);
  const listing = census.begin(then, params, keys(-1));
  const ladder = ladderAt(then, listing, census.rates(params), shown);
  const times = 2000;
  const readings = Array.from({ length: times }, (_, k) => census.read(then, listing, params, keys(k)));
  for (const [column, want] of [[readings.map(({ judgedChildren }) => judgedChildren), ladder.children[Rung.T6a]!], [readings.map(({ personsSeen }) => personsSeen), ladder.persons[Rung.T6a]!]] as const) {
    const got = mean(column);
    const error = Math.sqrt(mean(column.map((x) => (x - got) ** 2)) / times);
    expect(Math.abs(got - want)).toBeLessThan(4 * error);
  }
  expect(sharesOf(ladder)[Rung.T5]).toBe(sharesOf(ladder)[Rung.T6a]);
});

test('owners lie for the whole venue: all of its children are said to be adults, or none', () => {
  const honest = readOnce(scenario, KIND, EXACT).reading.tables[0]!.columns['children'] as ArrayLike<number>;
  const lying = readOnce(scenario, KIND, { ...EXACT, childSaidAdult: 0.5, youngSaidAdult: 0.5 }).reading.tables[0]!.columns['children'] as ArrayLike<number>;
  const hidden = Array.from(honest, (n, row) => (lying[row] === 0 && n > 0 ? 1 : 0));
  for (let row = 0; row < honest.length; row++) expect([0, honest[row]]).toContain(lying[row]);
  expect(hidden.reduce<number>((a, b) => a + b, 0)).toBeGreaterThan(3);
});

test('adults who are not free are told apart, and the older definition counts both', () => {
  const { reading } = readOnce(scenario, KIND, EXACT);
  const { judgedChildren, personsSeen } = reading as PrevalenceReading;
  const unfree = (reading.tables[0]!.columns['unfree'] as readonly number[]).reduce((a, b) => a + b, 0);
  expect(unfree).toBeGreaterThan(5);
  expect(reading.note).toContain(`Of ${personsSeen} persons ${judgedChildren} were said to be under 18`);
  expect(reading.note).toContain(`${judgedChildren + unfree} were trafficked`);
  expect((readOnce(scenario, KIND, { ...EXACT, unfreeAdmitted: 0 }).reading as PrevalenceReading).judgedChildren).toBe(judgedChildren);
});

test('numbers are divided by what the makers assume to have counted; the share stays', () => {
  const claimed = readOnce(scenario, KIND, EXACT).reading as PrevalenceReading;
  const modest = readOnce(scenario, KIND, { ...EXACT, assumedCoverage: 0.8, assumedSeen: 0.5 }).reading as PrevalenceReading;
  expect(modest.children).toBeCloseTo(claimed.children / 0.4, 6);
  expect(modest.share).toBeCloseTo(claimed.share, 12);
  expect(modest.standardError).toBeGreaterThan(0);
});

test('a world in which the observers know no venue gives no figure', () => {
  const { reading } = readOnce(scenario, KIND, { ...EXACT, coverage: 0 });
  expect([reading.estimable, reading.estimate]).toEqual([false, NaN]);
});

test('so many adults passed off as children that nothing else is measured are refused, in a sentence', async () => {
  expect(census.validate({ adultSaidChild: 0.2 })).toEqual([]);
  const rest = 'instruments:\n  census:\n    parameters:\n      adultSaidChild: { value: 0.6, unit: probability, label: assumed, range: [0, 1], source: F4 }\n';
  await expect(exampleOf(KIND, 1, rest)).rejects.toThrow(/adultSaidChild of 0.6 makes children of 6.9 % of adults/);
});

test('its list has the key that the lists of venues use', () => {
  expect(CensusPurpose.list).toBe(0);
  expect(new Set(Object.values(CensusPurpose)).size).toBe(census.purposes);
});
