import type { Problem } from '../base/problem.ts';
import type { Preview } from '../ensemble/paired.ts';
import type { Ensemble } from '../run/result.ts';
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
  /** Runs several scenarios, world by world: those with the same past simulate it once. Progress counts the worlds of all. */
  runTogether(request: TogetherRequest, hooks?: Pick<Hooks<never>, 'onProgress' | 'signal'>): Promise<readonly Ensemble[]>;
  /** The same worlds with and without levers, both going on from the past at `forkAt`. */
  preview(request: PreviewRequest, hooks?: Hooks<Preview>): Promise<Preview>;
  readonly workers: number;
  close(): void;
}
