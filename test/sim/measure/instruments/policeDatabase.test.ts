import { expect, test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { exampleOf, fieldworks, flowSum, mean, readOnce } from '../../../support/instruments.ts';

const KIND = 'policeDatabase';
const EXACT: Settings = { fromTraining: 0, completeness: 1, courtOnly: 0, otherOffence: 0, pooled: 0, duplicates: 0, assumedShare: 1 };
const scenario = await exampleOf(KIND, 4);

// Oracle: the flow casesFiled of the world's record.
test('errors off: the database has each case with an arrest once, in the areas covered and the weeks of its period', () => {
  for (const index of [0, 1, 2]) {
    const trial = readOnce(scenario, KIND, EXACT, index);
    const filed = flowSum(trial, 'casesFiled', trial.week - 51, trial.week);
    expect(filed).toBeGreaterThan(3);
    expect([trial.reading.estimate, trial.truth, trial.reading.n]).toEqual([filed, filed, filed]);
    const capital = readOnce(scenario, KIND, { ...EXACT, areas: 0, 'areas.phnomPenh': 1, periodWeeks: 104 }, index);
    const want = flowSum(capital, 'casesFiled', capital.week - 103, capital.week, [0]);
    expect([capital.reading.estimate, capital.truth]).toEqual([want, want]);
  }
});

// Oracle: the flow casesCharged; cases charged in the period's first week were with the prosecutor before it began and are seen too late.
test('units that enter only what goes to court have the cases charged, not those with an arrest', () => {
  for (const index of [0, 1, 2]) {
    const { reading, week, ...trial } = readOnce(scenario, KIND, { ...EXACT, courtOnly: 1, periodWeeks: 156 }, index);
    const charged = flowSum(trial, 'casesCharged', week - 155, week);
    expect(reading.estimate).toBeGreaterThan(0);
    expect(charged - reading.estimate).toBeGreaterThanOrEqual(0);
    expect(charged - reading.estimate).toBeLessThanOrEqual(flowSum(trial, 'casesCharged', week - 155, week - 155));
  }
});

test('each error has its sign: fewer with missing entries or other offences, more with duplicates or pooled offences', () => {
  const of = (settings: Settings): number => mean(fieldworks(scenario, KIND, { ...EXACT, ...settings, periodWeeks: 104 }, 60).readings.map(({ estimate }) => estimate));
  const exact = of({});
  const ratio = (settings: Settings): number => of(settings) / exact;
  // Binomial means; 60 fieldworks of some 20 cases: 3 standard errors are below 0.05.
  expect(Math.abs(ratio({ completeness: 0.65 }) - 0.65)).toBeLessThan(0.06);
  expect(Math.abs(ratio({ otherOffence: 0.2 }) - 0.8)).toBeLessThan(0.06);
  expect(Math.abs(ratio({ duplicates: 0.1 }) - 1.1)).toBeLessThan(0.06);
  expect(Math.abs(ratio({ pooled: 1.5 }) - 2.5)).toBeLessThan(0.06);
  expect(Math.abs(ratio({ completeness: 0.65, assumedShare: 0.65 }) - 1)).toBeLessThan(0.09);
});

test('more completeness has every record that less has, and training may stand for it', () => {
  const records = (settings: Settings): string[] => {
    const { columns } = readOnce(scenario, KIND, { ...EXACT, ...settings }).reading.tables[0]!;
    return Array.from(columns['week'] as ArrayLike<number>, (week, i) => `${week} ${columns['area']![i]} ${columns['unit']![i]}`);
  };
  const [less, more] = [records({ completeness: 0.4 }), records({ completeness: 0.9 })];
  expect(less.length).toBeLessThan(more.length);
  for (const record of less) expect(more).toContain(record);
  expect(records({ fromTraining: 1 }).length).toBeLessThan(records({}).length);
});

test('without a tally there is no figure and a sentence, not a figure of 0', () => {
  const { reading, truth } = readOnce(scenario, KIND, { tallied: 0 });
  expect([reading.estimable, reading.estimate, reading.low]).toEqual([false, NaN, NaN]);
  expect(reading.note).toContain('not a figure of 0');
  expect(truth).toBeGreaterThan(0);
});
