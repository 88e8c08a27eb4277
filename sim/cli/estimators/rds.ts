import { Option } from 'commander';
import { rds as estimateOf, type RdsEstimate, type RdsEstimator, type RdsInterval } from '../../estimate/rds/rds.ts';
import { numberRules, type ColumnRequest, type Table } from '../../io/table/request.ts';
import { wholeNumber } from '../usage.ts';
import { counted } from '../validate.ts';
import { estimator, type Answer, type Estimated, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords, share } from './figure.ts';

interface RdsFlags {
  readonly id: string;
  readonly recruiter: string;
  readonly degree: string;
  readonly y: string;
  readonly seedMark?: string;
  readonly seeds: 'include' | 'exclude';
  readonly estimator: RdsEstimator;
  readonly population?: number;
  readonly bootstrap: number;
  readonly interval: RdsInterval;
}

/** Chains of fewer waves may still carry the choice of the seeds. */
const FEW_WAVES = 5;

/** `undercount estimate rds`. */
export const rds = estimator<RdsFlags>({
  name: 'rds',
  summary: 'share of a hidden population with a property, from respondent-driven sampling (adults who recruit each other)',
  file: 'required',
  seeded: true,
  options: () => [
    new Option('--id <COL>', 'codes of persons').makeOptionMandatory(),
    new Option('--recruiter <COL>', 'code of who recruited them; empty for seeds').makeOptionMandatory(),
    new Option('--degree <COL>', 'how many of the population they know, 1 or more').makeOptionMandatory(),
    new Option('--y <COL>', '1 for those with the property, else 0').makeOptionMandatory(),
    new Option('--estimator <E>', 'rds2 (Volz and Heckathorn) or ss (successive sampling, Gile; needs --population)').choices(['rds2', 'ss']).default('rds2'),
    new Option('--population <N>', 'persons in the population, for ss').argParser(wholeNumber(2, 999_999_999)),
    new Option('--seeds <RULE>', 'whether seeds count in the estimate').choices(['include', 'exclude']).default('include'),
    new Option('--seed-mark <TEXT>', "what stands for a recruiter in a seed's row, where the cell is not empty: 0, seed"),
    new Option('--bootstrap <N>', 'replications, 20 to 100000').argParser(wholeNumber(20, 100000)).default(1000),
    new Option('--interval <METHOD>', 'from the replications, or from their standard deviation').choices(['percentile', 'normal', 'logit']).default('percentile'),
  ],
  columns,
  answer,
});

function columns(flags: RdsFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  if (flags.estimator === 'ss' && flags.population === undefined) return { wrong: 'successive sampling needs the size of the population', fix: '--population N, or --estimator rds2' };
  if (flags.estimator === 'rds2' && flags.population !== undefined) return { wrong: '--population is for successive sampling; rds2 does not use it', fix: '--estimator ss' };
  const named = [flags.id, flags.recruiter, flags.degree, flags.y];
  if (new Set(named).size < named.length) return { wrong: 'a column is named twice', fix: 'four columns: --id, --recruiter, --degree, --y' };
  const missing = flags.missing === 'drop' ? 'allow' : 'refuse';
  return [
    { key: 'id', flag: '--id', name: flags.id, kind: 'label', missing: 'refuse' },
    { key: 'recruiter', flag: '--recruiter', name: flags.recruiter, kind: 'label', missing: 'allow', sharesCodesWith: 'id' },
    ...(flags.seedMark === undefined ? [] : [{ key: 'mark', flag: '--seed-mark', name: flags.recruiter, kind: 'match', missing: 'allow', value: flags.seedMark } as const]),
    { key: 'degree', flag: '--degree', name: flags.degree, kind: 'number', missing, rule: { holds: (value) => value >= 1 && Number.isFinite(value), what: 'a degree is 1 or more: who was recruited knows somebody; leave a degree that is not known empty and use --missing drop' } },
    { key: 'y', flag: '--y', name: flags.y, kind: 'number', missing, rule: numberRules.binary('what a share is taken of') },
  ];
}

function answer(table: Table | undefined, flags: RdsFlags & SharedFlags): Answer {
  const { labels, numbers } = table!;
  const mark = numbers.get('mark');
  const recruiters = labels.get('recruiter')!;
  const result = estimateOf(
    {
      id: labels.get('id')!.codes, recruiter: mark === undefined ? recruiters.codes : Int32Array.from({ length: table!.rows }, (_, row) => (mark[row] === 1 ? -1 : recruiters.codes[row]!)),
      codes: recruiters.count, degree: numbers.get('degree')!, y: numbers.get('y')!,
    },
    { estimator: flags.estimator, seeds: flags.seeds, replications: flags.bootstrap, seed: flags.seed, level: flags.level, interval: flags.interval, ...(flags.population === undefined ? {} : { population: flags.population }) },
  );
  if ('problems' in result) return { kind: 'problems', problems: result.problems.map(({ column, ...rest }) => ({ key: column, ...rest })) };
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason };
  return { kind: 'estimated', estimated: inWords(result, flags) };
}

function inWords(result: RdsEstimate, flags: RdsFlags & SharedFlags): Estimated {
  const { interval, n, positives, designEffect } = result;
  const certain = positives === 0 ? 'nobody' : 'everybody';
  const notes = [
    'Intervals of respondent-driven sampling are known to be too short where those who recruit each other are alike (Goel & Salganik 2010).',
    ...(interval === undefined ? [`There is no interval: ${certain} in the sample has the property, and no replication can have another share.`] : []),
    ...(result.longestChain < FEW_WAVES ? [`The longest chain has ${counted(result.longestChain, 'wave')} after its seed: who the seeds were may still show.`] : []),
    ...result.silentGroups.map((group) => `Nobody with y = ${group} recruited anybody; replications take them to recruit like all others.`),
    ...(result.missing > 0 ? [`${counted(result.missing, 'row')} with a missing value ${result.missing === 1 ? 'is' : 'are'} left out.`] : []),
    ...(flags.estimator === 'rds2' ? ['RDS-II takes the sample as a small part of the population; where it is more than some 10 %, --estimator ss with the size of the population is less biased.'] : []),
  ];
  return {
    json: {
      estimate: result.share, standardError: result.standardError, interval: interval === undefined ? null : { low: interval[0], high: interval[1], level: flags.level, method: `${flags.estimator === 'ss' ? 'population' : 'chain'} bootstrap, ${flags.interval}` },
      n, ...(Number.isFinite(designEffect) ? { designEffect } : {}), method: flags.estimator, ...(flags.population === undefined ? {} : { population: flags.population }),
      sampleShare: result.sampleShare, positives, seeds: result.seeds, longestChain: result.longestChain, replications: flags.bootstrap, notes,
    },
    lines: [
      `Share with ${flags.y}: ${share(result.share)} (of the sample itself ${share(result.sampleShare)}).`,
      ...(interval === undefined ? [] : [`${levelWords(flags.level)} interval ${share(interval[0])} to ${share(interval[1])} (${flags.interval}); standard error ${figure(Number((100 * result.standardError).toPrecision(4)))} points (${flags.estimator === 'ss' ? "Gile's" : "Salganik's"} bootstrap).`]),
      `${counted(n, 'person')}${flags.seeds === 'exclude' ? ' who are no seeds' : ''}, from ${counted(result.seeds, 'seed')}, at most ${counted(result.longestChain, 'wave')}${Number.isFinite(designEffect) ? `; design effect ${figure(Number(designEffect.toPrecision(3)))}` : ''}.`,
    ],
    tells: 'It estimates the share among all persons who are linked by such ties, not how many they are. Those who are confined, or known to nobody, have no chance to be recruited and are not in it.',
    assumes: `What matters most: that recruiters pass coupons to any of their ties with the same chance, that ties run both ways, and that degrees are told rightly${flags.estimator === 'ss' ? '; and that the population is as large as stated' : ''}.`,
    positives: Math.min(positives, n - positives),
  };
}
