import { exp, gammaP, gammaQ, log, logGamma, poissonTerm } from '../dmath.ts';
import { normalQuantile } from './normal.ts';
import { solveQuantile } from './solve.ts';

/**
 * Gamma quantile; shape > 0, scale > 0, mean shape * scale; relative accuracy 1e-12. A few microseconds: make a table for many draws.
 * Starts from Wilson and Hilferty 1931, or from the first term of the series near 0.
 */
export function gammaQuantile(u: number, shape: number, scale: number): number {
  if (!(u > 0)) return u === 0 ? 0 : NaN;
  if (u >= 1) return u === 1 ? Infinity : NaN;
  // Near 0 P(a, x) is x^a / Γ(a + 1), to relative x.
  const nearZero = (log(u) + logGamma(shape + 1)) / shape;
  if (nearZero < -37) return scale * exp(nearZero);
  const root = 1 - 1 / (9 * shape) + normalQuantile(u) / (3 * Math.sqrt(shape));
  const start = shape > 0.5 && root > 0.1 ? log(shape * root * root * root) : Math.min(nearZero, 1);
  const z = solveQuantile(u, 1 - u, start,
    (at) => gammaP(shape, exp(at)), (at) => gammaQ(shape, exp(at)), (at) => shape * poissonTerm(shape, exp(at)));
  return scale * exp(z);
}
