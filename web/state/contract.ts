/** All that the page knows of the simulation: the one module of `web`, with main.tsx, that imports from `sim`. */
export { answer, ESTIMANDS, FACTORS, formatProblem, groupParts, isNoModuleWorkers, MOST_WORLDS, OUTCOMES, SERIES, STEPS, words } from '../../sim/index.ts';
export type {
  Ensemble, Estimand, Factor, Fan, Group, Hooks, Lever, LeverSettings, OutcomeId, PairedDifference as Difference, Preview, Problem, Q, Rung, RunResult, ScenarioInfo, SeriesId, Session, Step,
} from '../../sim/index.ts';
