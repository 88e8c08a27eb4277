import { exp, log, log1p } from '../base/dmath.ts';
import { betaQuantile } from '../base/random/beta.ts';
import { normalQuantile } from '../base/random/normal.ts';

/**
 * Quantile of Student's t with df > 0 degrees of freedom (whole or not, Infinity for the normal).
 * By the incomplete beta function (Abramowitz and Stegun 1964, 26.7.1); relative accuracy 1e-11.
 */
export function tQuantile(p: number, df: number): number {
  if (!(df > 0)) return NaN;
  if (df > 1e10) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (p < 0.5 ? -Infinity : Infinity) : NaN;
  // t² / (df + t²) is beta(1/2, df/2), and df / (df + t²) beta(df/2, 1/2): ask for whichever is small.
  const size = tail > 0.25 ? ratioRoot(betaQuantile(1 - 2 * tail, 0.5, df / 2), df) : df / ratioRoot(betaQuantile(2 * tail, df / 2, 0.5), df);
  return p < 0.5 ? -size : size;
}

function ratioRoot(x: number, df: number): number {
  return Math.sqrt((df * x) / (1 - x));
}

/**
 * Confidence interval of a proportion on the logit scale, which keeps it inside 0..1.
 * @param p estimate, 0..1; at 0 and 1 the logit says nothing and [p, p] comes back: the caller says what that means
 * @param se standard error of p (not of its logit)
 * @param level for example 0.95
 * @param df degrees of freedom of se; the normal quantile without it
 * @see Korn and Graubard 1999, section 3.2; equals svyciprop(method = "logit") of R survey
 */
export function logitInterval(p: number, se: number, level: number, df = Infinity): readonly [number, number] {
  if (p <= 0 || p >= 1) return [p, p];
  const centre = log(p) - log1p(-p);
  const half = (tQuantile(0.5 + level / 2, df) * se) / (p * (1 - p));
  return [1 / (1 + exp(half - centre)), 1 / (1 + exp(-half - centre))];
}
