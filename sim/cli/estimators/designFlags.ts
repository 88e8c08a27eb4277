import { Option } from 'commander';
import type { DesignProblem, SurveyColumns } from '../../estimate/survey/columns.ts';
import type { Lonely } from '../../estimate/survey/variance.ts';
import { numberRules, type ColumnRequest, type Table } from '../../io/table/request.ts';
import { columnList, whereOption, type Condition } from './columnFlags.ts';
import type { Answer, SharedFlags } from './estimator.ts';

/** How a sample was drawn: the flags of every estimator that takes persons or venues as rows. */
export interface DesignFlags {
  readonly y?: string;
  readonly x?: string;
  readonly weights?: string;
  readonly strata?: readonly string[];
  readonly cluster?: readonly string[];
  readonly fpc?: readonly string[];
  readonly nest?: boolean;
  readonly where?: readonly Condition[];
  readonly lonely: Lonely;
}

export const designOptions = (): readonly Option[] => [
  new Option('--weights <COL>', 'inverse inclusion probabilities; without them from --fpc, else all 1'),
  new Option('--strata <COLS>', 'strata, by stage').argParser(columnList),
  new Option('--cluster <COLS>', 'sampling units, first stage first; without them every row is one').argParser(columnList),
  new Option('--fpc <COLS>', 'finite population correction, by stage: units in the stratum (all 1 or more) or sampling fractions (all 1 or less)').argParser(columnList),
  new Option('--nest', 'clusters are numbered anew in each stratum'),
  whereOption(),
  new Option('--lonely <RULE>', 'strata with one sampled unit (survey.lonely.psu of R survey)').choices(['fail', 'average', 'adjust', 'certainty', 'remove']).default('fail'),
];

/** Columns named `flag` as `flag0`, `flag1`, … */
export function severalNumbers(flag: string, names: readonly string[] | undefined, thing: string): readonly ColumnRequest[] {
  return (names ?? []).map((name, i) => ({ key: `${flag}${i}`, flag: `--${flag}`, name, kind: 'number', missing: 'refuse', rule: numberRules.notNegative(thing) }));
}

/** Columns of the sample; y is 0 or 1 where it must be. */
export function designRequests(flags: DesignFlags & SharedFlags, binary: boolean): readonly ColumnRequest[] {
  const missing = flags.missing === 'drop' ? 'allow' : 'refuse';
  const labels = (flag: string, names: readonly string[] | undefined): readonly ColumnRequest[] =>
    (names ?? []).map((name, i) => ({ key: `${flag}${i}`, flag: `--${flag}`, name, kind: 'label', missing: 'refuse' }));
  return [
    ...(flags.y === undefined ? [] : [{ key: 'y', flag: '--y', name: flags.y, kind: 'number', missing, ...(binary ? { rule: numberRules.binary('what a proportion is taken of') } : {}) } as const]),
    ...(flags.x === undefined ? [] : [{ key: 'x', flag: '--x', name: flags.x, kind: 'number', missing } as const]),
    ...(flags.weights === undefined ? [] : [{ key: 'weights', flag: '--weights', name: flags.weights, kind: 'number', missing: 'refuse', rule: numberRules.notNegative('a weight') } as const]),
    ...labels('strata', flags.strata),
    ...labels('cluster', flags.cluster),
    ...severalNumbers('fpc', flags.fpc, 'a population size or fraction'),
    ...(flags.where ?? []).map(({ column, value }, i) => ({ key: `where${i}`, flag: '--where', name: column, kind: 'match', missing, value } as const)),
  ];
}

export function designColumns(table: Table, flags: DesignFlags): SurveyColumns {
  const several = <T>(flag: string, names: readonly unknown[] | undefined, from: ReadonlyMap<string, T>): readonly T[] => (names ?? []).map((_, i) => from.get(`${flag}${i}`)!);
  const [x, weights] = [table.numbers.get('x'), table.numbers.get('weights')];
  return {
    rows: table.rows, y: table.numbers.get('y')!, ...(x ? { x } : {}), ...(weights ? { weights } : {}),
    strata: several('strata', flags.strata, table.labels), clusters: several('cluster', flags.cluster, table.labels),
    fpc: several('fpc', flags.fpc, table.numbers), domain: several('where', flags.where, table.numbers),
  };
}

/** What the estimator says of the columns, by the columns that were named. */
export function designProblems(problems: readonly DesignProblem[]): Answer {
  const keys = { strata: 'strata0', cluster: 'cluster0', fpc: 'fpc0', weights: 'weights' };
  return { kind: 'problems', problems: problems.map(({ column, ...rest }) => ({ key: keys[column], ...rest })) };
}
