import type { Spread } from './spread.ts';

/**
 * (variance before + variance after) / variance of the paired difference, from n worlds with the same chances.
 * @returns the estimate, and 95 % about it by the jackknife over worlds, on the logarithm (Efron and Tibshirani 1993, ch. 11)
 */
export function varianceFactor(before: Float64Array, after: Float64Array): Spread {
  const n = before.length;
  const difference = after.map((value, i) => value - before[i]!);
  const sums = [before, after, difference].map(centred);
  const without = (i: number): number => {
    const [b, a, d] = sums.map(({ values, squares }) => {
      // Leaving one out of n deviations x from the mean takes x² n / (n - 1) from their sum of squares.
      const x = values[i]!;
      return squares - (x * x * n) / (n - 1);
    });
    return Math.log((b! + a!) / d!);
  };
  const all = Math.log((sums[0]!.squares + sums[1]!.squares) / sums[2]!.squares);
  const left = Float64Array.from({ length: n }, (_, i) => without(i));
  const mean = left.reduce((sum, x) => sum + x, 0) / n;
  const error = Math.sqrt(((n - 1) / n) * left.reduce((sum, x) => sum + (x - mean) * (x - mean), 0));
  return { median: Math.exp(all), low: Math.exp(all - 1.96 * error), high: Math.exp(all + 1.96 * error) };
}

function centred(values: Float64Array): { readonly values: Float64Array; readonly squares: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const deviations = values.map((x) => x - mean);
  return { values: deviations, squares: deviations.reduce((sum, x) => sum + x * x, 0) };
}
