import type { Remote } from 'comlink';
import type { Clock, JobWorker, Pool } from '../ensemble/executor.ts';
import { makePairs, type Side } from '../ensemble/paired.ts';
import { makePool } from '../ensemble/pool.ts';
import { makeSummary } from '../ensemble/summary.ts';
import { notesOf } from '../report/notes.ts';
import type { WorldResult } from '../run/result.ts';
import type { FieldworkJob, FieldworkResult, WorkerApi, WorldJob } from './api.ts';
import { atScale, type LeverSettings, type Loaded, type LoadedScenario } from './load.ts';
import { forkWeekOf, infoOf } from './scenarioInfo.ts';
import type { Session } from './sessionTypes.ts';
import { makeSurvey } from './survey.ts';
import { makeThrottle } from './throttle.ts';

/** A started worker. */
export interface WorkerHandle {
  readonly api: Remote<WorkerApi>;
  terminate(): void;
}

export interface SessionHost {
  readonly spawn: (slot: number, onDeath: (reason: string) => void, onSign: (share: number) => void) => WorkerHandle;
  readonly clock: Clock;
  readonly workers: number;
  readonly onWorkerDeath?: (reason: string, redone: number) => void;
}

type Job =
  | WorldJob
  | FieldworkJob
  | { readonly kind: 'load'; readonly files: Readonly<Record<string, string>>; readonly entry: string }
  | { readonly kind: 'levers'; readonly loaded: LoadedScenario; readonly forkAt: string; readonly levers: LeverSettings };

/** Worlds whose past is kept, and which a preview may therefore use. */
const FORKED_WORLDS = 40;
/** Worlds of the first partial answer; fewer in a larger market, where chance averages out within a world, but never one alone. */
const FIRST_PARTIAL = 10;
const firstPartial = ({ compiled: { scale = 1 } }: LoadedScenario): number => Math.max(2, Math.min(FIRST_PARTIAL, Math.round(FIRST_PARTIAL / scale)));
/** From this size of the market on a world takes so long that none is sent ahead: whoever comes next would have to wait for it. */
const LONG = 4;
const MS_BETWEEN_PARTIALS = 250;
const MS_BETWEEN_PROGRESS = 50;
/** Sets of base worlds of previews that are remembered. */
const BASES = 4;

/** A session on any host. */
export function makeSession({ spawn, clock, workers, onWorkerDeath }: SessionHost): Session {
  const loaded = new Map<string, LoadedScenario>();
  const made = new Map<string, LoadedScenario>();
  const bases = new Map<string, Map<number, WorldResult>>();

  const pool = makePool<Job, WorldResult | Loaded | FieldworkResult>({
    clock,
    workers,
    onDeath: onWorkerDeath,
    name: (job) => ('world' in job ? `world ${job.world}` : 'the scenario'),
    spawn: (slot, onDeath, onSign): JobWorker<Job, WorldResult | Loaded | FieldworkResult> => {
      const handle = spawn(slot, onDeath, onSign);
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
          return job.kind === 'world' ? handle.api.run(job) : handle.api.survey(job);
        },
      };
    },
  });

  const scenarioOf = (hash: string): LoadedScenario => {
    const found = loaded.get(hash) ?? made.get(hash);
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

  /** Makes a scenario known that has been made of another. They are forgotten after a while. */
  const remember = (scenario: LoadedScenario): LoadedScenario => {
    const { hash } = scenario.compiled;
    if (loaded.has(hash)) return scenario;
    made.delete(hash);
    made.set(hash, scenario);
    for (const oldest of made.keys()) {
      if (made.size <= 3 * BASES) break;
      made.delete(oldest);
    }
    return scenario;
  };

  /** The scenario in a market of another size. */
  const scaledScenario = (hash: string, scale = 1): LoadedScenario => remember(atScale(scenarioOf(hash), scale));

  /** The scenario with levers, in a market of a size; without levers when none is set. */
  const leverScenario = async (hash: string, levers: LeverSettings | undefined, scale = 1): Promise<LoadedScenario> => {
    const base = scenarioOf(hash);
    if (!levers || Object.keys(levers).length === 0) return scaledScenario(hash, scale);
    const answer = await ask({ kind: 'levers', loaded: base, forkAt: infoOf(base).forkAt, levers });
    if ('problems' in answer) throw new Error(`levers: ${answer.problems.map(({ what }) => what).join(' ')}`);
    // Levers that are all neutral leave the scenario as it is.
    if (answer.loaded.compiled.hash === hash) return scaledScenario(hash, scale);
    return remember(atScale(answer.loaded, scale));
  };

  const factsOf = (scenario: LoadedScenario, seed: string, worlds: number) => ({ scenario: scenario.compiled, seed, worlds, notes: notesOf(scenario.resolved, scenario.compiled.scale) });
  const inFlightOf = ({ compiled: { scale = 1 } }: LoadedScenario): number | undefined => (scale >= LONG ? 1 : undefined);
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
    async run({ scenario: hash, seed, worlds, levers, scale, fork = false, digest = true, store }, { onProgress, onPartial, signal } = {}) {
      const scenario = await leverScenario(hash, levers, scale);
      const summary = makeSummary(factsOf(scenario, seed, worlds));
      const startedAt = clock.now();
      const seconds = (): number => (clock.now() - startedAt) / 1000;
      let underWay = 0;
      const progress = makeThrottle(clock, MS_BETWEEN_PROGRESS, () => onProgress?.(summary.count, worlds, underWay));
      const first = firstPartial(scenario);
      const partial = makeThrottle(clock, MS_BETWEEN_PARTIALS, () => onPartial?.(summary.ensemble(seconds())));
      const keep = fork ? baseWorlds(scenario.compiled.hash, seed) : undefined;
      const jobs = Array.from({ length: worlds }, (_, world): Job => ({
        kind: 'world', scenario: scenario.compiled.hash, world, seed, digest,
        ...(fork && world < FORKED_WORLDS ? { forkWeek: forkWeekOf(scenario) } : {}), ...(store ? { store } : {}),
      }));
      await pool.run(jobs, {
        signal,
        home: homeOf,
        inFlight: inFlightOf(scenario),
        onUnderWay(shares) {
          underWay = shares;
          progress();
        },
        onResult(result) {
          const world = result as WorldResult;
          summary.add(world);
          underWay = 0;
          if (world.world < FORKED_WORLDS) keep?.set(world.world, world);
          progress();
          if (summary.count >= first && summary.count < worlds) partial();
        },
      });
      onProgress?.(summary.count, worlds, 0);
      return summary.ensemble(seconds());
    },
    survey: makeSurvey({ pool: pool as Pool<FieldworkJob, FieldworkResult>, scenarioOf, clock, inFlightOf }),
    async runTogether({ scenarios: hashes, seed, worlds, digest = true }, { onProgress, signal } = {}) {
      const all = hashes.map(scenarioOf);
      const summaries = new Map(all.map((scenario) => [scenario.compiled.hash, makeSummary(factsOf(scenario, seed, worlds))]));
      const startedAt = clock.now();
      const count = (): number => [...summaries.values()].reduce((sum, summary) => sum + summary.count, 0);
      const progress = makeThrottle(clock, MS_BETWEEN_PROGRESS, () => onProgress?.(count(), worlds * all.length, 0));
      // World by world, so that a past is kept just until the last of the scenarios has gone on from it.
      const jobs = Array.from({ length: worlds }, (_, world) => all.map((scenario): Job => ({
        kind: 'world', scenario: scenario.compiled.hash, world, seed, digest, forkWeek: forkWeekOf(scenario),
      }))).flat();
      await pool.run(jobs, {
        signal,
        home: homeOf,
        onResult(result, job) {
          if (job.kind === 'world') summaries.get(job.scenario)!.add(result as WorldResult);
          progress();
        },
      });
      onProgress?.(count(), worlds * all.length, 0);
      const seconds = (clock.now() - startedAt) / 1000 / all.length;
      return all.map((scenario) => summaries.get(scenario.compiled.hash)!.ensemble(seconds));
    },
    async preview({ scenario: written, seed, worlds: asked, levers, scale }, { onProgress, onPartial, signal } = {}) {
      const base = scaledScenario(written, scale);
      const { hash } = base.compiled;
      const changed = await leverScenario(written, levers, scale);
      const worlds = Math.min(asked, FORKED_WORLDS);
      const pairs = makePairs(factsOf(base, seed, worlds), factsOf(changed, seed, worlds));
      const known = baseWorlds(hash, seed);
      const startedAt = clock.now();
      const seconds = (): number => (clock.now() - startedAt) / 1000;
      const first = firstPartial(base);
      const partial = makeThrottle(clock, MS_BETWEEN_PARTIALS, () => onPartial?.(pairs.preview(seconds())));
      // Without digests, wherever a world comes from.
      const add = (side: Side, result: WorldResult): void => pairs.add(side, { ...result, digest: '', readingsDigest: '' });
      const jobs: Job[] = [];
      for (let world = 0; world < worlds; world++) {
        const job = { kind: 'world', world, seed, digest: false, forkWeek: forkWeekOf(base) } as const;
        const before = known.get(world);
        if (before) add('base', before);
        else jobs.push({ ...job, scenario: hash });
        if (changed.compiled.hash === hash) continue;
        jobs.push({ ...job, scenario: changed.compiled.hash });
      }
      await pool.run(jobs, {
        signal,
        home: homeOf,
        inFlight: inFlightOf(base),
        onResult(result, job) {
          const world = result as WorldResult;
          if (job.kind === 'world' && job.scenario === hash) {
            known.set(world.world, world);
            add('base', world);
            if (changed.compiled.hash === hash) add('changed', world);
          } else add('changed', world);
          onProgress?.(pairs.count, worlds, 0);
          if (pairs.count >= first && pairs.count < worlds) partial();
        },
      });
      if (changed.compiled.hash === hash) for (const [world, result] of known) if (world < worlds) add('changed', result);
      return pairs.preview(seconds());
    },
  };
}
