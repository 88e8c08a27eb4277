import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { nearest } from '../base/problem.ts';
import { evaluate, FUNCTIONS, LOGIC, OPERATORS, type Expression } from './evaluate.ts';
import { listOf, shorten } from './problems.ts';

/** `year` is the decimal year of the week's Monday; `week` counts from the scenario's start (negative in the burn-in). */
export type Formula = (year: number, week: number) => number;

export interface Refusal {
  readonly code: 'E2016' | 'E2017';
  readonly what: string;
}

export type FormulaResult = { readonly formula: Formula } | Refusal;

/** What an expression may say beyond numbers, + - * / ^, comparisons (1 or 0), `a ? b : c` and the functions of FUNCTIONS. */
export interface Language {
  /** Names; those with a dot are written with it: `last.share`. */
  readonly names: ReadonlySet<string>;
  /** The names in words. */
  readonly told: string;
  /** Whether it has `and`, `or`, `not`. */
  readonly logic: boolean;
}

const OF_TIME: Language = { names: new Set(['year', 'week']), told: 'an expression may use year and week', logic: false };

const LONGEST = 1000;
const DEEPEST = 30;

// Only the parser: evaluation is by `evaluate`, so that nothing but the white list can ever run (dependencies.md section 3).
const { parse } = create({ parseDependencies }, {});

/** An expression of time as a function. */
export function compileExpression(text: string): FormulaResult {
  const read = parseExpression(text, OF_TIME);
  if ('code' in read) return read;
  return { formula: (year, week) => evaluate(read.expression, (name) => (name === 'year' ? year : week)) };
}

/** Reads an expression. Length and nesting are looked at before the parser, which calls itself, sees the text. Never throws. */
export function parseExpression(text: string, language: Language): { readonly expression: Expression } | Refusal {
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
  const expression = compileNode(node, { ...language, refused });
  return refused.length > 0 ? { code: 'E2016', what: refused[0]! } : { expression };
}

interface Reading extends Language {
  readonly refused: string[];
}

const refuse = ({ refused }: Reading, what: string): Expression => {
  refused.push(what);
  return 0;
};

function compileNode(node: MathNode, reading: Reading): Expression {
  if (isKind(node, 'ConstantNode')) {
    const value = node.value as unknown;
    return typeof value === 'number' && Number.isFinite(value) ? value : refuse(reading, `"${shorten(String(value))}" is not a finite number.`);
  }
  if (isKind(node, 'ParenthesisNode')) return compileNode(node.content, reading);
  if (isKind(node, 'SymbolNode')) return compileName(node.name, reading);
  if (isKind(node, 'AccessorNode') && hasDots(reading)) {
    const name = isKind(node.object, 'SymbolNode') && node.name !== '' ? `${node.object.name}.${node.name}` : undefined;
    return name === undefined ? refuse(reading, `Only one "." is known: ${reading.told}.`) : compileName(name, reading);
  }
  if (isKind(node, 'OperatorNode')) return compileOperator(node, reading);
  if (isKind(node, 'ConditionalNode')) return ['if', ...[node.condition, node.trueExpr, node.falseExpr].map((part) => compileNode(part, reading))];
  if (isKind(node, 'FunctionNode')) return compileCall(node, reading);
  const words: Readonly<Record<string, string>> = {
    AssignmentNode: 'An expression cannot assign ("="); compare with "==".',
    FunctionAssignmentNode: 'An expression cannot define a function.',
    AccessorNode: 'An expression cannot look into things with "." or "[ ]".',
    RangeNode: 'An expression has no ranges ("a:b").',
    RelationalNode: `Comparisons cannot be chained; write (a < b) ${reading.logic ? 'and' : '*'} (b < c).`,
  };
  return refuse(reading, words[node.type] ?? 'Something in the expression is not allowed.');
}

const hasDots = ({ names }: Language): boolean => [...names].some((name) => name.includes('.'));

function compileName(name: string, reading: Reading): Expression {
  if (reading.names.has(name)) return name;
  if (FUNCTIONS.has(name)) return refuse(reading, `"${name}" is a function: write ${name}(…).`);
  const near = hasDots(reading) && name.length <= 64 ? nearest(name, reading.names) : undefined;
  return refuse(reading, `"${shorten(name)}" is not known${near ? `. Did you mean ${near}? A` : '; a'}${reading.told.slice(1)}.`);
}

function compileOperator(node: Kind<'OperatorNode'>, reading: Reading): Expression {
  if (node.implicit) return refuse(reading, 'A multiplication needs its "*".');
  if (node.isPercentage) return refuse(reading, 'An expression has no "%"; write 0.05 for 5 %.');
  const [first, second] = node.args.map((part) => compileNode(part, reading));
  if (first !== undefined && second === undefined) {
    if (node.fn === 'unaryMinus' || (node.fn === 'not' && reading.logic)) return [node.fn, first];
    if (node.fn === 'unaryPlus') return first;
  }
  const allowed = OPERATORS.has(node.fn) || (reading.logic && LOGIC.has(node.fn));
  if (!allowed || first === undefined || second === undefined) return refuse(reading, `The operator "${shorten(node.op)}" is not allowed.`);
  return [node.fn, first, second];
}

function compileCall(node: Kind<'FunctionNode'>, reading: Reading): Expression {
  const called = node.fn as unknown;
  const name = typeof called === 'object' && called !== null && 'name' in called ? String(called.name) : '';
  const named = FUNCTIONS.get(name);
  if (!named) {
    const near = nearest(name.slice(0, 64), FUNCTIONS.keys());
    return refuse(reading, `The function "${shorten(name)}" is not allowed. ${near ? `Did you mean ${near}? ` : ''}Allowed: ${listOf([...FUNCTIONS.keys()])}.`);
  }
  if (node.args.length < named.least || node.args.length > named.most) {
    const wanted = named.least === named.most ? `${named.least}` : `${named.least} to ${named.most}`;
    return refuse(reading, `${name}() takes ${wanted} value${wanted === '1' ? '' : 's'}; ${node.args.length} are given.`);
  }
  return [name, ...node.args.map((part) => compileNode(part, reading))];
}

interface Kinds {
  AccessorNode: import('mathjs').AccessorNode;
  ConstantNode: import('mathjs').ConstantNode;
  ParenthesisNode: import('mathjs').ParenthesisNode;
  SymbolNode: import('mathjs').SymbolNode;
  OperatorNode: import('mathjs').OperatorNode & { readonly isPercentage?: boolean; readonly op: string; readonly fn: string };
  ConditionalNode: import('mathjs').ConditionalNode;
  FunctionNode: import('mathjs').FunctionNode;
}
type Kind<K extends keyof Kinds> = Kinds[K];

const isKind = <K extends keyof Kinds>(node: { readonly type: string }, kind: K): node is Kinds[K] => node.type === kind;
