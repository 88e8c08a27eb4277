/**
 * Quantile tables: any continuous distribution at the price of one interpolation (4 ns), from one uniform and monotone in it.
 * Size + 1 knots stand at the mid-points p = (i + 0.5) / (size + 1). So the ends, which may be infinite, are never asked for;
 * u beyond the outer knots gives the outer knots: each tail is cut at 0.5 / (size + 1), which is 1 in 2050 by default.
 */

/**
 * Tabulates a quantile function.
 * @param quantile not falling; finite inside (0, 1). Throws when it is neither
 * @returns size + 1 knots
 */
export function makeQuantileTable(quantile: (p: number) => number, size = 1024): Float64Array {
  const table = new Float64Array(size + 1);
  for (let i = 0; i <= size; i++) {
    const value = quantile((i + 0.5) / (size + 1));
    if (!(Math.abs(value) < Infinity)) throw new Error(`the quantile table got ${value} at knot ${i}`);
    if (i > 0 && value < table[i - 1] - 1e-9 * Math.abs(value)) throw new Error(`the quantile function falls at knot ${i}`);
    table[i] = i > 0 ? Math.max(value, table[i - 1]) : value;
  }
  return table;
}

/** The value at u, linear between the knots. */
export function drawTable(table: Float64Array, u: number): number {
  const last = table.length - 1;
  const position = u * (last + 1) - 0.5;
  if (position <= 0) return table[0];
  if (position >= last) return table[last];
  const i = position | 0;
  const below = table[i];
  return below + (position - i) * (table[i + 1] - below);
}
