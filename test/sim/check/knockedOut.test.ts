import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { RuleResult } from '../../../sim/check/report.ts';
import { IDLE } from '../../support/idleProcesses.ts';

/**
 * Removing any one process file's effect makes a rule of the check fail: here each file's functions do nothing (support/idleProcesses), one file after
 * another. By file: a rule that then must fail.
 */
const KNOCKED_OUT: Readonly<Record<string, string>> = {
  'calendar.ts': 'shock-close-district',
  'inflow.ts': 'off-arrivals',
  'turnover.ts': 'ages',
  'offVenue.ts': 'off-outside-leave',
  'demand.ts': 'off-demand',
  'owners.ts': 'off-inertia',
  'market.ts': 'more-opening',
  'beliefs.ts': 'off-signals',
  'training.ts': 'more-training',
  'leads.ts': 'off-tips',
  'raids.ts': 'off-police',
  'crackdowns.ts': 'off-crackdowns',
  'courts/cases.ts': 'off-arrests',
  'courts/docket.ts': 'off-charges',
  'courts/hazards.ts': 'off-settlement',
  'courts/trials.ts': 'off-trials',
  'care.ts': 'off-referral',
  'displacement.ts': 'closed-venues',
  'record.ts': 'off-police',
};
/** Files that only declare. */
const DECLARE = ['index.ts', 'courts.ts'];

/** Runs rules in a model whose functions of one file are replaced. */
async function modelWithout(file?: string): Promise<(rule: string) => Promise<RuleResult>> {
  vi.resetModules();
  const path = `../../../sim/model/processes/${file}`;
  if (file !== undefined) vi.doMock(path, async (original) => ({ ...(await original<object>()), ...IDLE[file]! }));
  const [{ makeRuleRunner }, { rules }, { compileWith }] = await Promise.all([
    import('../../../sim/check/runRules.ts'), import('../../../sim/check/rules/index.ts'), import('../../support/scenarios.ts'),
  ]);
  if (file !== undefined) vi.doUnmock(path);
  const run = makeRuleRunner({ scenario: await compileWith('cambodia.yaml'), seed: [1, 2], form: 'short' }, { now: () => 0, pause: async () => {} });
  return (rule) => run(rules.find(({ id }) => id === rule)!);
}

test('every file of processes has an entry', () => {
  const folder = 'sim/model/processes';
  const files = [...readdirSync(folder), ...readdirSync(`${folder}/courts`).map((file) => `courts/${file}`)].filter((file) => file.endsWith('.ts') && !DECLARE.includes(file));
  expect(Object.keys(KNOCKED_OUT).sort()).toEqual(files.sort());
  expect(Object.keys(IDLE).sort()).toEqual(files.sort());
});

test('with all files at work each of these rules holds', async () => {
  const run = await modelWithout();
  for (const rule of new Set(Object.values(KNOCKED_OUT))) expect((await run(rule)).passed, rule).toBe(true);
});

test.each(Object.entries(KNOCKED_OUT))('without the effect of %s a rule of the check fails, by its numbers', async (file, rule) => {
  const { passed, numbers, details } = await (await modelWithout(file))(rule);
  expect(passed, rule).toBe(false);
  expect(numbers.length, `${rule}: ${details.join(' ')}`).toBeGreaterThan(0);
});
