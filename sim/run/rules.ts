import type { PrevalenceReading } from '../measure/reading.ts';
import { yearOf } from '../base/weeks.ts';
import { derive } from '../model/derived.ts';
import type { Params } from '../model/params.ts';
import type { World } from '../model/world.ts';
import { drawParameter, drawShocks } from '../scenario/draw.ts';
import { evaluate, isTrue } from '../scenario/evaluate.ts';
import { RECENT, type PublishedField, type Recent } from '../scenario/readingNames.ts';
import { changesOf, hearingWeeks, shocksOf, withRuleChanges, type InForce } from '../scenario/ruleChanges.ts';
import type { CompiledRule, CompiledScenario } from '../scenario/types.ts';
import type { Observation } from './observe.ts';

/** A reading as it is published: when its fieldwork was, and what its report says. Nothing of the world. */
export interface Published {
  readonly week: number;
  readonly reading: Partial<Pick<PrevalenceReading, PublishedField>>;
}

/** The rules of a scenario in one world: what they have decided so far. */
export interface Rules {
  /** In the order in which they were decided. */
  readonly acts: readonly InForce[];
  /** Hears what is published this week, after the week's fieldwork; where that makes a rule act, the world's parameters change from the week of the act on. */
  hear(world: World, observations: readonly Observation[]): void;
}

const NO_RULES: Rules = { acts: [], hear: () => {} };

/**
 * Rules for a world that has been prepared but not begun, or that goes on from a kept week.
 * @param before acts decided before that week: their changes are made anew, for parameters are not in a snapshot
 */
export function startRules(scenario: CompiledScenario, world: World, before: readonly InForce[] = []): Rules {
  const { rules, instruments, calendar } = scenario;
  if (rules.length === 0) return NO_RULES;
  const heard = new Map<number, CompiledRule[]>();
  for (const rule of rules) {
    for (const week of hearingWeeks(rule, instruments.find(({ id }) => id === rule.listens), calendar)) heard.set(week, [...(heard.get(week) ?? []), rule]);
  }
  let acts = before;
  if (acts.length > 0) change(world, scenario, acts);
  return {
    get acts() {
      return acts;
    },
    hear(world, observations) {
      const { week } = world;
      const now = heard.get(week);
      if (!now) return;
      const decided = now.reduce((all, rule) => decide(rule, all, holds(rule, publishedBy(rule, observations, week), week, scenario), week, calendar.totalWeeks), acts);
      if (decided === acts) return;
      acts = decided;
      change(world, scenario, acts);
    },
  };
}

/** Readings of a rule's instrument that are out by a week, in the order of their fieldwork. */
export function publishedBy(rule: CompiledRule, observations: readonly Observation[], week: number): readonly Published[] {
  return observations
    .flatMap(({ instrument, wave, seen }) => (seen && instrument.id === rule.listens && wave.week + rule.publishedAfterWeeks <= week ? [{ week: wave.week, reading: seen.reading }] : []))
    .sort((a, b) => a.week - b.week);
}

/** Whether a rule's condition holds; what is not known (a reading that is not there, or not estimable) is not true. */
export function holds(rule: CompiledRule, readings: readonly Published[], week: number, { calendar }: Pick<CompiledScenario, 'calendar'>): boolean {
  const recent: Readonly<Record<Recent, Published | undefined>> = { first: readings[0], previous: readings.at(-2), last: readings.at(-1) };
  const valueOf = (name: string): number => {
    if (name === 'n') return readings.length;
    if (name === 'week') return week - calendar.burnInWeeks;
    if (name === 'year') return yearOf(calendar, week);
    const [which, field] = name.split('.') as [Recent, PublishedField | 'week'];
    if (!(which in RECENT)) throw new Error(`a condition came through with the name ${name}`);
    const one = recent[which];
    return !one ? NaN : field === 'week' ? one.week - calendar.burnInWeeks : (one.reading[field] ?? NaN);
  };
  return isTrue(evaluate(rule.when, valueOf));
}

/** Acts after a publication; the same list when nothing is decided. */
function decide(rule: CompiledRule, acts: readonly InForce[], yes: boolean, week: number, totalWeeks: number): readonly InForce[] {
  const from = week + rule.actsAfterWeeks;
  if (from >= totalWeeks) return acts;
  const mine = acts.filter((act) => act.rule === rule.id);
  const going = rule.acts === 'while' ? mine.find(({ to }) => to === totalWeeks) : undefined;
  if (going) return yes ? acts : acts.map((act) => (act === going ? { ...act, to: from } : act));
  if (!yes || (rule.acts === 'once' && mine.length > 0)) return acts;
  return [...acts, { rule: rule.id, from, to: totalWeeks }];
}

/**
 * The world's parameters with all that its rules have decided. Made anew from what the scenario says, so that a rule's act is the same as that
 * intervention dated in the file. Arrays are new ones: those of the scenario are shared by all worlds. Weeks before an act's stay as they were.
 */
function change(world: World, scenario: CompiledScenario, acts: readonly InForce[]): void {
  const params: Record<string, Record<string, number | Float64Array>> = { ...world.params };
  for (const [name, changes] of changesOf(scenario.rules, acts)) {
    const parameter = scenario.parameters.find(({ group, key }) => `${group}.${key}` === name)!;
    params[parameter.group] = { ...params[parameter.group], [parameter.key]: drawParameter(withRuleChanges(parameter, changes), world.keys, scenario.calendar.totalWeeks) };
  }
  world.params = params as unknown as Params;
  world.derived = derive(world.params);
  const shocks = shocksOf(scenario.rules, acts);
  if (shocks.length > 0) world.shocks = drawShocks([...scenario.shocks, ...shocks].sort((a, b) => a.week - b.week), world.keys);
}
