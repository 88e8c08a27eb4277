import { choleskyFactor } from '../../stats/cholesky.ts';
import { maximise } from '../../stats/simplex.ts';

/**
 * Whether the maximum likelihood estimate of a log-linear model exists and is one.
 * - `exists`;
 * - `infinite`: the likelihood rises for ever in some direction: no expectations, all positive, have the observed totals;
 * - `notIdentifiable`: terms depend on each other on the patterns that are left (more of them than the patterns can tell apart).
 */
export type Existence = 'exists' | 'infinite' | 'notIdentifiable';

/** Least expectation that counts as positive: the programme's best one is a ratio of small whole numbers, or 0. */
const POSITIVE = 1e-7;

/**
 * Identifiability by the rank of the design, existence by a linear programme: the largest s such that expectations of at least s have the observed totals of all terms.
 * @param totals persons on all lists of a set, by set
 * @param terms sets of lists, the intercept (0) first, all with a positive total
 * @param left patterns left out
 * @see Fienberg & Rinaldo 2012, Ann. Stat. 40:996-1023; Chan, Silverman & Vincent 2021, J. Am. Stat. Assoc. 116:1297-1306, section 2
 */
export function existence(totals: Float64Array, terms: readonly number[], left?: Uint8Array): Existence {
  const patterns: number[] = [];
  for (let pattern = 1; pattern < totals.length; pattern++) if (left === undefined || left[pattern] === 0) patterns.push(pattern);
  if (!fullRank(terms, patterns)) return 'notIdentifiable';
  const rows = terms.length;
  const columns = patterns.length + 1;
  const a = new Float64Array(rows * columns);
  const b = new Float64Array(rows);
  terms.forEach((term, i) => {
    let inTerm = 0;
    patterns.forEach((pattern, j) => {
      if ((pattern & term) !== term) return;
      a[i * columns + j] = 1;
      inTerm++;
    });
    // Expectations are s plus something not negative, so that s alone need be bounded below.
    a[i * columns + patterns.length] = inTerm;
    b[i] = totals[term];
  });
  const c = new Float64Array(columns);
  c[patterns.length] = 1;
  const best = maximise(c, a, b, rows, columns);
  return best.kind === 'optimal' && best.value > POSITIVE ? 'exists' : 'infinite';
}

function fullRank(terms: readonly number[], patterns: readonly number[]): boolean {
  const p = terms.length;
  const products = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      const both = terms[i]! | terms[j]!;
      let count = 0;
      for (const pattern of patterns) if ((pattern & both) === both) count++;
      products[i * p + j] = count;
    }
  }
  return choleskyFactor(products, p, 1e-9);
}
