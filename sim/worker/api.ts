import { createSimulator, type Kept, type OnWeek, type Simulator } from '../run/simulate.ts';
import { seedWords } from '../scenario/seed.ts';
import type { WorldResult } from '../run/result.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import type { ResolvedScenario } from '../scenario/compile.ts';
import { makeKeep, type Keep } from './keep.ts';
import type { LeverSettings, Loaded } from './load.ts';
import { samePast } from './past.ts';

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
}

/** What a worker does, in both hosts. Results are moved to the caller, not copied (the host's `entry` sees to it). */
export interface WorkerApi {
  /** Reads and compiles; yaml, zod and mathjs are loaded here and at no other place. */
  load(files: Readonly<Record<string, string>>, entry: string): Promise<Loaded>;
  addLevers(resolved: ResolvedScenario, forkAt: string, settings: LeverSettings): Promise<Loaded>;
  /** Makes a scenario known under its hash. */
  define(scenario: CompiledScenario): void;
  run(job: WorldJob): WorldResult;
}

/** Bytes of pasts kept by one worker: those of 40 worlds, and of several seeds. */
const KEEP_BYTES = 150_000_000;
/** Scenarios a worker remembers; a lever that is being moved makes many. */
const SCENARIOS = 24;

/**
 * @param onWeek told how far the world is that is being simulated
 * @param keepBytes how much of the past this worker may keep
 */
export function makeApi(onWeek?: OnWeek, keepBytes: number = KEEP_BYTES): WorkerApi {
  const scenarios = new Map<string, CompiledScenario>();
  const simulators = new Map<string, Simulator>();
  const kept: Keep<Kept> = makeKeep(keepBytes);
  /** Scenarios by whose past others go, with the week up to which it was compared. */
  const pasts: { readonly scenario: CompiledScenario; readonly week: number }[] = [];

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
    run({ scenario: hash, world, seed, digest, forkWeek }) {
      const scenario = scenarios.get(hash);
      if (!scenario) throw new Error(`the worker has not been given scenario ${hash}`);
      const simulator = simulatorOf(seed);
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
  };
}
