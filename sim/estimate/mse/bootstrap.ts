import { normalCdf } from '../../base/dmath.ts';
import { binomialQuantile } from '../../base/random/binomial.ts';
import { normalQuantile } from '../../base/random/normal.ts';
import { deriveKeys, uniform } from '../../base/random/streams.ts';
import { quantileSorted } from '../../stats/quantiles.ts';
import { captureTable, type CaptureTable } from './patterns.ts';

/** The estimator's own scope of random streams. */
const SCOPE = 'estimate/mse';

export interface Bootstrap {
  /** Estimates of the replications that have one, ascending. */
  readonly estimates: Float64Array;
  /** Replications without an estimate. */
  readonly failed: number;
}

/**
 * Estimates of tables drawn with replacement from the persons observed (multinomial over the patterns); whatever chooses a model does so anew in each.
 * @param seed two 32-bit words; replication r of a seed is always the same
 * @param estimate the whole procedure, from a table to a number; undefined when it has none
 * @see Chan, Silverman & Vincent 2021, section 3.3
 */
export function bootstrap(table: CaptureTable, replications: number, seed: readonly [number, number], estimate: (table: CaptureTable) => number | undefined): Bootstrap {
  const keys = deriveKeys(seed, 0, SCOPE, 1);
  const estimates: number[] = [];
  const counts = new Float64Array(table.counts.length);
  for (let r = 0; r < replications; r++) {
    drawCounts(table, counts, keys, r);
    const value = estimate(captureTable(table.lists, counts));
    if (value !== undefined) estimates.push(value);
  }
  return { estimates: Float64Array.from(estimates).sort(), failed: replications - estimates.length };
}

/** One multinomial draw, pattern by pattern: binomial of what is left. */
function drawCounts(table: CaptureTable, counts: Float64Array, keys: Int32Array, replication: number): void {
  let left = table.persons;
  let share = table.persons;
  for (let pattern = 1; pattern < counts.length; pattern++) {
    const observed = table.counts[pattern];
    counts[pattern] = observed > 0 ? binomialQuantile(uniform(keys, 0, replication, pattern), left, Math.min(1, observed / share)) : 0;
    left -= counts[pattern];
    share -= observed;
  }
}

/** Simple percentile interval. */
export function percentileInterval({ estimates }: Bootstrap, level: number): readonly [number, number] {
  return [quantileSorted(estimates, (1 - level) / 2), quantileSorted(estimates, (1 + level) / 2)];
}

/**
 * Bias-corrected and accelerated interval.
 * @param acceleration from `jackknifeAcceleration`
 * @returns undefined when all replications lie on one side of the estimate, so that its bias cannot be told
 * @see DiCiccio & Efron 1996, Stat. Sci. 11:189-228
 */
export function bcaInterval({ estimates }: Bootstrap, estimate: number, acceleration: number, level: number): readonly [number, number] | undefined {
  let below = 0;
  for (const value of estimates) if (value < estimate) below++;
  if (below === 0 || below === estimates.length) return undefined;
  const bias = normalQuantile(below / estimates.length);
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    return quantileSorted(estimates, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}

/**
 * Acceleration by the jackknife: the estimate with each person left out in turn; those of one pattern are alike, and counted as many times.
 * @returns undefined when leaving one person out leaves no estimate
 */
export function jackknifeAcceleration(table: CaptureTable, estimate: (table: CaptureTable) => number | undefined): number | undefined {
  const values: number[] = [];
  const times: number[] = [];
  for (let pattern = 1; pattern < table.counts.length; pattern++) {
    if (!(table.counts[pattern] > 0)) continue;
    const counts = Float64Array.from(table.counts);
    counts[pattern]--;
    const value = estimate(captureTable(table.lists, counts));
    if (value === undefined) return undefined;
    values.push(value);
    times.push(table.counts[pattern]);
  }
  let mean = 0;
  values.forEach((value, i) => (mean += (times[i]! * value) / table.persons));
  let squares = 0;
  let cubes = 0;
  values.forEach((value, i) => {
    const pull = mean - value;
    squares += times[i]! * pull * pull;
    cubes += times[i]! * pull * pull * pull;
  });
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}
