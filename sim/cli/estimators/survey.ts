import { Option } from 'commander';
import type { IntervalMethod } from '../../estimate/survey/interval.ts';
import { surveyEstimate, type Statistic, type SurveyEstimate, type VarianceMethod } from '../../estimate/survey/survey.ts';
import type { ColumnRequest, Table } from '../../io/table/request.ts';
import { wholeNumber } from '../usage.ts';
import { counted } from '../validate.ts';
import { designColumns, designOptions, designProblems, designRequests, severalNumbers, type DesignFlags } from './designFlags.ts';
import { estimator, type Answer, type Estimated, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords, share } from './figure.ts';
import { replicateOptions, replicateScale, type ReplicateFlags } from './replicateFlags.ts';

interface SurveyFlags extends ReplicateFlags, DesignFlags {
  readonly y: string;
  readonly statistic?: Statistic;
  readonly interval?: IntervalMethod;
}

/** `undercount estimate survey`. */
export const survey = estimator<SurveyFlags>({
  name: 'survey',
  summary: 'mean, total, ratio or proportion of a stratified, clustered, weighted sample, with its standard error, interval and design effect',
  file: 'required',
  seeded: true,
  options: () => [
    new Option('--y <COL>', 'what is estimated; of a ratio, its numerator').makeOptionMandatory(),
    new Option('--x <COL>', 'denominator of a ratio (persons seen, by venue)'),
    new Option('--statistic <S>', 'default: ratio with --x, else mean').choices(['mean', 'total', 'ratio', 'proportion']),
    ...designOptions(),
    new Option('--interval <METHOD>', "default: logit for shares, else t (Student's t on the design's degrees of freedom)").choices(['t', 'normal', 'logit', 'beta']),
    ...replicateOptions(),
    new Option('--replications <N>', 'of the bootstrap, 2 to 100000').argParser(wholeNumber(2, 100000)).default(1000),
  ],
  columns,
  answer,
});

function columns(flags: SurveyFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  const { statistic = flags.x === undefined ? 'mean' : 'ratio' } = flags;
  if (statistic === 'ratio' && flags.x === undefined) return { wrong: 'a ratio needs a denominator', fix: '--x COL' };
  if (statistic !== 'ratio' && flags.x !== undefined) return { wrong: `a ${statistic} has no denominator, and --x names one`, fix: '--statistic ratio' };
  if (flags.replicates === 'weights' && flags.repweights === undefined) return { wrong: '--replicates weights needs columns of replicate weights', fix: '--repweights R1,R2,R3' };
  return [...designRequests(flags, statistic === 'proportion'), ...severalNumbers('repweights', flags.repweights, 'a weight')];
}

function answer(table: Table | undefined, flags: SurveyFlags & SharedFlags): Answer | WrongUsage {
  const statistic = flags.statistic ?? (flags.x === undefined ? 'mean' : 'ratio');
  let variance: VarianceMethod = { kind: 'linearised' };
  if (flags.repweights) {
    const scale = replicateScale(flags, flags.repweights.length);
    if ('wrong' in scale) return scale;
    variance = { kind: 'weights', columns: flags.repweights.map((_, i) => table!.numbers.get(`repweights${i}`)!), combined: flags.combined, ...scale };
  } else if (flags.replicates === 'jackknife') variance = { kind: 'jackknife' };
  else if (flags.replicates === 'bootstrap') variance = { kind: 'bootstrap', replications: flags.replications, seed: flags.seed };
  const result = surveyEstimate(designColumns(table!, flags), {
    statistic, level: flags.level, lonely: flags.lonely, nest: flags.nest ?? false, variance, aboutEstimate: flags.mse ?? false, ...(flags.interval ? { interval: flags.interval } : {}),
  });
  if ('problems' in result) return designProblems(result.problems);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  return { kind: 'estimated', estimated: inWords(result, statistic, variance, flags) };
}

function inWords(result: SurveyEstimate, statistic: Statistic, variance: VarianceMethod, flags: SurveyFlags & SharedFlags): Estimated {
  const { estimate, standardError, interval, n, units, strata, designEffect, designEffectWithReplacement: withReplacement } = result;
  const show = result.share ? share : figure;
  const what = { mean: `Mean of ${flags.y}`, total: `Total of ${flags.y}`, ratio: `Ratio of ${flags.y} to ${flags.x}`, proportion: `Proportion with ${flags.y}` }[statistic];
  const domain = (flags.where ?? []).map(({ column, value }) => `${column}=${value}`);
  const effect = Number.isFinite(designEffect) ? designEffect : withReplacement;
  const inEffect = result.designEffectOfPersons !== undefined ? `; design effect ${figure(Number(result.designEffectOfPersons.toPrecision(3)))} against as many persons drawn one by one`
    : Number.isFinite(effect) ? `; design effect ${figure(Number(effect.toPrecision(3)))}` : '';
  const method = { linearised: 'linearised', jackknife: 'jackknife', bootstrap: 'bootstrap', weights: 'replicate weights of the file' }[variance.kind];
  const notes = [
    ...(result.weighted ? [] : [`No weights and no population sizes: every row counts the same${statistic === 'total' ? ', and the total is that of the sample alone' : ''}.`]),
    ...(result.missing > 0 ? [`${counted(result.missing, 'row')} with a missing value ${result.missing === 1 ? 'is' : 'are'} left out; the estimate holds for the others, and for all only if they are missing by chance.`] : []),
    ...(result.lostReplications ? [`${counted(result.lostReplications, 'replication')} gave no number and ${result.lostReplications === 1 ? 'is' : 'are'} left out.`] : []),
    ...(variance.kind === 'jackknife' || variance.kind === 'bootstrap' ? (flags.fpc?.length ?? 0) > 1 ? ['Population corrections after the first stage are not used by replicate weights.'] : [] : []),
    ...(statistic === 'ratio' && !result.share ? ['Some y are negative or above their x: this is a ratio, not a share.'] : []),
    ...((interval.low < 0 && result.share) ? ['The interval reaches below 0, which a share cannot: --interval logit or beta stays inside.'] : []),
    ...(Number.isFinite(designEffect) ? [] : Number.isFinite(withReplacement) ? ['The weights do not add up to more than the rows: the design effect is against sampling with replacement.'] : []),
  ];
  return {
    json: {
      statistic, estimate, standardError, interval, n, ...(Number.isFinite(effect) ? { designEffect: effect, designEffectWithReplacement: withReplacement } : {}),
      ...(result.designEffectOfPersons === undefined ? {} : { designEffectOfPersons: result.designEffectOfPersons }),
      degreesOfFreedom: result.degreesOfFreedom, clusters: units, strata, sumOfWeights: result.sumOfWeights, variance: method,
      ...(result.replications === undefined ? {} : { replications: result.replications }), notes,
    },
    lines: [
      `${what}${domain.length > 0 ? `, where ${domain.join(' and ')}` : ''}: ${show(estimate)}`,
      `${levelWords(interval.level)} interval ${show(interval.low)} to ${show(interval.high)} (${interval.method}); standard error ${result.share ? `${figure(standardError * 100)} points` : figure(standardError)} (${method}).`,
      `${counted(n, 'row')} in ${counted(units, 'sampled unit')}${strata > 1 ? ` of ${strata} strata` : ''}${inEffect}.`,
    ],
    tells: 'It estimates the population that the weights stand for: what was on the sampling frame and answered. It tells nothing of those who are on no frame, hidden or refused, and corrects no error of measurement.',
    assumes: 'What matters most: that every unit of the population had the chance of selection which its weight says.',
    positives: result.positives,
  };
}
