/** One core, opened for a benchmark: a scenario, read and compiled, and a function that runs its worlds in this process. */
import { readFile } from '../sim/node/files.ts';
import { scalarNames } from '../sim/run/scalars.ts';
import type { CompiledScenario } from '../sim/scenario/types.ts';
import { makeApi, type WorkerApi } from '../sim/worker/api.ts';
import { loadScenario, type LoadedScenario } from '../sim/worker/load.ts';
import { cpuSeconds } from './spread.ts';

export const BASE = 'scenarios/cambodia.yaml';
export const SEED = 'bench';

export async function load(file: string): Promise<LoadedScenario> {
  const read = await loadScenario(readFile, file);
  if ('problems' in read) throw new Error(`${file} has problems: ${JSON.stringify(read.problems)}`);
  return read.loaded;
}

/** Runs one world from its start to its end; gives the person-weeks lived in it. */
export type RunWorld = (world: number) => number;

/** @param api shared between the scenarios of a bench, as a worker shares it */
export function openCore(compiled: CompiledScenario, api: WorkerApi = makeApi()): RunWorld {
  api.define(compiled);
  const personWeeksAt = scalarNames(compiled).indexOf('personWeeks');
  return (world) => api.run({ kind: 'world', scenario: compiled.hash, world, seed: SEED, digest: false }).scalars[personWeeksAt]!;
}

export interface Sample {
  /** CPU seconds of a world, and of a person-week. */
  readonly world: number;
  readonly personWeek: number;
}

/** CPU of some worlds on end. */
export function sample(run: RunWorld, from: number, worlds: number): Sample {
  let personWeeks = 0;
  const seconds = cpuSeconds(() => {
    for (let i = 0; i < worlds; i++) personWeeks += run(from + i);
  });
  return { world: seconds / worlds, personWeek: seconds / personWeeks };
}
