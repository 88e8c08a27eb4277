import { Option } from 'commander';
import { changeOf, type Limits } from '../../estimate/change.ts';
import type { NotEstimable } from '../../estimate/notEstimable.ts';
import type { Apparent } from '../../estimate/prevalence.ts';
import { surveyChange } from '../../estimate/survey/surveyChange.ts';
import type { ColumnRequest, Table } from '../../io/table/request.ts';
import { counts } from './accuracyFlags.ts';
import { numberBetween } from './columnFlags.ts';
import { designColumns, designOptions, designProblems, designRequests, type DesignFlags } from './designFlags.ts';
import { estimator, type Answer, type SharedFlags, type WrongUsage } from './estimator.ts';
import { figure, levelWords, share } from './figure.ts';

interface ChangeFlags extends DesignFlags {
  readonly before: string;
  readonly after: string;
  readonly beforeDeff: number;
  readonly afterDeff: number;
  readonly beforeSe?: number;
  readonly afterSe?: number;
  readonly wave?: string;
  readonly measure: 'ratio' | 'difference';
}

/** `undercount estimate change`. */
export const change = estimator<ChangeFlags>({
  name: 'change',
  summary: 'change between two prevalences: their ratio and their difference, with intervals that hold the design effects',
  file: 'optional',
  options: () => [
    new Option('--before <X>', "earlier prevalence: counts '158/1937', or a share with --before-se; with a file, the value of --wave").makeOptionMandatory(),
    new Option('--after <X>', 'later prevalence, likewise').makeOptionMandatory(),
    new Option('--before-deff <D>', 'design effect of the earlier counts').argParser(numberBetween(0, Infinity)).default(1),
    new Option('--after-deff <D>', 'design effect of the later counts').argParser(numberBetween(0, Infinity)).default(1),
    new Option('--before-se <S>', 'standard error of the earlier share').argParser(numberBetween(0, 1)),
    new Option('--after-se <S>', 'standard error of the later share').argParser(numberBetween(0, 1)),
    new Option('--measure <M>', 'what the interval is of').choices(['ratio', 'difference']).default('ratio'),
    new Option('--wave <COL>', 'with a file: the column that tells the two waves'),
    new Option('--y <COL>', 'with a file: 1 or 0; of a ratio, its numerator'),
    new Option('--x <COL>', 'with a file: denominator (persons seen, by venue)'),
    ...designOptions(),
  ],
  columns,
  answer,
});

function columns(flags: ChangeFlags & SharedFlags): readonly ColumnRequest[] | WrongUsage {
  if (flags.wave === undefined && flags.y === undefined) {
    for (const side of ['before', 'after'] as const) {
      const [text, se] = [flags[side], flags[`${side}Se`]];
      if (!counts(text) && (se === undefined || !(Number(text) > 0 && Number(text) < 1))) return { wrong: `--${side} is neither counts nor a share with a standard error`, fix: `--${side} 38/2014, or --${side} 0.0222 --${side}-se 0.004` };
      if (counts(text) && se !== undefined) return { wrong: `--${side}-se goes with a share, and --${side} gives counts`, fix: `--${side}-deff D` };
    }
    return [];
  }
  if (flags.wave === undefined || flags.y === undefined) return { wrong: 'a file needs the column of waves and that of y', fix: 'FILE --wave year --y child --before 2012 --after 2015' };
  return [
    ...designRequests(flags, flags.x === undefined),
    { key: 'before', flag: '--wave', name: flags.wave, kind: 'match', missing: 'refuse', value: flags.before },
    { key: 'after', flag: '--wave', name: flags.wave, kind: 'match', missing: 'refuse', value: flags.after },
  ];
}

function shareOf(text: string, deff: number, se: number | undefined): Apparent & { readonly n: number; readonly positives?: number } {
  const found = counts(text);
  if (found) return { share: found.count / found.of, size: found.of / deff, n: found.of, positives: found.count };
  const p = Number(text);
  const size = (p * (1 - p)) / (se! * se!);
  return { share: p, size, n: Math.round(size) };
}

interface Both {
  readonly earlier: number;
  readonly later: number;
  readonly n: number;
  readonly difference: Limits;
  readonly ratio: Limits | NotEstimable;
  readonly positives?: number;
  readonly notes: readonly string[];
}

function answer(table: Table | undefined, flags: ChangeFlags & SharedFlags): Answer {
  const both = table ? fromFile(table, flags) : fromCounts(flags);
  if ('kind' in both) return both;
  const chosen = flags.measure === 'ratio' ? both.ratio : both.difference;
  if ('estimable' in chosen) return { kind: 'notEstimable', reason: chosen.reason, ...(chosen.use === undefined ? {} : { use: chosen.use }) };
  const { earlier, later, difference, ratio, n, positives, notes } = both;
  const level = levelWords(flags.level);
  const asInterval = ({ low, high, method }: Limits): { low: number; high: number; level: number; method: string } => ({ low, high, level: flags.level, method });
  const fall = 'estimable' in ratio ? undefined : `${ratio.estimate <= 1 ? 'a fall' : 'a rise'} of ${share(Math.abs(1 - ratio.estimate))}`;
  return {
    kind: 'estimated',
    estimated: {
      json: {
        measure: flags.measure, estimate: chosen.estimate, standardError: chosen.standardError, interval: asInterval(chosen), n, earlier, later,
        difference: { estimate: difference.estimate, standardError: difference.standardError, interval: asInterval(difference) },
        ratio: 'estimable' in ratio ? null : { estimate: ratio.estimate, standardError: ratio.standardError, interval: asInterval(ratio) }, notes,
      },
      lines: [
        `From ${share(earlier)} to ${share(later)}${fall === undefined ? '' : `: ${fall}`}`,
        ...('estimable' in ratio ? [] : [`Ratio ${figure(Number(ratio.estimate.toPrecision(4)))}, ${level} interval ${figure(Number(ratio.low.toPrecision(4)))} to ${figure(Number(ratio.high.toPrecision(4)))} (${ratio.method}).`]),
        `Difference ${figure(Number((difference.estimate * 100).toPrecision(4)))} points, ${level} interval ${figure(Number((difference.low * 100).toPrecision(4)))} to ${figure(Number((difference.high * 100).toPrecision(4)))} (${difference.method}).`,
      ],
      tells: 'It estimates the change of what both surveys read. It does not tell whether fewer are exploited: what is read also changes when hiding, the frame, the judgement of age or the number of adults does (undercount decompose).',
      assumes: 'What matters most: that both surveys had one frame, one procedure and one way of judging, and that the design effects are true. A design effect of 1 understates the error of a sample of venues.',
      ...(positives === undefined ? {} : { positives }),
    },
  };
}

function fromCounts(flags: ChangeFlags & SharedFlags): Both {
  const [earlier, later] = [shareOf(flags.before, flags.beforeDeff, flags.beforeSe), shareOf(flags.after, flags.afterDeff, flags.afterSe)];
  const positives = [earlier.positives, later.positives].filter((count) => count !== undefined);
  return {
    ...changeOf(earlier, later, flags.level), earlier: earlier.share, later: later.share, n: earlier.n + later.n, ...(positives.length > 0 ? { positives: Math.min(...positives) } : {}),
    notes: ['The two samples are taken as independent.', ...(earlier.positives !== undefined && flags.beforeDeff === 1 && flags.afterDeff === 1 ? ['No design effect is given: the intervals are those of simple random samples of persons.'] : [])],
  };
}

function fromFile(table: Table, flags: ChangeFlags & SharedFlags): Both | Answer {
  const [before, after] = [table.numbers.get('before')!, table.numbers.get('after')!];
  // -1: of neither wave.
  const wave = Int8Array.from({ length: table.rows }, (_, i) => (before[i] === 1 ? 0 : after[i] === 1 ? 1 : -1));
  const result = surveyChange(designColumns(table, flags), wave, { level: flags.level, lonely: flags.lonely, nest: flags.nest ?? false });
  if ('problems' in result) return designProblems(result.problems);
  if (!result.estimable) return { kind: 'notEstimable', reason: result.reason, ...(result.use === undefined ? {} : { use: result.use }) };
  const { earlier, later, difference, ratio, sharedUnits } = result;
  return {
    earlier: earlier.estimate, later: later.estimate, n: earlier.n + later.n, difference, ratio, positives: Math.min(earlier.positives, later.positives),
    notes: [sharedUnits ? 'Sampled units are in both waves: their covariance is in the standard error.' : 'No sampled unit is in both waves: they are taken as independent samples.'],
  };
}
