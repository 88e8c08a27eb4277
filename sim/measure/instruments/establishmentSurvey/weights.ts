/**
 * Design weight of a venue that answered.
 *
 * In a stratum of N listed venues in random order, venues are approached one after the other until n have answered or the limit M is
 * reached. How many of the N would answer, R, is not known; totals are over these R. Let a be the number approached and x the number that
 * answered. The first venue approached answers with probability R / N, so N times that indicator is unbiased for R; its expectation given
 * the outcome (a, x) is unbiased too (Rao and Blackwell):
 * - stopped at the n-th answer: the last one approached answered, and the n - 1 others are anywhere among the first a - 1, hence
 *   N (n - 1) / (a - 1): Haldane's (1945) estimator for inverse sampling, which holds without replacement and under a limit as well;
 * - stopped by the limit with x < n: all orders are alike, hence N x / M.
 * Shared out evenly among the x that answered (given (a, x), which of the R they are is a simple random sample), every venue that answers
 * has an expected weight times inclusion of exactly 1. N / x or N / n alone would have more: n answers come sooner in lucky samples.
 * A stratum taken whole (n = N) has weight 1 exactly. A stratum of which every venue was approached before the n-th of n < N answered has
 * N / M = 1 too. When the very last venue brings the n-th answer the weight stays below 1, N (n - 1) / ((N - 1) n): 1 would be right
 * for that outcome alone and would make the whole biased, for (a, x) is complete.
 * @param size N
 * @param sample n, at least 2 unless n = N
 * @param approached a
 * @param answered x, at least 1
 */
export function designWeight(size: number, sample: number, approached: number, answered: number): number {
  if (sample === size) return 1;
  if (answered < sample) return size / approached;
  return (size * (sample - 1)) / ((approached - 1) * sample);
}
