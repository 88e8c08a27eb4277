import { InvalidArgumentError, Option } from 'commander';
import { nsum as estimateOf, type Factor, type NsumEstimate } from '../../estimate/nsum/nsum.ts';
import { numberRules, type ColumnRequest, type Table } from '../../io/table/request.ts';
import { wholeNumber } from '../usage.ts';
import { counted } from '../validate.ts';
import { columnList } from './columnFlags.ts';
import { designColumns, designOptions, designProblems, designRequests, type DesignFlags } from './designFlags.ts';
import { estimator, type Answer, type Estimated, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords } from './figure.ts';

interface NsumFlags extends DesignFlags {
  readonly hidden: string;
  readonly known?: readonly string[];
  readonly sizes?: readonly number[];
  readonly degree?: string;
  readonly population?: number;
  readonly transmission?: Factor;
  readonly degreeRatio?: Factor;
  readonly frameRatio?: Factor;
  readonly precision?: Factor;
  readonly bootstrap?: number;
}

const ONE: Factor = { value: 1, standardError: 0 };

/** VALUE, or VALUE:SE with its standard error; above 0 and up to `most`. */
function factor(most: number): (text: string) => Factor {
  return (text) => {
    const [value, standardError = 0, ...more] = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
    if (more.length > 0 || !(value! > 0 && value! <= most) || !(standardError >= 0 && Number.isFinite(standardError))) {
      throw new InvalidArgumentError(`it is a number above 0${most < Infinity ? ` and at most ${most}` : ''}, or one with its standard error: 0.7:0.05.`);
    }
    return { value: value!, standardError };
  };
}

function sizeList(text: string): readonly number[] {
  const sizes = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!sizes.every((size) => size > 0 && Number.isFinite(size))) throw new InvalidArgumentError('it is numbers above 0 with commas between them, without separators of thousands.');
  return sizes;
}

/** `undercount estimate nsum`. */
export const nsum = estimator<NsumFlags>({
  name: 'nsum',
  summary: 'size of a hidden population from how many of it a sample of the general population knows (network scale-up)',
  file: 'required',
  seeded: true,
  options: () => [
    new Option('--hidden <COL>', 'how many of the hidden population each respondent knows').makeOptionMandatory(),
    new Option('--known <COLS>', 'how many they know of each group of known size').argParser(columnList),
    new Option('--sizes <LIST>', 'sizes of those groups, in the same order').argParser(sizeList),
    new Option('--degree <COL>', 'how many persons they know at all, instead of --known; needs --population'),
    new Option('--population <N>', 'persons in the whole population').argParser(wholeNumber(1, 999_999_999)),
    new Option('--transmission <F>', 'share of their ties to the hidden population that respondents know of: VALUE or VALUE:SE').argParser(factor(1)),
    new Option('--degree-ratio <F>', "the hidden population's mean degree over that of the others").argParser(factor(Infinity)),
    new Option('--frame-ratio <F>', "ties of the survey's frame to itself over those of the whole population to it").argParser(factor(Infinity)),
    new Option('--precision <F>', 'share of reports that are right').argParser(factor(1)),
    ...designOptions(),
    new Option('--bootstrap <N>', 'standard error by bootstrap of the design instead of linearised, 20 to 100000 replications').argParser(wholeNumber(20, 100000)),
  ],
  columns,
  answer,
});

function columns(flags: NsumFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  const { known = [], sizes = [], degree, population, hidden } = flags;
  if ((flags.known === undefined) === (degree === undefined)) return { wrong: 'networks are measured by groups of known size, or by degrees', fix: '--known A,B --sizes 1000,2000, or --degree COL --population N' };
  if (known.length !== sizes.length) return { wrong: `--known names ${counted(known.length, 'group')}, --sizes has ${counted(sizes.length, 'number')}`, fix: 'one size for each group' };
  if (degree !== undefined && population === undefined) return { wrong: '--degree needs the size of the population', fix: '--population N' };
  if (new Set([hidden, ...known]).size < known.length + 1) return { wrong: 'a column is named twice', fix: 'the hidden population is none of the known groups' };
  const tooLarge = population === undefined ? -1 : sizes.findIndex((size) => size > population);
  if (tooLarge >= 0) return { wrong: `group ${known[tooLarge]} is larger than the population`, fix: '--population N' };
  const missing = flags.missing === 'drop' ? 'allow' : 'refuse';
  const count = (key: string, flag: string, name: string): ColumnRequest => ({ key, flag, name, kind: 'number', missing, rule: numberRules.count('how many persons somebody knows') });
  return [
    count('y', '--hidden', hidden), ...known.map((name, i) => count(`known${i}`, '--known', name)), ...(degree === undefined ? [] : [count('degree', '--degree', degree)]),
    ...designRequests(flags, false),
  ];
}

function answer(table: Table | undefined, flags: NsumFlags & SharedFlags): Answer {
  const { numbers } = table!;
  const degree = flags.degree === undefined ? undefined : numbers.get('degree')!;
  const result = estimateOf(
    { design: designColumns(table!, flags), known: (flags.known ?? []).map((_, i) => numbers.get(`known${i}`)!), ...(degree === undefined ? {} : { degree }) },
    {
      sizes: flags.sizes ?? [], ...(flags.population === undefined ? {} : { population: flags.population }), level: flags.level, lonely: flags.lonely, nest: flags.nest ?? false,
      variance: flags.bootstrap === undefined ? { kind: 'linearised' } : { kind: 'bootstrap', replications: flags.bootstrap, seed: flags.seed },
      adjustments: { transmission: flags.transmission ?? ONE, degreeRatio: flags.degreeRatio ?? ONE, frameRatio: flags.frameRatio ?? ONE, precision: flags.precision ?? ONE },
    },
  );
  if ('problems' in result) return designProblems(result.problems);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  return { kind: 'estimated', estimated: inWords(result, flags) };
}

function inWords(result: NsumEstimate, flags: NsumFlags & SharedFlags): Estimated {
  const { estimate, standardError, interval, basic, heldOut, meanDegree, designEffect } = result;
  const whole = (value: number): string => figure(Math.round(value));
  const used = { transmission: flags.transmission, degreeRatio: flags.degreeRatio, frameRatio: flags.frameRatio, precision: flags.precision };
  const named = Object.entries(used).filter(([, value]) => value !== undefined);
  const by = flags.bootstrap === undefined ? 'linearised' : 'bootstrap';
  const groups = heldOut.map(({ size, estimate: without }, i) => ({ group: flags.known![i]!, size, estimate: without, ratio: without / size }));
  const notes = [
    ...(used.transmission === undefined ? ['No transmission factor: respondents are taken to know of every tie to the hidden population. They hardly do; what they do not know of makes the estimate too low.'] : []),
    ...(used.degreeRatio === undefined ? ['No degree ratio: the hidden population is taken to be known to as many persons as others are.'] : []),
    ...(named.some(([, value]) => value!.standardError === 0) ? ['A factor without a standard error is taken as known exactly.'] : []),
    ...(result.reports === 0 ? ['Nobody reports anybody: the upper limit takes ties as drawn one by one and leaves the sample design out.'] : []),
    ...(result.missing > 0 ? [`${counted(result.missing, 'row')} with a missing value ${result.missing === 1 ? 'is' : 'are'} left out.`] : []),
  ];
  return {
    json: {
      estimate, standardError, interval: { low: interval[0], high: interval[1], level: flags.level, method: result.method }, n: result.n, ...(Number.isFinite(designEffect) ? { designEffect } : {}),
      basic, killworthStandardError: result.killworthError, reports: result.reports, factors: Object.fromEntries(named), variance: by,
      ...(meanDegree === undefined ? {} : { meanDegree }), ...(groups.length > 0 ? { heldOut: groups } : {}), notes,
    },
    lines: [
      `Persons in the hidden population: ${whole(estimate)}${named.length > 0 ? ` (${whole(basic)} before the factors)` : ''}.`,
      `${levelWords(flags.level)} interval ${whole(interval[0])} to ${whole(interval[1])} (${result.method}); standard error ${whole(standardError)} (${by}), by Killworth's formula ${whole(result.killworthError)} before factors.`,
      `${counted(result.n, 'respondent')} know ${whole(result.reports)} of it${meanDegree === undefined ? '' : `, and ${figure(Number(meanDegree.toPrecision(4)))} persons each on average`}.`,
      ...(groups.length > 0 ? [`Known groups from the others: ${groups.map(({ group, size, ratio }) => `${group} ${figure(Number(ratio.toPrecision(3)))} times its ${whole(size)}`).join(', ')}.`] : []),
    ],
    tells: 'It estimates how many persons count as members in the eyes of those who know them. Members whom nobody outside knows, or whose membership nobody knows, are in it only through the factors.',
    assumes: 'What matters most: that respondents know of all their ties to the hidden population, but for the transmission factor, and that its members are as well connected as others, but for the degree ratio.',
    positives: result.reports,
  };
}
