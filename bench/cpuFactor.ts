import { cpuSeconds, spread, type Spread } from './spread.ts';

const MIXES = 4_000_000;
const CELLS = 1 << 18;

/**
 * How fast is this machine now? A kernel of the core's kind of work (whole-number mixing, scattered reads and writes of 1 MB, a float sum) that must never
 * be changed: times of two runs are compared by it.
 * @returns CPU nanoseconds of one mix; median and range over `rounds`
 */
export function kernelNanoseconds(rounds = 7): Spread {
  const cells = new Int32Array(CELLS);
  mix(cells, MIXES / 4);
  return spread(Array.from({ length: rounds }, () => (cpuSeconds(() => mix(cells, MIXES)) / MIXES) * 1e9));
}

function mix(cells: Int32Array, times: number): number {
  let x = 1;
  let sum = 0;
  for (let i = 0; i < times; i++) {
    x = (Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + i) | 0;
    const at = x & (CELLS - 1);
    cells[at] = (cells[at]! + x) | 0;
    sum += cells[(at * 5) & (CELLS - 1)]! * 0.5;
  }
  // The result is used, or there would be nothing to measure.
  cells[0] = sum | 0;
  return sum;
}
