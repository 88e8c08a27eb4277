import type { Fan } from '../run/result.ts';

/**
 * Counts of weekly values in bins with fixed edges, so that worlds can be added in any order and need not be kept.
 * Edges lie at (i / steps)², evenly on a square-root scale: there a count's random spread is the same everywhere, and small shares keep their detail.
 */
export interface WeeklyHistogram {
  /** Adds one world's values; length weeks. NaN: no value that week. */
  add(values: Float32Array): void;
  fan(): Fan;
}

/** Bins to a unit of the square root: a count of 3,000 is known to 1 in 110, and the place within a bin is interpolated. */
export const COUNT_STEPS = 4;
/** For shares and probabilities: 5 % is known to 0.09 points. */
export const SHARE_STEPS = 512;

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** @param weeks length of each series  @param steps COUNT_STEPS or SHARE_STEPS */
export function makeWeeklyHistogram(weeks: number, steps: number): WeeklyHistogram {
  let bins = 64;
  let counts = new Uint16Array(weeks * bins);
  const present = new Uint16Array(weeks);
  /** The lowest bin in use: where the search for a quantile starts. */
  const lowest = new Uint16Array(weeks).fill(65_535);

  /** Room for larger values; the edges stay where they are. */
  const grow = (bin: number): void => {
    let wider = bins;
    while (wider <= bin) wider *= 2;
    const larger = new Uint16Array(weeks * wider);
    for (let week = 0; week < weeks; week++) larger.set(counts.subarray(week * bins, (week + 1) * bins), week * wider);
    [bins, counts] = [wider, larger];
  };

  return {
    add(values) {
      for (let week = 0; week < weeks; week++) {
        const value = values[week]!;
        if (Number.isNaN(value)) continue;
        const bin = value <= 0 ? 0 : Math.floor(Math.sqrt(value) * steps);
        if (bin >= bins) grow(bin);
        counts[week * bins + bin]! += 1;
        present[week]! += 1;
        if (bin < lowest[week]!) lowest[week] = bin;
      }
    },
    fan() {
      const rows = LEVELS.map(() => new Float64Array(weeks));
      for (let week = 0; week < weeks; week++) {
        const cells = counts.subarray(week * bins, (week + 1) * bins);
        LEVELS.forEach((level, row) => {
          rows[row]![week] = quantile(cells, present[week]!, lowest[week]!, level, steps);
        });
      }
      const [q05, q25, q50, q75, q95] = rows as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
      return { q05, q25, q50, q75, q95 };
    },
  };
}

/** Type 7, with the values of a bin taken to lie evenly in it; NaN of nothing. */
function quantile(cells: Uint16Array, n: number, lowest: number, level: number, steps: number): number {
  if (n === 0) return NaN;
  const position = (n - 1) * level;
  const below = Math.floor(position);
  const low = valueAt(cells, below, lowest, steps);
  return below + 1 >= n ? low : low + (position - below) * (valueAt(cells, below + 1, lowest, steps) - low);
}

/** The value of a rank, counted from 0. */
function valueAt(cells: Uint16Array, rank: number, lowest: number, steps: number): number {
  let before = 0;
  let bin = lowest;
  while (before + cells[bin]! <= rank) {
    before += cells[bin]!;
    bin += 1;
  }
  // The lowest bin holds zeros above all: no half children.
  if (bin === 0) return 0;
  const low = (bin / steps) * (bin / steps);
  const high = ((bin + 1) / steps) * ((bin + 1) / steps);
  return low + ((rank - before + 0.5) / cells[bin]!) * (high - low);
}
