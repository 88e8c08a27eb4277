import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialQuantile } from '../../../../sim/base/random/binomial.ts';
import { deriveKeys, uniform } from '../../../../sim/base/random/streams.ts';
import { bcaInterval, bootstrap, percentileInterval } from '../../../../sim/estimate/mse/bootstrap.ts';
import { mse } from '../../../../sim/estimate/mse/mse.ts';
import { fitLogLinear, fittable, penalty, type LogLinearFit, type Unfitted } from '../../../../sim/estimate/mse/logLinear.ts';
import { captureTable, mainTerms, pairsOf, tabulate, withoutEmptyLists, type CaptureTable } from '../../../../sim/estimate/mse/patterns.ts';
import { stepwise } from '../../../../sim/estimate/mse/stepwise.ts';
import reference from '../../../published/mse/reference.json' with { type: 'json' };
import { DEFAULTS, estimated, named, readTable, refused, tableOf, uk2013 } from '../../../support/captureTables.ts';

/** The same persons with the lists in another order: list `order[i]` becomes list i. */
function permuted(table: CaptureTable, order: readonly number[]): CaptureTable {
  return tableOf(order.map((list) => table.lists[list]!), [...table.counts].map((count, pattern) => [order.reduce((moved, list, i) => moved | (((pattern >> list) & 1) << i), 0), count]));
}

test('the order of the lists changes nothing but the names in a pair', () => {
  fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), fc.constantFrom('aic', 'bic', 'p'), (order, criterion) => {
    const want = estimated(uk2013(), { criterion });
    const got = estimated(permuted(uk2013(), order), { criterion });
    expect(got.estimate).toBeCloseTo(want.estimate, 6);
    expect(got.standardError).toBeCloseTo(want.standardError, 6);
    const sorted = (names: readonly string[]): string[] => names.map((name) => name.split(':').sort().join(':')).sort();
    expect(sorted(got.model!.steps.map(({ term }) => term))).toEqual(sorted(want.model!.steps.map(({ term }) => term)));
  }), { seed: 1, numRuns: 20 });
});

test('one row a person, in any order, gives what one row a pattern gives; rows on none of the lists are counted and left out', () => {
  const table = uk2013();
  const rows = [...table.counts].flatMap((count, pattern) => Array.from({ length: count }, () => pattern)).reverse();
  const persons = tabulate(table.lists, [0, ...rows, 0]);
  expect(persons.onNone).toBe(2);
  expect([...persons.table.counts]).toEqual([...table.counts]);
  const patterns = [...table.counts.keys()];
  expect([...tabulate(table.lists, [...patterns, 1], [...table.counts, 0]).table.counts]).toEqual([...table.counts]);
});

// Definition of the maximum: the score, sums over patterns of (count - expected) for each term, is zero.
test('at the fit the observed and expected totals of every term agree to ten digits', () => {
  for (const name of ['newOrleans', 'western', 'netherlands']) {
    const table = readTable(`test/published/mse/${name}.csv`);
    const { model, dark } = estimated(table, { criterion: 'p' });
    const bits = model!.terms.map(({ name: term }) => term === '(intercept)' ? 0 : term.split(':').reduce((set, list) => set | (1 << table.lists.indexOf(list)), 0));
    const infinite = bits.filter((_, i) => model!.terms[i]!.coefficient === -Infinity);
    const expected = [...table.counts.keys()].map((pattern) => infinite.some((term) => (pattern & term) === term) ? 0
      : Math.exp(model!.terms.reduce((sum, { coefficient }, i) => (bits[i]! & pattern) === bits[i] && coefficient > -Infinity ? sum + coefficient : sum, 0)));
    expect(expected[0]! / dark).toBeCloseTo(1, 10);
    for (const term of bits) {
      let seen = 0;
      let fitted = 0;
      table.counts.forEach((count, pattern) => {
        if (pattern === 0 || (pattern & term) !== term) return;
        seen += count;
        fitted += expected[pattern]!;
      });
      expect(Math.abs(fitted - seen)).toBeLessThan(1e-10 * table.persons);
    }
  }
});

test('a hundred times the persons multiplies the estimate by a hundred and the relative error by a tenth', () => {
  const table = readTable('test/published/mse/hivRome.csv');
  const large = captureTable(table.lists, table.counts.map((count) => 100 * count));
  const [small, big] = [estimated(table, { model: 'main' }), estimated(large, { model: 'main' })];
  expect(big.estimate / small.estimate).toBeCloseTo(100, 8);
  expect(small.standardError / small.estimate / (big.standardError / big.estimate)).toBeCloseTo(10, 8);
});

test('a list with nobody on it changes nothing and is named in a note', () => {
  const table = uk2013();
  const seven = tableOf([...table.lists, 'NONE'], [...table.counts].map((count, pattern) => [pattern, count]));
  const got = estimated(seven);
  expect(got.estimate).toBe(estimated(table).estimate);
  expect(got.notes).toContain('List NONE holds nobody and is left out: it says nothing of those on no list.');
  expect(withoutEmptyLists(seven).table.lists).toEqual(table.lists);
  // Also in front, where it moves the bits of all others, and in a formula that names it.
  const first = tableOf(['NONE', ...table.lists], [...table.counts].map((count, pattern) => [pattern << 1, count]));
  expect(estimated(first, { model: '. + PF:NCA + NONE:LA' }).estimate).toBe(estimated(table, { model: '. + PF:NCA' }).estimate);
});

test('lists that hold the same persons are named in a note', () => {
  const got = estimated(named(['A', 'B', 'C'], { 'A+B': 30, C: 20, 'A+B+C': 10 }), { estimator: 'chao' });
  expect(got.notes.some((note) => note.startsWith('Lists A and B hold the same persons'))).toBe(true);
});

describe('data that tell nothing have no estimate, for every estimator', () => {
  test.each(['loglinear', 'chapman', 'chao', 'lincoln-petersen'] as const)('%s', (estimator) => {
    expect(refused(named(['A', 'B'], { A: 10, B: 20 }), { estimator })).toContain('never overlap');
    expect(refused(named(['A', 'B'], {}), { estimator })).toContain('nobody is on any');
    expect(refused(named(['A', 'B'], { A: 10 }), { estimator })).toContain('only list A holds anybody');
  });
  test('two-list formulas refuse three lists', () => {
    expect(refused(named(['A', 'B', 'C'], { A: 1, 'A+B': 3, C: 2 }), { estimator: 'chapman' })).toContain('here are 3');
  });
});

// Second derivation: every candidate fitted to the end from a cold start, none given up early.
test('hurried comparison of candidates chooses what full fits choose, on random sparse tables of four and five lists', () => {
  const cell = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 5, 12);
  fc.assert(fc.property(fc.constantFrom(4, 5), fc.array(cell, { minLength: 31, maxLength: 31 }), fc.constantFrom('aic' as const, 'bic' as const), (lists, cells, criterion) => {
    const names = ['A', 'B', 'C', 'D', 'E'].slice(0, lists);
    const data = fittable(tableOf(names, cells.slice(0, (1 << lists) - 1).map((count, i) => [i + 1, ((i + 1) & i) === 0 ? count + 20 : count])));
    const got = stepwise(data, { criterion, zeroOverlaps: 'extended', threshold: 0 });
    const each = penalty(criterion, data.table.persons);
    const main = fitLogLinear(data, mainTerms(lists));
    if (main.kind !== 'fitted') return expect('kind' in got && got.kind).toBe(main.kind);
    let now: LogLinearFit = main;
    const chosen: number[] = [];
    for (;;) {
      const value = (fit: LogLinearFit): number => each * fit.parameters - 2 * fit.fit.kernel;
      let best = value(now) - 1e-9;
      let term = 0;
      for (const pair of pairsOf(lists).filter((one) => !chosen.includes(one))) {
        const next = fitLogLinear(data, [...now.terms, pair]);
        if (next.kind !== 'fitted' || value(next) >= best) continue;
        best = value(next) - 1e-9;
        term = pair;
      }
      if (term === 0) break;
      chosen.push(term);
      const next: LogLinearFit | Unfitted = fitLogLinear(data, [...now.terms, term]);
      if (next.kind === 'fitted') now = next;
    }
    if ('kind' in got) throw new Error(got.kind);
    expect(got.steps.map((step) => step.term)).toEqual(chosen);
    expect(got.fit.estimate / now.estimate).toBeCloseTo(1, 7);
  }), { seed: 8, numRuns: 150 });
});

const SIMULATED = deriveKeys([7, 11], 0, 'test/mse', 1);

/** Persons listed independently; each pattern's count drawn as a binomial of what is left. */
function simulate(persons: number, chances: readonly number[], world: number): CaptureTable {
  const lists = chances.map((_, i) => `L${i}`);
  const counts = new Float64Array(1 << lists.length);
  let left = persons;
  let rest = 1;
  for (let pattern = counts.length - 1; pattern > 0; pattern--) {
    const chance = chances.reduce((product, p, list) => product * ((pattern >> list) & 1 ? p : 1 - p), 1);
    counts[pattern] = binomialQuantile(uniform(SIMULATED, 0, world, pattern), left, Math.min(1, chance / rest));
    left -= counts[pattern]!;
    rest -= chance;
  }
  return captureTable(lists, counts);
}

// Recovery: truth 2,000 in 800 worlds. Mean within three Monte Carlo errors and the O(1) bias of a ratio; coverage 95 ± 3 × 0.77 %.
// The log-normal interval is one for the expected number on no list and leaves out the lottery of who is listed: 94.3 % in 3,000 worlds of the first, 91.3 % of the second.
test.each([[[0.15, 0.1, 0.2], 0.943], [[0.3, 0.3, 0.3], 0.913]] as const)('independent lists %j of a known population give it back; the profile interval holds it 95 times in 100, the log-normal one %d', (chances, logNormalCovers) => {
  const worlds = 800;
  let sum = 0;
  let squares = 0;
  let profile = 0;
  let logNormal = 0;
  for (let world = 0; world < worlds; world++) {
    const got = estimated(simulate(2000, chances, world), { model: 'main' });
    sum += got.estimate;
    squares += got.estimate * got.estimate;
    for (const { method, low, high } of got.intervals) {
      const holds = low <= 2000 && 2000 <= high ? 1 : 0;
      if (method === 'profile') profile += holds;
      else logNormal += holds;
    }
  }
  const mean = sum / worlds;
  const error = Math.sqrt((squares / worlds - mean * mean) / worlds);
  expect(Math.abs(mean - 2000)).toBeLessThan(3 * error + 20);
  expect(Math.abs(profile / worlds - 0.95)).toBeLessThan(3 * 0.0077);
  expect(Math.abs(logNormal / worlds - logNormalCovers)).toBeLessThan(3 * 0.0099);
});

describe('bootstrap', () => {
  const options = { criterion: 'p', replications: 100 } as const;

  test('the same seed gives the same interval, another seed another', () => {
    const table = uk2013();
    const one = estimated(table, options);
    expect(estimated(table, options)).toEqual(one);
    expect(estimated(table, { ...options, seed: [3, 4] }).interval).not.toEqual(one.interval);
    expect(one.interval.method).toBe('bca');
    expect(one.bootstrap!.failed).toBe(0);
  });

  test('it selects anew in each replication: its spread exceeds that of a model held fixed', () => {
    const fixed = estimated(uk2013(), { ...options, model: '. + PF:NCA + LA:NG + NG:GP + LA:PF + PF:GP + GO:GP + NG:GO' });
    const chosen = estimated(uk2013(), options);
    expect(chosen.estimate).toBeCloseTo(fixed.estimate, 6);
    expect(chosen.bootstrap!.standardError).toBeGreaterThan(fixed.bootstrap!.standardError);
  });

  // Multinomial moments: mean n p, variance n p (1 - p), over 2,000 draws within four of their errors.
  test('replications are multinomial: counts have the mean and variance of the observed shares', () => {
    const table = named(['A', 'B'], { A: 50, B: 30, 'A+B': 20 });
    const drawn: number[] = [];
    bootstrap(table, 2000, [1, 1], (again) => {
      expect(again.persons).toBe(100);
      drawn.push(again.counts[1]!);
      return 1;
    });
    const mean = drawn.reduce((a, b) => a + b) / 2000;
    const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / 1999;
    expect(Math.abs(mean - 50)).toBeLessThan(4 * Math.sqrt(25 / 2000));
    expect(Math.abs(variance - 25)).toBeLessThan(4 * 25 * Math.sqrt(2 / 2000));
  });

  // Oracle: R, by the definition of DiCiccio & Efron 1996.
  test('BCa limits of 200 given replications agree with R', () => {
    const { replications, estimate, acceleration, limits } = reference.bca;
    const given = { estimates: Float64Array.from(replications).sort(), failed: 0 };
    const got = bcaInterval(given, estimate, acceleration, 0.95)!;
    expect(got[0]).toBeCloseTo(limits[0]!, 8);
    expect(got[1]).toBeCloseTo(limits[1]!, 8);
  });

  // Closed form: no bias and no acceleration leave the percentiles.
  test('BCa without bias and acceleration is the percentile interval', () => {
    const given = { estimates: Float64Array.from({ length: 200 }, (_, i) => i + 0.5), failed: 0 };
    expect(bcaInterval(given, 100, 0, 0.9)![0]).toBeCloseTo(percentileInterval(given, 0.9)[0], 9);
    expect(bcaInterval(given, 1000, 0, 0.9)).toBeUndefined();
  });

  test('replications without an estimate are counted, and an interval that most of them lack is replaced with a note', () => {
    const sparse = named(['A', 'B'], { A: 40, B: 30, 'A+B': 1 });
    const result = mse(sparse, { ...DEFAULTS, model: 'main', replications: 1000 });
    if (!result.estimable) throw new Error(result.reason);
    // With one person on both lists a replication misses it with chance (70 / 71)^71 = 0.365.
    expect(Math.abs(result.bootstrap!.failed / 1000 - 0.365)).toBeLessThan(3 * 0.0153);
    expect(result.notes.some((note) => /of 1000 bootstrap replications have no estimate.*not to be trusted/.test(note))).toBe(true);
    expect(result.interval.method).not.toBe('bca');
    expect(result.notes.some((note) => note.startsWith('The interval asked for (bca)'))).toBe(true);
  });
});
