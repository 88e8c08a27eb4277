import { exp, log } from '../../base/dmath.ts';
import { choleskyFactor, choleskySolve } from '../../stats/cholesky.ts';
import { subsetSums, supersetSums } from './patterns.ts';

/** Newton steps before a fit is given up: one that exists needs some ten, one that does not moves by 1 a step for ever. */
const MOST_STEPS = 40;
/** The last step of a fit that has converged: quadratic convergence leaves an error of about its square. */
const SMALL_STEP = 1e-8;
/** A step that changes no pattern's log expectation by more than this is one over which curvature hardly changes, so that what it promises can be relied on. */
const CALM_STEP = 0.25;

/**
 * Maximum likelihood fit of a Poisson log-linear model, log(expected) = sum of the coefficients of all terms within a pattern.
 * With 0/1 terms every sum that Newton's method needs is a sum over the patterns that contain a set of lists, so that one transform of 2^lists
 * numbers gives the score and the whole information matrix: entry (a, b) is the sum over the patterns that contain both a and b.
 */
export interface PoissonFit {
  /** Sets of lists, the intercept (0) first; by coefficient. */
  readonly terms: readonly number[];
  readonly coefficients: Float64Array;
  /** Expected persons by pattern; at 0 those on no list, exp(intercept); 0 where the pattern is left out. */
  readonly expected: Float64Array;
  /** Variance of the intercept, which is the log of the expected number on no list. */
  readonly interceptVariance: () => number;
  /** Standard errors of the coefficients. */
  readonly standardErrors: () => Float64Array;
  /** Log-likelihood without the terms that no coefficient enters. */
  readonly kernel: number;
}

export interface PoissonProblem {
  /** Persons on all lists of a set, by set (supersetSums of the counts). */
  readonly totals: Float64Array;
  readonly counts: Float64Array;
  readonly terms: readonly number[];
  /** Patterns that are left out, 1 by pattern: those that a term at minus infinity makes impossible. */
  readonly left?: Uint8Array;
  /** Persons on no list, when the likelihood is wanted as if their number were known (profile). */
  readonly dark?: number;
  /** Coefficients to begin with. */
  readonly start?: Float64Array;
  /** Largest last step; 1e-8 without it. The kernel's error is about its fourth power, so that 1e-4 is enough to compare models. */
  readonly lastStep?: number;
  /** A kernel that must be passed: the fit is given up (`short`) as soon as it is clear that it will not be. */
  readonly passing?: number;
}

/**
 * @returns undefined when Newton's method does not converge or the information is singular: the estimate may not exist (existence.ts tells)
 */
export function poissonFit(problem: PoissonProblem & { readonly passing?: undefined }): PoissonFit | undefined;
export function poissonFit(problem: PoissonProblem): PoissonFit | 'short' | undefined;
export function poissonFit(problem: PoissonProblem): PoissonFit | 'short' | undefined {
  const { totals, terms, left, dark, lastStep = SMALL_STEP, passing = -Infinity } = problem;
  const p = terms.length;
  const cells = totals.length;
  const target = Float64Array.from(terms, (term) => totals[term] + (term === 0 && dark !== undefined ? dark : 0));
  const information = new Float64Array(p * p);
  const step = new Float64Array(p);
  const expected = new Float64Array(cells);
  const sums = new Float64Array(cells);
  let coefficients: Float64Array;
  if (problem.start === undefined) {
    const first = firstGuess(problem, information, step);
    if (first === undefined) return undefined;
    coefficients = first;
  } else coefficients = Float64Array.from(problem.start);
  let next: Float64Array = new Float64Array(p);
  let kernel = expect(terms, coefficients, target, left, dark, expected, sums);
  for (let count = 0; count < MOST_STEPS; count++) {
    for (let i = 0; i < p; i++) step[i] = target[i] - sums[terms[i]!];
    fillInformation(information, terms, sums);
    if (!Number.isFinite(kernel) || !choleskyFactor(information, p)) return undefined;
    choleskySolve(information, p, step);
    let largest = 0;
    // Twice what the step promises: information times the square of the step is score times step.
    let promise = 0;
    for (let i = 0; i < p; i++) {
      largest = Math.max(largest, Math.abs(step[i]));
      promise += step[i] * (target[i] - sums[terms[i]!]);
    }
    if (kernel + promise < passing && isCalm(terms, step, totals.length)) return 'short';
    // The kernel is concave: a step that lowers it went too far, and a short enough one does not.
    let better = kernel;
    for (let share = 1; share > 1e-6; share /= 2) {
      for (let i = 0; i < p; i++) next[i] = coefficients[i] + share * step[i];
      better = expect(terms, next, target, left, dark, expected, sums);
      if (better >= kernel - 1e-9 * (1 + Math.abs(kernel))) break;
    }
    [coefficients, next] = [next, coefficients];
    kernel = better;
    if (largest < lastStep) return finish(terms, coefficients, expected, sums, kernel);
  }
  return undefined;
}

/** Whether a step changes every log expectation by little. */
function isCalm(terms: readonly number[], step: Float64Array, cells: number): boolean {
  const change = new Float64Array(cells);
  for (let i = 0; i < terms.length; i++) change[terms[i]!] = step[i];
  subsetSums(change);
  return change.every((value) => Math.abs(value) < CALM_STEP);
}

/** Expected persons by pattern and their sums into `expected` and `sums`; gives the kernel, coefficients times totals less the sum of expectations. */
function expect(terms: readonly number[], coefficients: Float64Array, target: Float64Array, left: Uint8Array | undefined, dark: number | undefined, expected: Float64Array, sums: Float64Array): number {
  expected.fill(0);
  let kernel = 0;
  for (let i = 0; i < terms.length; i++) {
    expected[terms[i]!] = coefficients[i];
    kernel += coefficients[i] * target[i];
  }
  subsetSums(expected);
  for (let pattern = 0; pattern < expected.length; pattern++) expected[pattern] = left !== undefined && left[pattern] === 1 ? 0 : exp(expected[pattern]);
  sums.set(expected);
  if (dark === undefined) sums[0] = 0;
  supersetSums(sums);
  return kernel - sums[0];
}

function fillInformation(information: Float64Array, terms: readonly number[], sums: Float64Array): void {
  const p = terms.length;
  for (let i = 0; i < p; i++) for (let j = 0; j <= i; j++) information[i * p + j] = sums[terms[i]! | terms[j]!];
}

/** One weighted least squares step from expectations of count + 0.1, as glm in R begins; undefined when terms depend on each other. */
function firstGuess({ counts, terms, left, dark }: PoissonProblem, information: Float64Array, guess: Float64Array): Float64Array | undefined {
  const weights = new Float64Array(counts.length);
  const response = new Float64Array(counts.length);
  for (let pattern = 0; pattern < counts.length; pattern++) {
    if ((pattern === 0 && dark === undefined) || (left !== undefined && left[pattern] === 1)) continue;
    const count = pattern === 0 ? dark! : counts[pattern];
    weights[pattern] = count + 0.1;
    response[pattern] = weights[pattern] * log(weights[pattern]) - 0.1;
  }
  supersetSums(weights);
  supersetSums(response);
  fillInformation(information, terms, weights);
  if (!choleskyFactor(information, terms.length)) return undefined;
  for (let i = 0; i < terms.length; i++) guess[i] = response[terms[i]!];
  choleskySolve(information, terms.length, guess);
  return Float64Array.from(guess);
}

/** Variances are reckoned when asked for: a search over many models needs them of one alone. */
function finish(terms: readonly number[], coefficients: Float64Array, expected: Float64Array, sums: Float64Array, kernel: number): PoissonFit {
  const p = terms.length;
  const variance = (which: number, factor: Float64Array): number => {
    const column = new Float64Array(p);
    column[which] = 1;
    choleskySolve(factor, p, column);
    return column[which];
  };
  const factored = (): Float64Array => {
    const factor = new Float64Array(p * p);
    fillInformation(factor, terms, sums);
    choleskyFactor(factor, p, 0);
    return factor;
  };
  return {
    terms, coefficients, expected, kernel,
    interceptVariance: () => variance(0, factored()),
    standardErrors: () => {
      const factor = factored();
      return Float64Array.from(terms, (_, i) => Math.sqrt(variance(i, factor)));
    },
  };
}
