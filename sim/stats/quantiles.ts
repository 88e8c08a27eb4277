/**
 * Sample quantile of sorted values, linear between order statistics at (n - 1) p; NaN when there are none.
 * @param sorted ascending, length n
 * @param p 0..1
 * @see Hyndman and Fan 1996, type 7: the default of R
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const last = sorted.length - 1;
  if (last < 0) return NaN;
  const position = Math.min(last, Math.max(0, last * p));
  const i = Math.min(last, Math.floor(position));
  const below = sorted[i];
  const rest = position - i;
  return rest === 0 ? below : below + rest * (sorted[i + 1] - below);
}

/** Quantiles of values in any order (they are copied and sorted); one number for each p. Values must not hold NaN. */
export function quantiles(values: ArrayLike<number>, ps: readonly number[]): number[] {
  // A typed array sorts by size, and in the same order on every engine.
  const sorted = Float64Array.from(values).sort();
  return ps.map((p) => quantileSorted(sorted, p));
}
