import { quantileSorted } from '../sim/stats/quantiles.ts';

/** Median and range over rounds: the machine may be busy, so one number would say too much. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Rounds that it is the range of; absent where low and high are an interval reckoned otherwise, or the value is exact. */
  readonly rounds?: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { median: quantileSorted(sorted, 0.5), low: sorted[0]!, high: sorted[sorted.length - 1]!, rounds: sorted.length };
}

/** The same in another unit. */
export function times({ median, low, high, rounds }: Spread, factor: number): Spread {
  return { median: median * factor, low: low * factor, high: high * factor, ...(rounds === undefined ? {} : { rounds }) };
}

export function inWords({ median, low, high }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

/** CPU seconds that some work took, in user mode and in the system's: other programs on the machine do not count, as they would by the clock. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}
