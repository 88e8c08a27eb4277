import fc from 'fast-check';
import { expect, vi } from 'vitest';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { randomScenario, recipes } from './randomScenario.ts';
import { advanceTo, worldOf } from './scenarios.ts';

/** Worlds of random scenarios, each recounted every week by the core itself as in a debug build; numbers that stay finite. */
export function conserveThrough(base: CompiledScenario, runs: number, ends: boolean): void {
  vi.stubGlobal('UNDERCOUNT_DEBUG', true);
  try {
    fc.assert(fc.property(recipes({ ends }), (recipe) => {
      const scenario = randomScenario(base, recipe);
      const { world, record } = worldOf(scenario, recipe.world);
      advanceTo(world, record, scenario.calendar.totalWeeks);
      for (const columns of [world.area, world.venue, world.count]) {
        for (const [name, column] of Object.entries(columns)) {
          if (column instanceof Float64Array || column instanceof Float32Array) expect(column.every(Number.isFinite), name).toBe(true);
        }
      }
    }), { numRuns: runs, endOnFailure: true, seed: 20_261_124 + (ends ? 1 : 0) });
  } finally {
    vi.unstubAllGlobals();
  }
}
