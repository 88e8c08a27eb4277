/** Triangular quantile on [low, high] with its peak at mode; low <= mode <= high. */
export function triangularQuantile(u: number, low: number, mode: number, high: number): number {
  const width = high - low;
  if (!(width > 0)) return low;
  const left = mode - low;
  if (u * width <= left) return low + Math.sqrt(u * width * left);
  return high - Math.sqrt((1 - u) * width * (high - mode));
}
