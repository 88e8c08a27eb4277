/**
 * Deterministic mathematics: Math.exp and its kin differ between engines, these do not. The lint rules ban the others.
 * Only +, -, *, /, Math.sqrt, floor, abs, fround, imul, min and max are used, all exact by IEEE 754.
 */
export { exp, expm1, log, log1p } from './dmath/exponential.ts';
export { pow } from './dmath/pow.ts';
export { normalCdf } from './dmath/normalCdf.ts';
export { gammaP, gammaQ, logGamma, poissonTerm } from './dmath/gammaFunctions.ts';
export { betaInc, betaIncParts, betaTerm } from './dmath/betaFunctions.ts';
