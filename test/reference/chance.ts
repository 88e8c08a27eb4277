/**
 * The reference's own source of chance: one sequence a world, in the order in which things are looked at. Shares nothing with the core's keyed
 * streams and quantile tables, so that a fault of these cannot hide in both.
 */
export interface Chance {
  /** Uniform in (0, 1). */
  uniform(): number;
  /** True with a probability; never at 0 or below, always at 1 or above. */
  coin(probability: number): boolean;
  /** Whether an event of a hazard, cumulated over the week, comes in it: 1 − exp(−hazard). */
  happens(hazard: number): boolean;
  /** Whole number from 0 to n - 1, all alike. */
  below(n: number): number;
  /** Index drawn in proportion to weights, or -1 when all are 0. */
  pick(weights: readonly number[]): number;
  exponential(): number;
  normal(): number;
  /** @param shape > 0 */
  gamma(shape: number, mean: number): number;
  poisson(mean: number): number;
  /** Successes in n coins. */
  binomial(n: number, probability: number): number;
}

/** sfc32 (Doty-Humphrey, PractRand), its state filled by splitmix32 from the seed. */
export function makeChance(seed: number): Chance {
  let mix = seed | 0;
  const word = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, d] = [word(), word(), word(), word()];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();

  const uniform = (): number => (next() + 0.5) / 4294967296;
  const coin = (probability: number): boolean => uniform() < probability;
  const happens = (hazard: number): boolean => {
    const u = uniform();
    // A probability is less than its hazard: mostly no exponential is needed.
    return u < hazard && u < 1 - Math.exp(-hazard);
  };
  const below = (n: number): number => Math.floor(uniform() * n);
  const exponential = (): number => -Math.log(uniform());
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia and Tsang 2000; below shape 1 by the power of a uniform. */
  const gammaOfScaleOne = (shape: number): number => {
    if (shape < 1) return gammaOfScaleOne(shape + 1) * Math.pow(uniform(), 1 / shape);
    const third = shape - 1 / 3;
    for (;;) {
      const z = normal();
      const cube = (1 + z / Math.sqrt(9 * third)) ** 3;
      if (cube > 0 && Math.log(uniform()) < z * z / 2 + third * (1 - cube + Math.log(cube))) return third * cube;
    }
  };

  return {
    uniform, coin, happens, below, exponential, normal,
    pick(weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let left = uniform() * total;
      let last = -1;
      for (let i = 0; i < weights.length; i++) {
        if (weights[i] === 0) continue;
        last = i;
        left -= weights[i];
        if (left < 0) break;
      }
      return last;
    },
    gamma: (shape, mean) => (gammaOfScaleOne(shape) * mean) / shape,
    poisson(mean) {
      // Arrivals of a unit Poisson process until `mean`.
      let arrivals = 0;
      if (mean <= 0) return arrivals;
      for (let at = exponential(); at < mean; at += exponential()) arrivals++;
      return arrivals;
    },
    binomial(n, probability) {
      let successes = 0;
      for (let i = 0; i < n; i++) if (coin(probability)) successes++;
      return successes;
    },
  };
}
