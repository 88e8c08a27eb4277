import { Option } from 'commander';
import { MOST_LISTS_OF_ALL_MODELS, type AllModels } from '../../estimate/mse/allModels.ts';
import { readFormula } from '../../estimate/mse/formula.ts';
import { mse as estimateOf, type Estimator, type IntervalMethod, type MseEstimate, type MseOptions } from '../../estimate/mse/mse.ts';
import { MOST_LISTS, tabulate, termName, type CaptureTable } from '../../estimate/mse/patterns.ts';
import type { Criterion, ZeroOverlaps } from '../../estimate/mse/stepwise.ts';
import { numberRules, type ColumnRequest, type Table } from '../../io/table/request.ts';
import { wholeNumber } from '../usage.ts';
import { counted } from '../validate.ts';
import { columnList, numberBetween } from './columnFlags.ts';
import { estimator, type Answer, type EstimateJson, type Estimated, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords, share } from './figure.ts';

interface MseFlags {
  readonly lists: readonly string[];
  readonly count?: string;
  readonly estimator: Estimator;
  readonly model?: string;
  readonly criterion: Criterion;
  readonly threshold?: number;
  readonly zeroOverlaps: ZeroOverlaps;
  readonly bootstrap?: number;
  readonly interval?: IntervalMethod;
  readonly table?: boolean;
}

/** Models of the table that are printed; JSON holds ten times as many. */
const SHOWN = 20;
/** Replications times models of an average: some minutes. */
const MOST_FITS = 2_000_000;

/** `undercount estimate mse`. */
export const mse = estimator<MseFlags>({
  name: 'mse',
  summary: 'number of persons, those on no list included, from two to eight incomplete lists of them (multiple systems estimation, capture-recapture)',
  file: 'required',
  seeded: true,
  options: () => [
    new Option('--lists <COLS>', 'columns of the lists, 2 to 8: 1 for those on it, else 0').argParser(columnList).makeOptionMandatory(),
    new Option('--count <COL>', 'persons of each row; without it every row is one person'),
    new Option('--estimator <E>', 'two-list formulas want exactly two lists').choices(['loglinear', 'chapman', 'chao', 'lincoln-petersen']).default('loglinear'),
    new Option('--model <M>', "main (independent lists), stepwise (default), average (all models of pairs), or a formula: '. + A:B' (list effects are always in)"),
    new Option('--criterion <C>', 'how stepwise chooses pairs, and average weighs models: aic, bic (persons, not patterns, are its n), or p (a pair with a Poisson p-value below --threshold; not for average)').choices(['aic', 'bic', 'p']).default('aic'),
    new Option('--threshold <P>', 'for the criterion p; default 0.02').argParser(numberBetween(0, 1)),
    new Option('--zero-overlaps <RULE>', 'pairs of lists that share nobody: extended (their term at minus infinity, flagged) or exclude (not offered)').choices(['extended', 'exclude']).default('extended'),
    new Option('--bootstrap <N>', 'replications, 20 to 100000, each with its own selection').argParser(wholeNumber(20, 100000)),
    new Option('--interval <METHOD>', 'default: bca with --bootstrap, else log-normal').choices(['log-normal', 'profile', 'percentile', 'bca']),
    new Option('--table', `all models of pairs beside the answer, best first; up to ${MOST_LISTS_OF_ALL_MODELS} lists`),
  ],
  columns,
  answer,
});

function columns(flags: MseFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  const { lists } = flags;
  const wrong = wrongFlags(flags);
  if (wrong !== undefined) return wrong;
  const missing = flags.missing === 'drop' ? 'allow' : 'refuse';
  return [
    ...lists.map((name, i) => ({ key: `list${i}`, flag: '--lists', name, kind: 'number', missing, rule: numberRules.binary('being on a list') } as const)),
    ...(flags.count === undefined ? [] : [{ key: 'count', flag: '--count', name: flags.count, kind: 'number', missing, rule: numberRules.count('a count of persons') } as const]),
  ];
}

function wrongFlags({ lists, count, estimator: by, model, criterion, threshold, bootstrap, interval, table }: MseFlags): WrongUsage | undefined {
  if (lists.length < 2 || lists.length > MOST_LISTS) return { wrong: `--lists names ${counted(lists.length, 'list')}; it takes 2 to ${MOST_LISTS}`, fix: lists.length < 2 ? '--lists A,B' : 'join small lists into one' };
  if (new Set(lists).size < lists.length) return { wrong: '--lists names a column twice', fix: `--lists ${[...new Set(lists)].join(',')}` };
  if (count !== undefined && lists.includes(count)) return { wrong: `--count names ${count}, which is one of the lists`, fix: '--count COL' };
  if ((by === 'chapman' || by === 'lincoln-petersen') && lists.length !== 2) return { wrong: `${by} is for two lists; --lists names ${lists.length}`, fix: '--estimator loglinear' };
  if (by !== 'loglinear' && model !== undefined) return { wrong: `--model is for the log-linear estimator, not for ${by}`, fix: '--estimator loglinear' };
  if (threshold !== undefined && criterion !== 'p') return { wrong: '--threshold is for the criterion p', fix: '--criterion p' };
  if ((model === 'average' || table) && criterion === 'p') return { wrong: 'models are weighed by aic or bic, not by p', fix: '--criterion aic' };
  if ((model === 'average' || table) && lists.length > MOST_LISTS_OF_ALL_MODELS) return { wrong: `all models are fitted for up to ${MOST_LISTS_OF_ALL_MODELS} lists; --lists names ${lists.length}`, fix: '--model stepwise' };
  const pairs = (lists.length * (lists.length - 1)) / 2;
  if (model === 'average' && bootstrap !== undefined && bootstrap * 2 ** pairs > MOST_FITS) return { wrong: `${bootstrap} replications of all models would be ${figure(bootstrap * 2 ** pairs)} fits`, fix: '--model stepwise' };
  if ((interval === 'bca' || interval === 'percentile') && bootstrap === undefined) return { wrong: `the ${interval} interval needs replications`, fix: '--bootstrap 1000' };
  if (interval === 'profile' && (by !== 'loglinear' || model === 'average')) return { wrong: 'the profile interval is for a single log-linear model', fix: '--interval log-normal' };
  if (model !== undefined && !['main', 'stepwise', 'average'].includes(model)) {
    const formula = readFormula(model, lists);
    if (formula.kind === 'wrong') return { wrong: `--model: ${formula.what}`, fix: formula.fix };
  }
  return undefined;
}

/** Rows with a missing cell are left out (the frame lets them come here with `--missing drop` alone). */
function captures(table: Table, { lists, count }: MseFlags): { readonly table: CaptureTable; readonly onNone: number; readonly dropped: number } {
  const cells = lists.map((_, i) => table.numbers.get(`list${i}`)!);
  const counts = count === undefined ? undefined : table.numbers.get('count')!;
  // Summed as they come: a file may hold a row for each of millions of persons.
  const persons = new Float64Array(1 << lists.length);
  let dropped = 0;
  for (let row = 0; row < table.rows; row++) {
    let pattern = 0;
    let whole = counts === undefined || !Number.isNaN(counts[row]);
    for (let list = 0; list < cells.length; list++) {
      const cell = cells[list]![row]!;
      if (Number.isNaN(cell)) whole = false;
      pattern |= cell << list;
    }
    if (whole) persons[pattern]! += counts === undefined ? 1 : counts[row]!;
    else dropped++;
  }
  return { ...tabulate(lists, Uint8Array.from(persons.keys()), persons), dropped };
}

function answer(file: Table | undefined, flags: MseFlags & SharedFlags): Answer {
  const { table, onNone, dropped } = captures(file!, flags);
  const options: MseOptions = {
    estimator: flags.estimator, model: flags.model ?? 'stepwise', criterion: flags.criterion, zeroOverlaps: flags.zeroOverlaps, threshold: flags.threshold ?? 0.02,
    replications: flags.bootstrap ?? 0, seed: flags.seed, level: flags.level, table: flags.table ?? false, ...(flags.interval ? { interval: flags.interval } : {}),
  };
  const result = estimateOf(table, options);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  const ofFile = [
    ...(onNone > 0 ? [`${counted(onNone, 'person')} on none of these lists ${onNone === 1 ? 'is' : 'are'} left out: the number of such persons is what is estimated.`] : []),
    ...(dropped > 0 ? [`${counted(dropped, 'row')} with a missing value ${dropped === 1 ? 'is' : 'are'} left out.`] : []),
  ];
  return { kind: 'estimated', estimated: inWords(result, table.lists, [...ofFile, ...result.notes], flags) };
}

function inWords(result: MseEstimate, lists: readonly string[], notes: readonly string[], flags: MseFlags): Estimated {
  const { estimate, standardError, interval, n, dark, model, bootstrap, models, intervals } = result;
  const whole = (value: number): string => figure(Number.isFinite(value) ? Math.round(value) : value);
  const others = intervals.filter(({ method }) => method !== interval.method);
  const name = { loglinear: 'log-linear model', chapman: "Chapman's formula", chao: "Chao's lower bound", 'lincoln-petersen': "Lincoln and Petersen's formula" }[flags.estimator];
  return {
    json: {
      estimate, standardError, interval: open(interval), n, dark, method: flags.estimator, intervals: intervals.map(open),
      ...(model ? { model: { ...model, terms: model.terms.map(({ name: term, coefficient, standardError: error }) => (Number.isFinite(coefficient) ? { term, coefficient, standardError: error } : { term, coefficient: null, atMinusInfinity: true })) } } : {}),
      ...(bootstrap ? { bootstrap } : {}),
      ...(models ? { models: tableOf(models, lists) } : {}),
      notes,
    },
    lines: [
      `Persons: ${whole(estimate)}${flags.estimator === 'chao' ? ' at least' : ''}; ${whole(n)} on the lists and ${whole(dark)} on none.`,
      `${levelWords(interval.level)} interval ${whole(interval.low)} to ${whole(interval.high)} (${interval.method}); standard error ${whole(standardError)} (${name}).`,
      ...(others.length > 0 ? [`Other intervals: ${others.map(({ method, low, high }) => `${whole(low)} to ${whole(high)} (${method})`).join('; ')}.`] : []),
      ...(model ? [`Model ${model.formula}: deviance ${figure(Number(model.deviance.toPrecision(4)))} on ${counted(model.degreesOfFreedom, 'degree')} of freedom, AIC ${model.aic.toFixed(2)}, BIC ${model.bic.toFixed(2)}.`] : []),
      ...(model && model.steps.length > 0 ? [`Came in, in this order: ${model.steps.map(({ term, value }) => `${term} (${flags.criterion === 'p' ? `p ${Number(value.toPrecision(2))}` : value.toFixed(2)})`).join(', ')}.`] : []),
      ...(models ? modelLines(models, lists) : []),
    ],
    tells: 'It estimates how many persons could have been on one of these lists in their period, at any time of it. Persons whom none of the lists could ever hold are not in it.',
    assumes: `What matters most: ${result.assumes} Lists must be linked without error: links that are missed make it too high.`,
    positives: n,
  };
}

/** JSON has no infinity: an upper limit that does not exist is null. */
function open({ low, high, level, method }: MseEstimate['interval']): NonNullable<EstimateJson['interval']> {
  return { low, high: Number.isFinite(high) ? high : null, level, method };
}

function pairNames(pairs: readonly number[], lists: readonly string[]): string {
  return pairs.length === 0 ? 'independent' : pairs.map((pair) => termName(lists, pair)).join(' + ');
}

function tableOf(models: AllModels, lists: readonly string[]): unknown {
  return {
    fitted: models.rows.length, withoutEstimate: models.unfitted, average: { estimate: models.estimate, standardError: models.standardError },
    best: models.rows.slice(0, 10 * SHOWN).map(({ pairs, minusInfinity, ...row }) => ({ pairs: pairs.map((pair) => termName(lists, pair)), minusInfinity: minusInfinity.map((pair) => termName(lists, pair)), ...row })),
  };
}

function modelLines({ rows, unfitted, estimate, standardError }: AllModels, lists: readonly string[]): string[] {
  return [
    `${counted(rows.length, 'model')} of pairs${unfitted > 0 ? `, ${unfitted} more without an estimate` : ''}; their average ${figure(Math.round(estimate))}, standard error ${figure(Math.round(standardError))}. The best${rows.length > SHOWN ? ` ${SHOWN}` : ''}, with weights:`,
    ...rows.slice(0, SHOWN).map((row) => `  ${share(row.weight)}  ${figure(Math.round(row.estimate))} ± ${figure(Math.round(row.standardError))}  ${pairNames(row.pairs, lists)}`),
  ];
}
