import { log } from '../dmath.ts';

/** Standard Gumbel quantile (mean 0.5772): the taste shock whose largest-of-many gives the logit. */
export function gumbelQuantile(u: number): number {
  return -log(-log(u));
}
