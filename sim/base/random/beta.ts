import { betaInc, betaIncParts, betaTerm, exp, log } from '../dmath.ts';
import { solveQuantile } from './solve.ts';

/** Beta quantile; a, b > 0; relative accuracy 1e-12 of the result and of what it lacks to 1. A few microseconds: make a table for many draws. */
export function betaQuantile(u: number, a: number, b: number): number {
  if (!(u > 0)) return u === 0 ? 0 : NaN;
  if (u >= 1) return u === 1 ? 1 : NaN;
  // The nearer end is where a logarithm resolves the result; 1 - u is exact for every u of `uniform`.
  return u <= betaInc(a, b, 0.5) ? solveBelowHalf(u, a, b) : 1 - solveBelowHalf(1 - u, b, a);
}

function solveBelowHalf(u: number, a: number, b: number): number {
  const z = solveQuantile(u, Math.min(-0.7, log(a / (a + b))),
    (at) => betaIncParts(a, b, exp(at), 1 - exp(at)),
    (at) => betaIncParts(b, a, 1 - exp(at), exp(at)),
    // density of log x
    (at) => betaTerm(a, b, exp(at), 1 - exp(at)) / (1 - exp(at)));
  return exp(z);
}
