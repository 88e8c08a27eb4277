/** A world that a bench steps by hand, as sim/run/simulate does, to look at it in between. */
import { makeKeys } from '../sim/base/random/streams.ts';
import { derive } from '../sim/model/derived.ts';
import { initialise, sizeOf } from '../sim/model/init.ts';
import type { Params } from '../sim/model/params.ts';
import { clearFlows, makeRecord, record, type WorldRecord } from '../sim/model/processes/record.ts';
import { step } from '../sim/model/step.ts';
import { makeWorld, type World } from '../sim/model/world.ts';
import { drawParams, drawShocks } from '../sim/scenario/draw.ts';
import { seedWords } from '../sim/scenario/seed.ts';
import type { CompiledScenario } from '../sim/scenario/types.ts';
import { SEED } from './core.ts';

/** Before its first week, as `initialise` leaves it. */
export function steppedWorld({ parameters, areas, calendar, shocks }: CompiledScenario, index = 0): World {
  const keys = makeKeys(seedWords(SEED), index);
  const params = drawParams(parameters, keys, calendar.totalWeeks) as unknown as Params;
  const world = makeWorld(sizeOf(params, areas, calendar), areas, calendar, params, derive(params), keys, drawShocks(shocks, keys));
  initialise(world);
  return world;
}

/** @param weeks recorded ones */
export function recordOf({ size, calendar }: World, weeks = calendar.weeks): WorldRecord {
  return makeRecord(size, Math.max(1, weeks));
}

/** Simulates up to a week, recorded as ever; `each` sees the world after the week's processes. */
export function advance(world: World, to: WorldRecord, week: number, each?: () => void): void {
  const { burnInWeeks } = world.calendar;
  while (world.week < week) {
    step(world);
    each?.();
    if (world.week >= burnInWeeks) record(world, to, world.week - burnInWeeks);
    clearFlows(world);
    world.week++;
  }
}
