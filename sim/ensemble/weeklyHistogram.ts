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
      let ranks = ranksOf(0);
      let known = 0;
      const values = new Float64Array(2 * LEVELS.length);
      for (let week = 0; week < weeks; week++) {
        const n = present[week]!;
        if (n === 0) {
          for (const row of rows) row[week] = NaN;
          continue;
        }
        if (n !== known) ranks = ranksOf((known = n));
        valuesAt(counts, week * bins, lowest[week]!, ranks.ascending, steps, values);
        for (let level = 0; level < LEVELS.length; level++) {
          const [below, above] = [values[ranks.place[2 * level]!]!, values[ranks.place[2 * level + 1]!]!];
          rows[level]![week] = below + ranks.weight[level]! * (above - below);
        }
      }
      const [q05, q25, q50, q75, q95] = rows as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
      return { q05, q25, q50, q75, q95 };
    },
  };
}

/** The ranks (counted from 0) between which each level lies (type 7), ascending so that one walk finds them all, and where each stands there. */
function ranksOf(n: number): { readonly ascending: Int32Array; readonly place: Int32Array; readonly weight: Float64Array } {
  const positions = LEVELS.map((level) => Math.max(0, n - 1) * level);
  const wanted = positions.flatMap((position) => [Math.floor(position), Math.min(Math.max(0, n - 1), Math.floor(position) + 1)]);
  const ascending = Int32Array.from(wanted).sort();
  return { ascending, place: Int32Array.from(wanted, (rank) => ascending.indexOf(rank)), weight: Float64Array.from(positions, (position) => position - Math.floor(position)) };
}

/** The values of ascending ranks in the row of bins that begins at `from`; the values of a bin are taken to lie evenly in it. */
function valuesAt(counts: Uint16Array, from: number, lowest: number, ranks: Int32Array, steps: number, out: Float64Array): void {
  let bin = lowest;
  let before = 0;
  let here = counts[from + bin]!;
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i]!;
    while (before + here <= rank) {
      before += here;
      bin += 1;
      here = counts[from + bin]!;
    }
    // The lowest bin holds zeros above all: no half children.
    out[i] = bin === 0 ? 0 : (bin * bin + ((rank - before + 0.5) / here) * (2 * bin + 1)) / (steps * steps);
  }
}
