import { expm1 } from '../../base/dmath.ts';

/**
 * Weights of respondent-driven sampling. A walk that is handed on along ties meets persons in proportion to their degree, so that each counts with its inverse (RDS-II).
 * @param degree ties within the population, > 0
 * @see Volz & Heckathorn 2008, J. Off. Stat. 24:79-97
 */
export function inverseDegrees(degree: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: degree.length }, (_, i) => 1 / degree[i]!);
}

/**
 * Weights of successive sampling (RDS-SS): the sample is drawn without replacement in proportion to degree from a population of known size.
 * Gile 2011 reckons the chance to be drawn by simulation, estimates the population's degrees with it, and repeats until both agree. In the limit of a large population a
 * person of degree d is drawn with chance 1 - exp(-d t) (Rosén 1972, Ann. Math. Stat. 43:373-397, 748-776), and both agree exactly where the weights 1 / (1 - exp(-d t)) add
 * up to the population; so t is the root of that, and no simulation is needed. A population without end gives RDS-II, one as large as the sample the plain mean.
 * @param degree > 0, length n
 * @param population at least n
 * @returns weights that add up to the population
 * @see Gile 2011, J. Am. Stat. Assoc. 106:135-146
 */
export function successiveSamplingWeights(degree: ArrayLike<number>, population: number): Float64Array {
  const n = degree.length;
  if (population <= n) return new Float64Array(n).fill(1);
  const [values, times] = classes(degree);
  const total = (t: number): number => {
    let sum = 0;
    for (let k = 0; k < values.length; k++) sum -= times[k]! / expm1(-values[k]! * t);
    return sum;
  };
  // The sum falls from infinity to n as t grows.
  let low = 1 / values[values.length - 1]!;
  while (total(low) < population) low /= 2;
  let high = low;
  while (total(high) > population) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (total(middle) > population) low = middle;
    else high = middle;
  }
  const t = (low + high) / 2;
  return Float64Array.from({ length: n }, (_, i) => -1 / expm1(-degree[i]! * t));
}

/** Different degrees, ascending, and how often each stands. */
function classes(degree: ArrayLike<number>): [Float64Array, Float64Array] {
  const sorted = Float64Array.from(degree).sort();
  const values: number[] = [];
  const times: number[] = [];
  for (const value of sorted) {
    if (values[values.length - 1] === value) times[times.length - 1]!++;
    else {
      values.push(value);
      times.push(1);
    }
  }
  return [Float64Array.from(values), Float64Array.from(times)];
}

/** Weighted share of those with y = 1. */
export function weightedShare(y: ArrayLike<number>, weight: ArrayLike<number>): number {
  let above = 0;
  let below = 0;
  for (let i = 0; i < y.length; i++) {
    above += weight[i]! * y[i]!;
    below += weight[i]!;
  }
  return above / below;
}
