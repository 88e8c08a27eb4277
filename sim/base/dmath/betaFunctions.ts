import { exp } from './exponential.ts';
import { devianceHalf, stirlingError } from './gammaFunctions.ts';

const TWO_PI = 6.283185307179586;

/** Regularised incomplete beta function I_x(a, b), a, b > 0, x in 0..1; relative accuracy 1e-13 below the mean. */
export function betaInc(a: number, b: number, x: number): number {
  return betaIncParts(a, b, x, 1 - x);
}

/** I_x(a, b) with y = 1 - x given as well, for x so near 1 that the difference would be lost. The upper tail is `betaIncParts(b, a, y, x)`. */
export function betaIncParts(a: number, b: number, x: number, y: number): number {
  if (!(a > 0) || !(b > 0) || x !== x) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x * (a + b + 2) < a + 1) return Math.min(1, (betaTerm(a, b, x, y) * fraction(a, b, x)) / a);
  return Math.max(0, 1 - (betaTerm(b, a, y, x) * fraction(b, a, y)) / b);
}

/** x^a y^b / B(a, b), by Loader's saddle point, so that large a and b lose nothing (Loader 2000). */
export function betaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceHalf(a, n * x) - devianceHalf(b, n * y);
  return exp(exponent) * Math.sqrt((a * b) / (TWO_PI * n));
}

/** Abramowitz and Stegun 26.5.8 by Lentz's method (Press et al. 2007, section 6.4); about sqrt(max(a, b)) turns. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < 1e-300) d = 1e-300;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < 100000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = 1 + even / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = 1 + odd / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h;
}
