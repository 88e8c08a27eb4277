/**
 * All that the page knows of the simulation: the one module of `web` that imports from `sim`.
 */
export { ESTIMANDS, FACTORS, OUTCOMES, SERIES, STEPS } from '../../sim/run/result.ts';
export type { Ensemble, Estimand, Factor, Fan, OutcomeId, Q, Rung, RunResult, SeriesId, Step } from '../../sim/run/result.ts';
export { formatProblem } from '../../sim/base/problem.ts';
export type { Problem } from '../../sim/base/problem.ts';
import type { Problem } from '../../sim/base/problem.ts';
import type { Ensemble, Fan, OutcomeId, Q } from '../../sim/run/result.ts';

/** Lever id to value; absent = the story's own. */
export type LeverSettings = Readonly<Record<string, number>>;

export interface Lever {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly text: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly neutral: number;
  readonly range: readonly [number, number];
}

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
  readonly areas: readonly unknown[];
  readonly waves: readonly { readonly instrument: string; readonly id: string; readonly at: string; readonly published: number | null }[];
}

export type Difference = Q & { readonly monteCarloError: number; readonly fewer: number };

export interface Preview {
  readonly worlds: number;
  readonly base: Ensemble;
  readonly changed: Ensemble;
  readonly difference: Readonly<Record<OutcomeId, Difference>>;
  readonly childrenAllDifference: Fan;
}

export interface RunHooks {
  readonly onProgress?: (done: number, of: number) => void;
  readonly onPartial?: (ensemble: Ensemble) => void;
  readonly signal?: AbortSignal;
}

export interface PreviewHooks {
  readonly onPartial?: (preview: Preview) => void;
  readonly signal?: AbortSignal;
}

export interface Session {
  load(files: Readonly<Record<string, string>>, entry: string): Promise<{ scenario: ScenarioInfo } | { problems: readonly Problem[] }>;
  run(request: { scenario: string; seed: string; worlds: number; levers?: LeverSettings; fork?: boolean }, hooks: RunHooks): Promise<Ensemble>;
  preview(request: { scenario: string; seed: string; worlds: number; levers: LeverSettings }, hooks: PreviewHooks): Promise<Preview>;
  close(): void;
}
