import { exp, log } from './exponential.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
const TWO_PI = 6.283185307179586;
/** Enough for shapes up to 1e8: about 9 sqrt(a) terms are needed where x is near a. */
const MOST_TERMS = 100000;

/**
 * log of the gamma function, x > 0; absolute error a few 1e-15 for x < 10, relative 1e-15 above. Infinity at 0, NaN below.
 * Stirling's series from 10 on; below by the recurrence.
 * @see Abramowitz and Stegun 1964, 6.1.15 and 6.1.41
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x === 1 || x === 2) return 0;
  let product = 1;
  while (x < 10) {
    product *= x;
    x += 1;
  }
  const large = (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  return product === 1 ? large : large - log(product);
}

function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / x;
}

/** What Stirling's formula leaves out of log(x!), x >= 0: log Γ(x + 1) - (x + 1/2) log x + x - log(2π) / 2. */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
}

/**
 * x log(x / m) + m - x without cancellation; x, m > 0.
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities" (bd0)
 */
export function devianceHalf(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
  const v = (x - m) / (x + m);
  const square = v * v;
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; j < 2000; j += 2) {
    term *= square;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** x^a e^-x / Γ(a + 1): a Poisson probability for whole a. */
export function poissonTerm(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a < 1) return exp(a * log(x) - x - logGamma(a + 1));
  return exp(-stirlingError(a) - devianceHalf(a, x)) / Math.sqrt(TWO_PI * a);
}

/** Regularised lower incomplete gamma function P(a, x), a > 0; relative accuracy 1e-13. */
export function gammaP(a: number, x: number): number {
  if (!(a > 0) || x !== x) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), accurate in the upper tail: relative 1e-13 where x > a + 1. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0) || x !== x) return NaN;
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

/** Abramowitz and Stegun 6.5.29 */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, poissonTerm(a, x) * sum);
}

/** Abramowitz and Stegun 6.5.31 by Lentz's method (Press et al. 2007, section 6.2) */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = b + an / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return Math.min(1, poissonTerm(a, x) * a * h);
}
