import type { ParameterDeclaration } from '../base/declare.ts';
import { dateOf, type Calendar } from '../base/weeks.ts';
import type { Code } from './codes.ts';
import { dateProblem, dayOf } from './dates.ts';
import type { Range } from './document.ts';
import { compileExpression } from './expression.ts';
import { addUnknownKey, explainIssues } from './explain.ts';
import { FORM_KEYS } from './layer.ts';
import { shorten, type Problems } from './problems.ts';
import { distributionForms, expressionForm, tableForm } from './schema.ts';
import { formulaSeries, tableSeries } from './series.ts';
import { shareWithin, SHARE_IN_RANGE } from './spread.ts';
import { describe, inside, members, toPlain, valueSpot, type Located } from './tree.ts';
import type { CompiledValue, Distribution } from './types.ts';

/** What a value is checked against. Without a calendar (its dates were wrong) tables and expressions are read but not laid out. */
export interface ValueRules {
  readonly declaration: ParameterDeclaration;
  readonly range: Range | undefined;
  readonly calendar: Calendar | undefined;
  readonly problems: Problems;
}

/** One number in one of its forms, checked and compiled; undefined when something is wrong, which then stands in `problems`. */
export function readValue(part: Located, rules: ValueRules): CompiledValue | undefined {
  const before = rules.problems.met();
  const value = part.tree.kind === 'map' ? readForm(part, rules) : readConstant(part, rules);
  return rules.problems.met() === before ? value : undefined;
}

function readConstant(part: Located, rules: ValueRules): CompiledValue | undefined {
  const read = part.tree.kind === 'scalar' ? part.tree.value : undefined;
  if (typeof read !== 'number' || !Number.isFinite(read)) {
    const got = typeof read === 'number' ? String(read) : describe(part.tree);
    const asNumber = typeof read === 'string' ? /^\s*(-?\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(read)?.[1]?.replace(',', '.') : undefined;
    const hint = asNumber === undefined ? '' : ' Numbers are written with a point and without a sign or quotes: 0.05 for 5 %.';
    rules.problems.add('E2003', valueSpot(part), part.path, `A number is expected, or one of ${formsFor(rules.declaration)}; read ${got}.${hint}`, `value: ${exampleIn(rules)}`);
    return undefined;
  }
  checkNumber(read, part, rules);
  return { kind: 'constant', value: read };
}

function readForm(part: Located, rules: ValueRules): CompiledValue | undefined {
  const { problems, declaration } = rules;
  const names = members(part).map(({ name }) => name);
  const form = FORM_KEYS.find((key) => names.includes(key));
  if (form === undefined) {
    for (const member of members(part)) addUnknownKey(member, member.name, [...FORM_KEYS], problems, 'E2003', 'form of a value');
    if (names.length === 0) problems.add('E2003', part.key, part.path, `The value is empty; a number is expected, or one of ${formsFor(declaration)}.`, `value: ${exampleIn(rules)}`);
    return undefined;
  }
  const timed = form === 'table' || form === 'between' || form === 'expression';
  if (timed && !declaration.varies) {
    problems.add('E2014', part.key, part.path, 'This parameter does not vary over time, so it cannot be a table or an expression.', `value: ${exampleIn(rules)}`);
    return undefined;
  }
  if (form === 'expression') return readExpression(part, rules);
  return timed ? readTable(part, rules) : readDistribution(part, form, rules);
}

function readDistribution(part: Located, form: Distribution['kind'], rules: ValueRules): CompiledValue | undefined {
  const { problems, declaration, range } = rules;
  const read = distributionForms[form].safeParse(toPlain(part.tree));
  const numbers = inside(part, form) ?? part;
  const example = `{ ${form}: ${EXAMPLES[form]} }`;
  if (!read.success) {
    explainIssues(read.error.issues, part, [form], problems, example);
    return undefined;
  }
  const [a, b, c] = (read.data as Readonly<Record<string, readonly [number, number, number?]>>)[form]!;
  const wrong = (what: string): undefined => problems.add('E2012', numbers.key, numbers.path, what, example) as undefined;
  const [low, high] = declaration.bounds;
  let distribution: Distribution;
  if (form === 'uniform') {
    if (!(a < b)) return wrong(`uniform: [low, high] needs low below high; read [${a}, ${b}].`);
    distribution = { kind: form, low: a, high: b };
  } else if (form === 'triangular') {
    if (!(a <= b && b <= c! && a < c!)) return wrong(`triangular: [low, mode, high] needs them in this order; read [${a}, ${b}, ${c}].`);
    distribution = { kind: form, low: a, mode: b, high: c! };
  } else if (form === 'beta') {
    if (!(a > 0 && b > 0 && a <= 1e6 && b <= 1e6)) return wrong(`beta: [a, b] needs both above 0 and at most a million; read [${a}, ${b}].`);
    distribution = { kind: form, a, b };
  } else {
    if (!(b > 0)) return wrong(`${form}: [mean, standard deviation] needs a standard deviation above 0; read ${b}.`);
    if (form === 'lognormal' && !(a > 0 && b / a < 100)) return wrong(`lognormal: [mean, standard deviation] needs a mean above 0, of the size of the deviation; read [${a}, ${b}].`);
    distribution = { kind: form, mean: a, sd: b };
  }
  const outside = certainlyReached(distribution).find((x) => x < low || x > high);
  if (outside !== undefined) problems.add('E2005', numbers.key, numbers.path, outsideBounds(outside, rules), example);
  else if (range) {
    const share = shareWithin(distribution, range[0], range[1]);
    if (!(share >= SHARE_IN_RANGE)) {
      problems.add('E2013', numbers.key, numbers.path, `Only ${percent(share)} of this distribution lies in the range [${range.join(', ')}]; at least 99 % must.`, 'widen `range` if the values are plausible, else narrow the distribution');
    }
  }
  return { kind: 'drawn', distribution };
}

/** Values that a distribution reaches whatever its tails do: they must be possible. */
function certainlyReached(distribution: Distribution): readonly number[] {
  if (distribution.kind === 'uniform' || distribution.kind === 'triangular') return [distribution.low, distribution.high];
  return distribution.kind === 'beta' ? [] : [distribution.mean];
}

function readExpression(part: Located, rules: ValueRules): CompiledValue | undefined {
  const { problems, calendar } = rules;
  const read = expressionForm.safeParse(toPlain(part.tree));
  const text = inside(part, 'expression') ?? part;
  if (!read.success) {
    explainIssues(read.error.issues, part, ['expression'], problems, '{ expression: "1 - 0.02 * (year - 2000)" }');
    return undefined;
  }
  const result = compileExpression(read.data.expression);
  if ('code' in result) {
    problems.add(result.code, valueSpot(text), text.path, result.what, 'expression: "1 - 0.02 * (year - 2000)"');
    return undefined;
  }
  if (!calendar) return undefined;
  const series = formulaSeries(result.formula, calendar);
  if (!(series instanceof Float64Array)) {
    problems.add('E2018', valueSpot(text), text.path, `In the week of ${series.date} (week ${series.week - calendar.burnInWeeks}) this gives ${series.value}, which is no finite number.`);
    return undefined;
  }
  checkSeries(series, text, calendar, rules);
  return { kind: 'table', values: series };
}

function readTable(part: Located, rules: ValueRules): CompiledValue | undefined {
  const { problems, calendar } = rules;
  const read = tableForm.safeParse(toPlain(part.tree));
  const rows = inside(part, 'table');
  if (!read.success) {
    explainIssues(read.error.issues, part, ['table', 'between'], problems, '{ table: { 2000-01-03: 1, 2008-01-07: 2 }, between: linear }');
    return undefined;
  }
  const points: [number, number][] = [];
  for (const row of members(rows)) {
    const date = dateProblem(row.name);
    if (date) problems.add('E3012', row.key, row.path, date.what, `${date.suggestion}: ${shorten(String(toPlain(row.tree)))}`);
    else points.push([dayOf(row.name)!, read.data.table[row.name]!]);
    checkNumber(read.data.table[row.name]!, row, rules);
  }
  if (members(rows).length === 0) problems.add('E2015', (rows ?? part).key, part.path, 'The table has no row.', 'table: { 2000-01-03: 1, 2008-01-07: 2 }');
  if (points.length === 0 || !calendar) return undefined;
  return { kind: 'table', values: tableSeries(points, read.data.between, calendar) };
}

function checkNumber(value: number, part: Located, rules: ValueRules): void {
  const problem = numberProblem(value, rules);
  if (problem) rules.problems.add(problem.code, valueSpot(part), part.path, problem.what, problem.fix);
}

function checkSeries(series: Float64Array, part: Located, calendar: Calendar, rules: ValueRules): void {
  for (let week = 0; week < series.length; week++) {
    const problem = numberProblem(series[week]!, rules);
    if (!problem) continue;
    rules.problems.add(problem.code, valueSpot(part), part.path, `In the week of ${dateOf(calendar, week)} (week ${week - calendar.burnInWeeks}): ${problem.what}`, 'clamp(…, low, high) keeps an expression in its limits');
    return;
  }
}

function numberProblem(value: number, rules: ValueRules): { readonly code: Code; readonly what: string; readonly fix: string } | undefined {
  const [low, high] = rules.declaration.bounds;
  const { range } = rules;
  if (value < low || value > high) return { code: 'E2005', what: outsideBounds(value, rules), fix: `value: ${exampleIn(rules)}` };
  if (rules.declaration.integer && !Number.isInteger(value)) return { code: 'E2019', what: `${value} is not a whole number; this parameter counts whole things.`, fix: `value: ${Math.round(value)}` };
  if (range && (value < range[0] || value > range[1])) return { code: 'E2006', what: `${value} lies outside its own range [${range.join(', ')}].`, fix: 'a value in the range; or widen `range` if the value is plausible' };
  return undefined;
}

function outsideBounds(value: number, { declaration }: ValueRules): string {
  const [low, high] = declaration.bounds;
  return `${value} is outside the bounds: this parameter (${declaration.unit}) lies between ${low} and ${high}.`;
}

/** A number that would be right. */
function exampleIn({ declaration, range }: ValueRules): number {
  const [low, high] = range ?? declaration.bounds;
  const middle = Number(((Math.max(low, -1e6) + Math.min(high, 1e6)) / 2).toPrecision(2));
  const inside = middle >= low && middle <= high ? middle : low;
  return declaration.integer ? Math.round(inside) : inside;
}

function formsFor(declaration: ParameterDeclaration): string {
  return declaration.varies ? 'uniform, normal, lognormal, beta, triangular, table, expression' : 'uniform, normal, lognormal, beta, triangular';
}

const EXAMPLES = { uniform: '[0.02, 0.12]', normal: '[0.5, 0.1]', lognormal: '[1, 0.3]', beta: '[4, 16]', triangular: '[0.1, 0.2, 0.4]' } as const;

const percent = (share: number): string => `${(100 * Math.max(share, 0)).toFixed(share < 0.98 ? 0 : 1)} %`;
