import { recordDigest } from '../../model/processes/record.ts';
import { createSimulator } from '../../run/simulate.ts';
import type { CompiledParameter, CompiledScenario } from '../../scenario/types.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import { withChange, withSettings, type Settings } from '../settings.ts';
import { advance, lastWeek, market, startTrial, worldsOf } from '../worlds.ts';

/** The same world of the same seed, alone, after others, in another order, and going on from a snapshot. */
async function sameDigest(context: CheckContext): Promise<Verdict> {
  const scenario = market(context);
  const worlds = worldsOf(context, 3, 8);
  const order = Array.from({ length: worlds }, (_, i) => i);
  const digests = async (indices: readonly number[], fresh: boolean): Promise<Map<number, string>> => {
    let simulator = createSimulator(context.seed);
    const found = new Map<number, string>();
    for (const index of indices) {
      if (fresh) simulator = createSimulator(context.seed);
      const result = simulator.run(scenario, index, { digest: true });
      found.set(index, result.digest + result.readingsDigest);
      await context.pause();
    }
    return found;
  };
  const inOrder = await digests(order, false);
  const others = [await digests([...order].reverse(), false), await digests(order, true)];
  const resumed = new Map<number, string>();
  const simulator = createSimulator(context.seed);
  for (const index of order) {
    const { kept } = simulator.run(scenario, index, { digest: false, keepAt: scenario.forkWeek });
    simulator.run(scenario, index + 1, { digest: false });
    const result = simulator.resume(scenario, index, kept!, { digest: true });
    resumed.set(index, result.digest + result.readingsDigest);
    await context.pause();
  }
  // By hand, with whatever a test does to the world.
  const byHand = order.map((index) => {
    const trial = startTrial(scenario, context.seed, index);
    advance(trial, scenario.calendar.totalWeeks, undefined, context.faults);
    return recordDigest(trial.record);
  });
  const unequal = [...others, resumed].reduce((n, other) => n + order.filter((i) => other.get(i) !== inOrder.get(i)).length, 0);
  const unequalByHand = order.filter((i) => !inOrder.get(i)!.startsWith(byHand[i]!)).length;
  const different = new Set(inOrder.values()).size;
  return {
    passed: unequal === 0 && unequalByHand === 0 && different === worlds,
    numbers: [
      { name: 'worlds whose digest differs in another order, alone, or going on from a snapshot', value: unequal, expected: '0' },
      { name: 'worlds whose digest differs when stepped by hand', value: unequalByHand, expected: '0' },
      { name: 'different digests among different worlds', value: different, expected: String(worlds) },
    ],
  };
}

/** Adding, moving or removing an instrument leaves the world as it was, to the byte. */
async function instrumentsAside(context: CheckContext): Promise<Verdict> {
  const scenario = market(context);
  const variants: readonly CompiledScenario[] = [
    { ...scenario, instruments: [] },
    ...scenario.instruments.map((i) => ({
      ...scenario,
      instruments: [...scenario.instruments, { ...i, id: `${i.id}-again`, waves: i.waves.map((w) => ({ ...w, week: Math.max(1, w.week - 100) })) }],
    })),
  ];
  let unequal = 0;
  for (let index = 0; index < worldsOf(context, 2, 6); index++) {
    const [before, ...after] = [scenario, ...variants].map((s, i) => {
      const trial = startTrial(s, context.seed, index);
      advance(trial, scenario.calendar.totalWeeks, undefined, i === 0 ? undefined : context.faults);
      return recordDigest(trial.record);
    });
    unequal += after.filter((d) => d !== before).length;
    await context.pause();
  }
  return { passed: unequal === 0, numbers: [{ name: 'worlds that an instrument changed', value: unequal, expected: '0' }, { name: 'sets of instruments tried', value: variants.length, expected: 'shown' }] };
}

/** Every parameter that may change over time, changed at one date: the weeks before stay as they were. */
async function samePast(context: CheckContext): Promise<Verdict> {
  const scenario = market(context);
  const { burnInWeeks } = scenario.calendar;
  const week = burnInWeeks + 208;
  const end = Math.min(lastWeek(context), week + 156);
  const digest = (s: CompiledScenario, faulty: boolean): { readonly past: string; readonly all: string } => {
    const trial = startTrial(s, context.seed, 0);
    advance(trial, end, undefined, faulty ? context.faults : undefined);
    return { past: recordDigest(trial.record, week - burnInWeeks), all: recordDigest(trial.record, end - burnInWeeks) };
  };
  const before = digest(scenario, false);
  const details: string[] = [];
  let [changedPast, changedLater, tried] = [0, 0, 0];
  for (const p of scenario.parameters) {
    if (!p.varies) continue;
    const value = otherValues(p)[0]!;
    const after = digest(withChange(scenario, `${p.group}.${p.key}`, { from: week, to: 100_000, ramp: 0, operation: 'set', value }), true);
    tried++;
    if (after.all !== before.all) changedLater++;
    if (after.past !== before.past) {
      changedPast++;
      details.push(`${p.group}.${p.key} changed the weeks before its date`);
    }
    await context.pause();
  }
  return {
    passed: changedPast === 0 && changedLater > tried / 2,
    numbers: [
      { name: 'parameters that vary, each changed at one date', value: tried, expected: 'shown' },
      { name: 'of these, that change the weeks before', value: changedPast, expected: '0' },
      { name: 'of these, that change the weeks after', value: changedLater, expected: `above ${tried / 2}` },
    ],
    details,
  };
}

/** Values well away from the present one, above and below, within the hard bounds. */
function otherValues({ bounds, values, integer }: CompiledParameter): readonly number[] {
  const first = values[0]!;
  const now = first.kind === 'constant' ? first.value : first.kind === 'table' ? first.values.at(-1)! : 0;
  const whole = (x: number): number => (integer ? Math.round(x) : x);
  const far = [now === 0 ? Math.min(1, bounds[1]) : now * 3, now / 3, bounds[0], bounds[1] <= 1 ? bounds[1] : now * 2];
  return far.map(whole).filter((x) => x >= bounds[0] && x <= bounds[1] && x !== now).slice(0, 2);
}

/** Parameters that by their nature leave no mark in the record of a world. */
const WITHOUT_MARK: Readonly<Record<string, string>> = {
  'owners.shown': 'whom a surveyor is shown: measurement alone',
  'turnover.sellsSex': 'whom a surveyor counts: measurement alone',
  'training.database': 'what the police record: an input of instruments alone',
  'training.recordedUntrained': 'what the police record: an input of instruments alone',
  'training.recordedTrained': 'what the police record: an input of instruments alone',
  'offVenue.initialStock': 'first state, forgotten before the record begins',
};

/** Parameters that act only where something is scarce or frequent: settings under which they are tried. */
const ACTS_WHERE: Readonly<Record<string, Settings>> = {
  ...Object.fromEntries(['downgradedSignal', 'pretrialLimitWeeks', 'releasedFactor', 'furtherConvicted', 'representedHazard', 'representedOdds', 'monitoredHazard', 'monitoredOdds'].map((key) =>
    [`courts.${key}`, { 'raids.capacity': 20, 'raids.bedsNeeded': 0, 'courts.monitored': 0.5, 'courts.represented': 0.5 }])),
  'raids.bedWaitWeeks': { 'care.beds': 1 },
  'beliefs.epsteinK': { 'beliefs.rule': 1 },
  ...Object.fromEntries(['typeFactor', 'closureWeeks', 'lasting', 'shifts', 'detained', 'childDetained', 'trustLoss', 'trustHalfLifeWeeks'].map((key) => [`crackdowns.${key}`, { 'crackdowns.perMonth': 0.03 }])),
};

/** No parameter is dead: another value makes another record. */
async function everyParameterActs(context: CheckContext): Promise<Verdict> {
  const scenario = market(context);
  const end = lastWeek(context);
  const digest = (s: CompiledScenario, index: number): string => {
    const trial = startTrial(s, context.seed, index);
    advance(trial, end, undefined, context.faults);
    return recordDigest(trial.record, end - scenario.calendar.burnInWeeks);
  };
  const plain = [0, 1, 2].map((index) => digest(scenario, index));
  const dead: string[] = [];
  let tried = 0;
  for (const { group, key } of scenario.parameters) {
    const name = `${group}.${key}`;
    if (WITHOUT_MARK[name] !== undefined || name === 'market.venues') continue;
    tried++;
    const where = ACTS_WHERE[name];
    const under = where ? withSettings(scenario, where) : scenario;
    const before = where ? [0, 1, 2].map((index) => digest(under, index)) : plain;
    const p = under.parameters.find((q) => q.group === group && q.key === key)!;
    const acts = otherValues(p).some((value) => {
      const changed = withSettings(under, { [name]: p.integer ? Math.round(value) : value });
      return before.some((d, index) => digest(changed, index) !== d);
    });
    if (!acts) dead.push(name);
    await context.pause();
  }
  return {
    passed: dead.length === 0,
    numbers: [{ name: 'parameters given another value', value: tried, expected: 'shown' }, { name: 'of these, that change nothing in three worlds', value: dead.length, expected: '0' }],
    details: dead.map((name) => `${name} acts on nothing`),
  };
}

export const randomnessRules: readonly Rule[] = [
  {
    id: 'same-digest',
    sentence: 'The model must give the same digest for the same seed, whatever the order of worlds and however they are run.',
    how: 'Digests of records and readings: in order, in reverse, each in a fresh simulator, going on from a snapshot, and stepped by hand. (Workers and browsers: npm test.)',
    errorProbability: 0,
    run: sameDigest,
  },
  {
    id: 'instruments-aside',
    sentence: 'The model must not notice an instrument that is added, moved or removed.',
    how: 'Digests of worlds with no instrument, with the scenario’s own, and with each one twice.',
    errorProbability: 0,
    run: instrumentsAside,
  },
  {
    id: 'same-past',
    sentence: 'The model must leave every week before a change as it was, to the byte.',
    how: 'Each parameter that may vary over time is changed at one date; digests of the weeks before and after.',
    errorProbability: 0,
    run: samePast,
  },
  {
    id: 'every-parameter-acts',
    sentence: 'The model must have no dead parameter: another value of any of them makes another record.',
    how: `Each parameter in turn has another value in three worlds. Left out: ${Object.entries(WITHOUT_MARK).map(([name, why]) => `${name} (${why})`).join('; ')}.`,
    errorProbability: 0,
    fullOnly: true,
    run: everyParameterActs,
  },
];
