/** Mean; NaN of nothing. Summed in the order given: the caller fixes it, so that results are the same in every run. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Sample variance with n - 1, in two passes with the rounding correction of Chan, Golub and LeVeque 1983; NaN below two values. */
export function variance(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return NaN;
  const centre = mean(values);
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i] - centre;
    squares += d * d;
    rest += d;
  }
  return (squares - (rest * rest) / n) / (n - 1);
}

/** Square root of the sample variance. */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values));
}

/** Standard error of the mean of independent values: the Monte Carlo error of an average over worlds. */
export function standardErrorOfMean(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values) / values.length);
}

/** Mean with weights >= 0 of any scale, length n; NaN when they sum to 0. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] * values[i];
    total += weights[i];
  }
  return sum / total;
}

/**
 * Variance with weights of any scale (reliability weights): unbiased when values are independent with one variance,
 * and equal to `variance` for equal weights. NaN when fewer than two values have weight.
 */
export function weightedVariance(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const centre = weightedMean(values, weights);
  let squares = 0;
  let total = 0;
  let totalSquares = 0;
  for (let i = 0; i < values.length; i++) {
    const d = values[i] - centre;
    squares += weights[i] * d * d;
    total += weights[i];
    totalSquares += weights[i] * weights[i];
  }
  const freedom = total - totalSquares / total;
  return freedom > 0 ? squares / freedom : NaN;
}
