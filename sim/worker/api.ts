import { fieldworks, watches, weeksOf } from '../run/fieldworks.ts';
import { createSimulator, type Kept, type KeptWeek, type OnWeek, type Simulator, type Visit } from '../run/simulate.ts';
import { takeView } from '../model/world.ts';
import { seedWords } from '../scenario/seed.ts';
import type { WorldResult } from '../run/result.ts';
import type { CompiledInstrument, CompiledScenario } from '../scenario/types.ts';
import type { ResolvedScenario } from '../scenario/compile.ts';
import { makeKeep, type Keep } from './keep.ts';
import type { LeverSettings, Loaded } from './load.ts';
import { samePast } from './past.ts';
import type { WorldFiles } from './worldFiles.ts';

/** One world to be run. */
export interface WorldJob {
  readonly kind: 'world';
  /** Hash of a scenario that the worker has been given (`define`). */
  readonly scenario: string;
  readonly world: number;
  readonly seed: string;
  readonly digest: boolean;
  /** Simulated week: go on from a past that is kept up to here, or keep it for others. The result is the same. */
  readonly forkWeek?: number;
  /** Weeks of the world to be stored, and where; `waves`: those in which the scenario's own instruments look at it, but those that watch all along. */
  readonly store?: { readonly folder: string; readonly weeks: readonly number[] | 'waves' };
}

/** Many fieldworks in one world, simulated anew or stored. */
export interface FieldworkJob {
  readonly kind: 'fieldworks';
  readonly scenario: string;
  readonly world: number;
  readonly seed: string;
  readonly instruments: readonly CompiledInstrument[];
  readonly teams: number;
  /** Folder of stored worlds. */
  readonly folder?: string;
}

/** Rows of `fieldworks`, or why the stored world cannot be used. */
export type FieldworkResult = { readonly world: number; readonly rows: Float64Array } | { readonly world: number; readonly broken: string };

/** What a worker does, in both hosts. Results are moved to the caller, not copied (the host's `entry` sees to it). */
export interface WorkerApi {
  /** Reads and compiles; yaml, zod and mathjs are loaded here and at no other place. */
  load(files: Readonly<Record<string, string>>, entry: string): Promise<Loaded>;
  addLevers(resolved: ResolvedScenario, forkAt: string, settings: LeverSettings): Promise<Loaded>;
  /** Makes a scenario known under its hash. */
  define(scenario: CompiledScenario): void;
  run(job: WorldJob): WorldResult;
  survey(job: FieldworkJob): FieldworkResult;
}

/** Bytes of pasts kept by one worker: those of 40 worlds, and of several seeds. */
const KEEP_BYTES = 150_000_000;
/** Scenarios a worker remembers; a lever that is being moved makes many. */
const SCENARIOS = 24;

/**
 * @param onWeek told how far the world is that is being simulated
 * @param keepBytes how much of the past this worker may keep
 * @param files where worlds are stored; absent in a page
 */
export function makeApi(onWeek?: OnWeek, keepBytes: number = KEEP_BYTES, files?: WorldFiles): WorkerApi {
  const scenarios = new Map<string, CompiledScenario>();
  const simulators = new Map<string, Simulator>();
  const kept: Keep<Kept> = makeKeep(keepBytes);
  /** Scenarios by whose past others go, with the week up to which it was compared. */
  const pasts: { readonly scenario: CompiledScenario; readonly week: number }[] = [];

  const scenarioOf = (hash: string): CompiledScenario => {
    const scenario = scenarios.get(hash);
    if (!scenario) throw new Error(`the worker has not been given scenario ${hash}`);
    return scenario;
  };

  const simulatorOf = (seed: string): Simulator => {
    const known = simulators.get(seed);
    if (known) return known;
    // One live world a realm: an earlier seed's is let go.
    simulators.clear();
    const simulator = createSimulator(seedWords(seed), onWeek);
    simulators.set(seed, simulator);
    return simulator;
  };

  /** The same number for scenarios that are the same up to the week. */
  const pastOf = (scenario: CompiledScenario, week: number): number => {
    const known = pasts.findIndex((past) => past.week === week && samePast(past.scenario, scenario, week));
    return known >= 0 ? known : pasts.push({ scenario, week }) - 1;
  };
  const pastNumbers = new Map<string, number>();

  return {
    async load(files, entry) {
      const { loadScenario } = await import('./load.ts');
      return loadScenario(async (path) => (Object.hasOwn(files, path) ? { text: files[path]! } : { error: 'missing' }), entry);
    },
    async addLevers(resolved, forkAt, settings) {
      const { withLevers } = await import('./load.ts');
      return withLevers(resolved, forkAt, settings);
    },
    define(scenario) {
      scenarios.delete(scenario.hash);
      scenarios.set(scenario.hash, scenario);
      for (const oldest of scenarios.keys()) {
        if (scenarios.size <= SCENARIOS) break;
        scenarios.delete(oldest);
      }
    },
    run({ scenario: hash, world, seed, digest, forkWeek, store }) {
      const scenario = scenarioOf(hash);
      const simulator = simulatorOf(seed);
      if (store) {
        const { visit, kept } = keepWeeks(scenario, seed, world, store.weeks);
        const result = simulator.run(scenario, world, { digest, visit });
        files!.write({ folder: store.folder, scenario: hash, seed, world }, kept);
        return result;
      }
      if (forkWeek === undefined) return simulator.run(scenario, world, { digest });
      const name = `${hash}/${forkWeek}`;
      const past = pastNumbers.get(name) ?? pastOf(scenario, forkWeek);
      pastNumbers.set(name, past);
      const key = `${past}/${forkWeek}/${seed}/${world}`;
      const before = kept.get(key);
      if (before) return simulator.resume(scenario, world, before, { digest });
      const { kept: fresh, ...result } = simulator.run(scenario, world, { digest, keepAt: forkWeek });
      if (fresh) kept.set(key, fresh);
      return result;
    },
    survey({ scenario: hash, world, seed, instruments, teams, folder }) {
      const scenario = scenarioOf(hash);
      const request = { scenario, instruments, seed: seedWords(seed), world, teams };
      if (folder === undefined) return { world, rows: fieldworks(simulatorOf(seed), request, onWeek) };
      const read = files!.read({ folder, scenario: hash, seed, world }, weeksOf(instruments, request.seed, world, scenario.calendar.totalWeeks));
      return 'broken' in read ? { world, broken: read.broken } : { world, rows: fieldworks(simulatorOf(seed), { ...request, stored: read.kept }, onWeek) };
    },
  };
}

/** Copies a world in some of its weeks while it is simulated. */
function keepWeeks({ instruments, calendar }: CompiledScenario, seed: string, index: number, weeks: readonly number[] | 'waves'): { readonly visit: Visit; readonly kept: readonly KeptWeek[] } {
  const wanted = new Set(weeks === 'waves' ? weeksOf(instruments.filter((instrument) => !watches(instrument)), seedWords(seed), index, calendar.totalWeeks) : weeks);
  const kept: KeptWeek[] = [];
  return {
    kept,
    visit: () => ({
      until: Math.max(...wanted),
      look(world, acts) {
        if (wanted.has(world.week)) kept.push({ snapshot: takeView(world), acts });
      },
    }),
  };
}
