/**
 * The public face: all that the page, or another program, uses of the simulation. What computes runs in workers behind `connect()`.
 */
export { formatProblem, type Place, type Problem } from './base/problem.ts';
export type { Declarations, ParameterDeclaration } from './base/declare.ts';
export type { Preview, PairedDifference } from './ensemble/paired.ts';
export { isPoolFault, type PoolFault } from './ensemble/executor.ts';
export { MOST_WORLDS } from './ensemble/summary.ts';
export { version } from './ensemble/version.ts';
export { estimandLabels, factorLabels, stepLabels } from './measure/estimands.ts';
export { levers, type Lever } from './model/interventions/levers.ts';
export { answer, BUILT_TO_FIT, madeOf, moved } from './report/answer.ts';
export { brief } from './report/brief.ts';
export { attributionFigure, decompositionFigure, ladderFigure, type Figure, type LadderRow, type PartRow } from './report/figures.ts';
export { againstWords, factorGroup, groupParts, GROUPS, groupWords, partsInHundred, stepGroup, type Group, type Way } from './report/groups.ts';
export { instrumentFigures, type InstrumentFigure } from './report/instruments.ts';
export * as words from './report/words.ts';
export {
  ESTIMANDS, FACTORS, OUTCOMES, SERIES, STEPS,
  type Ensemble, type Estimand, type Factor, type Fan, type OutcomeId, type Q, type Rung, type RunResult, type SeriesId, type Step,
} from './run/result.ts';
export { catalogue } from './scenario/catalogue.ts';
export type { Catalogue } from './scenario/types.ts';
export { connect } from './worker/connect.ts';
export { isNoModuleWorkers } from './worker/moduleWorkers.ts';
export type { LeverSettings } from './worker/load.ts';
export type { ScenarioInfo } from './worker/scenarioInfo.ts';
export type { Hooks, PreviewRequest, RunRequest, Session } from './worker/sessionTypes.ts';
