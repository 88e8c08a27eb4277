import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { stakeholderBelief } from '../../../../sim/measure/instruments/stakeholderBelief/index.ts';
import { storyWith } from '../../../support/storyWith.ts';
import { exampleOf, fieldworks, flowSum, mean, readOnce, type Trial } from '../../../support/instruments.ts';

const KIND = 'stakeholderBelief';
const EXACT: Settings = { knowsAll: 1, sees: 1, seesClandestine: 1, seesOffVenue: 1, fromCases: 0, noise: 0, outlook: 1, programmeOutlook: 1, repeatsClaim: 0, noticeable: 0 };
const scenario = await exampleOf(KIND, 2);

/** Children in all venues and outside them in areas, from the record alone. */
function childrenInRecord({ record, world }: Trial, week: number, areas: readonly number[]): number {
  const row = (week - world.calendar.burnInWeeks) * record.intsPerWeek;
  const cells = record.at.offVenueStock / world.size.areas;
  let sum = 0;
  for (const a of areas) {
    for (let i = 0; i < cells; i++) if (i % 3 !== 2) sum += record.ints[row + record.at.stock + a * cells + i]!;
    for (let band = 0; band < 2; band++) sum += record.ints[row + record.at.offVenueStock + a * 2 + band]!;
  }
  return sum;
}

// Oracle: the world's record at both dates.
test('everybody who sees everything without leaning knows whether it fell: all of them say so, or none', () => {
  const answers = new Set<number>();
  for (const index of [0, 1, 2, 3, 4, 5]) {
    for (const areas of [[0, 1, 2, 3], [2]]) {
      const settings = { ...EXACT, areas: 0, ...Object.fromEntries(areas.map((a) => [`areas.${['phnomPenh', 'siemReap', 'sihanoukville', 'elsewhere'][a]}`, 1])), gapWeeks: 20 };
      const trial = readOnce(scenario, KIND, settings, index);
      const [before, now] = [childrenInRecord(trial, trial.week - 20, areas), childrenInRecord(trial, trial.week, areas)];
      const { columns } = trial.reading.tables[0]!;
      expect(new Set(columns['before'] as readonly number[])).toEqual(new Set([before]));
      expect(new Set(columns['now'] as readonly number[])).toEqual(new Set([now]));
      expect([trial.reading.estimate, trial.truth]).toEqual(now < before ? [1, 1] : [0, 0]);
      answers.add(trial.truth);
    }
  }
  // A test that sees one sign alone would pass with an instrument that always says it.
  expect(answers).toEqual(new Set([0, 1]));
});

// Oracle: the flow `identified` of the record.
test('those who go by cases compare the children identified in the weeks up to either time, in their own area', () => {
  const trial = readOnce(scenario, KIND, { ...EXACT, knowsAll: 0, fromCases: 1 });
  const { columns } = trial.reading.tables[0]!;
  const areas = new Set<number>();
  for (let i = 0; i < trial.reading.n; i++) {
    const area = columns['area']![i] as number;
    areas.add(area);
    expect(columns['now']![i]).toBe(flowSum(trial, 'identified', trial.week - 51, trial.week, [area]));
    expect(columns['before']![i]).toBe(flowSum(trial, 'identified', trial.week - 137 - 51, trial.week - 137, [area]));
  }
  expect(areas.size).toBeGreaterThan(1);
});

test('what leans people toward better makes more of them believe in a fall: outlook, work for the programme, a figure in print', () => {
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, knowsAll: 0, venuesKnown: 15, sees: 0.4, seesClandestine: 0, seesOffVenue: 0, noise: 0.5, ...settings }, 60).readings.map(({ estimate }) => estimate));
  const plain = of({});
  expect(of({ outlook: 0.7 })).toBeGreaterThan(plain + 0.03);
  expect(of({ outlook: 1.4 })).toBeLessThan(plain - 0.03);
  const staff = of({ programmeOutlook: 0.5 });
  expect(staff).toBeGreaterThan(plain);
  expect(of({ programmeOutlook: 0.5, programmeStaff: 54 })).toBeGreaterThan(staff);
  const claim = of({ repeatsClaim: 0.5 });
  expect(Math.abs(claim - (0.5 + 0.5 * plain))).toBeLessThan(0.03);
  expect(of({ noticeable: 0.3 })).toBeLessThan(plain);
});

test('what moves out of sight looks like an end: in the story in which it hid, who sees what is open believes in a far larger fall than there is', async () => {
  const hidden = await storyWith('hidden', KIND, 2);
  const ratios = [0, 1, 2, 3].map((index) => {
    const perceived = (settings: Settings): number => (readOnce(hidden, KIND, { ...EXACT, ...settings }, index).reading.tables[0]!.columns['perceived'] as readonly number[])[0]!;
    return { all: perceived({}), open: perceived({ 'sees.concealed': 0, seesClandestine: 0, seesOffVenue: 0 }) };
  });
  for (const { open, all } of ratios) expect(open).toBeLessThan(0.6 * all);
});

test('the count stands in the note, and the table has a row for each of 54, 13 of the programme', () => {
  const { reading } = readOnce(scenario, KIND);
  const { columns } = reading.tables[0]!;
  const sum = (name: string): number => (columns[name] as readonly number[]).reduce((a, b) => a + b, 0);
  expect([reading.n, columns['fell']!.length, sum('programme')]).toEqual([54, 54, 13]);
  expect(reading.estimate).toBe(sum('fell') / 54);
  expect(reading.note).toContain(`Of 54 asked ${sum('fell')} believe that it fell, ${sum('asMuch')} that it fell by 73 % or more`);
  expect(sum('asMuch')).toBeLessThanOrEqual(sum('fell'));
});

test('a time compared with that lies before the world gives no figure and says why', () => {
  const { reading, truth } = readOnce(scenario, KIND, { gapWeeks: 1040, caseWeeks: 520 });
  expect(reading.estimable).toBe(false);
  expect(reading.note).toContain('before the simulated time');
  expect(truth).toBeNaN();
});

test('settings that contradict each other are refused, each in a sentence', async () => {
  const { validate } = stakeholderBelief;
  expect(validate({ interviewees: 54, programmeStaff: 13, noticeable: 0.1, claimedFall: 0.73 })).toEqual([]);
  expect(validate({ interviewees: 10, programmeStaff: 13 })[0]).toContain('more than all interviewees');
  expect(validate({ noticeable: 0.8, claimedFall: 0.73 })[0]).toContain('would not believe');
  expect(validate({ areas: [0, 0, 0, 0] })[0]).toContain('no area is covered');
  const rest = 'instruments:\n  beliefs:\n    parameters:\n      programmeStaff: { value: 60, unit: count, label: assumed, range: [0, 99], source: F4 }\n';
  await expect(exampleOf(KIND, 1, rest)).rejects.toThrow(/programmeStaff of 60 is more than all interviewees, 54/);
});
