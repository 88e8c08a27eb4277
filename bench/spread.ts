import { quantileSorted } from '../sim/stats/quantiles.ts';

/** Median and range over rounds: the machine may be busy, so one number would say too much. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { median: quantileSorted(sorted, 0.5), low: sorted[0]!, high: sorted[sorted.length - 1]! };
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
