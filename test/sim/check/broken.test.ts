import { beforeAll, describe, expect, test } from 'vitest';
import type { RuleResult } from '../../../sim/check/report.ts';
import type { Faults } from '../../../sim/check/rule.ts';
import { rules } from '../../../sim/check/rules/index.ts';
import { monotoneSettings } from '../../../sim/check/rules/monotone.ts';
import { unfeltSettings } from '../../../sim/check/rules/unfelt.ts';
import { makeRuleRunner } from '../../../sim/check/runRules.ts';
import type { Settings } from '../../../sim/check/settings.ts';
import { Band, VenueStatus } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { compileWith } from '../../support/scenarios.ts';

const host = { now: () => 0, pause: async () => {} };
let scenario: CompiledScenario;
beforeAll(async () => {
  scenario = await compileWith('cambodia.yaml');
});

/** A runner that remembers: rules broken in the same way share their worlds. */
const broken = (faults: Faults) => {
  const run = makeRuleRunner({ scenario, seed: [1, 2], form: 'short', faults }, host);
  return (id: string): Promise<RuleResult> => run(rules.find((rule) => rule.id === id)!);
};
const without = (...names: readonly string[]) => (settings: Settings): Settings => Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));
const once = (week: number, meddle: (world: World) => void): Faults => ({ world: (world) => (world.week === week ? meddle(world) : undefined) });

/** The second case of the first queue that has two is heard first. */
function swapFirstTwo(w: World): void {
  const first = [...w.area.trialHead].find((i) => i >= 0 && w.cases.next[i]! >= 0)!;
  const { next, previous } = w.cases;
  const second = next[first]!;
  const third = next[second]!;
  w.area.trialHead[w.cases.area[first]!] = second;
  [previous[second], next[second], previous[first], next[first]] = [-1, first, second, third];
  if (third >= 0) previous[third] = first;
  else w.area.trialTail[w.cases.area[first]!] = first;
}

const add = (column: { [i: number]: number }, i: number, n: number): number => (column[i] = (column[i] ?? 0) + n);
const find = (world: World, band: number): number => world.slot.band.findIndex((b) => b === band);
const EVERY_WEEK: readonly [string, (world: World) => void][] = [
  ['conservation', (w) => add(w.count.stock, 2, 1)],
  ['children-balance', (w) => add(w.count.offVenueStock, 1, 1)],
  ['adults-balance', (w) => add(w.count.stock, 2, 1)],
  ['cases-balance', (w) => add(w.cases.head, 1, 1)],
  ['follow-up-balance', (w) => add(w.area.inFollowUp, 0, 1)],
  ['shelter-balance', (w) => add(w.area.bedsUsed, 0, 1)],
  ['beds', (w) => add(w.area.bedsUsed, 0, 1000)],
  ['investigators', (w) => add(w.area.investigationsOpen, 0, 50)],
  ['trial-days', (w) => add(w.count.flow, Flow.trials * w.size.areas, 500)],
  ['judgments', (w) => add(w.count.flow, Flow.acquittals * w.size.areas, 1)],
  ['queue-order', swapFirstTwo],
  ['ages', (w) => add(w.slot.born, find(w, Band.upTo15), -300)],
  ['closed-venues', (w) => add(w.venue.status, w.venue.children.findIndex((n) => n > 0), VenueStatus.closed)],
];

describe('a rule about every week names the week in which a world is tampered with', () => {
  test.each(EVERY_WEEK)('%s', async (id, meddle) => {
    const { passed, details } = await broken(once(100, meddle))(id);
    expect(passed).toBe(false);
    expect(details.some((text) => text.includes('week 100:')), details.join('\n')).toBe(true);
  });
});

test('each switch that does not switch is found: every rule of that kind fails when its settings are ignored', async () => {
  const check = broken({ settings: () => ({}) });
  const off = rules.filter(({ id }) => id.startsWith('off-'));
  expect(off.length).toBeGreaterThan(20);
  for (const { id } of off) expect((await check(id)).passed, id).toBe(false);
});

test('a change without effect is found: every "must rise" and "must fall" fails when both worlds are the same', async () => {
  const check = broken({ settings: () => ({}) });
  for (const { id, claim } of monotoneSettings) if (claim === 'rises' || claim === 'falls') expect((await check(id)).passed, id).toBe(false);
});

test('an effect in the wrong direction is found by "must not rise"', async () => {
  for (const { id, claim, both, change } of monotoneSettings) {
    if (claim !== 'doesNotRise') continue;
    const isChanged = (s: Settings): boolean => Object.entries(change).every(([name, value]) => s[name] === value);
    const { passed } = await broken({ settings: (s) => (isChanged(s) ? { ...both, 'inflow.arrivals': { times: 4 } } : s) })(id);
    expect(passed, id).toBe(false);
  }
});

/** Shocks that are left out, or that act at the strength at which they should not. */
const SHOCKS_OF = (id: string): string => `shock.${id.slice(6).replace(/-[a-z]/g, (c) => c[1]!.toUpperCase())}`;
const shockIds = rules.map(({ id }) => id).filter((id) => id.startsWith('shock-'));

test('a shock that does nothing is found, one that acts at strength nought, and one that acts before its week', async () => {
  expect(shockIds.length).toBeGreaterThan(3);
  for (const id of shockIds) {
    const name = SHOCKS_OF(id);
    expect((await broken({ settings: without(name) })(id)).passed, `${id} left out`).toBe(false);
    const always = id === 'shock-impunity-event' ? 0 : 1;
    expect((await broken({ settings: (s) => (name in s ? { ...s, [name]: always } : s) })(id)).passed, `${id} at nought`).toBe(false);
    expect((await broken(once(400, (w) => (w.count.flow[0] = 77)))(id)).passed, `${id} too soon`).toBe(false);
  }
});

test('a way that is not cut is found: what should not be felt is', async () => {
  expect(unfeltSettings.length).toBeGreaterThan(5);
  for (const { id, cut } of unfeltSettings) {
    const kept = (s: Settings): Settings => Object.fromEntries(Object.entries(s).filter(([name, value]) => cut[name] !== value));
    // Where the scenario itself has little to cut, the change is felt all the same.
    const open: Settings = id === 'unfelt-crackdowns' ? { 'crackdowns.perMonth': 0.03 } : {};
    expect((await broken({ settings: (s) => ({ ...kept(s), ...open }) })(id)).passed, id).toBe(false);
  }
});

/** One by one: each with what breaks it. */
const ONE_BY_ONE: readonly [string, Faults][] = [
  ['no-inflow', { settings: () => ({}) }],
  ['no-police', { settings: () => ({}) }],
  ['frozen-owners', { settings: without('owners.inertia', 'raids.reopens', 'market.closePerMonth') }],
  ['frozen-owners', { settings: without('inflow.prevention') }],
  ['own-cost', { settings: () => ({}) }],
  ['certainty-severity', { settings: () => ({}) }],
  ['no-police-epstein', { settings: () => ({}) }],
  ['same-digest', once(400, (w) => (w.venue.taste[0] = 3))],
  ['instruments-aside', once(400, (w) => (w.count.flow[0] = 7))],
  ['same-past', once(400, (w) => (w.count.flow[0] = 7))],
  ['forgets-first-state', { settings: (s) => ({ ...s, 'turnover.exitPerMonth': 0.001, 'market.closePerMonth': 0 }) }],
  ['forgets-first-state', { settings: () => ({}) }],
  ['forgets-first-market', { settings: (s) => ({ ...s, 'market.closePerMonth': 0, 'market.openingWeeks': 2000 }) }],
  ['closed-loop', { settings: without('rule.act') }],
  ['closed-loop', once(400, (w) => (w.count.flow[0] = 77))],
  ['rescue-arithmetic', { settings: (s) => (s['raids.capacity'] === 50 ? { ...s, 'inflow.prevention': 0.95 } : s) }],
];

test.each(ONE_BY_ONE)('%s fails when what it rests on is broken', async (id, faults) => {
  expect((await broken(faults)(id)).passed).toBe(false);
});

test.each(['coverage', 'frameAgeWeeks', 'refusal', 'onShift', 'ageNoise', 'fullEnumeration'])('errors-off fails when %s is left as the scenario has it', async (name) => {
  // The sample of the scenario is larger than the market of the rules: without enumeration it must be small to leave anybody out.
  const { passed, numbers } = await broken({ settings: (s) => ({ ...without(name)(s), ...(name === 'fullEnumeration' && 'onShift' in s ? { sample: 20 } : {}) }) })('errors-off');
  expect(passed, JSON.stringify(numbers)).toBe(false);
});

test('a rule that throws has failed, and says why', async () => {
  const { passed, details } = await broken({ world: () => { throw new Error('a fault of ours'); } })('conservation');
  expect([passed, details]).toEqual([false, ['a fault of ours']]);
});

test('every rule is broken by one of these tests', () => {
  const claimed = monotoneSettings.filter(({ claim }) => claim !== 'reported').map(({ id }) => id);
  const seen = new Set([...EVERY_WEEK, ...ONE_BY_ONE].map(([id]) => id).concat(claimed, unfeltSettings.map(({ id }) => id), shockIds, 'errors-off', 'every-parameter-acts'));
  // What is only reported cannot fail; the dead parameters have a slow test of their own.
  const reported = monotoneSettings.filter(({ claim }) => claim === 'reported').map(({ id }) => id);
  expect(rules.map(({ id }) => id).filter((id) => !seen.has(id) && !id.startsWith('off-') && !reported.includes(id))).toEqual([]);
});
