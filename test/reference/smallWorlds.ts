import { makeKeys } from '../../sim/base/random/streams.ts';
import { derive } from '../../sim/model/derived.ts';
import { initialise, sizeOf } from '../../sim/model/init.ts';
import { modelDeclarations } from '../../sim/model/parameters.ts';
import type { Params } from '../../sim/model/params.ts';
import { clearFlows } from '../../sim/model/processes/record.ts';
import type { Shock } from '../../sim/model/shocks.ts';
import { step } from '../../sim/model/step.ts';
import { makeWorld, type Area } from '../../sim/model/world.ts';
import { weekOf } from '../../sim/base/weeks.ts';
import { drawParams } from '../../sim/scenario/draw.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { addWeek, stocksOfCore, stocksOfPlain } from './census.ts';
import { RULES } from './state.ts';
import { startPlain } from './start.ts';
import { statisticsOf } from './statistics.ts';
import { stepPlain } from './step.ts';

/** New values by `group.key`: a function of the old one; a list by member; or one for all members and weeks. */
export type Changes = Readonly<Record<string, number | readonly number[] | ((old: number, week: number, member: number) => number)>>;

/** What both programs are given: the same parameters, shocks and areas; worlds differ in their draws alone. */
export interface SmallWorld {
  readonly areas: readonly Area[];
  readonly params: Params;
  readonly shocks: readonly Shock[];
  readonly weeks: number;
}

type Group = Record<string, number | Float64Array>;
type Declared = Readonly<Record<string, { readonly by?: string; readonly varies?: true; readonly integer?: true }>>;

const declared = (name: string): { readonly group: string; readonly key: string; readonly by?: string; readonly varies?: true; readonly integer?: true } => {
  const [group, key] = name.split('.');
  const declaration = (modelDeclarations as Readonly<Record<string, Declared>>)[group]?.[key];
  if (!declaration) throw new Error(`${name} is no parameter`);
  return { group, key, ...declaration };
};

/** Names of all parameters of the model. */
export const PARAMETERS: readonly string[] = Object.entries(modelDeclarations).flatMap(([group, keys]) => Object.keys(keys).map((key) => `${group}.${key}`));

/** A few years of a scenario from a date on, as parameters alone: drawn once, with all that is dated in them. */
export function windowOf(scenario: CompiledScenario, from: string, weeks: number): SmallWorld {
  const { calendar, areas } = scenario;
  const all = drawParams(scenario.parameters, makeKeys([2012, 2015], 0), calendar.totalWeeks);
  const first = weekOf(calendar, from);
  const params: Record<string, Group> = {};
  for (const name of PARAMETERS) {
    const { group, key, varies } = declared(name);
    const value = all[group][key];
    const members = typeof value === 'number' ? 1 : value.length / calendar.totalWeeks;
    (params[group] ??= {})[key] = varies && typeof value !== 'number' ? value.slice(first * members, (first + weeks) * members) : value;
  }
  return { areas, params: params as unknown as Params, shocks: [], weeks };
}

/** The same world with other values; nothing of the old one is written to. */
export function changed(world: SmallWorld, changes: Changes, shocks: readonly Shock[] = world.shocks): SmallWorld {
  const params = Object.fromEntries(Object.entries(world.params).map(([group, values]) => [group, { ...values }])) as Record<string, Group>;
  for (const [name, change] of Object.entries(changes)) {
    const { group, key, varies } = declared(name);
    const old = params[group][key];
    const members = typeof old === 'number' ? 1 : varies ? old.length / world.weeks : old.length;
    const value = (x: number, i: number): number => {
      if (typeof change === 'function') return change(x, Math.floor(i / members), i % members);
      return typeof change === 'number' ? change : change[i % members];
    };
    params[group][key] = typeof old === 'number' ? value(old, 0) : old.map(value);
  }
  return { ...world, params: params as unknown as Params, shocks };
}

/** Statistics of so many worlds of the core, from the `first` on. */
export function coreSample({ areas, params, shocks, weeks }: SmallWorld, worlds: number, seed: number, first = 0): Float64Array[] {
  const calendar = { start: '2000-01-03', end: '2000-01-03', burnInWeeks: 0, weeks, totalWeeks: weeks };
  const world = makeWorld(sizeOf(params, areas, calendar), areas, calendar, params, derive(params), makeKeys([seed, 0], 0), shocks);
  return Array.from({ length: worlds }, (_, index) => {
    world.keys = makeKeys([seed, 1], first + index);
    initialise(world);
    let begun = false;
    return statisticsOf(weeks, {
      nextWeek() {
        if (begun) {
          clearFlows(world);
          world.week++;
        }
        begun = true;
        step(world);
      },
      addWeek: (to) => addWeek(to, areas.length, world.count.flow, world.count.perceivedCount, world.count.perceivedSum, world.count.sanctions),
      stocks: (to) => stocksOfCore(world, to),
      moves: world.count.od,
    });
  });
}

/** The same of the reference. */
export function plainSample({ areas, params, shocks, weeks }: SmallWorld, worlds: number, seed: number, first = 0, rules = RULES): Float64Array[] {
  return Array.from({ length: worlds }, (_, index) => {
    const world = startPlain(params, areas, shocks, weeks, Math.imul(seed, 0x10001) + first + index, rules);
    let begun = false;
    return statisticsOf(weeks, {
      nextWeek() {
        if (begun) world.week++;
        begun = true;
        stepPlain(world);
      },
      addWeek: (to) => addWeek(to, areas.length, world.flows, world.perceivedCount, world.perceivedSum, world.sanctions),
      stocks: (to) => stocksOfPlain(world, to),
      moves: world.moves,
    });
  });
}
