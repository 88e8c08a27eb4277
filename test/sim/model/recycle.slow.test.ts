import { expect, test } from 'vitest';
import type { Events } from '../../../sim/base/events.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import type { CompiledParameter } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

// Without sweeping the pool was empty here in week 1,000: venues close much faster than the people in them would leave.
test('3,000 venues of which half close every month, for 21 years, never run out of room for events', async () => {
  const base = await compileSmall({ 'market.venues': '{ phnomPenh: 3000, siemReap: 10, sihanoukville: 10, elsewhere: 10 }' });
  const values: Readonly<Record<string, number>> = { 'market.closePerMonth': 0.5, 'turnover.exitPerMonth': 0.02, 'turnover.childExitPerMonth': 0.02, 'market.openingWeeks': 1 };
  const extreme = (p: CompiledParameter): CompiledParameter => {
    const value = values[`${p.group}.${p.key}`];
    return value === undefined ? p : { ...p, values: p.values.map(() => ({ kind: 'constant', value })), changes: p.changes.map(() => []) };
  };
  const scenario = { ...base, parameters: base.parameters.map(extreme) };
  const { world, record } = worldOf(scenario);
  let [strict, lenient] = [0, 0];
  const events = world.events as { expected: Events['expected'] };
  const { expected } = events;
  events.expected = (isStrict) => (isStrict ? strict++ : lenient++, expected!(isStrict));
  advanceTo(world, record, scenario.calendar.totalWeeks);
  expect(conservationFaults(world)).toEqual([]);
  expect(lenient).toBeGreaterThan(2);
  expect(lenient).toBeLessThan(200);
  expect(strict).toBe(0);
}, 120_000);
