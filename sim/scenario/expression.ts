import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { exp, log, pow } from '../base/dmath.ts';
import { nearest } from '../base/problem.ts';
import { listOf, shorten } from './problems.ts';

/** `year` is the decimal year of the week's Monday; `week` counts from the scenario's start (negative in the burn-in). */
export type Formula = (year: number, week: number) => number;

export type FormulaResult = { readonly formula: Formula } | { readonly code: 'E2016' | 'E2017'; readonly what: string };

const LONGEST = 1000;
const DEEPEST = 30;

// Only the parser: evaluation is by the walker below, so that nothing but the white list can ever run (dependencies.md section 3).
const { parse } = create({ parseDependencies }, {});

interface NamedFunction {
  readonly least: number;
  readonly most: number;
  readonly of: (values: readonly number[]) => number;
}

const one = (of: (x: number) => number): NamedFunction => ({ least: 1, most: 1, of: ([x]) => of(x!) });
const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** Bound to dmath, so that a scenario means the same on every engine. */
const FUNCTIONS: ReadonlyMap<string, NamedFunction> = new Map([
  ['exp', one(exp)],
  ['log', one(log)],
  ['sqrt', one(Math.sqrt)],
  ['abs', one(Math.abs)],
  ['floor', one(Math.floor)],
  ['ceil', one(Math.ceil)],
  ['min', { least: 1, most: 20, of: (values) => Math.min(...values) }],
  ['max', { least: 1, most: 20, of: (values) => Math.max(...values) }],
  /** step(x, at): 0 before, 1 from `at` on */
  ['step', { least: 2, most: 2, of: ([x, from]) => (x! >= from! ? 1 : 0) }],
  /** ramp(x, a, b): 0 before a, 1 after b, a straight line between */
  ['ramp', { least: 3, most: 3, of: ([x, a, b]) => (a! < b! ? clamp((x! - a!) / (b! - a!), 0, 1) : x! >= a! ? 1 : 0) }],
  ['clamp', { least: 3, most: 3, of: ([x, low, high]) => clamp(x!, low!, high!) }],
]);

const OPERATORS: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', power],
  ['smaller', (a, b) => (a < b ? 1 : 0)],
  ['smallerEq', (a, b) => (a <= b ? 1 : 0)],
  ['larger', (a, b) => (a > b ? 1 : 0)],
  ['largerEq', (a, b) => (a >= b ? 1 : 0)],
  ['equal', (a, b) => (a === b ? 1 : 0)],
  ['unequal', (a, b) => (a !== b ? 1 : 0)],
]);

const WHOLE_POWER = 64;

/** Small whole exponents by multiplication, so that a negative base works; 0 to a positive power is 0; else dmath. */
function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= WHOLE_POWER) {
    let product = 1;
    for (let i = Math.abs(exponent); i > 0; i--) product *= base;
    return exponent < 0 ? 1 / product : product;
  }
  if (base > 0) return pow(base, exponent);
  return base === 0 && exponent > 0 ? 0 : NaN;
}

/**
 * An expression of time as a function. Length and nesting are looked at before the parser, which calls itself, sees the text.
 * Allowed: numbers, `year`, `week`, + - * / ^, comparisons (1 or 0), `a ? b : c`, and the functions of FUNCTIONS. Never throws.
 */
export function compileExpression(text: string): FormulaResult {
  if (text.length > LONGEST) return { code: 'E2017', what: `The expression has ${text.length} characters; at most ${LONGEST} are read. A table may say it better.` };
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth > DEEPEST) return { code: 'E2017', what: `The expression nests more than ${DEEPEST} parentheses.` };
  }
  if (text.trim() === '') return { code: 'E2016', what: 'The expression is empty.' };
  // mathjs reads a new line or ";" as several expressions, and "#" as a comment.
  const odd = /["'`[\]{};#@\\\n\r]/.exec(text);
  if (odd) return { code: 'E2016', what: `${JSON.stringify(odd[0])} is not allowed in an expression.` };
  let node: MathNode;
  try {
    node = parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : 'it cannot be read';
    return { code: 'E2016', what: `The expression cannot be read: ${shorten(said, 120)}.` };
  }
  const refused: string[] = [];
  const formula = compileNode(node, refused);
  return refused.length > 0 ? { code: 'E2016', what: refused[0]! } : { formula };
}

const refuse = (refused: string[], what: string): Formula => {
  refused.push(what);
  return () => NaN;
};

function compileNode(node: MathNode, refused: string[]): Formula {
  if (isKind(node, 'ConstantNode')) {
    const value = node.value as unknown;
    return typeof value === 'number' && Number.isFinite(value) ? () => value : refuse(refused, `"${shorten(String(value))}" is not a finite number.`);
  }
  if (isKind(node, 'ParenthesisNode')) return compileNode(node.content, refused);
  if (isKind(node, 'SymbolNode')) return compileSymbol(node.name, refused);
  if (isKind(node, 'OperatorNode')) return compileOperator(node, refused);
  if (isKind(node, 'ConditionalNode')) {
    const [condition, yes, no] = [node.condition, node.trueExpr, node.falseExpr].map((part) => compileNode(part, refused));
    return (year, week) => (condition!(year, week) !== 0 ? yes!(year, week) : no!(year, week));
  }
  if (isKind(node, 'FunctionNode')) return compileCall(node, refused);
  const words: Readonly<Record<string, string>> = {
    AssignmentNode: 'An expression cannot assign ("="); compare with "==".',
    FunctionAssignmentNode: 'An expression cannot define a function.',
    AccessorNode: 'An expression cannot look into things with "." or "[ ]".',
    RangeNode: 'An expression has no ranges ("a:b").',
    RelationalNode: 'Comparisons cannot be chained; write (a < b) * (b < c).',
  };
  return refuse(refused, words[node.type] ?? 'Something in the expression is not allowed.');
}

function compileSymbol(name: string, refused: string[]): Formula {
  if (name === 'year') return (year) => year;
  if (name === 'week') return (_, week) => week;
  if (FUNCTIONS.has(name)) return refuse(refused, `"${name}" is a function: write ${name}(…).`);
  return refuse(refused, `"${shorten(name)}" is not known; an expression may use year and week.`);
}

function compileOperator(node: Kind<'OperatorNode'>, refused: string[]): Formula {
  if (node.implicit) return refuse(refused, 'A multiplication needs its "*".');
  if (node.isPercentage) return refuse(refused, 'An expression has no "%"; write 0.05 for 5 %.');
  const [first, second] = node.args.map((part) => compileNode(part, refused));
  if (first && !second && node.fn === 'unaryMinus') return (year, week) => -first(year, week);
  if (first && !second && node.fn === 'unaryPlus') return first;
  const operator = OPERATORS.get(node.fn);
  if (!operator || !first || !second) return refuse(refused, `The operator "${shorten(node.op)}" is not allowed.`);
  return (year, week) => operator(first(year, week), second(year, week));
}

function compileCall(node: Kind<'FunctionNode'>, refused: string[]): Formula {
  const called = node.fn as unknown;
  const name = typeof called === 'object' && called !== null && 'name' in called ? String(called.name) : '';
  const named = FUNCTIONS.get(name);
  if (!named) {
    const near = nearest(name.slice(0, 64), FUNCTIONS.keys());
    return refuse(refused, `The function "${shorten(name)}" is not allowed. ${near ? `Did you mean ${near}? ` : ''}Allowed: ${listOf([...FUNCTIONS.keys()])}.`);
  }
  if (node.args.length < named.least || node.args.length > named.most) {
    const wanted = named.least === named.most ? `${named.least}` : `${named.least} to ${named.most}`;
    return refuse(refused, `${name}() takes ${wanted} value${wanted === '1' ? '' : 's'}; ${node.args.length} are given.`);
  }
  const parts = node.args.map((part) => compileNode(part, refused));
  return (year, week) => named.of(parts.map((part) => part(year, week)));
}

interface Kinds {
  ConstantNode: import('mathjs').ConstantNode;
  ParenthesisNode: import('mathjs').ParenthesisNode;
  SymbolNode: import('mathjs').SymbolNode;
  OperatorNode: import('mathjs').OperatorNode & { readonly isPercentage?: boolean; readonly op: string; readonly fn: string };
  ConditionalNode: import('mathjs').ConditionalNode;
  FunctionNode: import('mathjs').FunctionNode;
}
type Kind<K extends keyof Kinds> = Kinds[K];

const isKind = <K extends keyof Kinds>(node: { readonly type: string }, kind: K): node is Kinds[K] => node.type === kind;
