import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log, pow } from '../../../sim/base/dmath.ts';
import { compileExpression } from '../../../sim/scenario/expression.ts';

const evaluate = (text: string, year = 2010, week = 520): number => {
  const result = compileExpression(text);
  if ('code' in result) throw new Error(`${text}: ${result.what}`);
  return result.formula(year, week);
};
const refusal = (text: string) => {
  const result = compileExpression(text);
  return 'code' in result ? result : undefined;
};

test.each<readonly [string, number]>([
  ['1 + 2 * 3', 7], ['(1 + 2) * 3', 9], ['2 ^ 3 ^ 2', 512], ['-2 ^ 2', -4], ['(-2) ^ 3', -8], ['2 ^ -2', 0.25], ['0 ^ 0.5', 0], ['7 / 2', 3.5], ['+3 - -2', 5], ['year', 2010], ['week / 52', 10],
  ['year < 2012 ? 1 : 2', 1], ['year >= 2012 ? 1 : year == 2010 ? 3 : 2', 3], ['(year != 2010) + (year > 2000) + (year <= 2010)', 2],
  ['step(year, 2010)', 1], ['step(year, 2010.1)', 0], ['ramp(year, 2000, 2020)', 0.5], ['ramp(year, 2011, 2012)', 0], ['ramp(year, 2000, 2001)', 1], ['ramp(1, 1, 1)', 1],
  ['clamp(5, 0, 1)', 1], ['min(3, 1, 2)', 1], ['max(3, 1, 2)', 3], ['floor(-1.5)', -2], ['ceil(1.2)', 2], ['abs(-3)', 3], ['sqrt(16)', 4], ['1.5e2', 150], ['0x10', 16],
])('%s is %d in 2010', (text, value) => expect(evaluate(text)).toBe(value));

test('exp, log and powers are those of dmath, to the bit', () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), fc.double({ min: -5.5, max: 5.5, noNaN: true }), (x, y) => {
    fc.pre(!Number.isInteger(y));
    expect(evaluate('exp(year)', x)).toBe(exp(x));
    expect(evaluate('log(year)', x)).toBe(log(x));
    expect(evaluate('year ^ week', x, y)).toBe(pow(x, y));
  }), { seed: 7, numRuns: 200 });
});

describe('what is not on the white list is refused with a sentence', () => {
  test.each([
    'random()', 'config({})', 'import("x")', 'evaluate("1")', 'parse("1")', 'ones(20000, 20000)', 'sin(1)', 'year.constructor', 'year["x"]', '"text"', '[1, 2]', '{a: 1}', 'x = 3', 'f(x) = x', 'f(x) = f(x)', '1; 2', '1\n2',
    'year!', '5 %', '5%', '1:3', '1 < 2 < 3', '2 year', '(2)(3)', 'exp', 'exp()', 'exp(1, 2)', 'step(1)', 'i', 'pi', 'true', 'null', 'NaN', 'Infinity', 'not 1', '1 and 2', '5 cm', 'year to week', "year'", '1 mod 2', '1 # comment',
    'toString()', '__proto__', 'constructor(1)', 'exp(1)(2)', '', '  ', '1 +', ')(', '@', 'a ? b', '5 .* 3', '~1', '1 << 40', 'week as year', 'f = 1',
  ])('%j', (text) => {
    const refused = refusal(text);
    expect(refused?.code).toBe('E2016');
    expect(refused!.what.length).toBeGreaterThan(10);
  });
});

test.each([
  ['parentheses', '('.repeat(10_000) + '1' + ')'.repeat(10_000)], ['minus signs', `${'-'.repeat(10_000)}1`], ['sums', Array.from({ length: 10_000 }, () => '1').join('+')], ['powers', `${'2^'.repeat(10_000)}2`],
  ['calls', `${'abs('.repeat(10_000)}1${')'.repeat(10_000)}`], ['conditions', `${'1?1:'.repeat(10_000)}1`], ['40 parentheses', `${'('.repeat(40)}1${')'.repeat(40)}`],
])('10,000 nested %s are refused before anything is parsed', (_, text) => expect(refusal(text)?.code).toBe('E2017'));

test.each([['minus signs', `${'-'.repeat(998)}1`], ['sums', `${'1+'.repeat(498)}1`], ['powers', `${'1^'.repeat(498)}1`], ['conditions', `${'0?1:'.repeat(249)}1`]])(
  'a thousand characters of %s, the most that is read, do not exhaust the stack', (_, text) => expect(Number.isFinite(evaluate(text))).toBe(true));

test('whatever the text, there is a function or a sentence', () => {
  const piece = fc.constantFrom('year', 'week', '1', '2.5', '+', '-', '*', '/', '^', '(', ')', '<', '?', ':', ',', 'exp', 'log(', 'min(', ' ', '=', '.', '[', ']', '{', '"', '!', '%', 'constructor', '__proto__', ';', 'x');
  const text = fc.oneof(fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(fc.property(text, (input) => {
    const result = compileExpression(input);
    if ('code' in result) expect(result.what).not.toBe('');
    else expect(typeof result.formula(2010, 520)).toBe('number');
  }), { seed: 11, numRuns: 3000 });
});
