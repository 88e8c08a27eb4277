import type { Problem } from '../base/problem.ts';
import type { Preview } from '../ensemble/paired.ts';
import type { SurveyResult } from '../ensemble/surveyResult.ts';
import type { Ensemble } from '../run/result.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import type { WorldJob } from './api.ts';
import type { LeverSettings, LoadedScenario } from './load.ts';
import type { ScenarioInfo } from './scenarioInfo.ts';

export interface RunRequest {
  readonly scenario: string;
  readonly seed: string;
  readonly worlds: number;
  readonly levers?: LeverSettings;
  /** Size of the market, relative to what the scenario says (default 1). */
  readonly scale?: number;
  /** Keep the past of the first worlds, so that levers can go on from it. */
  readonly fork?: boolean;
  /** Take digests (default true). */
  readonly digest?: boolean;
  /** Weeks of every world to be stored in a folder of the host. */
  readonly store?: WorldJob['store'];
}

/** Many fieldworks of the same waves, in each of the worlds of a scenario. */
export interface SurveyRequest {
  readonly scenario: string;
  /** Those of the scenario or others: worlds are as if nobody looked. */
  readonly instruments: readonly CompiledInstrument[];
  readonly seed: string;
  readonly worlds: number;
  readonly fieldworks: number;
  /** Relative change that the power is reckoned for (-0.3). */
  readonly change: number;
  /** Folder of the host in which these worlds are stored; without it they are simulated. */
  readonly folder?: string;
}

export interface SurveyAnswer {
  readonly result: SurveyResult;
  /** Worlds with their rows of FIELDWORK_FIELDS, ascending. */
  readonly worlds: readonly (readonly [world: number, rows: Float64Array])[];
  /** A stored world that cannot be used: its number, and why. */
  readonly broken?: { readonly world: number; readonly why: string };
}

export interface TogetherRequest {
  readonly scenarios: readonly string[];
  readonly seed: string;
  readonly worlds: number;
  readonly digest?: boolean;
}

export interface PreviewRequest {
  readonly scenario: string;
  readonly seed: string;
  readonly worlds: number;
  readonly levers: LeverSettings;
  /** Size of the market, relative to what the scenario says (default 1). */
  readonly scale?: number;
}

export interface Hooks<Partial> {
  /** `underWay`: worlds that are being simulated, as the sum of the shares that are done; told of those that take long. */
  readonly onProgress?: (done: number, of: number, underWay: number) => void;
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
   * Runs worlds 0 to `worlds` - 1. Partial ensembles come at most four times a second, the first with 10 worlds (2 of a market 5 times as large); the last is the answer.
   * A run that is called off answers with what is in (`result.partial`).
   * @throws PoolFault when a world cannot be run
   */
  run(request: RunRequest, hooks?: Hooks<Ensemble>): Promise<Ensemble>;
  /**
   * Many fieldworks of instruments in each of worlds 0 to `worlds` - 1: each is simulated once, or read where it is stored. Called off, it answers with what is in.
   * @throws PoolFault when a world cannot be done
   */
  survey(request: SurveyRequest, hooks?: Pick<Hooks<never>, 'onProgress' | 'signal'>): Promise<SurveyAnswer>;
  /** Runs several scenarios, world by world: those with the same past simulate it once. Progress counts the worlds of all. */
  runTogether(request: TogetherRequest, hooks?: Pick<Hooks<never>, 'onProgress' | 'signal'>): Promise<readonly Ensemble[]>;
  /** The same worlds with and without levers, both going on from the past at `forkAt`. */
  preview(request: PreviewRequest, hooks?: Hooks<Preview>): Promise<Preview>;
  readonly workers: number;
  close(): void;
}
