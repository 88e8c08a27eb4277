/**
 * Mean over a centred window; the ends, where it does not fit, are left out.
 * @param span odd number of values
 * @returns length n - span + 1; empty when the series is shorter than the window
 */
export function movingMean(values: ArrayLike<number>, span: number): Float64Array {
  const out = new Float64Array(Math.max(0, values.length - span + 1));
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    if (i >= span) sum -= values[i - span]!;
    if (i >= span - 1) out[i - span + 1] = sum / span;
  }
  return out;
}

/** Variance below this share of the squared level is rounding, not movement. */
const FLAT = 1e-12;
/** Shortest overlap from which a correlation is taken. */
const LEAST = 52;

/**
 * By how many steps one series follows another: the lag of the highest cross-correlation.
 * Each lag takes the correlation of Pearson over the pairs (lead[t], follow[t + lag]) that there are.
 * Series with a trend of their own correlate at every lag: their peak is broad, and the lag says less.
 * @param largest lags 0 to this one are tried
 * @returns NaN where either series is flat, where none of the correlations is positive, or with fewer than 52 pairs at the largest lag
 */
export function lagOfHighestCorrelation(lead: ArrayLike<number>, follow: ArrayLike<number>, largest: number): number {
  const n = Math.min(lead.length, follow.length);
  if (n - largest < LEAST) return NaN;
  let best = NaN;
  let highest = 0;
  for (let lag = 0; lag <= largest; lag++) {
    const r = correlation(lead, follow, lag, n - lag);
    if (r > highest) {
      highest = r;
      best = lag;
    }
  }
  return best;
}

function correlation(lead: ArrayLike<number>, follow: ArrayLike<number>, lag: number, pairs: number): number {
  let [x, y] = [0, 0];
  for (let t = 0; t < pairs; t++) {
    x += lead[t]!;
    y += follow[t + lag]!;
  }
  x /= pairs;
  y /= pairs;
  let [xx, yy, xy] = [0, 0, 0];
  for (let t = 0; t < pairs; t++) {
    const [a, b] = [lead[t]! - x, follow[t + lag]! - y];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (xx <= FLAT * x * x * pairs || yy <= FLAT * y * y * pairs) return NaN;
  return xy / Math.sqrt(xx * yy);
}
