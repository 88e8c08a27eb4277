/**
 * Two-sample tests that hold whatever the distributions are, for samples of equal size from two programs that should do the same.
 * Under "the same in distribution" the core's i-th world and the reference's i-th are exchangeable, so each test below keeps its error probability
 * exactly: no normal approximation, no matter how skew, discrete or rare the thing counted is.
 */

/**
 * Σd / √Σd² for differences d that are symmetric about 0 under the hypothesis: P(|S| >= t) <= 2 exp(−t² / 2) for any n and distribution
 * (Hoeffding 1963, given the |d|; Efron 1969). 0 where all differences are.
 */
export function selfNormalised(differences: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const d of differences) {
    sum += d;
    squares += d * d;
  }
  return squares > 0 ? sum / Math.sqrt(squares) : 0;
}

export const selfNormalisedP = (s: number): number => Math.min(1, 2 * Math.exp((-s * s) / 2));

/** Differences of the pairs of worlds: a shift of the mean shows in S. */
export function meanDifferences(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x - b[i]);
}

/** Differences of half squared differences of neighbours, each of which has the variance for its mean: another spread shows in S. */
export function spreadDifferences(a: readonly number[], b: readonly number[]): number[] {
  const spread = (of: readonly number[], i: number): number => (of[i] - of[i + 1]) ** 2 / 2;
  return Array.from({ length: Math.floor(a.length / 2) }, (_, i) => spread(a, 2 * i) - spread(b, 2 * i));
}

/** Largest distance of the two empirical distribution functions, in steps of 1 / n. */
export function kolmogorovSmirnovSteps(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [[...a].sort((p, q) => p - q), [...b].sort((p, q) => p - q)];
  let [i, j, most] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    // Ties are stepped over together: the functions are compared between values, never within one.
    const at = Math.min(x[i], y[j]);
    while (i < x.length && x[i] === at) i++;
    while (j < y.length && y[j] === at) j++;
    most = Math.max(most, Math.abs(i - j));
  }
  return most;
}

/** P(steps >= k) for two samples of n without ties (Gnedenko and Korolyuk 1951); with ties it is less. */
export function kolmogorovSmirnovP(k: number, n: number): number {
  if (k <= 0) return 1;
  let p = 0;
  for (let j = 1; j * k <= n; j++) {
    // C(2n, n − jk) / C(2n, n)
    let ratio = 1;
    for (let i = 1; i <= j * k; i++) ratio *= (n - j * k + i) / (n + i);
    p += (j % 2 === 1 ? 2 : -2) * ratio;
  }
  return Math.min(1, Math.max(0, p));
}

/** One statistic of two samples, by three tests. */
export interface Comparison {
  readonly name: string;
  readonly meanOfCore: number;
  readonly meanOfReference: number;
  /** Standard deviation of a world, both samples together. */
  readonly sd: number;
  readonly p: { readonly mean: number; readonly spread: number; readonly distribution: number };
}

export function compare(name: string, core: readonly number[], reference: readonly number[]): Comparison {
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [a, b] = [mean(core), mean(reference)];
  const squares = core.reduce((sum, x) => sum + (x - a) ** 2, 0) + reference.reduce((sum, x) => sum + (x - b) ** 2, 0);
  return {
    name, meanOfCore: a, meanOfReference: b, sd: Math.sqrt(squares / (2 * core.length - 2)),
    p: {
      mean: selfNormalisedP(selfNormalised(meanDifferences(core, reference))),
      spread: selfNormalisedP(selfNormalised(spreadDifferences(core, reference))),
      distribution: kolmogorovSmirnovP(kolmogorovSmirnovSteps(core, reference), core.length),
    },
  };
}

export const TESTS = ['mean', 'spread', 'distribution'] as const;
export const leastP = ({ p }: Comparison): number => Math.min(p.mean, p.spread, p.distribution);

/** Where S must lie for a p of `alpha`. */
export const criticalS = (alpha: number): number => Math.sqrt(2 * Math.log(2 / alpha));

/**
 * Shift of a mean, in standard deviations of a world, that n pairs show at `alpha` nine times in ten: S of d = shift + noise is about
 * √n shift / √(shift² + 2), and has a standard deviation of at most 1.
 */
export function leastShift(n: number, alpha: number): number {
  const s = criticalS(alpha) + 1.28;
  return s * s >= n ? Infinity : Math.sqrt((2 * s * s) / (n - s * s));
}
