import type { CompiledScenario } from '../scenario/types.ts';

/**
 * venues.csv and persons.csv: what an instrument can see in world 0 at its listing and fieldwork dates.
 * Hook: sim/run has no `instrumentView` yet; until it has, there are no such files.
 */
export function instrumentTables(_compiled: CompiledScenario, _seed: string): Readonly<Record<string, string>> {
  return {};
}
