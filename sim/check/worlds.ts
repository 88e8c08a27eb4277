import { makeKeys } from '../base/random/streams.ts';
import { derive } from '../model/derived.ts';
import { initialise, sizeOf } from '../model/init.ts';
import type { Params } from '../model/params.ts';
import { clearFlows, makeRecord, record, type WorldRecord } from '../model/processes/record.ts';
import { step } from '../model/step.ts';
import { makeWorld, type World } from '../model/world.ts';
import { observe, plannedObservations, type Observation } from '../run/observe.ts';
import { startRules, type Rules } from '../run/rules.ts';
import { drawParams, drawShocks } from '../scenario/draw.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import type { CheckContext } from './rule.ts';
import { smaller, withChange, withSettings, type Settings } from './settings.ts';

/** A world of a scenario, as it goes: what a rule looks at. */
export interface Trial {
  readonly world: World;
  readonly record: WorldRecord;
  readonly observations: readonly Observation[];
  readonly rules: Rules;
}

/** Share of the scenario's venues in the markets of the rules: 100 and 500 of the base's 2,500. */
const SCALE = { short: 0.04, full: 0.2 } as const;
/** Recorded weeks of the short form: eight years. */
const SHORT_WEEKS = 416;

/** The market of the rules, with settings. */
export function market({ scenario, form, faults }: CheckContext, settings: Settings = {}): CompiledScenario {
  return withSettings(smaller(scenario, SCALE[form]), faults?.settings?.(settings) ?? settings);
}

/** The same without the scenario's dated events: what these do to the state is no effect of the processes that a rule tries. */
export function calmMarket(context: CheckContext, settings: Settings = {}): CompiledScenario {
  return { ...market(context, settings), shocks: [] };
}

/** A dated change, laid over a scenario; a fault of the test undoes it as it undoes a setting. */
export function fromWeek({ faults }: CheckContext, scenario: CompiledScenario, week: number, name: string, value: number): CompiledScenario {
  const set = faults?.settings ? faults.settings({ [name]: value })[name] : value;
  return typeof set === 'number' ? withChange(scenario, name, { from: week, to: scenario.calendar.totalWeeks, ramp: 0, operation: 'set', value: set }) : scenario;
}

/** Simulated week at which the worlds of the rules end. */
export function lastWeek({ scenario: { calendar }, form }: CheckContext): number {
  return form === 'short' ? Math.min(calendar.totalWeeks, calendar.burnInWeeks + SHORT_WEEKS) : calendar.totalWeeks;
}

/** How many worlds: fewer in the short form. */
export function worldsOf({ form }: CheckContext, short: number, full: number): number {
  return form === 'short' ? short : full;
}

/** A world at its first week. */
export function startTrial(scenario: CompiledScenario, seed: readonly [number, number], index: number): Trial {
  const keys = makeKeys(seed, index);
  const { calendar, areas } = scenario;
  const params = drawParams(scenario.parameters, keys, calendar.totalWeeks) as unknown as Params;
  const size = sizeOf(params, areas, calendar);
  const world = makeWorld(size, areas, calendar, params, derive(params), keys, drawShocks(scenario.shocks, keys));
  initialise(world);
  return { world, record: makeRecord(size, calendar.weeks), observations: plannedObservations(scenario, seed, world, index), rules: startRules(scenario, world) };
}

/**
 * Lets a world go on to a week, in the order of `run/simulate`: step, observe, record, clear the flows.
 * @param each sees the world after the week's processes, before its flows are cleared
 */
export function advance({ world, record: to, observations, rules }: Trial, week: number, each?: (world: World) => void, faults?: CheckContext['faults']): void {
  while (world.week < week) {
    step(world);
    faults?.world?.(world);
    observe(world, observations);
    rules.hear(world, observations);
    each?.(world);
    if (world.week >= world.calendar.burnInWeeks) record(world, to, world.week - world.calendar.burnInWeeks);
    clearFlows(world);
    world.week++;
  }
}
