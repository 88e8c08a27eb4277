import { makeKeys } from '../base/random/streams.ts';
import { sizeOf } from '../model/init.ts';
import type { Params } from '../model/params.ts';
import { recordBytes } from '../model/processes/record.ts';
import { worldBytes } from '../model/world.ts';
import { drawParams } from '../scenario/draw.ts';
import type { CompiledScenario } from '../scenario/types.ts';

/**
 * Bytes that a live world of the scenario and its record take. Where numbers of venues are drawn, worlds differ a little; this is the first's.
 * Whoever simulates needs about a tenth more for the while: lists of a survey, sizes to be shuffled.
 */
export function worldMemory({ parameters, areas, calendar }: CompiledScenario, seed: readonly [number, number]): number {
  const size = sizeOf(drawParams(parameters, makeKeys(seed, 0), calendar.totalWeeks) as unknown as Params, areas, calendar);
  return worldBytes(size) + recordBytes(size, calendar.weeks);
}
