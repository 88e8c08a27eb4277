import type { Problem } from '../base/problem.ts';
import { levers as leverCatalogue } from '../model/interventions/levers.ts';
import { catalogue } from '../scenario/catalogue.ts';
import { compileScenario, type ResolvedScenario } from '../scenario/compile.ts';
import { readScenario, type ReadFile } from '../scenario/read.ts';
import { scaled } from '../scenario/scale.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import { addInterventions } from '../scenario/withInterventions.ts';

/** A scenario as a worker gives it back: read, resolved, compiled. Plain data. */
export interface LoadedScenario {
  readonly resolved: ResolvedScenario;
  readonly compiled: CompiledScenario;
  readonly warnings: readonly Problem[];
}

/** Lever id to value; what is absent stays as the scenario has it. */
export type LeverSettings = Readonly<Record<string, number>>;

export type Loaded = { readonly loaded: LoadedScenario } | { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/** Reads a scenario and what it extends, checks and compiles it. */
export async function loadScenario(files: ReadFile, entry: string): Promise<Loaded> {
  const read = await readScenario(files, entry, catalogue);
  if ('problems' in read) return read;
  return compile(read.scenario, read.warnings);
}

/** The scenario with levers in force from its `forkAt` to its end. */
export function withLevers(resolved: ResolvedScenario, forkAt: string, settings: LeverSettings): Loaded {
  const interventions = Object.fromEntries(
    activeLevers(settings).map(([id, value]) => [`lever-${id}`, { kind: id, from: forkAt, value }]),
  );
  return compile(addInterventions(resolved, interventions), []);
}

/** The scenario with a market of another size: `factor` times what it says. */
export function atScale(loaded: LoadedScenario, factor: number): LoadedScenario {
  return factor === 1 ? loaded : { ...loaded, compiled: scaled(loaded.compiled, factor) };
}

/** Levers that are known and not neutral, in the order of the catalogue. */
export function activeLevers(settings: LeverSettings): readonly (readonly [id: string, value: number])[] {
  return leverCatalogue.flatMap(({ id, neutral }) => {
    const value = settings[id];
    return value === undefined || value === neutral ? [] : [[id, value] as const];
  });
}

function compile(resolved: ResolvedScenario, warnings: readonly Problem[]): Loaded {
  const result = compileScenario(resolved, catalogue);
  return 'problems' in result ? { ...result, warnings } : { loaded: { resolved, compiled: result.compiled, warnings } };
}
