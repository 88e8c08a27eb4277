import { describe, expect, test } from 'vitest';
import { allModels } from '../../../../sim/estimate/mse/allModels.ts';
import { chaoLowerBound, chapman, lincolnPetersen, logNormalInterval } from '../../../../sim/estimate/mse/closedForms.ts';
import { fittable } from '../../../../sim/estimate/mse/logLinear.ts';
import { overlapPValue } from '../../../../sim/estimate/mse/stepwise.ts';
import reference from '../../../published/mse/reference.json' with { type: 'json' };
import { estimated, named, readTable, refused, uk2013 } from '../../../support/captureTables.ts';

const two = named(['A', 'B'], { A: 781, B: 254, 'A+B': 167 });

// Closed form, and the data of Seber 1982, page 107, which the documentation of Rcapture uses too: 948 and 421 caught, 167 twice.
test('two lists, three ways: Lincoln-Petersen 948 × 421 / 167 = 2389.9, from its formula, from the log-linear model, and its standard error from both', () => {
  const formula = lincolnPetersen(948, 421, 167);
  expect(formula.estimate).toBeCloseTo((948 * 421) / 167, 9);
  for (const options of [{ estimator: 'lincoln-petersen' }, { model: 'main' }, { model: 'stepwise' }] as const) {
    const got = estimated(two, options);
    expect(got.estimate).toBeCloseTo(formula.estimate, 6);
    expect(got.standardError).toBeCloseTo(Math.sqrt((948 * 421 * 781 * 254) / 167 ** 3), 6);
  }
});

// Closed forms: 11 × 16 / 6 - 1 = 28.333; variance 11 × 16 × 5 × 10 / (36 × 7).
test('Chapman: 10 listed, 15 listed, 5 on both gives 28.33 with standard error 5.909; Chao with two lists gives the same number', () => {
  const got = chapman(10, 15, 5);
  expect(got.estimate).toBeCloseTo((11 * 16) / 6 - 1, 12);
  expect(got.standardError).toBeCloseTo(Math.sqrt((11 * 16 * 5 * 10) / (36 * 7)), 12);
  const table = named(['A', 'B'], { A: 5, B: 10, 'A+B': 5 });
  expect(chaoLowerBound(table).estimate).toBeCloseTo(got.estimate, 12);
  expect(estimated(table, { estimator: 'chapman' }).estimate).toBeCloseTo(got.estimate, 12);
});

// By hand: alone 10, 20, 30, exactly two 7 + 1 + 2 = 10; pairs 200 + 300 + 600 = 1100; 1100 / 11 = 100; on all three 4 play no part but are counted.
// Variance: 100 + 1100^2 × 10 / 11^4 + (10 × 50^2 + 20 × 40^2 + 30 × 30^2) / 11^2.
test("Chao's lower bound of three lists by hand: 74 seen, 100 on no list", () => {
  const table = named(['A', 'B', 'C'], { A: 10, B: 20, C: 30, 'A+B': 7, 'A+C': 1, 'B+C': 2, 'A+B+C': 4 });
  const got = chaoLowerBound(table);
  expect(got.dark).toBeCloseTo(100, 12);
  expect(got.estimate).toBeCloseTo(174, 12);
  expect(got.standardError).toBeCloseTo(Math.sqrt(100 + (1100 ** 2 * 10) / 11 ** 4 + (10 * 2500 + 20 * 1600 + 30 * 900) / 121), 10);
});

// Second derivation: exact expectations of a population half of which is listed three times as easily (odds), under lists that do not attract each other.
test('Chao stays below the truth where persons differ in how easily they are listed, and independent lists fall further below', () => {
  const counts = new Float64Array(8);
  for (const [share, factor] of [[50_000, 1], [50_000, 3]] as const) {
    const odds = [0.1 * factor, 0.2 * factor, 0.05 * factor];
    for (let pattern = 1; pattern < 8; pattern++) {
      counts[pattern] += Math.round(share * odds.reduce((product, odd, list) => (product * ((pattern >> list) & 1 ? odd : 1)) / (1 + odd), 1));
    }
  }
  const table = { lists: ['A', 'B', 'C'], counts, persons: counts.reduce((a, b) => a + b) };
  const bound = estimated(table, { estimator: 'chao' }).estimate;
  const independent = estimated(table, { model: 'main' }).estimate;
  expect(bound).toBeLessThan(100_000);
  expect(independent).toBeLessThan(bound);
});

// Closed form: c = exp(1.959964 sqrt(log(1 + (50 / 100)^2))) = 2.5236.
test('log-normal interval: 74 seen, 100 ± 50 on no list gives 113.6 to 326.4; with nobody on no list it is the number seen', () => {
  const c = Math.exp(1.959963984540054 * Math.sqrt(Math.log(1.25)));
  const [low, high] = logNormalInterval(74, 100, 50, 0.95);
  expect(low).toBeCloseTo(74 + 100 / c, 9);
  expect(high).toBeCloseTo(74 + 100 * c, 9);
  expect(logNormalInterval(74, 0, 0, 0.95)).toEqual([74, 74]);
});

// Closed form: P(X <= 1) for a Poisson mean of 3 is 4 exp(-3); P(X >= 1) for 0.1 is 1 - exp(-0.1); nobody seen where nobody can be is no surprise.
test('p-value of an overlap: one-sided, the smaller of both sides', () => {
  expect(overlapPValue(1, 3)).toBeCloseTo(4 * Math.exp(-3), 12);
  expect(overlapPValue(1, 0.1)).toBeCloseTo(1 - Math.exp(-0.1), 12);
  expect(overlapPValue(0, 2)).toBeCloseTo(Math.exp(-2), 12);
  expect(overlapPValue(0, 0)).toBe(1);
});

describe('all models of four lists (HIV in Rome)', () => {
  // Oracle: 64 fits by glm in R and their average, test/published/mse/mse.R.
  test.each(['aic', 'bic'] as const)('%s: average, standard error and the five largest weights agree with R', (criterion) => {
    const got = allModels(fittable(readTable('test/published/mse/hivRome.csv')), criterion, 'extended')!;
    expect(got.rows.length + got.unfitted).toBe(64);
    expect(got.estimate / reference.average[criterion].estimate).toBeCloseTo(1, 8);
    expect(got.standardError / reference.average[criterion].standardError).toBeCloseTo(1, 6);
    got.rows.slice(0, 5).forEach(({ weight }, i) => expect(weight).toBeCloseTo(reference.average[criterion].weights[i]!, 8));
    expect(got.rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test('the best row by AIC is what forward selection finds here, and is the answer of its formula', () => {
    const table = readTable('test/published/mse/hivRome.csv');
    const [best] = allModels(fittable(table), 'aic', 'extended')!.rows;
    const one = estimated(table, { model: '. + c1:c2' });
    const all = estimated(table, { table: true, model: 'stepwise' });
    expect(all.models!.rows[0]!.estimate).toBe(best!.estimate);
    expect(one.model!.aic - 2 * one.model!.parameters).toBeCloseTo(-2 * one.model!.logLikelihood, 9);
  });

  test('the average is an answer of its own, and says of how many models', () => {
    const got = estimated(readTable('test/published/mse/hivRome.csv'), { model: 'average', criterion: 'bic' });
    expect(got.estimate / reference.average.bic.estimate).toBeCloseTo(1, 8);
    expect(got.model).toBeUndefined();
    expect(got.notes).toContain('Mean of 64 models of pairs, weighted by BIC.');
  });
});

describe('formulas', () => {
  const table = uk2013();
  test('pairs by name and in any order give the model that forward selection found: 11,418', () => {
    const formula = '~ PF:NCA + LA*NG + NG:GP + PF:LA + PF:GP + GO:GP + NG:GO';
    expect(Math.round(estimated(table, { model: formula }).estimate)).toBe(11418);
    expect(estimated(table, { model: formula }).model!.formula).toBe('~ LA + NG + PF + GO + GP + NCA + LA:NG + LA:PF + NG:GO + NG:GP + PF:GP + GO:GP + PF:NCA');
  });

  test('a term of three lists brings the pairs within; one that nobody is on goes to minus infinity', () => {
    const model = estimated(table, { model: '. + LA:NG:PF' }).model!;
    expect(model.terms.map(({ name }) => name)).toEqual(['(intercept)', 'LA', 'NG', 'PF', 'GO', 'GP', 'NCA', 'LA:NG', 'LA:PF', 'NG:PF', 'LA:NG:PF']);
    const zero = estimated(table, { model: '. + LA:NG:NCA' }).model!;
    // LA and NCA share nobody, which says the same of the three.
    expect(zero.minusInfinity).toEqual(['LA:NCA']);
    expect(zero.terms.at(-1)).toEqual({ name: 'LA:NCA', coefficient: -Infinity, standardError: NaN });
  });

  test('with exclude, a formula that names lists without common persons has no estimate', () => {
    expect(refused(table, { model: '. + LA:GP', zeroOverlaps: 'exclude' })).toContain('nobody is on all of LA:GP');
  });
});
