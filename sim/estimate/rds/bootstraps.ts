import { deriveKeys, uniform } from '../../base/random/streams.ts';
import type { Recruitment } from './recruitment.ts';
import { inverseDegrees, successiveSamplingWeights, weightedShare } from './weights.ts';

/** A sample without missing values: those who are asked for, and how they came. */
export interface RdsSample {
  /** 1 for those with the property, else 0; by row. */
  readonly y: Uint8Array;
  readonly degree: Float64Array;
  /** Row of the recruiter within the sample; -1 of seeds, and of those whose recruiter is left out. */
  readonly recruiter: Int32Array;
  /** Group (y) of the recruiter, who may be left out; -1 of seeds and where it is not known. */
  readonly recruiterGroup: Int8Array;
  /** Rows so that everybody comes after their recruiter. */
  readonly order: Int32Array;
}

const SCOPE = 'estimate/rds';

/**
 * Salganik's bootstrap for RDS-II: a chain that begins with anybody, and goes on, from a person of group g, to anybody who was recruited by a person of g; as long as the sample.
 * A group that recruited nobody is followed by anybody who was recruited.
 * @returns estimates by replication, in the order of drawing
 * @see Salganik 2006, J. Urban Health 83:i98-i112
 */
export function chainBootstrap({ y, degree, recruiterGroup }: RdsSample, replications: number, seed: readonly [number, number]): Float64Array {
  const n = y.length;
  const recruited: number[][] = [[], []];
  for (let row = 0; row < n; row++) if (recruiterGroup[row]! >= 0) recruited[recruiterGroup[row]!]!.push(row);
  const anybody = recruited[0]!.length + recruited[1]!.length > 0 ? [...recruited[0]!, ...recruited[1]!] : [...y.keys()];
  const pools = recruited.map((pool) => (pool.length > 0 ? pool : anybody));
  const weight = inverseDegrees(degree);
  const keys = deriveKeys(seed, 0, SCOPE, 1);
  return Float64Array.from({ length: replications }, (_, replication) => {
    let row = Math.floor(uniform(keys, 0, replication, 0) * n);
    let above = weight[row]! * y[row]!;
    let below = weight[row]!;
    for (let draw = 1; draw < n; draw++) {
      const pool = pools[y[row]!]!;
      row = pool[Math.floor(uniform(keys, 0, replication, draw) * pool.length)]!;
      above += weight[row]! * y[row]!;
      below += weight[row]!;
    }
    return above / below;
  });
}

/** Persons of one degree and group in a made population. */
interface PopulationClass {
  readonly degree: number;
  readonly group: number;
  readonly persons: number;
}

/**
 * Gile's bootstrap for successive sampling: a population as estimated (degrees and groups), from which the trees of the sample are drawn anew without replacement.
 * Seeds keep their groups. A recruit of somebody in group g is of group h in proportion to the ties from g to h (referrals seen, weighed by the ties of each group and made the same in both
 * directions), as far as h has ties left; within a group it is drawn in proportion to degree. Each replication is estimated with the same population size.
 * @param population at least the sample
 * @see Gile 2011, section 4
 */
export function populationBootstrap(sample: RdsSample, population: number, replications: number, seed: readonly [number, number]): Float64Array {
  const { y, recruiter, order } = sample;
  const n = y.length;
  const made = makePopulation(sample, Math.round(population));
  const ties = groupTies(made);
  const referral = referrals(sample, ties);
  const keys = deriveKeys(seed, 1, SCOPE, 1);
  const drawnY = new Uint8Array(n);
  const drawnDegree = new Float64Array(n);
  return Float64Array.from({ length: replications }, (_, replication) => {
    const left = Float64Array.from(made, ({ persons }) => persons);
    const tiesLeft = Float64Array.from(ties);
    let counter = 0;
    for (const row of order) {
      const chance = [0, 0];
      if (recruiter[row]! < 0) chance[y[row]!] = 1;
      else for (let h = 0; h < 2; h++) chance[h] = ties[h]! > 0 ? (referral[drawnY[recruiter[row]!]!]![h]! * tiesLeft[h]!) / ties[h]! : 0;
      let group = uniform(keys, 0, replication, counter++) * (chance[0]! + chance[1]!) < chance[0]! ? 0 : 1;
      if (!(tiesLeft[group]! > 0)) group = 1 - group;
      const k = drawClass(made, left, group, uniform(keys, 0, replication, counter++) * tiesLeft[group]!);
      left[k]!--;
      // Sums of whole degrees stay exact; fractions would leave rounding where nothing is left.
      tiesLeft[group] = Math.max(0, tiesLeft[group]! - made[k]!.degree);
      drawnY[row] = group;
      drawnDegree[row] = made[k]!.degree;
    }
    return weightedShare(drawnY, successiveSamplingWeights(drawnDegree, population));
  });
}

/** Whole persons by degree and group, in the estimated shares, at least those in the sample: largest remainders. */
function makePopulation({ y, degree }: RdsSample, population: number): PopulationClass[] {
  const weight = successiveSamplingWeights(degree, population);
  const found = new Map<string, { degree: number; group: number; seen: number; persons: number }>();
  for (let row = 0; row < y.length; row++) {
    const key = `${y[row]} ${degree[row]}`;
    const cell = found.get(key) ?? { degree: degree[row]!, group: y[row]!, seen: 0, persons: 0 };
    cell.seen++;
    cell.persons += weight[row]!;
    found.set(key, cell);
  }
  // An order that does not depend on that of the rows.
  const cells = [...found.values()].sort((a, b) => a.group - b.group || a.degree - b.degree);
  const whole = cells.map(({ seen, persons }) => Math.max(seen, Math.floor(persons + 1e-9)));
  let rest = population - whole.reduce((sum, count) => sum + count, 0);
  const byRemainder = cells.map((_, k) => k).sort((a, b) => cells[b]!.persons - whole[b]! - (cells[a]!.persons - whole[a]!) || a - b);
  for (let i = 0; rest > 0; i++, rest--) whole[byRemainder[i % byRemainder.length]!]!++;
  return cells.map(({ degree: ties, group }, k) => ({ degree: ties, group, persons: whole[k]! }));
}

function groupTies(made: readonly PopulationClass[]): readonly [number, number] {
  const ties: [number, number] = [0, 0];
  for (const { degree, group, persons } of made) ties[group]! += degree * persons;
  return ties;
}

/** Chances of a recruit's group by the recruiter's, from ties that are the same in both directions. */
function referrals({ y, recruiterGroup }: RdsSample, ties: readonly [number, number]): readonly (readonly number[])[] {
  const seen = [[0, 0], [0, 0]];
  for (let row = 0; row < y.length; row++) if (recruiterGroup[row]! >= 0) seen[recruiterGroup[row]!]![y[row]!]!++;
  const all = ties[0] + ties[1];
  // A group that recruited nobody is taken to recruit without regard to groups.
  const shares = seen.map(([toZero, toOne]) => (toZero! + toOne! > 0 ? [toZero! / (toZero! + toOne!), toOne! / (toZero! + toOne!)] : [ties[0] / all, ties[1] / all]));
  const across = (ties[0] * shares[0]![1]! + ties[1] * shares[1]![0]!) / 2;
  return [0, 1].map((g) => {
    const own = Math.max(0, ties[g]! - across);
    const total = own + across;
    if (!(total > 0)) return [0.5, 0.5];
    return g === 0 ? [own / total, across / total] : [across / total, own / total];
  });
}

function drawClass(made: readonly PopulationClass[], left: Float64Array, group: number, at: number): number {
  let last = -1;
  let sum = 0;
  for (let k = 0; k < made.length; k++) {
    if (made[k]!.group !== group || !(left[k]! > 0)) continue;
    last = k;
    sum += left[k]! * made[k]!.degree;
    if (at < sum) return k;
  }
  return last;
}

/** Rows that are kept and have a value in both columns, as a sample of their own. */
export function completeSample(y: ArrayLike<number>, degree: ArrayLike<number>, recruitment: Recruitment, keep: (row: number) => boolean): RdsSample {
  const place = new Int32Array(y.length).fill(-1);
  let n = 0;
  for (let row = 0; row < y.length; row++) if (keep(row) && !Number.isNaN(y[row]!) && !Number.isNaN(degree[row]!)) place[row] = n++;
  const kept = (row: number): boolean => place[row]! >= 0;
  const rows = [...place.keys()].filter(kept);
  return {
    y: Uint8Array.from(rows, (row) => y[row]!),
    degree: Float64Array.from(rows, (row) => degree[row]!),
    recruiter: Int32Array.from(rows, (row) => (recruitment.recruiter[row]! >= 0 ? place[recruitment.recruiter[row]!]! : -1)),
    recruiterGroup: Int8Array.from(rows, (row) => {
      const from = recruitment.recruiter[row]!;
      return from < 0 || Number.isNaN(y[from]!) ? -1 : y[from]!;
    }),
    order: Int32Array.from([...recruitment.order].filter(kept), (row) => place[row]!),
  };
}
