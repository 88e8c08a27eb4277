import { expect, test } from 'vitest';
import { rules } from '../../../sim/check/rules/index.ts';
import { makeRuleRunner } from '../../../sim/check/runRules.ts';
import { withSettings } from '../../../sim/check/settings.ts';
import { compileWith } from '../../support/scenarios.ts';

test('without police the parameters of raids and courts are dead, and the rule names them; in the base none is', async () => {
  const base = await compileWith('cambodia.yaml');
  const check = (scenario: typeof base) =>
    makeRuleRunner({ scenario, seed: [1, 2], form: 'full' }, { now: () => 0, pause: async () => {} })(rules.find(({ id }) => id === 'every-parameter-acts')!);
  const { passed, details } = await check(withSettings(base, { 'raids.capacity': 0 }));
  expect(passed).toBe(false);
  expect(details).toContain('courts.ageProven acts on nothing');
  expect(details).toContain('care.stayWeeks acts on nothing');
  expect(details).not.toContain('inflow.poverty acts on nothing');
  expect((await check(base)).details).toEqual([]);
});
