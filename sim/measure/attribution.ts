import { log } from '../base/dmath.ts';
import { shapley } from '../stats/shapley.ts';
import { GROUP_START, Group } from './ages.ts';
import type { Dated } from './dated.ts';
import { FACTORS } from './estimands.ts';
import { conditionals, makeConditionals, type Conditionals } from './conditionals.ts';

/** Factors that are swapped between the dates: all but `sampled`. Factor i is bit i of a subset; a set bit means the second date. */
const SWAPPED = FACTORS.length - 1;
const SUBSETS = 1 << SWAPPED;
const bitOf = (factor: (typeof FACTORS)[number]): number => FACTORS.indexOf(factor);
const BIT = {
  children: bitOf('children'), adults: bitOf('adults'), place: bitOf('place'), exposure: bitOf('exposure'),
  frame: bitOf('frame'), concealed: bitOf('concealed'), seen: bitOf('seen'), judged: bitOf('judged'), weighted: bitOf('weighted'),
} as const;

/** Sums over age: everybody, and those judged children by the first and by the second date's judgement. */
const JUDGEMENTS = 3;

/** Buffers for worlds of one shape, so that a world costs no allocation to speak of. */
export interface AttributionScratch {
  readonly areas: number;
  readonly cells: number;
  readonly first: Conditionals;
  readonly second: Conditionals;
  /** [((place * 2 + exposure) * 2 + who) * 3 + group) * 3 + judgement) * cells + cell]: persons, summed over ages and study areas. */
  readonly sums: Float64Array;
  /** [(combination * 3 + group) * cells + cell]: phi s r w; combination = frame + 2 concealed + 4 seen + 8 weighted. */
  readonly factors: Float64Array;
  readonly cellSums: Float64Array;
  readonly values: Float64Array;
  /** Logarithms of the numerator of v(S), minus those of its denominator, and v(S) as a share. */
  readonly children: Float64Array;
  readonly persons: Float64Array;
  readonly shares: Float64Array;
}

/** Parts of the change of the reading by factor (order of FACTORS), length 10 each. */
export interface AttributionParts {
  /** Of ln T6. NaN throughout when not estimable. */
  readonly logPoints: Float64Array;
  /** What of these acts on children counted (the numerator), and what on all persons (minus the denominator): they add up to `logPoints` to rounding. */
  readonly children: Float64Array;
  readonly persons: Float64Array;
  /** Of T6 itself, as a difference of shares. NaN throughout only where a survey met nobody. */
  readonly points: Float64Array;
}

/** A reading as its two totals. */
export interface Totals {
  readonly children: number;
  readonly persons: number;
}

export function makeAttributionScratch(areas: number, types: number): AttributionScratch {
  const cells = types * 2;
  return {
    areas, cells,
    first: makeConditionals(areas, cells), second: makeConditionals(areas, cells),
    sums: new Float64Array(8 * 3 * JUDGEMENTS * cells),
    factors: new Float64Array(16 * 3 * cells),
    cellSums: new Float64Array(cells),
    values: new Float64Array(SUBSETS), children: new Float64Array(SUBSETS), persons: new Float64Array(SUBSETS), shares: new Float64Array(SUBSETS),
  };
}

/**
 * Attributes the change of ln T6 between two dates to the ten factors of FACTORS (measurement.md section 2.2).
 * v(S) = ln [sum N phi s r w q / sum N phi s r w] over study areas and public cells, with N = K g(k) pi(a|k) eps(y, e|a, k) for children and
 * for adults apart; factors in S come from the second date. Shapley values over the nine factors, from all 512 subsets; `sampled` is the
 * change of (ln T6 - v). The parts sum to the change of ln T6; a factor whose numbers are equal at both dates gets exactly 0.
 * Shapley values are linear, so those of numerator and denominator, each by itself, add up to those of v. Points: the same with v as a share.
 * @returns log points are NaN throughout when a reading is 0 or nobody would be seen (not estimable)
 */
export function attribute(scratch: AttributionScratch, from: Dated, to: Dated, readingFrom: Totals, readingTo: Totals): AttributionParts {
  conditionals(from.composition, scratch.first);
  conditionals(to.composition, scratch.second);
  sumOverAges(scratch, from, to);
  fillFactors(scratch, from, to);
  for (let subset = 0; subset < SUBSETS; subset++) fillValues(scratch, subset);
  const change = (of: (reading: Totals) => number): number => of(readingTo) - of(readingFrom);
  const lnShare = ({ children, persons }: Totals): number => (children > 0 && persons > 0 ? log(children / persons) : NaN);
  const logPoints = partsOf(scratch.values, change(lnShare));
  const estimable = !Number.isNaN(logPoints[0]);
  return {
    logPoints,
    children: partsOf(scratch.children, estimable ? change(({ children }) => log(children)) : NaN),
    persons: partsOf(scratch.persons, estimable ? change(({ persons }) => -log(persons)) : NaN),
    points: partsOf(scratch.shares, change(({ children, persons }) => (persons > 0 ? children / persons : NaN))),
  };
}

/** Shapley values of the swapped factors, and what is left of the change for `sampled`. */
function partsOf(values: Float64Array, change: number): Float64Array {
  const parts = new Float64Array(FACTORS.length).fill(NaN);
  if (!values.every(Number.isFinite) || !Number.isFinite(change)) return parts;
  parts.set(shapley(values, SWAPPED));
  parts[SWAPPED] = change - (values[SUBSETS - 1] - values[0]);
  return parts;
}

/**
 * Only q depends on age beyond N, so ages are summed first: for each choice of dates for place, exposure and the number of persons by age,
 * and for each judgement.
 */
function sumOverAges(scratch: AttributionScratch, from: Dated, to: Dated): void {
  const { areas, cells, sums, cellSums } = scratch;
  const dates = [scratch.first, scratch.second];
  const totals = [from.composition.total, to.composition.total];
  const judged = [from.rates.judgedByBin, to.rates.judgedByBin];
  sums.fill(0);
  for (let group = 0; group < 3; group++) {
    for (let bin = GROUP_START[group]; bin < GROUP_START[group + 1]; bin++) {
      if (totals[0][bin] === 0 && totals[1][bin] === 0) continue;
      for (let dated = 0; dated < 4; dated++) {
        const place = dates[dated >> 1].place;
        const exposure = dates[dated & 1].exposure;
        cellSums.fill(0);
        for (let a = 0; a < areas; a++) {
          const inArea = place[bin * areas + a];
          if (inArea === 0) continue;
          const offset = (bin * areas + a) * cells;
          for (let c = 0; c < cells; c++) cellSums[c] += inArea * exposure[offset + c];
        }
        for (let who = 0; who < 2; who++) {
          const count = totals[who][bin];
          if (count === 0) continue;
          const base = ((dated * 2 + who) * 3 + group) * JUDGEMENTS * cells;
          const q0 = count * judged[0][bin];
          const q1 = count * judged[1][bin];
          for (let c = 0; c < cells; c++) {
            sums[base + c] += count * cellSums[c];
            sums[base + cells + c] += q0 * cellSums[c];
            sums[base + 2 * cells + c] += q1 * cellSums[c];
          }
        }
      }
    }
  }
}

function fillFactors(scratch: AttributionScratch, from: Dated, to: Dated): void {
  const { cells, factors } = scratch;
  const dates = [from, to];
  for (let combination = 0; combination < 16; combination++) {
    const frame = dates[combination & 1].rates.frame;
    const shown = dates[(combination >> 1) & 1].shown;
    const seen = dates[(combination >> 2) & 1].rates.seen;
    const weighted = dates[combination >> 3].rates.weighted;
    for (let group = 0; group < 3; group++) {
      for (let c = 0; c < cells; c++) {
        const exposure = c & 1;
        const concealed = group === Group.children ? shown[exposure] : 1;
        factors[(combination * 3 + group) * cells + c] = frame[c] * concealed * seen[group * 2 + exposure] * weighted[c >> 1];
      }
    }
  }
}

/** v(S), as a logarithm with its two parts, and as a share. */
function fillValues(scratch: AttributionScratch, subset: number): void {
  const { cells, sums, factors } = scratch;
  const bit = (factor: number): number => (subset >> factor) & 1;
  const dated = bit(BIT.place) * 2 + bit(BIT.exposure);
  const combination = bit(BIT.frame) + 2 * bit(BIT.concealed) + 4 * bit(BIT.seen) + 8 * bit(BIT.weighted);
  const judgement = 1 + bit(BIT.judged);
  let judged = 0;
  let met = 0;
  for (let group = 0; group < 3; group++) {
    const who = group === Group.children ? bit(BIT.children) : bit(BIT.adults);
    const base = ((dated * 2 + who) * 3 + group) * JUDGEMENTS * cells;
    const factorBase = (combination * 3 + group) * cells;
    for (let c = 0; c < cells; c++) {
      const factor = factors[factorBase + c];
      met += factor * sums[base + c];
      judged += factor * sums[base + judgement * cells + c];
    }
  }
  const estimable = met > 0 && judged > 0;
  scratch.values[subset] = estimable ? log(judged / met) : NaN;
  scratch.children[subset] = estimable ? log(judged) : NaN;
  scratch.persons[subset] = estimable ? -log(met) : NaN;
  scratch.shares[subset] = met > 0 ? judged / met : NaN;
}
