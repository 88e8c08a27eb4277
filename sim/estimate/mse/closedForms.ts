import { exp, log1p } from '../../base/dmath.ts';
import { normalQuantile } from '../../base/random/normal.ts';
import { listsIn, type CaptureTable } from './patterns.ts';

/** A number of persons in closed form. */
export interface ClosedForm {
  readonly estimate: number;
  /** Estimated number of those on no list. */
  readonly dark: number;
  readonly standardError: number;
}

/**
 * Lincoln-Petersen: n1 n2 / m, for two lists that catch independently.
 * @param first persons on the first list, at least `both`
 * @param second on the second
 * @param both on both, above 0: without an overlap there is no estimate
 * @see Seber 1982, The Estimation of Animal Abundance, section 3.1; variance n1 n2 (n1 - m) (n2 - m) / m^3 (Sekar & Deming 1949)
 */
export function lincolnPetersen(first: number, second: number, both: number): ClosedForm {
  const onlyFirst = first - both;
  const onlySecond = second - both;
  const dark = (onlyFirst * onlySecond) / both;
  return { estimate: first + onlySecond + dark, dark, standardError: Math.sqrt((first * second * onlyFirst * onlySecond) / (both * both * both)) };
}

/**
 * Chapman: (n1 + 1)(n2 + 1) / (m + 1) - 1, unbiased where n1 + n2 is at least the number of persons.
 * @see Chapman 1951; variance (n1 + 1)(n2 + 1)(n1 - m)(n2 - m) / ((m + 1)^2 (m + 2)), Seber 1970
 */
export function chapman(first: number, second: number, both: number): ClosedForm {
  const onlyFirst = first - both;
  const onlySecond = second - both;
  const dark = (onlyFirst * onlySecond) / (both + 1);
  const variance = ((first + 1) * (second + 1) * onlyFirst * onlySecond) / ((both + 1) * (both + 1) * (both + 2));
  return { estimate: first + onlySecond + dark, dark, standardError: Math.sqrt(variance) };
}

/**
 * Chao's lower bound for lists of unequal reach: dark = sum over pairs of lists of u_i u_j / (f2 + 1), with u_i the persons on list i alone and f2 those on exactly two lists.
 * Persons who differ in how easily they are listed make the expected u_i u_j / m_ij of any two lists too small, never too large, as long as they differ by a factor that is
 * the same for all lists (Cauchy-Schwarz), so that it bounds the number from below; persons whom no list can hold stay out of it altogether.
 * With k lists of equal reach the numerator is (k - 1) / k f1^2 / 2, as in Chao 1987; with two lists the estimate is Chapman's.
 * Variance: delta method for Poisson counts, and dark itself (Rivest & Lévesque 2001).
 * @see Chao 1989, Biometrics 45:427-438, model M_t; Chao 1987, Biometrics 43:783-791
 */
export function chaoLowerBound(table: CaptureTable): ClosedForm & { readonly onOne: number; readonly onTwo: number } {
  let onOne = 0;
  let onTwo = 0;
  let squares = 0;
  for (let pattern = 1; pattern < table.counts.length; pattern++) {
    const count = table.counts[pattern];
    if (listsIn(pattern) === 2) onTwo += count;
    if (listsIn(pattern) !== 1) continue;
    onOne += count;
    squares += count * count;
  }
  const products = (onOne * onOne - squares) / 2;
  const dark = products / (onTwo + 1);
  let variance = dark + (products * products * onTwo) / ((onTwo + 1) * (onTwo + 1) * (onTwo + 1) * (onTwo + 1));
  for (let list = 0; list < table.lists.length; list++) {
    const alone = table.counts[1 << list];
    variance += (alone * (onOne - alone) * (onOne - alone)) / ((onTwo + 1) * (onTwo + 1));
  }
  return { estimate: table.persons + dark, dark, standardError: Math.sqrt(variance), onOne, onTwo };
}

/**
 * Interval in which the number on no list is taken as log-normal, so that it never falls below those who were seen:
 * [n + dark / c, n + dark c] with c = exp(z sqrt(log(1 + (se / dark)^2))).
 * @see Chao 1987, section 3
 */
export function logNormalInterval(persons: number, dark: number, standardError: number, level: number): readonly [number, number] {
  if (!(dark > 0)) return [persons, persons];
  const relative = standardError / dark;
  const factor = exp(normalQuantile(0.5 + level / 2) * Math.sqrt(log1p(relative * relative)));
  return [persons + dark / factor, persons + dark * factor];
}
