import { expect, test } from 'vitest';
import { formatProblem, nearest, type Problem } from '../../../sim/base/problem.ts';
import { fc } from './seeded.ts';

const problem: Problem = {
  code: 'E2104', severity: 'error', what: 'sensitivity is 1.3; a probability lies between 0 and 1', fix: 'value: 0.85',
  place: { file: 'a.yaml', line: 24, column: 12, path: 'instruments.survey' },
};

test('a problem is printed with code, place, what, and a line to try', () => {
  expect(formatProblem(problem)).toBe('error[E2104] a.yaml:24:12 instruments.survey\n  sensitivity is 1.3; a probability lies between 0 and 1\n  try: value: 0.85');
});

test('a problem without line, path or fix is printed without them', () => {
  const { fix: _, ...rest } = problem;
  expect(formatProblem({ ...rest, severity: 'warning', place: { file: 'a.yaml', line: 0, column: 0, path: '' } }))
    .toBe('warning[E2104] a.yaml\n  sensitivity is 1.3; a probability lies between 0 and 1');
});

const NAMES = ['turnover', 'raids', 'care', 'displacement', 'inflow'];

test.each([
  ['turnovr', 'turnover'], ['Raids', 'raids'], ['raid', 'raids'], ['displacment', 'displacement'], ['inlfow', 'inflow'], ['dispalcemnet', 'displacement'],
  ['weather', undefined], ['', undefined], ['xyz', undefined],
])('nearest to "%s" is %s', (name, wanted) => {
  expect(nearest(name, NAMES)).toBe(wanted);
});

test('a right name is nearest to itself, with one letter dropped too, and the first of equals wins', () => {
  fc.assert(fc.property(fc.constantFrom(...NAMES), fc.nat(), (name, at) => {
    expect(nearest(name, NAMES)).toBe(name);
    const i = at % name.length;
    expect(nearest(name.slice(0, i) + name.slice(i + 1), NAMES)).toBe(name);
  }));
  expect(nearest('ac', ['ab', 'ad'])).toBe('ab');
  expect(nearest('anything', [])).toBeUndefined();
});

test('nearest agrees with the plain definition of edit distance', () => {
  // Oracle: Levenshtein by recursion
  const distance = (a: string, b: string): number => (a === '' || b === '' ? a.length + b.length
    : Math.min(distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1, distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)));
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(fc.property(short, fc.array(short, { minLength: 1, maxLength: 3 }), (name, candidates) => {
    const best = Math.min(...candidates.map((candidate) => distance(name, candidate)));
    expect(nearest(name, candidates)).toBe(best <= 2 ? candidates.find((candidate) => distance(name, candidate) === best) : undefined);
  }));
});
