/** A stratified sample of primary units (venues), column by column. */
export interface Sample {
  /** Of those counted in x, how many have the property (children); by primary unit. */
  readonly y: ArrayLike<number>;
  /** Persons seen; by primary unit. */
  readonly x: ArrayLike<number>;
  /** Inverse inclusion probability of a unit that gave an answer; by primary unit. */
  readonly weight: ArrayLike<number>;
  /** Stratum code, 0 to strata - 1; by primary unit. */
  readonly stratum: ArrayLike<number>;
  /** Sampling fraction of the first stage, n / N, by stratum; 0 where none is to be used. */
  readonly fraction: ArrayLike<number>;
}

/**
 * How persons within a primary unit were sampled.
 * - `none`: all of them, or it is left out;
 * - `simple`: a simple random sample of x out of `sizes[i]` (Infinity: of a large number), as in svydesign(id = ~unit + person, fpc = ~N + M);
 * - `bernoulli`: each independently with probability `fraction` (0: unknown, which is on the safe side), so that their number varies too.
 */
export type SecondStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'simple'; readonly sizes: ArrayLike<number> }
  | { readonly kind: 'bernoulli'; readonly fraction: number };

/**
 * Variance of R = sum w y / sum w x by linearisation, z_i = w_i (y_i - R x_i) / sum w x:
 * V = sum over strata of (1 - f) n / (n - 1) sum (z - mean z)^2, plus f times the variance within units (two-stage term:
 * with a fraction of 0 the first part already holds all of it; Särndal, Swensson & Wretman 1992, 4.3 and 5.5).
 * A stratum with a single unit is centred at the mean of all, which is 0 for a ratio ("adjust" in R survey), and adds (1 - f) z^2:
 * nothing when it was taken for certain (f = 1).
 */
export function linearisedVariance(sample: Sample, share: number, totalX: number, secondStage: SecondStage): number {
  const { y, x, weight, stratum, fraction } = sample;
  const strata = fraction.length;
  const n = new Float64Array(strata);
  const sum = new Float64Array(strata);
  const squares = new Float64Array(strata);
  const within = new Float64Array(strata);
  const z = new Float64Array(y.length);
  for (let i = 0; i < z.length; i++) {
    const h = stratum[i];
    const scale = weight[i] / totalX;
    z[i] = scale * (y[i] - share * x[i]);
    n[h]++;
    sum[h] += z[i];
    within[h] += scale * scale * varianceWithin(y[i], x[i], share, secondStage, i);
  }
  // Two passes: squares of deviations, not a difference of large squares.
  for (let i = 0; i < z.length; i++) {
    const h = stratum[i];
    const deviation = n[h] > 1 ? z[i] - sum[h] / n[h] : z[i];
    squares[h] += deviation * deviation;
  }
  let variance = 0;
  for (let h = 0; h < strata; h++) {
    if (n[h] === 0) continue;
    const between = n[h] > 1 ? (n[h] / (n[h] - 1)) * squares[h] : squares[h];
    variance += (1 - fraction[h]) * between + fraction[h] * within[h];
  }
  return variance;
}

/** Estimated variance of the sum of (y - R x) over the persons of one unit. */
function varianceWithin(y: number, x: number, share: number, secondStage: SecondStage, unit: number): number {
  if (secondStage.kind === 'none') return 0;
  if (secondStage.kind === 'simple') {
    if (x < 2) return 0;
    return (1 - x / secondStage.sizes[unit]) * ((y * (x - y)) / (x - 1));
  }
  return (1 - secondStage.fraction) * (y * (1 - share) * (1 - share) + (x - y) * share * share);
}
