import { formatProblem } from '../../sim/base/problem.ts';
import { readFile } from '../../sim/node/files.ts';
import { makeKeys } from '../../sim/base/random/streams.ts';
import { derive } from '../../sim/model/derived.ts';
import { initialise, sizeOf } from '../../sim/model/init.ts';
import type { Params } from '../../sim/model/params.ts';
import { clearFlows, makeRecord, record, type WorldRecord } from '../../sim/model/processes/record.ts';
import { step } from '../../sim/model/step.ts';
import { makeWorld, type World } from '../../sim/model/world.ts';
import { catalogue } from '../../sim/scenario/catalogue.ts';
import { compileScenario } from '../../sim/scenario/compile.ts';
import { drawParams, drawShocks } from '../../sim/scenario/draw.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';

/** Reads and compiles a scenario of the repository, with an overlay's text laid over it. Throws with the problems in words. */
export async function compileWith(base: string, overlay = ''): Promise<CompiledScenario> {
  const path = 'scenarios/overlay.test.yaml';
  const text = `schemaVersion: 1\nextends: ${base}\nname: overlay\n${overlay}`;
  const read = await readScenario(async (file) => (file === path ? { text } : readFile(file)), path, catalogue);
  const built = 'scenario' in read ? compileScenario(read.scenario, catalogue) : read;
  if ('problems' in built) throw new Error(built.problems.map(formatProblem).join('\n'));
  return built.compiled;
}

/** A market of 100 venues in the same four areas: a world takes a few milliseconds. */
export const SMALL = {
  'market.venues': '{ phnomPenh: 40, siemReap: 10, sihanoukville: 10, elsewhere: 40 }',
  'inflow.arrivals': '{ phnomPenh: 4.2, siemReap: 1.05, sihanoukville: 1.05, elsewhere: 4.2 }',
};

/** The small market with further parameters, interventions or other sections. */
export async function compileSmall(parameters: Readonly<Record<string, string>> = {}, rest = ''): Promise<CompiledScenario> {
  const lines = Object.entries({ ...SMALL, ...parameters }).map(([key, value]) => `  ${key}: { value: ${value}, label: assumed, source: F3${WIDE[key] ?? ''} }\n`).join('');
  return compileWith('cambodia.yaml', `parameters:\n${lines}${rest}`);
}

/** Ranges of the base that the small market, or a test at an extreme, must widen. */
const WIDE: Readonly<Record<string, string>> = {
  'market.venues': ', range: [1, 3000]',
  'inflow.arrivals': ', range: [0, 400]',
  'owners.cost': ', range: [0, 1000000]',
  'owners.inertia': ', range: [0, 1]',
  'care.beds': ', range: [0, 300]',
  'displacement.weights': ', range: [0, 1]',
  'displacement.lost': ', range: [0, 1]',
  'raids.capacity': ', range: [0, 1000]',
  'offVenue.perArrival': ', range: [0, 10]',
  'beliefs.halfLifeWeeks': ', range: [1, 520]',
  'raids.leak': ', range: [0, 1]',
  'inflow.prevention': ', range: [0, 1]',
  'market.initialOpen': ', range: [0, 1]',
  'turnover.routeExit': ', range: [0, 10]',
};

/** A world of a compiled scenario at its first week, with its record, stepped by hand. */
export function worldOf(scenario: CompiledScenario, index = 0, seed: readonly [number, number] = [1, 2]): { readonly world: World; readonly record: WorldRecord } {
  const keys = makeKeys(seed, index);
  const params = drawParams(scenario.parameters, keys, scenario.calendar.totalWeeks) as unknown as Params;
  const size = sizeOf(params, scenario.areas, scenario.calendar);
  const world = makeWorld(size, scenario.areas, scenario.calendar, params, derive(params), keys, drawShocks(scenario.shocks, keys));
  initialise(world);
  return { world, record: makeRecord(size, scenario.calendar.weeks) };
}

/** Lets a world go on to a week, recording as the simulation does; `each` sees it after the week's processes. */
export function advanceTo(world: World, to: WorldRecord, week: number, each?: (world: World) => void): void {
  while (world.week < week) {
    step(world);
    each?.(world);
    if (world.week >= world.calendar.burnInWeeks) record(world, to, world.week - world.calendar.burnInWeeks);
    clearFlows(world);
    world.week++;
  }
}
