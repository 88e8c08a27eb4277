import { expect, test } from 'vitest';
import { makeSummary } from '../../../sim/ensemble/summary.ts';
import { ruleSentences } from '../../../sim/report/rules.ts';
import { scalar, scalarNames } from '../../../sim/run/scalars.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { fakeScenario, fakeWorld } from '../../support/fakeWorlds.ts';

const scenario: CompiledScenario = { ...fakeScenario(), rules: [{ id: 'stop', listens: 'survey', when: 1, publishedAfterWeeks: 9, actsAfterWeeks: 26, acts: 'each', changes: [], shocks: [] }] };

/** Acts of the rule and the week of its first, world by world. */
function resultOf(acts: readonly (readonly [number, number])[]) {
  const summary = makeSummary({ scenario, seed: '1', worlds: acts.length, notes: [] });
  acts.forEach(([times, week], world) => {
    const made = fakeWorld(scenario, 1, world);
    made.scalars[scalarNames(scenario).indexOf(scalar.rule('stop', 'acts'))] = times;
    made.scalars[scalarNames(scenario).indexOf(scalar.rule('stop', 'week'))] = week;
    summary.add(made);
  });
  return summary.ensemble(1).result;
}

test('a run says in how many worlds a rule acted, when first, and how often', () => {
  const result = resultOf([[0, NaN], [2, 10], [1, 10], [0, NaN], [2, 10]]);
  // Weeks count from 2012-01-02.
  expect(result.rules).toMatchObject([{ id: 'stop', listens: 'survey', actedIn: 3, acts: { mean: 1 }, firstWeek: { median: 10 }, firstAt: { median: '2012-03-12', q05: '2012-03-12', q95: '2012-03-12' } }]);
  expect(ruleSentences(result)).toEqual(['Rule stop, which listens to the readings of survey, acted in 60 in 100 simulated worlds (about as likely as not), first in March 2012. It acted 1.0 times a world on average.']);
  expect(ruleSentences(resultOf([[1, 0], [1, 20], [1, 39]]))[0]).toMatch(/acted in 100 in 100 simulated worlds \(very likely\), first in May 2012 \(median; 90 in 100 of them between January 2012 and September 2012\)\.$/);
});

test('a rule that acted nowhere says so', () => {
  const result = resultOf([[0, NaN], [0, NaN]]);
  expect(result.rules[0]).toMatchObject({ actedIn: 0, firstAt: null });
  expect(ruleSentences(result)).toEqual(['Rule stop, which listens to the readings of survey, acted in no world.']);
});
