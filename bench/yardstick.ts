import { execFileSync } from 'node:child_process';
import { quantileSorted } from '../sim/stats/quantiles.ts';

/** Worker-weeks of a run of market_plain with the arguments below. */
const WORKER_WEEKS = 15_000 * 676;
const RUNS = 6;

/** CPU nanoseconds per person-week of the yardstick (bench/yardstick): median over its later runs. */
export function yardstickNanoseconds(program: string): number {
  const lines = execFileSync(program, ['2000', '15000', '676', '1', String(RUNS)], { encoding: 'utf8' }).trim().split('\n');
  const seconds = Float64Array.from(lines.slice(1), (line) => (JSON.parse(line) as { readonly cpu_s: number }).cpu_s).sort();
  return (quantileSorted(seconds, 0.5) / WORKER_WEEKS) * 1e9;
}
