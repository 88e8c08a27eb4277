import { log, logGamma } from '../../base/dmath.ts';
import { existence, type Existence } from './existence.ts';
import { listsIn, supersetSums, type CaptureTable } from './patterns.ts';
import { poissonFit, type PoissonFit } from './poissonFit.ts';

/** A table with the totals that every fit to it needs. */
export interface Fittable {
  readonly table: CaptureTable;
  /** Persons on all lists of a set, by set. */
  readonly totals: Float64Array;
}

export function fittable(table: CaptureTable): Fittable {
  return { table, totals: supersetSums(Float64Array.from(table.counts)) };
}

/** A log-linear model fitted to a table. */
export interface LogLinearFit {
  readonly kind: 'fitted';
  /** Terms of the model without the intercept: each list's own, and interactions. */
  readonly terms: readonly number[];
  /** Of them, those at minus infinity: nobody is on all of their lists, and no term within them says so already. */
  readonly minusInfinity: readonly number[];
  readonly fit: PoissonFit;
  /** Patterns that terms at minus infinity make impossible, 1 by pattern; undefined when there are none. */
  readonly left: Uint8Array | undefined;
  /** Expected persons on no list. */
  readonly dark: number;
  /** Persons on any list and those expected on none. */
  readonly estimate: number;
  /** Parameters, those at minus infinity among them. */
  readonly parameters: number;
  /** Observed patterns that are possible less the parameters that were fitted. */
  readonly degreesOfFreedom: number;
}

/** Why a model has no estimate. */
export interface Unfitted {
  readonly kind: Exclude<Existence, 'exists'> | 'notConverged';
}

/** A model that was given up, for it would not have been chosen. */
export interface Short {
  readonly kind: 'short';
}

/** How a fit may be hurried. */
export interface Haste {
  /** Coefficients by term (length 2^lists) of a model that differs by a term or two, to begin with. */
  readonly near?: Float64Array;
  /** Largest last step (poissonFit.ts). */
  readonly lastStep?: number;
  /** A kernel that must be passed: `short` as soon as it is clear that it will not be. */
  readonly passing?: number;
}

/**
 * Fits a model whose terms may have a total of 0. Such a term is at minus infinity: the likelihood rises all the way there, the patterns that contain it
 * have expectation 0, and the others are fitted without them (an extended maximum likelihood estimate).
 * Whether the rest exists is first tried by fitting: a converged fit is a set of positive expectations with the observed totals, which is what existence asks for;
 * only where there is none the linear programme is asked.
 * @param terms without the intercept
 * @see Chan, Silverman & Vincent 2021, section 2.2
 */
export function fitLogLinear(data: Fittable, terms: readonly number[], haste?: Haste & { readonly passing?: undefined }): LogLinearFit | Unfitted;
export function fitLogLinear(data: Fittable, terms: readonly number[], haste: Haste): LogLinearFit | Unfitted | Short;
export function fitLogLinear({ table, totals }: Fittable, terms: readonly number[], { near, ...haste }: Haste = {}): LogLinearFit | Unfitted | Short {
  const zero = terms.filter((term) => totals[term] === 0);
  const minusInfinity = zero.filter((term) => !zero.some((other) => other !== term && (term & other) === other));
  let left: Uint8Array | undefined;
  if (minusInfinity.length > 0) {
    left = new Uint8Array(totals.length);
    for (let pattern = 1; pattern < left.length; pattern++) if (minusInfinity.some((term) => (pattern & term) === term)) left[pattern] = 1;
  }
  const finite = [0, ...terms.filter((term) => totals[term] > 0)];
  const problem = { totals, counts: table.counts, terms: finite, left, ...haste };
  const fit = (near && poissonFit({ ...problem, start: startNear(finite, near) })) ?? poissonFit(problem);
  if (fit === 'short') return { kind: 'short' };
  if (fit === undefined) {
    const kind = existence(totals, finite, left);
    return { kind: kind === 'exists' ? 'notConverged' : kind };
  }
  let possible = 0;
  for (let pattern = 1; pattern < totals.length; pattern++) if (left === undefined || left[pattern] === 0) possible++;
  const dark = fit.expected[0];
  return {
    kind: 'fitted', terms, minusInfinity, fit, left, dark,
    estimate: table.persons + dark, parameters: finite.length + minusInfinity.length, degreesOfFreedom: possible - finite.length,
  };
}

function startNear(terms: readonly number[], near: Float64Array): Float64Array {
  return Float64Array.from(terms, (term) => near[term]);
}

/** Coefficients by term, length 2^lists: what `near` asks for. */
export function byTerm(fit: PoissonFit): Float64Array {
  const coefficients = new Float64Array(fit.expected.length);
  fit.terms.forEach((term, i) => (coefficients[term] = fit.coefficients[i]));
  return coefficients;
}

/** What a criterion that is to be small adds for each parameter: 2 (Akaike), or the log of the persons observed (Schwarz; Rcapture counts persons too, not patterns). */
export function penalty(criterion: 'aic' | 'bic', persons: number): number {
  return criterion === 'aic' ? 2 : log(persons);
}

/** Log-likelihood of the Poisson model, with its constants: as logLik(glm) in R, but that impossible patterns add nothing. */
export function logLikelihood(fit: LogLinearFit, table: CaptureTable): number {
  let sum = fit.fit.kernel;
  for (let pattern = 1; pattern < table.counts.length; pattern++) sum -= logGamma(table.counts[pattern] + 1);
  return sum;
}

/** Twice the log-likelihood of the table itself less that of the fit. */
export function deviance(fit: LogLinearFit, table: CaptureTable): number {
  let sum = 0;
  for (let pattern = 1; pattern < table.counts.length; pattern++) {
    const count = table.counts[pattern];
    const expected = fit.fit.expected[pattern];
    sum += count > 0 ? count * log(count / expected) - (count - expected) : expected;
  }
  // A saturated model leaves rounding.
  return Math.abs(sum) < 1e-10 * table.persons ? 0 : 2 * sum;
}

/**
 * Standard error of the estimated number: sqrt(dark + dark^2 var(intercept)), for a number of persons that is fixed and unknown.
 * For two lists this is Lincoln-Petersen's, n1 n2 (n1 - m) (n2 - m) / m^3 under the root.
 * @see Rivest & Lévesque 2001, Can. J. Stat. 29:555-572, as Rcapture
 */
export function standardErrorOf(fit: LogLinearFit): number {
  return Math.sqrt(fit.dark + fit.dark * fit.dark * fit.fit.interceptVariance());
}

/** Interactions of a model, in words for a formula's right side; list effects are always in. */
export function interactionsOf(terms: readonly number[]): number[] {
  return terms.filter((term) => listsIn(term) > 1);
}
