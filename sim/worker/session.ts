import type { Remote } from 'comlink';
import type { Problem } from '../base/problem.ts';
import { dateOf } from '../base/weeks.ts';
import type { Clock, JobWorker } from '../ensemble/executor.ts';
import { makePairs, type Preview, type Side } from '../ensemble/paired.ts';
import { makePool } from '../ensemble/pool.ts';
import { makeSummary } from '../ensemble/summary.ts';
import { notesOf } from '../report/notes.ts';
import type { Ensemble, WorldResult } from '../run/result.ts';
import type { WorkerApi, WorldJob } from './api.ts';
import type { LeverSettings, Loaded, LoadedScenario } from './load.ts';
import { makeThrottle } from './throttle.ts';

export type { LeverSettings, Loaded, LoadedScenario, Preview };

/** What a page or a terminal knows of a scenario that it has loaded. */
export interface ScenarioInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly hash: string;
  readonly file: string;
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  readonly forkAt: string;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly study: boolean }[];
  readonly waves: readonly { readonly instrument: string; readonly id: string; readonly at: string; readonly published: number | null }[];
  readonly warnings: readonly Problem[];
}

export interface RunRequest {
  readonly scenario: string;
  readonly seed: string;
  readonly worlds: number;
  readonly levers?: LeverSettings;
  /** Keep the past of the first worlds, so that levers can go on from it. */
  readonly fork?: boolean;
  /** Take digests (default true). */
  readonly digest?: boolean;
}

export interface PreviewRequest {
  readonly scenario: string;
  readonly seed: string;
  readonly worlds: number;
  readonly levers: LeverSettings;
}

export interface Hooks<Partial> {
  readonly onProgress?: (done: number, of: number) => void;
  readonly onPartial?: (partial: Partial) => void;
  readonly signal?: AbortSignal;
}

/** A set of workers and the scenarios they have been given: the same in the page and in the terminal. */
export interface Session {
  /** Reads, checks and compiles in a worker. `files`: path to text, the entry and all that it extends. */
  load(files: Readonly<Record<string, string>>, entry: string): Promise<{ readonly scenario: ScenarioInfo } | { readonly problems: readonly Problem[] }>;
  /** Takes a scenario that the host has loaded itself. */
  adopt(loaded: LoadedScenario): ScenarioInfo;
  /**
   * Runs worlds 0 to `worlds` - 1. Partial ensembles come at most four times a second, the first with 10 worlds; the last is the answer.
   * A run that is called off answers with what is in (`result.partial`).
   * @throws PoolFault when a world cannot be run
   */
  run(request: RunRequest, hooks?: Hooks<Ensemble>): Promise<Ensemble>;
  /** The same worlds with and without levers, both going on from the past at `forkAt`. */
  preview(request: PreviewRequest, hooks?: Hooks<Preview>): Promise<Preview>;
  readonly workers: number;
  close(): void;
}

/** A started worker. */
export interface WorkerHandle {
  readonly api: Remote<WorkerApi>;
  terminate(): void;
}

export interface SessionHost {
  readonly spawn: (slot: number, onDeath: (reason: string) => void) => WorkerHandle;
  readonly clock: Clock;
  readonly workers: number;
  readonly onWorkerDeath?: (reason: string, redone: number) => void;
}

type Job =
  | WorldJob
  | { readonly kind: 'load'; readonly files: Readonly<Record<string, string>>; readonly entry: string }
  | { readonly kind: 'levers'; readonly loaded: LoadedScenario; readonly forkAt: string; readonly levers: LeverSettings };

/** Worlds whose past is kept, and which a preview may therefore use. */
const FORKED_WORLDS = 40;
const FIRST_PARTIAL = 10;
const MS_BETWEEN_PARTIALS = 250;
const MS_BETWEEN_PROGRESS = 50;
/** Sets of base worlds of previews that are remembered. */
const BASES = 4;

/** A session on any host. */
export function makeSession({ spawn, clock, workers, onWorkerDeath }: SessionHost): Session {
  const loaded = new Map<string, LoadedScenario>();
  const withLevers = new Map<string, LoadedScenario>();
  const bases = new Map<string, Map<number, WorldResult>>();

  const pool = makePool<Job, WorldResult | Loaded>({
    clock,
    workers,
    onDeath: onWorkerDeath,
    name: (job) => (job.kind === 'world' ? `world ${job.world}` : 'the scenario'),
    spawn: (slot, onDeath): JobWorker<Job, WorldResult | Loaded> => {
      const handle = spawn(slot, onDeath);
      const defined = new Set<string>();
      return {
        terminate: handle.terminate,
        run(job) {
          if (job.kind === 'load') return handle.api.load(job.files, job.entry);
          if (job.kind === 'levers') return handle.api.addLevers(job.loaded.resolved, job.forkAt, job.levers);
          if (!defined.has(job.scenario)) {
            defined.add(job.scenario);
            void handle.api.define(scenarioOf(job.scenario).compiled);
          }
          return handle.api.run(job);
        },
      };
    },
  });

  const scenarioOf = (hash: string): LoadedScenario => {
    const found = loaded.get(hash) ?? withLevers.get(hash);
    if (!found) throw new Error(`no scenario ${hash} has been loaded`);
    return found;
  };

  /** A single job that is no world. */
  const ask = async (job: Job): Promise<Loaded> => {
    let answer: Loaded | undefined;
    await pool.run([job], { onResult: (result) => (answer = result as Loaded) });
    if (!answer) throw new Error('the session was closed');
    return answer;
  };

  /** The scenario with levers; itself when none is set. Those that levers have made are forgotten after a while. */
  const leverScenario = async (hash: string, levers: LeverSettings | undefined): Promise<LoadedScenario> => {
    const base = scenarioOf(hash);
    if (!levers || Object.keys(levers).length === 0) return base;
    const answer = await ask({ kind: 'levers', loaded: base, forkAt: infoOf(base).forkAt, levers });
    if ('problems' in answer) throw new Error(`levers: ${answer.problems.map(({ what }) => what).join(' ')}`);
    // Levers that are all neutral leave the scenario as it is.
    if (answer.loaded.compiled.hash === hash) return base;
    withLevers.set(answer.loaded.compiled.hash, answer.loaded);
    for (const oldest of withLevers.keys()) {
      if (withLevers.size <= 2 * BASES) break;
      withLevers.delete(oldest);
    }
    return answer.loaded;
  };

  const factsOf = (scenario: LoadedScenario, seed: string, worlds: number) => ({ scenario: scenario.compiled, seed, worlds, notes: notesOf(scenario.resolved) });
  const homeOf = (job: Job): number | undefined => (job.kind === 'world' && job.forkWeek !== undefined ? job.world : undefined);

  const baseWorlds = (hash: string, seed: string): Map<number, WorldResult> => {
    const key = `${hash}/${seed}`;
    const found = bases.get(key) ?? new Map<number, WorldResult>();
    bases.delete(key);
    bases.set(key, found);
    for (const oldest of bases.keys()) {
      if (bases.size <= BASES) break;
      bases.delete(oldest);
    }
    return found;
  };

  return {
    workers: pool.workers,
    close: pool.close,
    adopt(scenario) {
      loaded.set(scenario.compiled.hash, scenario);
      return infoOf(scenario);
    },
    async load(files, entry) {
      const answer = await ask({ kind: 'load', files, entry });
      if ('problems' in answer) return { problems: answer.problems };
      loaded.set(answer.loaded.compiled.hash, answer.loaded);
      return { scenario: infoOf(answer.loaded) };
    },
    async run({ scenario: hash, seed, worlds, levers, fork = false, digest = true }, { onProgress, onPartial, signal } = {}) {
      const scenario = await leverScenario(hash, levers);
      const summary = makeSummary(factsOf(scenario, seed, worlds));
      const startedAt = clock.now();
      const seconds = (): number => (clock.now() - startedAt) / 1000;
      const progress = makeThrottle(clock, MS_BETWEEN_PROGRESS, () => onProgress?.(summary.count, worlds));
      const partial = makeThrottle(clock, MS_BETWEEN_PARTIALS, () => onPartial?.(summary.ensemble(seconds())));
      const keep = fork ? baseWorlds(scenario.compiled.hash, seed) : undefined;
      const jobs = Array.from({ length: worlds }, (_, world): Job => ({
        kind: 'world', scenario: scenario.compiled.hash, world, seed, digest,
        ...(fork && world < FORKED_WORLDS ? { forkWeek: forkWeekOf(scenario) } : {}),
      }));
      await pool.run(jobs, {
        signal,
        home: homeOf,
        onResult(result) {
          const world = result as WorldResult;
          summary.add(world);
          if (world.world < FORKED_WORLDS) keep?.set(world.world, world);
          progress();
          if (summary.count >= FIRST_PARTIAL && summary.count < worlds) partial();
        },
      });
      onProgress?.(summary.count, worlds);
      return summary.ensemble(seconds());
    },
    async preview({ scenario: hash, seed, worlds: asked, levers }, { onProgress, onPartial, signal } = {}) {
      const base = scenarioOf(hash);
      const changed = await leverScenario(hash, levers);
      const worlds = Math.min(asked, FORKED_WORLDS);
      const pairs = makePairs(factsOf(base, seed, worlds), factsOf(changed, seed, worlds));
      const known = baseWorlds(hash, seed);
      const startedAt = clock.now();
      const seconds = (): number => (clock.now() - startedAt) / 1000;
      const partial = makeThrottle(clock, MS_BETWEEN_PARTIALS, () => onPartial?.(pairs.preview(seconds())));
      // Without digests, wherever a world comes from.
      const add = (side: Side, result: WorldResult): void => pairs.add(side, { ...result, digest: '', readingsDigest: '' });
      const jobs: Job[] = [];
      for (let world = 0; world < worlds; world++) {
        const job = { kind: 'world', world, seed, digest: false, forkWeek: forkWeekOf(base) } as const;
        const before = known.get(world);
        if (before) add('base', before);
        else jobs.push({ ...job, scenario: hash });
        if (changed === base) continue;
        jobs.push({ ...job, scenario: changed.compiled.hash });
      }
      await pool.run(jobs, {
        signal,
        home: homeOf,
        onResult(result, job) {
          const world = result as WorldResult;
          if (job.kind === 'world' && job.scenario === hash) {
            known.set(world.world, world);
            add('base', world);
            if (changed === base) add('changed', world);
          } else add('changed', world);
          onProgress?.(pairs.count, worlds);
          if (pairs.count >= FIRST_PARTIAL && pairs.count < worlds) partial();
        },
      });
      if (changed === base) for (const [world, result] of known) if (world < worlds) add('changed', result);
      return pairs.preview(seconds());
    },
  };
}

function forkWeekOf({ compiled }: LoadedScenario): number {
  return compiled.forkWeek ?? compiled.calendar.burnInWeeks;
}

function infoOf(scenario: LoadedScenario): ScenarioInfo {
  const { compiled, resolved, warnings } = scenario;
  const { name, title, hash, file, calendar, areas, instruments } = compiled;
  return {
    name, title, description: resolved.document.description, hash, file, start: calendar.start, end: calendar.end, weeks: calendar.weeks, warnings, areas,
    forkAt: compiled.forkAt ?? dateOf(calendar, forkWeekOf(scenario)),
    waves: instruments.flatMap((instrument) => instrument.waves.map(({ id, at, published }) => ({ instrument: instrument.id, id, at, published }))),
  };
}
