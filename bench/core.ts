/**
 * One core, opened for a benchmark. bench/firstSlice builds this file a second time, in the tree of the first slice, so it may use
 * only what both trees have.
 */
import { readFile } from '../sim/node/files.ts';
import { scalarNames } from '../sim/run/scalars.ts';
import type { CompiledScenario } from '../sim/scenario/types.ts';
import { makeApi } from '../sim/worker/api.ts';
import { loadScenario } from '../sim/worker/load.ts';

/** Runs one world from its start to its end; gives the person-weeks lived in it. */
export type RunWorld = (world: number) => number;

/** @param file path of the scenario @param change makes another scenario of it, under a hash of its own */
export async function openCore(file: string, change: (compiled: CompiledScenario) => CompiledScenario = (compiled) => compiled): Promise<RunWorld> {
  const read = await loadScenario(readFile, file);
  if ('problems' in read) throw new Error(`${file} has problems: ${JSON.stringify(read.problems)}`);
  const compiled = change(read.loaded.compiled);
  const api = makeApi();
  api.define(compiled);
  const personWeeksAt = scalarNames(compiled).indexOf('personWeeks');
  return (world) => api.run({ kind: 'world', scenario: compiled.hash, world, seed: 'bench', digest: false }).scalars[personWeeksAt]!;
}
