import { exp } from '../../base/dmath.ts';
import { normalQuantile } from '../../base/random/normal.ts';
import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import { allModels, MOST_LISTS_OF_ALL_MODELS, type AllModels } from './allModels.ts';
import { bcaInterval, bootstrap, jackknifeAcceleration, percentileInterval } from './bootstrap.ts';
import { chaoLowerBound, chapman, lincolnPetersen, logNormalInterval, type ClosedForm } from './closedForms.ts';
import { describe, type FittedModel } from './describe.ts';
import { readFormula } from './formula.ts';
import { fitLogLinear, fittable, standardErrorOf, type Fittable, type LogLinearFit, type Unfitted } from './logLinear.ts';
import { assumption, notesOf, unfittedReason } from './notes.ts';
import { listsIn, mainTerms, termName, withoutEmptyLists, type CaptureTable } from './patterns.ts';
import { profileInterval } from './profile.ts';
import { stepwise, type Criterion, type Stepwise, type ZeroOverlaps } from './stepwise.ts';

export type Estimator = 'loglinear' | 'chapman' | 'chao' | 'lincoln-petersen';
export type IntervalMethod = 'log-normal' | 'profile' | 'percentile' | 'bca';

export interface MseOptions {
  readonly estimator: Estimator;
  /** `main`, `stepwise`, `average`, or a formula (formula.ts); for the log-linear estimator. */
  readonly model: string;
  readonly criterion: Criterion;
  readonly zeroOverlaps: ZeroOverlaps;
  /** p-value below which a pair comes in, for the criterion `p`. */
  readonly threshold: number;
  /** Replications of the bootstrap; 0 for none. */
  readonly replications: number;
  readonly seed: readonly [number, number];
  readonly level: number;
  /** Which interval is the answer's; without it BCa where there is a bootstrap, log-normal where not. */
  readonly interval?: IntervalMethod;
  /** Whether all models of pairs are wanted beside the answer. */
  readonly table: boolean;
}

export interface Interval {
  readonly low: number;
  /** Infinity where there is no upper limit. */
  readonly high: number;
  readonly level: number;
  readonly method: IntervalMethod;
}

export interface MseEstimate {
  readonly estimable: true;
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** All intervals that were reckoned, that of the answer among them. */
  readonly intervals: readonly Interval[];
  /** Persons on any of the lists. */
  readonly n: number;
  /** Estimated number on no list. */
  readonly dark: number;
  readonly model?: FittedModel;
  readonly bootstrap?: Replicated;
  readonly models?: AllModels;
  /** The assumption that matters most; it goes on with "What matters most:". */
  readonly assumes: string;
  readonly notes: readonly string[];
}

export interface Replicated {
  readonly replications: number;
  /** Replications without an estimate. */
  readonly failed: number;
  /** Standard deviation of the others' estimates. */
  readonly standardError: number;
}

/** What one procedure makes of a table. */
interface Answer {
  readonly estimate: number;
  readonly dark: number;
  readonly standardError: number;
  readonly fit?: LogLinearFit;
  readonly selection?: Stepwise;
  readonly average?: AllModels;
}

/**
 * Number of persons from incomplete lists of them: multiple systems estimation.
 * @param whole persons by capture pattern, 2 to 8 lists
 * @returns the number of those who could be on a list, or why the lists do not tell it
 */
export function mse(whole: CaptureTable, options: MseOptions): MseEstimate | NotEstimable {
  const { table, empty } = withoutEmptyLists(whole);
  const nothing = nothingToGoBy(table, options.estimator);
  if (nothing !== undefined) return nothing;
  const terms = termsOf(whole.lists, table.lists, options.model);
  const answer = answerFor(table, terms, options);
  if ('estimable' in answer) return answer;
  const data = fittable(table);
  const intervals: Interval[] = [];
  const add = (method: IntervalMethod, limits: readonly [number, number] | undefined): void => {
    if (limits !== undefined) intervals.push({ low: limits[0], high: limits[1], level: options.level, method });
  };
  add('log-normal', logNormal(table, answer, options.level));
  if (answer.fit !== undefined) add('profile', profileInterval(data, answer.fit, options.level));
  const replicated = options.replications > 0 ? replicate(table, terms, answer, options, add) : undefined;
  const wanted = options.interval ?? (replicated === undefined ? 'log-normal' : 'bca');
  const interval = intervals.find(({ method }) => method === wanted) ?? intervals.find(({ method }) => method === 'percentile') ?? intervals[0]!;
  const models = answer.average ?? (options.table ? modelsOf(data, options) : undefined);
  return {
    estimable: true, estimate: answer.estimate, standardError: answer.standardError, interval, intervals, n: table.persons, dark: answer.dark,
    ...(answer.fit && { model: describe(data, answer.fit, answer.selection) }),
    ...(replicated && { bootstrap: replicated }),
    ...(models && { models }),
    assumes: assumption(options),
    notes: notesOf({ table, empty, options, interval, wanted, replicated, fit: answer.fit, selection: answer.selection, average: answer.average, models }),
  };
}

/** Tables that no estimator can make anything of. */
function nothingToGoBy(table: CaptureTable, estimator: Estimator): NotEstimable | undefined {
  if (table.persons === 0) return notEstimable('nobody is on any of the lists');
  if (table.lists.length < 2) return notEstimable(`only list ${table.lists[0]} holds anybody: one list says nothing of those who are not on it`);
  let shared = 0;
  table.counts.forEach((count, pattern) => (shared += listsIn(pattern) > 1 ? count : 0));
  if (shared === 0) return notEstimable('nobody is on two lists: lists that never overlap fit any number of persons, however large');
  if ((estimator === 'chapman' || estimator === 'lincoln-petersen') && table.lists.length !== 2) {
    return notEstimable(`${estimator} is for two lists that hold somebody; here are ${table.lists.length}`, '--estimator loglinear');
  }
  return undefined;
}

function answerFor(table: CaptureTable, terms: readonly number[], options: MseOptions): Answer | NotEstimable {
  if (options.estimator === 'chao') return closed(chaoLowerBound(table));
  if (options.estimator !== 'loglinear') {
    const both = table.counts[3];
    const formula = options.estimator === 'chapman' ? chapman : lincolnPetersen;
    return closed(formula(table.counts[1] + both, table.counts[2] + both, both));
  }
  const data = fittable(table);
  if (options.model === 'average') {
    if (table.lists.length > MOST_LISTS_OF_ALL_MODELS) return notEstimable(`all models are fitted for up to ${MOST_LISTS_OF_ALL_MODELS} lists; here are ${table.lists.length}`, '--model stepwise');
    const average = modelsOf(data, options);
    return average === undefined ? notEstimable('no model of pairs has an estimate') : { estimate: average.estimate, dark: average.dark, standardError: average.standardError, average };
  }
  if (options.model === 'stepwise') {
    const selection = stepwise(data, options);
    return 'kind' in selection ? unfitted(data, mainTerms(table.lists.length), selection) : { ...fromFit(selection.fit), selection };
  }
  if (options.zeroOverlaps === 'exclude') {
    const zero = terms.find((term) => data.totals[term] === 0);
    if (zero !== undefined) return notEstimable(`nobody is on all of ${termName(table.lists, zero)}: its term is at minus infinity, which --zero-overlaps exclude leaves out`, '--zero-overlaps extended');
  }
  const fit = fitLogLinear(data, terms);
  return fit.kind === 'fitted' ? fromFit(fit) : unfitted(data, terms, fit);
}

/**
 * Terms of a fixed model, in the bits of the lists that hold somebody; those of the others are at minus infinity and nothing depends on them.
 * A formula was checked at the edge: what is wrong with one is a broken invariant here.
 */
function termsOf(named: readonly string[], lists: readonly string[], model: string): readonly number[] {
  if (['main', 'stepwise', 'average'].includes(model)) return mainTerms(lists.length);
  const formula = readFormula(model, named);
  if (formula.kind === 'wrong') throw new Error(`mse: ${formula.what}`);
  const bits = named.map((name) => lists.indexOf(name));
  return formula.terms
    .filter((term) => bits.every((bit, list) => bit >= 0 || ((term >> list) & 1) === 0))
    .map((term) => bits.reduce((moved, bit, list) => (((term >> list) & 1) === 1 ? moved | (1 << bit) : moved), 0));
}

function unfitted(data: Fittable, terms: readonly number[], why: Unfitted): NotEstimable {
  return notEstimable(unfittedReason(data, terms, why));
}

function closed({ estimate, dark, standardError }: ClosedForm): Answer {
  return { estimate, dark, standardError };
}

function fromFit(fit: LogLinearFit): Answer {
  return { estimate: fit.estimate, dark: fit.dark, standardError: standardErrorOf(fit), fit };
}

function modelsOf(data: Fittable, options: MseOptions): AllModels | undefined {
  if (data.table.lists.length > MOST_LISTS_OF_ALL_MODELS) return undefined;
  return allModels(data, options.criterion === 'bic' ? 'bic' : 'aic', options.zeroOverlaps);
}

/** Of a fit: its intercept is the log of the number on no list, and taken as normal (SparseMSE does so too). Of the others: Chao's. */
function logNormal(table: CaptureTable, answer: Answer, level: number): readonly [number, number] {
  if (answer.fit === undefined) return logNormalInterval(table.persons, answer.dark, answer.standardError, level);
  const factor = exp(normalQuantile(0.5 + level / 2) * Math.sqrt(answer.fit.fit.interceptVariance()));
  return [table.persons + answer.dark / factor, table.persons + answer.dark * factor];
}

/** More than half of the replications without an estimate leave no distribution worth the name. */
const MOST_FAILED = 0.5;

function replicate(table: CaptureTable, terms: readonly number[], answer: Answer, options: MseOptions, add: (method: IntervalMethod, limits: readonly [number, number] | undefined) => void): Replicated {
  const estimate = (drawn: CaptureTable): number | undefined => {
    if (nothingToGoBy(drawn, options.estimator) !== undefined) return undefined;
    const again = answerFor(drawn, terms, options);
    return 'estimable' in again ? undefined : again.estimate;
  };
  const drawn = bootstrap(table, options.replications, options.seed, estimate);
  const { estimates, failed } = drawn;
  if (failed <= MOST_FAILED * options.replications && estimates.length > 1) {
    add('percentile', percentileInterval(drawn, options.level));
    const acceleration = jackknifeAcceleration(table, estimate);
    add('bca', acceleration === undefined ? undefined : bcaInterval(drawn, answer.estimate, acceleration, options.level));
  }
  return { replications: options.replications, failed, standardError: deviationOf(estimates) };
}

function deviationOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return Math.sqrt(squares / (values.length - 1));
}
