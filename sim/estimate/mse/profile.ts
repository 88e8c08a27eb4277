import { exp, log, logGamma } from '../../base/dmath.ts';
import { normalQuantile } from '../../base/random/normal.ts';
import type { Fittable, LogLinearFit } from './logLinear.ts';
import { poissonFit } from './poissonFit.ts';

/** Beyond this many times the expected number on no list an upper limit is not looked for. */
const FAR = 1e6;
/** Limits are found to this share. */
const FINE = 1e-9;

/**
 * Profile likelihood interval of the number of persons N: the N that a likelihood ratio test would not reject.
 * The likelihood is multinomial with N fixed: N! / (N - n)! times the product of the probabilities of the patterns to the power of their counts, N - n for that on no list;
 * for each N the model is fitted with N - n persons on no list (Cormack 1992, Biometrics 48:567-576, as closedpCI.t in Rcapture). N need not be whole.
 * @returns limits; the low one is n where even that is not rejected, the high one Infinity where none is found below a million times the estimate
 */
export function profileInterval(data: Fittable, fit: LogLinearFit, level: number): readonly [number, number] {
  const { table, totals } = data;
  const { terms } = fit.fit;
  let near = fit.fit.coefficients;
  /** Log-likelihood at N = n + dark, up to a constant. */
  const height = (dark: number): number => {
    const all = table.persons + dark;
    const at = poissonFit({ totals, counts: table.counts, terms, left: fit.left, dark, start: near }) ?? poissonFit({ totals, counts: table.counts, terms, left: fit.left, dark });
    if (at === undefined) return -Infinity;
    near = at.coefficients;
    // The kernel of the fit is coefficients times totals less N, for a fit with an intercept expects N in all.
    return logGamma(all + 1) - logGamma(dark + 1) + at.kernel + all - all * log(all);
  };
  const top = highest(height, log(fit.dark));
  const z = normalQuantile(0.5 + level / 2);
  const floor = top.height - (z * z) / 2;
  return [table.persons + limit(height, floor, top.at, -1, fit.dark), table.persons + limit(height, floor, top.at, 1, fit.dark)];
}

/** Golden section over the log of the number on no list, from within a factor of two; the likelihood has one top. */
function highest(height: (dark: number) => number, centre: number): { readonly at: number; readonly height: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = centre - 1;
  let high = centre + 1;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftHeight = height(exp(left));
  let rightHeight = height(exp(right));
  while (high - low > 1e-6) {
    if (leftHeight >= rightHeight) {
      high = right;
      right = left;
      rightHeight = leftHeight;
      left = high - golden * (high - low);
      leftHeight = height(exp(left));
    } else {
      low = left;
      left = right;
      leftHeight = rightHeight;
      right = low + golden * (high - low);
      rightHeight = height(exp(right));
    }
  }
  const at = (low + high) / 2;
  return { at, height: height(exp(at)) };
}

/** Where the likelihood falls to the floor on one side of its top. */
function limit(height: (dark: number) => number, floor: number, top: number, side: -1 | 1, dark: number): number {
  let inside = top;
  let outside = top;
  do {
    inside = outside;
    outside += side * 0.5;
    if (side < 0 && exp(outside) < 1e-3) return 0;
    if (side > 0 && exp(outside) > FAR * dark) return Infinity;
  } while (height(exp(outside)) > floor);
  while (Math.abs(outside - inside) > FINE) {
    const middle = (inside + outside) / 2;
    if (height(exp(middle)) > floor) inside = middle;
    else outside = middle;
  }
  return exp((inside + outside) / 2);
}
