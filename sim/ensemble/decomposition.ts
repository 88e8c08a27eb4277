import { log } from '../base/dmath.ts';
import { estimandLabels, factorLabels, stepLabels } from '../measure/estimands.ts';
import { ESTIMANDS, FACTORS, STEPS, type Estimand, type Factor, type Q, type Step } from '../run/result.ts';
import { scalar } from '../run/scalars.ts';
import { pairedDifference, type PairedDifference } from './paired.ts';
import { combine, missing, summarise, type Rows } from './rows.ts';

/** ladder: rung by rung, down from the truth; attribution: over all orders (measurement.md section 2). */
export const METHODS = ['ladder', 'attribution'] as const;
export type Method = (typeof METHODS)[number];

export type PartId = Step | Factor;

/** One part of the change of the reading, over worlds. */
export interface PartSummary {
  readonly part: PartId;
  readonly label: string;
  /** Of the logarithm of the share; what acts on children and what on all persons add up to it. Over worlds in which both readings are above 0. */
  readonly logPoints: Q;
  readonly children: Q;
  readonly persons: Q;
  /** Of the share itself, a difference of fractions: exists in every world in which somebody was met. */
  readonly points: Q;
  /** Mean log points, in parts of 100 of the whole; null where nothing changed. */
  readonly inHundred: number | null;
}

interface Change { readonly from: Q; readonly to: Q; readonly change: Q }

/** How the change between two dates comes about in the worlds of one scenario. */
export interface Decomposition {
  readonly method: Method;
  readonly worlds: number;
  /** Worlds in which a reading was 0 and has no logarithm: they are in no log points. */
  readonly notEstimable: number;
  readonly reading: { readonly from: Q; readonly to: Q; /** relative */ readonly change: Q; readonly logPoints: Q; readonly points: Q };
  readonly parts: readonly PartSummary[];
  /** Over worlds, the largest distance between the sum of the parts and the whole, in log points. */
  readonly largestGap: number;
  /** Numbers on the rungs of the ladder. Changes are relative. */
  readonly rungs: readonly { readonly estimand: Estimand; readonly label: string; readonly share: Change; readonly children: Change; readonly persons: Change }[];
  /** Children exploited summed over the weeks between the dates; `less`: how many fewer than had their number stayed as it was at the first. */
  readonly childWeeks: Readonly<Record<'all' | 'studyAreas', { readonly sum: Q; readonly less: Q }>>;
}

/** Values by world, in the order of the rows. */
export interface PartColumns {
  readonly part: PartId;
  readonly logPoints: Float64Array;
  readonly children: Float64Array;
  readonly persons: Float64Array;
  readonly points: Float64Array;
}

/** The ids of the two waves in the scalars of a world, and the weeks between them. */
export interface Compared {
  readonly from: string;
  readonly to: string;
  readonly weeks: number;
}

/** The parts of every world. They add up to the change of the reading in each: log points to 1e-9, points to rounding. */
export function partColumns(rows: Rows, { from, to }: Compared, method: Method): readonly PartColumns[] {
  if (method === 'attribution') {
    return FACTORS.map((factor) => ({
      part: factor, logPoints: rows.column(scalar.factor(factor)),
      children: rows.column(scalar.factorOf(factor, 'children')), persons: rows.column(scalar.factorOf(factor, 'persons')), points: rows.column(scalar.factorOf(factor, 'points')),
    }));
  }
  const shares = ESTIMANDS.map((estimand) => combine(shareOf(rows, to, estimand), shareOf(rows, from, estimand), (a, b) => a - b));
  return STEPS.map((step, i) => ({
    part: step, logPoints: rows.column(scalar.step(step, 'logPoints')),
    children: rows.column(scalar.step(step, 'children')), persons: rows.column(scalar.step(step, 'persons')),
    points: i === 0 ? shares[0]! : combine(shares[i]!, shares[i - 1]!, (here, above) => here - above),
  }));
}

/** Sums a set of worlds up. Without a world everything is NaN. */
export function decompose(rows: Rows, compared: Compared, method: Method): Decomposition {
  const columns = partColumns(rows, compared, method);
  const [readFrom, readTo] = [compared.from, compared.to].map((wave) => shareOf(rows, wave, 'T6')) as [Float64Array, Float64Array];
  const logChange = combine(readFrom, readTo, (a, b) => (a > 0 && b > 0 ? log(b / a) : NaN));
  const total = columns.reduce((sum, { logPoints }) => sum + summarise(logPoints).mean, 0);
  const labels: Readonly<Record<string, string>> = method === 'ladder' ? stepLabels : factorLabels;
  const children = (wave: string, estimand: Estimand): Float64Array => rows.column(scalar.rung(wave, estimand, 'children'));
  const persons = (wave: string, estimand: Estimand): Float64Array => rows.column(scalar.rung(wave, estimand, 'persons'));
  const weeks = (of: 'all' | 'studyAreas', estimand: Estimand) => {
    const sum = rows.column(scalar.childWeeks(of));
    return { sum: summarise(sum), less: summarise(combine(children(compared.from, estimand), sum, (at, all) => at * compared.weeks - all)) };
  };
  return {
    method,
    worlds: rows.count,
    notEstimable: missing(columns.at(-1)!.logPoints),
    reading: {
      ...changeOf(readFrom, readTo),
      logPoints: summarise(logChange),
      points: summarise(combine(readTo, readFrom, (a, b) => a - b)),
    },
    parts: columns.map(({ part, logPoints, children: onChildren, persons: onPersons, points }) => {
      const q = summarise(logPoints);
      return {
        part, label: labels[part]!, logPoints: q, children: summarise(onChildren), persons: summarise(onPersons), points: summarise(points),
        inHundred: Math.abs(total) < NOTHING || Number.isNaN(total) ? null : (100 * q.mean) / total,
      };
    }),
    largestGap: largestGap(columns, logChange),
    rungs: ESTIMANDS.map((estimand) => ({
      estimand, label: estimandLabels[estimand],
      share: changeOf(shareOf(rows, compared.from, estimand), shareOf(rows, compared.to, estimand)),
      children: changeOf(children(compared.from, estimand), children(compared.to, estimand)),
      persons: changeOf(persons(compared.from, estimand), persons(compared.to, estimand)),
    })),
    childWeeks: { all: weeks('all', 'T0'), studyAreas: weeks('studyAreas', 'T1') },
  };
}

/** A change of the logarithm of less than this has no parts of 100. */
const NOTHING = 0.05;

const shareOf = (rows: Rows, wave: string, estimand: Estimand): Float64Array =>
  combine(rows.column(scalar.rung(wave, estimand, 'children')), rows.column(scalar.rung(wave, estimand, 'persons')), (c, p) => (p > 0 ? c / p : NaN));

function changeOf(from: Float64Array, to: Float64Array): Change {
  return { from: summarise(from), to: summarise(to), change: summarise(combine(from, to, (a, b) => (a > 0 ? b / a - 1 : NaN))) };
}

function largestGap(columns: readonly PartColumns[], whole: Float64Array): number {
  let largest = 0;
  whole.forEach((change, world) => {
    const sum = columns.reduce((total, { logPoints }) => total + logPoints[world]!, 0);
    if (!Number.isNaN(change) && !Number.isNaN(sum)) largest = Math.max(largest, Math.abs(sum - change));
  });
  return largest;
}

/** How the parts of two scenarios differ, world by world: the second minus the first. */
export interface DecompositionDifference {
  /** Worlds that both have. */
  readonly pairs: number;
  /** Pairs of which a reading was 0 in either scenario. */
  readonly notEstimable: number;
  readonly parts: readonly { readonly part: PartId; readonly label: string; readonly logPoints: PairedDifference; readonly children: PairedDifference; readonly persons: PairedDifference; readonly points: PairedDifference }[];
  readonly reading: { readonly logPoints: PairedDifference; readonly points: PairedDifference };
  readonly children: Readonly<Record<'all' | 'studyAreas', PairedDifference>>;
  readonly childWeeks: Readonly<Record<'all' | 'studyAreas', PairedDifference>>;
}

/** One side of a comparison. */
export interface Side { readonly rows: Rows; readonly compared: Compared }

/** Both sides must hold the same worlds: the same seed, and the same indices. */
export function decompositionDifference(first: Side, second: Side, method: Method): DecompositionDifference {
  const sides = [first, second] as const;
  if (String(first.rows.index()) !== String(second.rows.index())) throw new Error('two sides with other worlds cannot be paired');
  const [a, b] = sides.map(({ rows, compared }) => partColumns(rows, compared, method)) as [readonly PartColumns[], readonly PartColumns[]];
  const less = (of: (side: Side) => Float64Array): PairedDifference => pairedDifference(combine(of(second), of(first), (after, before) => after - before));
  const difference = (i: number, key: 'logPoints' | 'children' | 'persons' | 'points'): PairedDifference =>
    pairedDifference(combine(b[i]![key], a[i]![key], (after, before) => after - before));
  const labels: Readonly<Record<string, string>> = method === 'ladder' ? stepLabels : factorLabels;
  const reading = (of: (from: number, to: number) => number) => ({ rows, compared }: Side): Float64Array => combine(shareOf(rows, compared.from, 'T6'), shareOf(rows, compared.to, 'T6'), of);
  const childrenAt = (estimand: Estimand) => ({ rows, compared }: Side): Float64Array => rows.column(scalar.rung(compared.to, estimand, 'children'));
  return {
    pairs: first.rows.count,
    notEstimable: missing(combine(a.at(-1)!.logPoints, b.at(-1)!.logPoints, (x, y) => x + y)),
    parts: a.map(({ part }, i) => ({ part, label: labels[part]!, logPoints: difference(i, 'logPoints'), children: difference(i, 'children'), persons: difference(i, 'persons'), points: difference(i, 'points') })),
    reading: { logPoints: less(reading((from, to) => (from > 0 && to > 0 ? log(to / from) : NaN))), points: less(reading((from, to) => to - from)) },
    children: { all: less(childrenAt('T0')), studyAreas: less(childrenAt('T1')) },
    childWeeks: { all: less(({ rows }) => rows.column(scalar.childWeeks('all'))), studyAreas: less(({ rows }) => rows.column(scalar.childWeeks('studyAreas'))) },
  };
}
