import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { RuleResult } from '../../../sim/check/report.ts';
import type { Training } from '../../../sim/model/processes/training.ts';

/**
 * Removing any one process file's effect makes a rule of the check fail: here each file's functions do nothing, one file after another.
 * By file: what its functions do instead, and a rule that then must fail.
 */
const nothing = (): void => {};
const KNOCKED_OUT: Readonly<Record<string, { readonly instead: Readonly<Record<string, (...given: never[]) => unknown>>; readonly rule: string }>> = {
  'calendar.ts': { instead: { stepCalendar: nothing }, rule: 'shock-close-district' },
  'inflow.ts': { instead: { stepInflow: nothing }, rule: 'off-arrivals' },
  'turnover.ts': { instead: { onPerson: nothing }, rule: 'ages' },
  'offVenue.ts': { instead: { stepOffVenue: nothing, onOffVenue: nothing }, rule: 'off-outside-leave' },
  'demand.ts': { instead: { stepDemand: nothing }, rule: 'off-demand' },
  'owners.ts': { instead: { stepOwners: nothing }, rule: 'off-inertia' },
  'market.ts': { instead: { stepMarket: nothing }, rule: 'more-opening' },
  'beliefs.ts': { instead: { sanctioned: nothing, convicted: nothing, signalEveryone: nothing }, rule: 'off-signals' },
  'training.ts': { instead: { trainOnce: untrained }, rule: 'more-training' },
  'leads.ts': { instead: { stepLeads: nothing }, rule: 'off-tips' },
  'raids.ts': { instead: { stepRaids: nothing }, rule: 'off-police' },
  'crackdowns.ts': { instead: { stepCrackdowns: nothing }, rule: 'off-crackdowns' },
  'courts/cases.ts': { instead: { fileCase: nothing }, rule: 'off-arrests' },
  'courts/docket.ts': { instead: { openCase: () => -1 }, rule: 'off-charges' },
  'courts/hazards.ts': { instead: { hazardOf: () => 0 }, rule: 'off-settlement' },
  'courts/trials.ts': { instead: { stepCourts: nothing, holdTrials: nothing }, rule: 'off-trials' },
  'care.ts': { instead: { takeIntoCare: nothing }, rule: 'off-referral' },
  'displacement.ts': { instead: { displaceChildren: nothing, displaceSome: nothing }, rule: 'closed-venues' },
  'record.ts': { instead: { record: nothing }, rule: 'off-police' },
};
/** Files that only declare. */
const DECLARE = ['index.ts', 'courts.ts'];

/** Every level 1: police as the parameters state them. */
function untrained({ funding, specialists }: { readonly funding: Float64Array; readonly specialists: Float64Array }): Training {
  const one = new Float64Array(Math.max(funding.length, specialists.length)).fill(1);
  return { specialists: one, trustedCore: one, focalOfficers: one, skill: one, integrity: one, trust: one, focal: one, recording: one };
}


/** Runs rules in a model whose functions of one file are replaced. */
async function modelWithout(file?: string): Promise<(rule: string) => Promise<RuleResult>> {
  vi.resetModules();
  const path = `../../../sim/model/processes/${file}`;
  if (file !== undefined) vi.doMock(path, async (original) => ({ ...(await original<object>()), ...KNOCKED_OUT[file]!.instead }));
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
});

test('with all files at work each of these rules holds', async () => {
  const run = await modelWithout();
  for (const rule of new Set(Object.values(KNOCKED_OUT).map((entry) => entry.rule))) expect((await run(rule)).passed, rule).toBe(true);
});

test.each(Object.entries(KNOCKED_OUT))('without the effect of %s a rule of the check fails, by its numbers', async (file, { rule }) => {
  const { passed, numbers, details } = await (await modelWithout(file))(rule);
  expect(passed, rule).toBe(false);
  expect(numbers.length, `${rule}: ${details.join(' ')}`).toBeGreaterThan(0);
});
