import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { existence } from '../../../../sim/estimate/mse/existence.ts';
import { readFormula } from '../../../../sim/estimate/mse/formula.ts';
import { supersetSums } from '../../../../sim/estimate/mse/patterns.ts';
import { poissonFit } from '../../../../sim/estimate/mse/poissonFit.ts';
import { named, refused, tableOf, estimated } from '../../../support/captureTables.ts';

const A = 1;
const B = 2;
const C = 4;

// Printed: table 2 of Chan, Silverman & Vincent 2021 and the documentation of Artificial_3 in SparseMSE: with all three pairs the parameters are not identifiable;
// with A:B alone or with one other pair the estimate does not exist; without A:B it does. A:C and B:C have no common persons and are at minus infinity.
describe('the artificial data of Chan, Silverman & Vincent: 40 on A, 30 on B, 20 on C, 6 on A and B', () => {
  const table = named(['A', 'B', 'C'], { A: 40, B: 30, C: 20, 'A+B': 6 });
  test.each(['. + A:B', '. + A:B + A:C', '. + A:B + B:C'])('%s has no estimate', (model) => {
    expect(refused(table, { model })).toMatch(/has no estimate: the likelihood rises for ever.*independent lists/);
  });
  test('. + A:B + A:C + B:C is not identifiable', () => {
    expect(refused(table, { model: '. + A:B + A:C + B:C' })).toMatch(/is not identifiable/);
  });
  test.each(['main', '. + A:C', '. + B:C', '. + A:C + B:C'])('%s has an estimate', (model) => {
    expect(estimated(table, { model }).estimate).toBeGreaterThan(96);
  });
  test('forward selection by AIC keeps to the models that have one, and says so', () => {
    const got = estimated(table);
    expect(got.model!.terms.some(({ name }) => name === 'A:B')).toBe(false);
  });
});

// Second derivation: the linear programme against Newton's method, which converges exactly where the estimate exists.
test('the linear programme and the fit agree on which models of random sparse tables have an estimate', () => {
  const cell = fc.constantFrom(0, 0, 0, 1, 2, 9, 40);
  const terms4 = [3, 5, 6, 9, 10, 12, 7, 11, 13, 14];
  fc.assert(fc.property(fc.array(cell, { minLength: 15, maxLength: 15 }), fc.subarray(terms4), (cells, chosen) => {
    const table = tableOf(['A', 'B', 'C', 'D'], cells.map((count, i) => [i + 1, count]));
    const totals = supersetSums(Float64Array.from(table.counts));
    const terms = [0, 1, 2, 4, 8, ...chosen].filter((term) => totals[term]! > 0);
    if (totals[0] === 0) return;
    const fit = poissonFit({ totals, counts: table.counts, terms });
    expect(existence(totals, terms) === 'exists').toBe(fit !== undefined);
  }), { seed: 6, numRuns: 3000 });
});

// Closed form: expectations with the totals of a 2 x 2 table without its corner are the counts themselves, so that s is the least of them.
test('two lists with a pair between them are not identifiable; with everybody on one list the number is unbounded below', () => {
  const table = named(['A', 'B'], { A: 5, B: 7, 'A+B': 2 });
  expect(refused(table, { model: '. + A:B' })).toMatch(/not identifiable/);
  expect(refused(named(['A', 'B'], { A: 5, 'A+B': 2 }), { model: 'main' })).toBe('everybody is on list A: nothing tells how many it misses');
});

describe('formulas in words', () => {
  const lists = ['A', 'B', 'C'];
  const terms = (text: string): readonly number[] => {
    const formula = readFormula(text, lists);
    if (formula.kind === 'wrong') throw new Error(formula.what);
    return formula.terms;
  };
  test('A*B, A:B and ~ . + B:A are one model; A:B:C brings all pairs', () => {
    for (const text of ['A*B', 'A:B', '~ . + B:A', 'A + B + A : B']) expect(terms(text)).toEqual([A, B, C, A | B]);
    expect(terms('A:B:C')).toEqual([A, B, C, 3, 5, 6, 7]);
    expect(terms('.')).toEqual([A, B, C]);
  });
  test('a name that is no word stands in backquotes', () => {
    const formula = readFormula('. + `police force`:B', ['police force', 'B', 'C']);
    expect(formula).toEqual({ kind: 'terms', terms: [1, 2, 4, 3] });
  });
  test.each([
    ['A:D', '"D" is none of the lists A, B, C'], ['A:', 'ends where a list should be named'], [':A', 'missing before ":"'], ['A B', 'missing before "B"'],
    ['A:A', 'stands twice'], ['A:.', 'takes part in no interaction'], ['A^2', 'a sign that is none of'], ['`A', 'a sign that is none of'], ['', 'is empty'], ['~', 'is empty'],
  ])('%s is refused in words', (text, words) => {
    const formula = readFormula(text, lists);
    expect(formula.kind === 'wrong' && formula.what).toContain(words);
  });
});
