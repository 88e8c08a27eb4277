import { exp, log, pow } from '../base/dmath.ts';

/**
 * An expression that has been read and checked, as plain data, so that a worker evaluates it without a parser:
 * a number, a name, or a list: an operation (one of OPERATORS, LOGIC, FUNCTIONS, "if", "not", "unaryMinus") and its arguments.
 */
export type Expression = number | string | readonly Expression[];

interface NamedFunction {
  readonly least: number;
  readonly most: number;
  readonly of: (values: readonly number[]) => number;
}

const one = (of: (x: number) => number): NamedFunction => ({ least: 1, most: 1, of: ([x]) => of(x!) });
const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);
const known = (values: readonly number[], then: () => number): number => (values.some(Number.isNaN) ? NaN : then());

/** Bound to dmath, so that a scenario means the same on every engine. */
export const FUNCTIONS: ReadonlyMap<string, NamedFunction> = new Map([
  ['exp', one(exp)],
  ['log', one(log)],
  ['sqrt', one(Math.sqrt)],
  ['abs', one(Math.abs)],
  ['floor', one(Math.floor)],
  ['ceil', one(Math.ceil)],
  ['min', { least: 1, most: 20, of: (values) => Math.min(...values) }],
  ['max', { least: 1, most: 20, of: (values) => Math.max(...values) }],
  /** step(x, at): 0 before, 1 from `at` on */
  ['step', { least: 2, most: 2, of: (values) => known(values, () => (values[0]! >= values[1]! ? 1 : 0)) }],
  /** ramp(x, a, b): 0 before a, 1 after b, a straight line between */
  ['ramp', { least: 3, most: 3, of: (values) => known(values, () => ramp(values[0]!, values[1]!, values[2]!)) }],
  ['clamp', { least: 3, most: 3, of: ([x, low, high]) => clamp(x!, low!, high!) }],
]);

function ramp(x: number, from: number, to: number): number {
  return from < to ? clamp((x - from) / (to - from), 0, 1) : x >= from ? 1 : 0;
}

// A comparison with what is not known (NaN) is not known either: "it is not above" would else be true of a reading that does not exist.
const compare = (holds: (a: number, b: number) => boolean) => (a: number, b: number): number => (Number.isNaN(a) || Number.isNaN(b) ? NaN : holds(a, b) ? 1 : 0);

export const OPERATORS: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', power],
  ['smaller', compare((a, b) => a < b)],
  ['smallerEq', compare((a, b) => a <= b)],
  ['larger', compare((a, b) => a > b)],
  ['largerEq', compare((a, b) => a >= b)],
  ['equal', compare((a, b) => a === b)],
  ['unequal', compare((a, b) => a !== b)],
]);

/** Kleene's three values: true (not 0), false (0), not known (NaN). */
export const LOGIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['and', (a, b) => (a === 0 || b === 0 ? 0 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 1)],
  ['or', (a, b) => (isTrue(a) || isTrue(b) ? 1 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 0)],
]);

/** What is not known is not true. */
export const isTrue = (value: number): boolean => !Number.isNaN(value) && value !== 0;

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

/** The value of an expression. @param valueOf of a name; NaN where it is not known */
export function evaluate(expression: Expression, valueOf: (name: string) => number): number {
  if (typeof expression === 'number') return expression;
  if (typeof expression === 'string') return valueOf(expression);
  const [operation, ...parts] = expression;
  const values = parts.map((part) => evaluate(part, valueOf));
  const [a, b] = values as [number, number];
  switch (operation) {
    case 'unaryMinus': return -a;
    case 'not': return Number.isNaN(a) ? NaN : a === 0 ? 1 : 0;
    case 'if': return Number.isNaN(a) ? NaN : a !== 0 ? b : values[2]!;
    default: {
      const name = operation as string;
      const operator = OPERATORS.get(name) ?? LOGIC.get(name);
      return operator ? operator(a, b) : FUNCTIONS.get(name)!.of(values);
    }
  }
}
