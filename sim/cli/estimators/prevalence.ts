import { Option } from 'commander';
import { roganGladen, type Accuracy, type Apparent } from '../../estimate/prevalence.ts';
import { bayesPrevalence, type Belief } from '../../estimate/prevalenceBayes.ts';
import { surveyEstimate } from '../../estimate/survey/survey.ts';
import type { ColumnRequest, Table } from '../../io/table/request.ts';
import { wholeNumber } from '../usage.ts';
import { accuracy, betaPrior } from './accuracyFlags.ts';
import { numberBetween } from './columnFlags.ts';
import { designColumns, designOptions, designProblems, designRequests, type DesignFlags } from './designFlags.ts';
import { estimator, type Answer, type Estimated, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords, share } from './figure.ts';

interface PrevalenceFlags extends DesignFlags {
  readonly positives?: number;
  readonly tested?: number;
  readonly deff: number;
  readonly sensitivity?: Accuracy;
  readonly specificity?: Accuracy;
  readonly sensitivityPrior?: Belief;
  readonly specificityPrior?: Belief;
  readonly method: 'rogan-gladen' | 'bayes';
}

/** `undercount estimate prevalence`. */
export const prevalence = estimator<PrevalenceFlags>({
  name: 'prevalence',
  summary: 'true prevalence from an apparent one and the sensitivity and specificity with which persons are judged (Rogan and Gladen, or Bayesian)',
  file: 'optional',
  options: () => [
    new Option('--positives <K>', 'persons judged positive').argParser(wholeNumber(0, 999999999)),
    new Option('--tested <N>', 'persons judged').argParser(wholeNumber(1, 999999999)),
    new Option('--deff <D>', 'design effect of the sample that the counts come from').argParser(numberBetween(0, Infinity)).default(1),
    new Option('--y <COL>', 'with a file: 1 for judged positive, 0 for not'),
    ...designOptions(),
    new Option('--sensitivity <X>', "known ('0.85'), or found in so many persons ('85/100')").argParser(accuracy),
    new Option('--specificity <X>', "known ('0.995'), or found in so many persons ('396/398')").argParser(accuracy),
    new Option('--method <M>', 'bayes: uniform before the data, with beta beliefs of sensitivity and specificity').choices(['rogan-gladen', 'bayes']).default('rogan-gladen'),
    new Option('--sensitivity-prior <A,B>', 'beta belief (bayes); counts k/n alone give k + 1, n - k + 1').argParser(betaPrior),
    new Option('--specificity-prior <A,B>', 'beta belief (bayes)').argParser(betaPrior),
  ],
  columns,
  answer,
});

function columns(flags: PrevalenceFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  const byCounts = flags.positives !== undefined || flags.tested !== undefined;
  if (byCounts && flags.y !== undefined) return { wrong: 'positives come from counts or from a file, not from both', fix: '--positives 38 --tested 2014' };
  if (!byCounts && flags.y === undefined) return { wrong: 'nothing says how many were judged positive', fix: '--positives 38 --tested 2014, or FILE --y COL' };
  if (byCounts && (flags.positives === undefined || flags.tested === undefined || flags.positives > flags.tested)) return { wrong: 'counts are two: positives, and those judged, who are no fewer', fix: '--positives 38 --tested 2014' };
  const bayes = flags.method === 'bayes';
  if (!bayes && (flags.sensitivityPrior || flags.specificityPrior)) return { wrong: 'beliefs are for the Bayesian method', fix: '--method bayes' };
  for (const name of ['sensitivity', 'specificity'] as const) {
    const prior = flags[`${name}Prior`];
    if (!flags[name] && !prior) return { wrong: `nothing says the ${name}`, fix: bayes ? `--${name} 85/100, or --${name}-prior 85,15` : `--${name} 0.85, or --${name} 85/100` };
    if (flags[name] && prior) return { wrong: `the ${name} is given twice`, fix: `--${name}-prior alone` };
  }
  return designRequests(flags, true);
}

function apparentOf(table: Table | undefined, flags: PrevalenceFlags & SharedFlags): { readonly apparent: Apparent; readonly n: number; readonly positives: number; readonly designEffect?: number } | Answer {
  if (!table) {
    const n = flags.tested!;
    return { apparent: { share: flags.positives! / n, size: n / flags.deff }, n, positives: flags.positives!, ...(flags.deff === 1 ? {} : { designEffect: flags.deff }) };
  }
  const result = surveyEstimate(designColumns(table, flags), { statistic: 'proportion', level: flags.level, lonely: flags.lonely, nest: flags.nest ?? false, variance: { kind: 'linearised' }, aboutEstimate: false });
  if ('problems' in result) return designProblems(result.problems);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  const { estimate: p, standardError, units, n, positives } = result;
  if (standardError === 0) {
    // All or none: no variance to tell a design effect, so as if those in one unit were of a kind.
    if (p === 0 || p === 1) return { apparent: { share: p, size: units }, n, positives, designEffect: n / units };
    return { kind: 'notEstimable', reason: 'the file is a census: its share has no sampling error', use: '--positives K --tested N with a small --deff' };
  }
  const size = (p * (1 - p)) / (standardError * standardError);
  return { apparent: { share: p, size }, n, positives, designEffect: n / size };
}

function beliefOf(known: Accuracy | undefined, prior: Belief | undefined): Belief {
  if (prior) return prior;
  const { value, tested } = known!;
  return tested === undefined ? { value } : { a: value * tested + 1, b: (1 - value) * tested + 1 };
}

function answer(table: Table | undefined, flags: PrevalenceFlags & SharedFlags): Answer {
  const read = apparentOf(table, flags);
  if ('kind' in read) return read;
  const { apparent, n, positives, designEffect } = read;
  const result = flags.method === 'bayes' ? fromBayes(apparent, flags) : fromFormula(apparent, flags);
  if ('kind' in result) return result;
  const { estimate, standardError, low, high, method, name, notes, more } = result;
  const interval = { low, high, level: flags.level, method };
  const estimated: Estimated = {
    json: { estimate, standardError, interval, n, ...(designEffect === undefined ? {} : { designEffect }), model: name, apparent: apparent.share, ...more, notes },
    lines: [
      `True prevalence: ${share(estimate)} (judged: ${share(apparent.share)} of ${figure(n)})`,
      `${levelWords(flags.level)} interval ${share(low)} to ${share(high)} (${method}); standard error ${figure(standardError * 100)} points${designEffect === undefined ? '' : `; design effect ${figure(Number(designEffect.toPrecision(3)))}`}.`,
    ],
    tells: 'It estimates the prevalence among those who were judged, with the errors of judgement taken out. It tells nothing of those who were not seen, and takes out no other error.',
    assumes: 'What matters most: that sensitivity and specificity are those of these judges with these persons, the same for all of them. Near a specificity of 1 the estimate of a rare state hangs on its third decimal.',
    positives,
  };
  return { kind: 'estimated', estimated };
}

interface Found {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly method: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly more: Readonly<Record<string, number>>;
}

function fromFormula(apparent: Apparent, { sensitivity, specificity, level }: PrevalenceFlags & SharedFlags): Found | Answer {
  const result = roganGladen(apparent, sensitivity!, specificity!, level);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  const notes = [
    ...(result.untruncated < 0 ? ['Fewer are judged positive than false positives alone would be: the formula gives less than 0, and 0 is printed. The specificity may be understated.'] : []),
    ...(result.untruncated > 1 ? ['More are judged positive than the sensitivity allows: the formula gives more than 1, and 1 is printed.'] : []),
    ...(result.method === 'exact' ? ['Sensitivity and specificity are taken as known: the interval holds sampling error alone. Give them as counts to have their uncertainty in it.'] : []),
  ];
  return {
    estimate: result.prevalence, standardError: result.standardError, low: result.low, high: result.high, name: 'Rogan-Gladen', notes, more: { untruncated: result.untruncated },
    method: result.method === 'exact' ? 'Clopper and Pearson, put through the formula' : 'Lang and Reiczigel 2014',
  };
}

function fromBayes(apparent: Apparent, flags: PrevalenceFlags & SharedFlags): Found | Answer {
  const result = bayesPrevalence(apparent, beliefOf(flags.sensitivity, flags.sensitivityPrior), beliefOf(flags.specificity, flags.specificityPrior), flags.level);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  return {
    estimate: result.mean, standardError: result.standardDeviation, low: result.low, high: result.high, name: 'Bayes', method: 'posterior, equal tails',
    notes: ['The estimate is the mean of the posterior and the standard error its standard deviation; before the data every prevalence is held equally likely.',
      ...(result.setAside > 0.01 ? ['Beliefs in which the judgement tells no more than chance are set aside.'] : [])],
    more: { median: result.median },
  };
}
