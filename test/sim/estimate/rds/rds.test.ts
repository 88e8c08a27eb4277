import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys, uniform } from '../../../../sim/base/random/streams.ts';
import { rds, type RdsColumns, type RdsEstimate, type RdsOptions } from '../../../../sim/estimate/rds/rds.ts';
import { recruitmentOf } from '../../../../sim/estimate/rds/recruitment.ts';
import { inverseDegrees, successiveSamplingWeights, weightedShare } from '../../../../sim/estimate/rds/weights.ts';

/**
 * Degree, without and with the disease, of those who are no seeds, in the simulated samples fauxmadrona and fauxsycamore (500 of 1,000 and of 715 persons).
 * Printed in the documentation of R's RDS 0.9-10 (fauxmadrona): sample 0.2592 and 0.2408, RDS-II 0.1644 and 0.1372, SS of the first 0.1941.
 * That of the second is printed as 0.1814, for which no population size is named; with 715 the weights here give 0.1898.
 */
const madrona = [[2, 6, 0], [3, 17, 0], [4, 31, 0], [5, 49, 1], [6, 57, 2], [7, 61, 7], [8, 47, 12], [9, 46, 15], [10, 23, 12], [11, 13, 14], [12, 9, 18], [13, 2, 13], [14, 1, 13], [15, 1, 7], [16, 0, 3], [17, 0, 3], [19, 0, 4], [20, 0, 3]] as const;
const sycamore = [[1, 4, 0], [2, 12, 0], [3, 26, 0], [4, 56, 0], [5, 49, 2], [6, 60, 4], [7, 62, 7], [8, 32, 10], [9, 30, 16], [10, 18, 11], [11, 10, 16], [12, 7, 19], [13, 5, 11], [14, 1, 9], [15, 0, 4], [16, 0, 4], [18, 0, 4], [19, 0, 1]] as const;

function spreadOut(table: readonly (readonly [number, number, number])[]): { degree: number[]; y: number[] } {
  const degree: number[] = [];
  const y: number[] = [];
  for (const [ties, without, having] of table) {
    for (let i = 0; i < without + having; i++) {
      degree.push(ties);
      y.push(i < without ? 0 : 1);
    }
  }
  return { degree, y };
}

describe('the simulated samples of the R package RDS', () => {
  test('RDS-II is 0.1644 and 0.1372 as printed', () => {
    for (const [table, mean, want] of [[madrona, '0.2592', '0.1644'], [sycamore, '0.2408', '0.1372']] as const) {
      const { degree, y } = spreadOut(table);
      expect(weightedShare(y, y.map(() => 1)).toFixed(4)).toBe(mean);
      expect(weightedShare(y, inverseDegrees(degree)).toFixed(4)).toBe(want);
    }
  });

  // Theirs is simulated with 500 samples an iteration, whose Monte Carlo error in a share is about 0.0005.
  test('RDS-SS with 1,000 persons is 0.1941 as printed, within the Monte Carlo error of that', () => {
    const { degree, y } = spreadOut(madrona);
    expect(Math.abs(weightedShare(y, successiveSamplingWeights(degree, 1000)) - 0.1941)).toBeLessThan(0.001);
  });
});

// By hand: weights 1, 1/2, 1/4, 1/4; those of y = 1: 1/2 + 1/4; 0.75 / 2.
test('RDS-II of degrees 1, 2, 4, 4 by hand is 0.375', () => {
  expect(weightedShare([0, 1, 1, 0], inverseDegrees([1, 2, 4, 4]))).toBe(0.375);
});

describe('weights of successive sampling', () => {
  const degrees = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 80 });

  test('add up to the population, fall with the degree, are 1 for a census and in proportion to 1 / degree for a population without end', () => {
    fc.assert(fc.property(degrees, fc.double({ min: 1.001, max: 50, noNaN: true }), (degree, times) => {
      const population = degree.length * times;
      const weight = successiveSamplingWeights(degree, population);
      expect(weight.reduce((a, b) => a + b) / population).toBeCloseTo(1, 9);
      degree.forEach((ties, i) => degree.forEach((others, j) => {
        if (ties > others) expect(weight[i]!).toBeLessThanOrEqual(weight[j]!);
      }));
      expect([...successiveSamplingWeights(degree, degree.length)]).toEqual(degree.map(() => 1));
      const endless = successiveSamplingWeights(degree, 1e9);
      degree.forEach((ties, i) => expect(endless[i]! / endless[0]! / (degree[0]! / ties)).toBeCloseTo(1, 4));
    }), { seed: 5, numRuns: 200 });
  });

  // Second derivation: successive sampling itself, by exponential clocks (Rosén 1972), 300 of 600 persons of degrees 1, 3 and 9; 2,000 samples.
  test('are one over the chance to be drawn, as found by drawing', () => {
    const keys = deriveKeys([3, 1], 0, 'test/rds', 1);
    const population = Array.from({ length: 600 }, (_, i) => [1, 3, 9][i % 3]!);
    const drawn = [0, 0, 0];
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      const clock = population.map((ties, i) => [-Math.log(uniform(keys, 0, sample, i)) / ties, i] as const).sort((a, b) => a[0] - b[0]);
      for (const [, i] of clock.slice(0, 300)) drawn[i % 3]!++;
    }
    const chance = drawn.map((count) => count / samples / 200);
    // The sample as it would come on average: weights from its degrees must give these chances back.
    const degree = chance.flatMap((share, k) => Array.from({ length: Math.round(200 * share) }, () => [1, 3, 9][k]!));
    const weight = successiveSamplingWeights(degree, 600);
    for (const [k, ties] of [1, 3, 9].entries()) expect(Math.abs(1 / weight[degree.indexOf(ties)]! - chance[k]!)).toBeLessThan(0.006);
  });

  // Recovery: a fifth of 800 persons has the property and twice the ties; 400 are drawn successively. The truth is 0.2.
  test('take out the bias that RDS-II has in a large sample of a small population', () => {
    const keys = deriveKeys([4, 1], 0, 'test/rds', 1);
    const [ss, two]: [number[], number[]] = [[], []];
    for (let world = 0; world < 200; world++) {
      const persons = Array.from({ length: 800 }, (_, i) => ({ y: i % 5 === 0 ? 1 : 0, degree: (i % 5 === 0 ? 10 : 5) + (i % 7) }));
      const sample = persons.map((person, i) => ({ ...person, clock: -Math.log(uniform(keys, 0, world, i)) / person.degree })).sort((a, b) => a.clock - b.clock).slice(0, 400);
      const [y, degree] = [sample.map((person) => person.y), sample.map((person) => person.degree)];
      ss.push(weightedShare(y, successiveSamplingWeights(degree, 800)));
      two.push(weightedShare(y, inverseDegrees(degree)));
    }
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
    const error = (values: number[]): number => Math.sqrt(values.reduce((a, b) => a + (b - mean(values)) ** 2, 0) / values.length / (values.length - 1));
    expect(Math.abs(mean(ss) - 0.2)).toBeLessThan(3 * error(ss) + 0.0005);
    expect(mean(two)).toBeLessThan(0.2 - 10 * error(two));
  });
});

describe('trees of recruitment', () => {
  const codes = (id: number[], recruiter: number[]): ReturnType<typeof recruitmentOf> => recruitmentOf(id, recruiter, Math.max(...id, ...recruiter) + 1);
  const problems = (id: number[], recruiter: number[]): string[] => {
    const result = codes(id, recruiter);
    return 'problems' in result ? result.problems.map(({ column, row, what }) => `${column} ${row}: ${what.slice(0, 30)}`) : [];
  };

  test('waves go out from the seeds whatever the order of the rows', () => {
    // 4 ← 2 ← 0 (seed), 3 ← 1 (seed); a recruit stands before its recruiter.
    const result = codes([4, 2, 0, 1, 3], [2, 0, -1, -1, 1]);
    if ('problems' in result) throw new Error('problems');
    expect([...result.wave]).toEqual([2, 1, 0, 0, 1]);
    expect([...result.order]).toEqual([2, 3, 1, 4, 0]);
    expect(result).toMatchObject({ seeds: 2, longestChain: 2 });
  });

  test('ids that come twice, recruiters outside the file, oneself, and circles are named with their rows, all at once', () => {
    expect(problems([0, 1, 1, 2], [-1, 0, 3, 2])).toEqual(['id 2: this id stands in row 2 too: e', 'recruiter 2: the recruiter is no row of the', 'recruiter 3: nobody recruits themselves']);
    // 1 → 2 → 3 → 1, and 4 hangs on the circle without being on it.
    expect(problems([0, 1, 2, 3, 4], [-1, 3, 1, 2, 1])).toEqual([1, 2, 3].map((row) => `recruiter ${row}: recruiters run in a circle her`));
  });
});

const OPTIONS: RdsOptions = { estimator: 'rds2', seeds: 'include', replications: 200, seed: [1, 2], level: 0.95, interval: 'percentile' };

function estimated(columns: RdsColumns, options: Partial<RdsOptions> = {}): RdsEstimate {
  const result = rds(columns, { ...OPTIONS, ...options });
  if (!('estimable' in result)) throw new Error(JSON.stringify(result));
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

/** Chains of recruitment with replacement: groups follow each other with chance `stay`, degrees in proportion to themselves within a group. */
function chains(world: number, n: number, stay: readonly [number, number]): RdsColumns {
  const keys = deriveKeys([9, 9], world, 'test/rds', 1);
  const ties = [[2, 4, 6], [5, 10, 15]] as const;
  const y: number[] = [];
  const degree: number[] = [];
  const recruiter: number[] = [];
  for (let i = 0; i < n; i++) {
    const from = i < 5 ? -1 : Math.floor((i - 5) / 2);
    recruiter.push(from);
    const before = from < 0 ? (uniform(keys, 0, i, 0) < 0.5 ? 0 : 1) : y[from]!;
    const group = from < 0 ? before : uniform(keys, 0, i, 1) < stay[before]! ? before : 1 - before;
    const choice = ties[group]!;
    const at = uniform(keys, 0, i, 2) * choice.reduce((a, b) => a + b, 0);
    y.push(group);
    degree.push(at < choice[0] ? choice[0] : at < choice[0] + choice[1] ? choice[1] : choice[2]);
  }
  return { id: y.map((_, i) => i), recruiter, codes: n, degree, y };
}

describe('bootstraps', () => {
  test('the same seed gives the same figures, another seed others, for both estimators', () => {
    const sample = chains(0, 200, [0.8, 0.6]);
    for (const options of [{ estimator: 'rds2' }, { estimator: 'ss', population: 600 }] as const) {
      expect(estimated(sample, options)).toEqual(estimated(sample, options));
      expect(estimated(sample, { ...options, seed: [5, 6] }).standardError).not.toBe(estimated(sample, options).standardError);
    }
  });

  test('the order of the rows does not change estimates, nor does another unit of degree change RDS-II', () => {
    const sample = chains(1, 100, [0.8, 0.6]);
    const order = Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    const shuffled: RdsColumns = { id: order, recruiter: order.map((i) => sample.recruiter[i]!), codes: 100, degree: order.map((i) => sample.degree[i]!), y: order.map((i) => sample.y[i]!) };
    for (const options of [{ estimator: 'rds2' }, { estimator: 'ss', population: 300 }] as const) expect(estimated(shuffled, options).share).toBeCloseTo(estimated(sample, options).share, 12);
    const doubled = { ...sample, degree: Array.from(sample.degree, (ties) => 2 * ties) };
    expect(estimated(doubled).share).toBeCloseTo(estimated(sample).share, 12);
    expect(estimated(doubled).standardError).toBeCloseTo(estimated(sample).standardError, 12);
  });

  // Recovery: the chain's share in the population is (pi_1 / 8.6) / (...) by its balance; bootstraps of a Markov chain cover about as stated, with 100 worlds ± 6 points.
  test('RDS-II gives the share of a Markov chain back and its interval holds it about as often as stated', () => {
    const stay = [0.8, 0.6] as const;
    const balance = (1 - stay[0]) / (2 - stay[0] - stay[1]);
    // Mean of 1 / degree when degrees come in proportion to themselves: 3 / sum of the three.
    const weights = [(1 - balance) * (3 / 12), balance * (3 / 30)];
    const truth = weights[1]! / (weights[0]! + weights[1]!);
    let [covered, sum] = [0, 0];
    for (let world = 0; world < 100; world++) {
      const got = estimated(chains(world, 400, stay), { seed: [world, 3] });
      sum += got.share;
      if (got.interval![0] <= truth && truth <= got.interval![1]) covered++;
    }
    expect(Math.abs(sum / 100 - truth)).toBeLessThan(0.01);
    expect(covered).toBeGreaterThan(84);
  });

  test('the standard error of successive sampling falls to that of nearly everybody: a sample of 95 in 100 has a small one, one of 95 in 2,000 a larger', () => {
    const sample = chains(2, 95, [0.8, 0.6]);
    expect(estimated(sample, { estimator: 'ss', population: 100 }).standardError).toBeLessThan(0.4 * estimated(sample, { estimator: 'ss', population: 2000 }).standardError);
  });
});

describe('what has no estimate, or no interval', () => {
  const sample = chains(3, 60, [0.8, 0.6]);
  test('seeds alone, a population smaller than the sample, a single person', () => {
    const reason = (columns: RdsColumns, options: Partial<RdsOptions> = {}): string => {
      const result = rds(columns, { ...OPTIONS, ...options });
      return 'estimable' in result && !result.estimable ? result.reason : 'estimable';
    };
    expect(reason({ ...sample, recruiter: Array.from(sample.recruiter, () => -1) })).toContain('seeds alone');
    expect(reason(sample, { estimator: 'ss', population: 59 })).toContain('smaller than the sample of 60');
    expect(reason({ id: [0], recruiter: [-1], codes: 1, degree: [3], y: [1] })).toContain('a single person');
  });

  test('nobody with the property: a share of 0 without an interval, for no replication knows of any', () => {
    const got = estimated({ ...sample, y: Array.from(sample.y, () => 0) });
    expect(got).toMatchObject({ share: 0, standardError: 0, interval: undefined });
  });

  test('rows with a missing value are left out and counted; seeds are left out when asked', () => {
    const y = Array.from(sample.y);
    y[10] = NaN;
    const got = estimated({ ...sample, y });
    expect(got).toMatchObject({ n: 59, missing: 1 });
    expect(estimated(sample, { seeds: 'exclude' })).toMatchObject({ n: 55, seeds: 5 });
  });
});
