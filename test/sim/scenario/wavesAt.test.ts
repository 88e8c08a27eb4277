import { beforeAll, expect, test } from 'vitest';
import { weekOf } from '../../../sim/base/weeks.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { wavesAt } from '../../../sim/scenario/wavesAt.ts';
import { compileSmall } from '../../support/scenarios.ts';

let scenario: CompiledScenario;
beforeAll(async () => (scenario = await compileSmall()));

test('a date in the week of a wave is that wave; others take the settings of the wave before, and stand beside no published figure', () => {
  const [survey] = scenario.instruments;
  const [first, second] = survey!.waves;
  const moved = wavesAt(survey!, ['2014-12-03', '2012-11-08'], scenario);
  expect(moved.waves[0]).toBe(first);
  const { publishedFrom: _, ...settings } = first!;
  // Chance is named after the week: `undercount decompose` makes the same reading there.
  expect(moved.waves[1]).toEqual({ ...settings, id: 'at-2014-12-03', at: '2014-12-03', week: weekOf(scenario.calendar, '2014-12-01'), published: null, chances: `${survey!.id}/2014-12-01` });
  expect(moved.compare).toEqual([first!.id, 'at-2014-12-03']);
  // Before the first wave it has the first one's; and one date compares nothing.
  expect(wavesAt(survey!, ['2010-01-04'], scenario)).toMatchObject({ waves: [{ parameters: first!.parameters }] });
  expect(wavesAt(survey!, ['2015-06-01'], scenario)).toMatchObject({ waves: [{ parameters: second!.parameters }] });
  expect('compare' in wavesAt(survey!, ['2013-01-07'], scenario)).toBe(false);
});
