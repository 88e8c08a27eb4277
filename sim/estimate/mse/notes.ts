import { type AllModels } from './allModels.ts';
import { existence } from './existence.ts';
import type { Fittable, LogLinearFit, Unfitted } from './logLinear.ts';
import type { Interval, IntervalMethod, MseOptions, Replicated } from './mse.ts';
import { listsIn, mainTerms, termName, type CaptureTable } from './patterns.ts';
import type { Stepwise } from './stepwise.ts';

interface Told {
  readonly table: CaptureTable;
  /** Lists that hold nobody. */
  readonly empty: readonly string[];
  readonly options: MseOptions;
  readonly interval: Interval;
  readonly wanted: IntervalMethod;
  readonly replicated: Replicated | undefined;
  readonly fit: LogLinearFit | undefined;
  readonly selection: Stepwise | undefined;
  readonly average: AllModels | undefined;
  readonly models: AllModels | undefined;
}

/** Stands under every estimate. */
const CAUTION =
  'Caution: Whitehead, Jackson, Balch & Francis (2021, J. Human Trafficking 7:1-13) hold that this method is not fit for counting victims of modern slavery: ' +
  'where the terms left out of the model are truly absent, choosing terms by significance overstates reliability much; where they are not, the estimate is unsound.';

/** What stands under an estimate. */
export function notesOf(told: Told): string[] {
  const { table, empty, options, average } = told;
  const notes: string[] = [CAUTION];
  for (const list of empty) notes.push(`List ${list} holds nobody and is left out: it says nothing of those on no list.`);
  notes.push(...twins(table), ...ofModel(told));
  if (average !== undefined) notes.push(`Mean of ${average.rows.length} models of pairs, weighted by ${options.criterion === 'bic' ? 'BIC' : 'AIC'}${average.unfitted > 0 ? `; ${average.unfitted} more have no estimate` : ''}.`);
  notes.push(...ofIntervals(told), ...ofSize(table, options));
  return notes;
}

/** The assumption that matters most, to go on with "What matters most:". */
export function assumption({ estimator }: MseOptions): string {
  if (estimator === 'chao') return 'that lists neither attract nor repel each other; persons may differ in how easily they are listed, by a factor that is the same for all lists.';
  if (estimator !== 'loglinear') return 'that the two lists catch independently of each other, and everybody alike; lists that pass their cases on make the estimate too low.';
  return 'that lists depend on each other through the terms of the model alone and persons otherwise do not differ in how easily they are listed; for those on no list the data cannot test it.';
}

/** Lists that hold the very same persons count as two, though they may be one. */
function twins(table: CaptureTable): string[] {
  const notes: string[] = [];
  const lists = table.lists.length;
  for (let i = 0; i < lists; i++) {
    for (let j = i + 1; j < lists; j++) {
      const same = table.counts.every((count, pattern) => count === 0 || ((pattern >> i) & 1) === ((pattern >> j) & 1));
      if (same) notes.push(`Lists ${table.lists[i]} and ${table.lists[j]} hold the same persons: if one is a copy of the other, leave it out.`);
    }
  }
  return notes;
}

function ofModel({ table, fit, selection, options }: Told): string[] {
  const notes: string[] = [];
  const names = (terms: readonly number[]): string => terms.map((term) => termName(table.lists, term)).join(', ');
  if (fit !== undefined && fit.minusInfinity.length > 0) {
    notes.push(`Extended estimate: ${names(fit.minusInfinity)} at minus infinity, for nobody is on these lists together; patterns that contain them are taken as impossible.`);
  }
  if (selection === undefined || table.lists.length < 3) return notes;
  if (options.zeroOverlaps === 'exclude') notes.push('Pairs of lists that share nobody were not offered.');
  if (selection.refused.length > 0) notes.push(`Not offered, for with them the estimate would not exist: ${names(selection.refused)}.`);
  return notes;
}

/** dark times the intercept's variance below which more than a tenth of the variance of the number is the lottery of who is listed. */
const LITTLE = 9;

function ofIntervals({ table, interval, wanted, replicated, selection, fit }: Told): string[] {
  const notes: string[] = [];
  if (selection !== undefined && table.lists.length > 2 && (interval.method === 'log-normal' || interval.method === 'profile')) {
    notes.push('The interval takes the selected model as known and is too short for it; --bootstrap 1000 selects anew in each replication.');
  }
  // Share of the variance that the log-normal interval of a fit leaves out: dark of dark + dark^2 v.
  if (fit !== undefined && interval.method === 'log-normal' && fit.dark * fit.fit.interceptVariance() < LITTLE) {
    notes.push('The log-normal interval is for the expected number on no list and leaves out the lottery of who is listed, which weighs here; --interval profile holds it.');
  }
  if (interval.method !== wanted) {
    const why = wanted === 'profile' && fit === undefined ? 'is for a single log-linear model' : wanted === 'bca' || wanted === 'percentile' ? 'cannot be had from these replications' : 'cannot be had';
    notes.push(`The interval asked for (${wanted}) ${why}: ${interval.method} instead.`);
  }
  if (interval.high === Infinity) notes.push('There is no upper limit: the likelihood never falls far enough.');
  if (replicated !== undefined && replicated.failed > 0) {
    notes.push(`${replicated.failed} of ${replicated.replications} bootstrap replications have no estimate and are left out of the intervals${replicated.failed > 0.05 * replicated.replications ? '; with so many the intervals are not to be trusted' : ''}.`);
  }
  return notes;
}

function ofSize(table: CaptureTable, { estimator }: MseOptions): string[] {
  const notes: string[] = [];
  let shared = 0;
  table.counts.forEach((count, pattern) => (shared += listsIn(pattern) > 1 ? count : 0));
  // Robson & Regier 1964: with an overlap of 7 and more the bias of Chapman's estimate is negligible.
  if (shared < 7) notes.push(`${shared} ${shared === 1 ? 'person is' : 'persons are'} on more than one list: the estimate rests on them alone.`);
  if (estimator === 'chao' && shared > 0 && !hasTwo(table)) notes.push('Nobody is on exactly two lists: the bound rests on its correction for small numbers.');
  return notes;
}

function hasTwo(table: CaptureTable): boolean {
  return table.counts.some((count, pattern) => count > 0 && listsIn(pattern) === 2);
}

/** Why a model has no estimate, and whether a smaller one has. */
export function unfittedReason(data: Fittable, terms: readonly number[], why: Unfitted): string {
  const { table, totals } = data;
  const all = table.lists.findIndex((_, list) => totals[1 << list] === table.persons);
  if (why.kind !== 'notIdentifiable' && all >= 0) return `everybody is on list ${table.lists[all]}: nothing tells how many it misses`;
  const interactions = terms.filter((term) => listsIn(term) > 1).map((term) => termName(table.lists, term));
  const model = interactions.length > 0 ? `the model with ${interactions.join(', ')}` : 'the model of independent lists';
  const rest = interactions.length > 0 && existence(totals, [0, ...mainTerms(table.lists.length).filter((term) => totals[term] > 0)]) === 'exists' ? '; independent lists (--model main) have an estimate' : '';
  if (why.kind === 'notIdentifiable') return `${model} is not identifiable: the observed patterns cannot tell its terms apart${rest}`;
  if (why.kind === 'infinite') return `${model} has no estimate: the likelihood rises for ever, for too many patterns are empty${rest}`;
  return `the fit of ${model} did not converge${rest}`;
}
