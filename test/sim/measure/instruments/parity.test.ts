import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advance, startTrial } from '../../../../sim/check/worlds.ts';
import { instrumentKinds, isPrevalenceInstrument } from '../../../../sim/measure/instruments/index.ts';
import { readingValues } from '../../../../sim/measure/reading.ts';
import { recordDigest } from '../../../../sim/model/processes/record.ts';
import { createSimulator } from '../../../../sim/run/simulate.ts';
import { exampleOf, fileOf } from '../../../support/instruments.ts';

const kinds = Object.keys(instrumentKinds);
const docs = readFileSync('docs/instruments.md', 'utf8');
const coverage = readFileSync('docs/coverage.md', 'utf8');

/** Words of columns that a record of a real person would have. */
const PERSONAL = /name|phone|birth|address|street|latitude|longitude|passport|nationality|ethnic|photo|email/i;

describe.each(kinds)('%s', (kind) => {
  const one = instrumentKinds[kind]!;

  test('has its example, its paragraph in docs/instruments.md, its row in docs/coverage.md and its test', () => {
    expect(existsSync(`scenarios/${fileOf(kind)}`), fileOf(kind)).toBe(true);
    expect(docs).toMatch(new RegExp(`^### ${kind}\\n\\S`, 'm'));
    expect(coverage, 'npm run coverage').toContain(`| ${kind} | `);
    const here = 'test/sim/measure/instruments';
    // The establishment survey's tests are those of the ladder.
    expect(existsSync(`${here}/${kind}.test.ts`) || (existsSync(`${here}/${kind}`) && readdirSync(`${here}/${kind}`).length > 0) || kind === 'establishmentSurvey').toBe(true);
  });

  test('says what its figure is a figure of, what it does not tell, and what it costs', () => {
    expect(one.kind).toBe(kind);
    for (const sentences of [one.text, one.caution, ...(one.reactive ? [one.reactive] : [])]) expect(sentences).toMatch(/^[A-Z].{20,}\.$/s);
    expect(one.quantity.text).toMatch(/^[A-Z].{15,}[^.]$/s);
    expect(Object.keys(one.declarations)).toEqual(expect.arrayContaining(['daysFixed', 'daysEach']));
    for (const { text } of Object.values(one.declarations)) expect(text).toMatch(/\.$/);
    expect(isPrevalenceInstrument(one) || one.truth !== undefined).toBe(true);
  });

  test('interviews nobody under 18', () => {
    if (one.interviews === 'adults') expect(one.declarations['minimumAge']?.bounds[0]).toBeGreaterThanOrEqual(18);
    else expect(['nobody', 'organisations']).toContain(one.interviews);
  });

  test('leaves the world as it was: the record with it has the digest of the record without it', async () => {
    const scenario = await exampleOf(kind);
    const digest = (instruments: typeof scenario.instruments): string => {
      const trial = startTrial({ ...scenario, instruments, rules: [] }, [1, 2], 0);
      advance(trial, scenario.calendar.totalWeeks);
      if (instruments.length > 0) expect(trial.observations.every(({ seen }) => seen !== undefined)).toBe(true);
      return recordDigest(trial.record);
    };
    expect(digest(scenario.instruments.filter((i) => i.kind === kind))).toBe(digest([]));
  });

  test('reads the same to the bit in a world that was kept in the middle of its watch, however often it is gone on with', async () => {
    const scenario = await exampleOf(kind);
    const alone = { ...scenario, instruments: scenario.instruments.filter((i) => i.kind === kind), rules: [] };
    const simulator = createSimulator([1, 2]);
    const { kept, ...straight } = simulator.run(alone, 0, { digest: true, keepAt: alone.instruments[0]!.waves[0]!.week - 5 });
    for (let again = 0; again < 3; again++) {
      const resumed = simulator.resume(alone, 0, kept!, { digest: true });
      expect(resumed.readingsDigest).toBe(straight.readingsDigest);
      expect(resumed.scalars).toEqual(straight.scalars);
    }
  });

  test('gives a reading in order: estimate within its interval, columns of equal length, nothing that could stand for a real person', async () => {
    const scenario = await exampleOf(kind);
    const trial = startTrial({ ...scenario, instruments: scenario.instruments.filter((i) => i.kind === kind), rules: [] }, [1, 2], 1);
    advance(trial, scenario.calendar.totalWeeks);
    for (const { seen } of trial.observations) {
      const { reading } = seen!;
      expect(reading.note).toMatch(/^[A-Z].*\.$/s);
      expect(reading.cost).toBeGreaterThan(0);
      if (reading.estimable) expect(Number.isFinite(reading.estimate)).toBe(true);
      else expect(reading.estimate).toBeNaN();
      if (Number.isFinite(reading.low)) expect(reading.low <= reading.estimate && reading.estimate <= reading.high).toBe(true);
      if (reading.estimable) expect(reading.tables.length).toBeGreaterThan(0);
      for (const { text, columns } of reading.tables) {
        expect(text).toMatch(/\.$/);
        expect(new Set(Object.values(columns).map(({ length }) => length)).size).toBeLessThanOrEqual(1);
        for (const column of Object.keys(columns)) expect(column).not.toMatch(PERSONAL);
      }
      expect(readingValues(reading).length).toBeGreaterThan(5);
    }
  });
});
