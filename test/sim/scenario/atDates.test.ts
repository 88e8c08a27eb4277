import { beforeAll, expect, test } from 'vitest';
import { scalar, scalarNames } from '../../../sim/run/scalars.ts';
import { createSimulator } from '../../../sim/run/simulate.ts';
import { AT_DATES, atDates, dateRead } from '../../../sim/scenario/atDates.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { compileSmall } from '../../support/scenarios.ts';

let small: CompiledScenario;
beforeAll(async () => (small = await compileSmall()));
const survey = () => small.instruments.find(({ id }) => id === 'survey')!;
const at = (date: string) => dateRead(small, survey(), date);

test('a date is a wave when it lies in its week; another one has the settings of the wave before it, and before the first those of the first', () => {
  expect(at('2012-11-05')).toMatchObject({ wave: 'first', settingsOf: 'first' });
  expect(at('2012-11-08')).toMatchObject({ wave: 'first', week: at('2012-11-05')!.week });
  expect(at('2015-04-06')).toMatchObject({ wave: 'second', settingsOf: 'second' });
  for (const [date, settings] of [['2008-01-07', 'first'], ['2014-06-02', 'first'], ['2015-10-05', 'second']] as const) {
    expect(at(date)).toMatchObject({ settingsOf: settings });
    expect(at(date)!.wave).toBeUndefined();
  }
  for (const date of ['1999-12-31', '2015-12-28', '2020-01-01', '2013-02-30']) expect(at(date)).toBeUndefined();
});

test('at the dates of its waves the copy makes the very readings of the scenario, and the world is the same to the byte', () => {
  const copied = atDates(small, survey(), at('2012-11-05')!, at('2015-04-06')!);
  expect(copied.hash).not.toBe(small.hash);
  const simulator = createSimulator([7, 8]);
  for (const world of [0, 1]) {
    const [plain, twice] = [simulator.run(small, world, { digest: true }), simulator.run(copied, world, { digest: true })];
    expect(twice.digest).toBe(plain.digest);
    const value = (scenario: CompiledScenario, result: typeof plain, name: string): number => result.scalars[scalarNames(scenario).indexOf(name)]!;
    for (const [wave, own] of [['from', 'first'], ['to', 'second']] as const) {
      for (const field of ['share', 'personsSeen', 'low', 'sensitivity'] as const) {
        expect(value(copied, twice, scalar.reading(AT_DATES, wave, field))).toBe(value(small, plain, scalar.reading('survey', own, field)));
      }
    }
    expect(value(copied, twice, scalar.step('judged', 'logPoints'))).toBe(value(small, plain, scalar.step('judged', 'logPoints')));
    expect(value(copied, twice, scalar.factor('children'))).toBe(value(small, plain, scalar.factor('children')));
  }
});

test('the reading of a date does not depend on the date that it is set beside', () => {
  const simulator = createSimulator([7, 8]);
  const reading = (from: string, to: string, wave: 'from' | 'to'): number => {
    const compiled = atDates(small, survey(), at(from)!, at(to)!);
    return simulator.run(compiled, 0, { digest: false }).scalars[scalarNames(compiled).indexOf(scalar.reading(AT_DATES, wave, 'share'))]!;
  };
  expect(reading('2010-01-04', '2013-06-03', 'to')).toBe(reading('2013-06-05', '2015-04-06', 'from'));
});
