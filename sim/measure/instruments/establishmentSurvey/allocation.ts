/** Venues that each stratum gets at least: with two or more, its variance and its weights can be estimated. */
export const MINIMUM_PER_STRATUM = 2;

/**
 * Shares a sample out among strata: the minimum for each, the rest in proportion to what is left of each, by largest remainder.
 * Ties go to the lower stratum. No stratum gets more than it has; a sample below the minima is raised to them.
 * @param sizes listed venues by stratum
 * @returns venues to be sampled by stratum
 */
export function allocateSample(sizes: Int32Array, sample: number): Int32Array {
  const given = Int32Array.from(sizes, (size) => Math.min(MINIMUM_PER_STRATUM, size));
  let rest = sample;
  let room = 0;
  for (let h = 0; h < sizes.length; h++) {
    rest -= given[h];
    room += sizes[h] - given[h];
  }
  rest = Math.min(rest, room);
  if (rest <= 0) return given;
  const remainder = new Float64Array(sizes.length);
  let left = rest;
  for (let h = 0; h < sizes.length; h++) {
    const quota = (rest * (sizes[h] - given[h])) / room;
    const whole = Math.floor(quota);
    remainder[h] = quota - whole;
    given[h] += whole;
    left -= whole;
  }
  const order = Array.from(remainder, (_, h) => h).sort((a, b) => remainder[b] - remainder[a] || a - b);
  for (let i = 0; i < left; i++) given[order[i]]++;
  return given;
}

/** Venues that may be approached in a stratum: the sample and its replacements, rounded up, at most all. */
export function attemptLimit(size: number, sample: number, replacementLimit: number): number {
  return Math.min(size, sample + Math.ceil(sample * replacementLimit - 1e-9));
}
