import { exp, log } from '../../base/dmath.ts';
import { tQuantile } from '../../stats/interval.ts';
import { notEstimable, type NotEstimable } from '../notEstimable.ts';
import type { DesignProblem, SurveyColumns } from '../survey/columns.ts';
import { surveyEstimate, type SurveyOptions } from '../survey/survey.ts';

/** A factor that another study gives, with its standard error (0 when it is taken as known). */
export interface Factor {
  readonly value: number;
  readonly standardError: number;
}

/**
 * What turns ties that are reported into persons, each 1 without it.
 * @see Feehan & Salganik 2016, Sociol. Methodol. 46:153-186: hidden population = basic estimate × precision / (frame ratio × degree ratio × true positive rate)
 */
export interface Adjustments {
  /** Share of ties to the hidden population that respondents know of (true positive rate), 0..1. */
  readonly transmission: Factor;
  /** Mean degree of the hidden population, as seen from the frame, over that of the frame; > 0. */
  readonly degreeRatio: Factor;
  /** Mean ties of frame members to the frame over those of the whole population to it; > 0. */
  readonly frameRatio: Factor;
  /** Share of reports that are right (precision), 0..1. */
  readonly precision: Factor;
}

/** How many persons each respondent knows: in the hidden population and in groups of known size, or in all (`degree`). */
export interface NsumColumns {
  /** The design of the sample of respondents; its y is what is reported of the hidden population, its x is not used. */
  readonly design: SurveyColumns;
  /** By group of known size: how many of it a respondent knows; NaN is missing. */
  readonly known: readonly ArrayLike<number>[];
  /** How many persons a respondent knows at all, where that was asked instead. */
  readonly degree?: ArrayLike<number>;
}

export interface NsumOptions extends Pick<SurveyOptions, 'level' | 'lonely' | 'nest' | 'variance'> {
  /** Sizes of the groups, > 0, in the order of `known`. */
  readonly sizes: readonly number[];
  /** Persons in the whole population; needed with `degree`. */
  readonly population?: number;
  readonly adjustments: Adjustments;
}

/** A group of known size, estimated from the others. */
export interface HeldOut {
  readonly size: number;
  readonly estimate: number;
}

export interface NsumEstimate {
  readonly estimable: true;
  readonly estimate: number;
  /** Of the sample's design and of the factors. */
  readonly standardError: number;
  readonly interval: readonly [number, number];
  readonly method: string;
  /** Before the factors: Killworth's estimate. */
  readonly basic: number;
  /** Killworth's standard error of that: ties as if each were drawn by itself, a simple random sample. It is too small. */
  readonly killworthError: number;
  /** Respondents. */
  readonly n: number;
  /** Persons of the hidden population that respondents report, without weights. */
  readonly reports: number;
  readonly designEffect: number;
  /** Estimated persons whom a respondent knows, on average; undefined without the population's size. */
  readonly meanDegree: number | undefined;
  readonly heldOut: readonly HeldOut[];
  readonly missing: number;
}

/**
 * Size of a hidden population from how many of its members a sample of the general population knows (network scale-up).
 * Killworth's maximum likelihood estimate, with weights: sizes of all known groups times the ties to the hidden population over the ties to those groups (or the population times ties over degrees),
 * which is a ratio, so that its standard error follows from the sample's design; then divided by transmission, degree ratio and frame ratio, and multiplied by precision.
 * The interval is symmetric in the logarithm, with Student's t on the design's degrees of freedom, and has the factors' errors in it.
 * @see Killworth et al. 1998, Evaluation Review 22:289-308; Feehan & Salganik 2016
 */
export function nsum(columns: NsumColumns, options: NsumOptions): NsumEstimate | NotEstimable | { readonly problems: readonly DesignProblem[] } {
  const { design, known, degree } = columns;
  const { rows, y } = design;
  const ties = degree ?? sumOf(known, rows);
  const whole = degree === undefined ? options.sizes.reduce((sum, size) => sum + size, 0) : options.population!;
  const asked = (i: number): boolean => design.domain.every((column) => column[i] === 1) && !Number.isNaN(y[i]) && !Number.isNaN(ties[i]);
  const sums = weightedSums(design, ties, asked);
  if (sums.respondents > 0 && sums.ties === 0) return notEstimable(`respondents know nobody ${degree === undefined ? 'in the groups of known size' : 'at all'}: their networks have no size`);
  const ratio = surveyEstimate({ ...design, x: ties }, { ...options, statistic: 'ratio', aboutEstimate: false, interval: 't' });
  if ('problems' in ratio || !ratio.estimable) return ratio;
  const scale = whole * correction(options.adjustments);
  const estimate = scale * ratio.estimate;
  const basic = whole * ratio.estimate;
  const relative = Math.sqrt((ratio.estimate > 0 ? (ratio.standardError * ratio.standardError) / (ratio.estimate * ratio.estimate) : 0) + factorVariance(options.adjustments));
  const none = ratio.estimate === 0;
  return {
    estimable: true, estimate, standardError: estimate * relative, ...intervalOf(estimate, relative, ratio.degreesOfFreedom, options.level, none ? scale / sums.plainTies : 0),
    basic, killworthError: Math.sqrt((basic * whole) / sums.plainTies), n: ratio.n, reports: sums.reports, designEffect: ratio.designEffect,
    meanDegree: degree === undefined ? (options.population === undefined ? undefined : (options.population * sums.ties) / sums.weight / whole) : sums.ties / sums.weight,
    heldOut: degree === undefined && known.length > 1 ? known.map((column, j) => heldOut(design, column, ties, options.sizes[j]!, whole, asked)) : [],
    missing: ratio.missing,
  };
}

/** With no report at all: from 0 to what would give none with chance (1 - level) / 2, if ties were drawn one by one. */
function intervalOf(estimate: number, relative: number, degreesOfFreedom: number, level: number, perTie: number): { readonly interval: readonly [number, number]; readonly method: string } {
  if (perTie > 0) return { interval: [0, -log((1 - level) / 2) * perTie], method: 'Poisson limit of no report' };
  const factor = exp(tQuantile(0.5 + level / 2, degreesOfFreedom) * relative);
  return { interval: [estimate / factor, estimate * factor], method: 'log, t' };
}

function correction({ transmission, degreeRatio, frameRatio, precision }: Adjustments): number {
  return precision.value / (transmission.value * degreeRatio.value * frameRatio.value);
}

function factorVariance(adjustments: Adjustments): number {
  let sum = 0;
  for (const { value, standardError } of [adjustments.transmission, adjustments.degreeRatio, adjustments.frameRatio, adjustments.precision]) sum += (standardError / value) * (standardError / value);
  return sum;
}

function sumOf(known: readonly ArrayLike<number>[], rows: number): Float64Array {
  const sums = new Float64Array(rows);
  for (const column of known) for (let i = 0; i < rows; i++) sums[i] += column[i]!;
  return sums;
}

interface Sums {
  readonly respondents: number;
  readonly weight: number;
  /** With weights, and without. */
  readonly ties: number;
  readonly plainTies: number;
  readonly reports: number;
}

function weightedSums({ rows, y, weights }: SurveyColumns, ties: ArrayLike<number>, asked: (row: number) => boolean): Sums {
  const sums = { respondents: 0, weight: 0, ties: 0, plainTies: 0, reports: 0 };
  for (let i = 0; i < rows; i++) {
    if (!asked(i)) continue;
    const weight = weights === undefined ? 1 : weights[i]!;
    sums.respondents++;
    sums.weight += weight;
    sums.ties += weight * ties[i]!;
    sums.plainTies += ties[i]!;
    sums.reports += y[i]!;
  }
  return sums;
}

function heldOut({ rows, weights }: SurveyColumns, column: ArrayLike<number>, ties: ArrayLike<number>, size: number, whole: number, asked: (row: number) => boolean): HeldOut {
  let own = 0;
  let others = 0;
  for (let i = 0; i < rows; i++) {
    if (!asked(i)) continue;
    const weight = weights === undefined ? 1 : weights[i]!;
    own += weight * column[i]!;
    others += weight * (ties[i]! - column[i]!);
  }
  return { size, estimate: ((whole - size) * own) / others };
}
