import { betaInc, betaIncParts, betaTerm, exp, log } from '../dmath.ts';
import { solveQuantile } from './solve.ts';

/** Beta quantile; a, b > 0; relative accuracy 1e-12 of the result and of what it lacks to 1. A few microseconds: make a table for many draws. */
export function betaQuantile(u: number, a: number, b: number): number {
  if (!(u > 0)) return u === 0 ? 0 : NaN;
  if (u >= 1) return u === 1 ? 1 : NaN;
  // From the nearer end, where a logarithm resolves the result.
  return u <= betaInc(a, b, 0.5) ? solveBelowHalf(u, 1 - u, a, b) : 1 - solveBelowHalf(1 - u, u, b, a);
}

function solveBelowHalf(p: number, q: number, a: number, b: number): number {
  const z = solveQuantile(p, q, Math.min(-0.7, log(a / (a + b))),
    (at) => betaIncParts(a, b, exp(at), 1 - exp(at)),
    (at) => betaIncParts(b, a, 1 - exp(at), exp(at)),
    // density of log x
    (at) => betaTerm(a, b, exp(at), 1 - exp(at)) / (1 - exp(at)));
  return exp(z);
}
