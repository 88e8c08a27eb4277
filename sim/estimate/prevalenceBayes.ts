import { betaIncParts, betaTerm } from '../base/dmath.ts';
import { betaQuantile } from '../base/random/beta.ts';
import { gaussNodes } from '../stats/gauss.ts';
import { notEstimable, type NotEstimable } from './notEstimable.ts';
import type { Apparent } from './prevalence.ts';

/** What is believed of sensitivity or specificity: a beta distribution, or one value. */
export type Belief = { readonly a: number; readonly b: number } | { readonly value: number };

export interface Posterior {
  readonly estimable: true;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly median: number;
  /** Equal tails. */
  readonly low: number;
  readonly high: number;
  /** Share of the beliefs in which the judgement tells no more than chance; they are set aside. */
  readonly setAside: number;
}

/** 80 nodes a belief: twice as many move no limit by 1e-6 (a test holds it), or by 2e-5 where there is much data and no belief. */
const PANELS = 16;
/** What is left out at each end of a distribution. */
const TAIL = 1e-13;

interface Node {
  /** Sensitivity, and 1 - specificity: the ends of what an apparent prevalence can be. */
  readonly se: number;
  readonly fp: number;
  readonly weight: number;
  /** Of the cut beta at `fp`: below and above it. */
  readonly below: number;
  readonly above: number;
}

/**
 * Posterior of the true prevalence: uniform before the data, a binomial likelihood of the positives, and beta beliefs of sensitivity and specificity.
 * For given sensitivity and specificity the apparent prevalence is a beta cut off at both ends, so that mean and distribution follow from
 * incomplete beta functions; over the beliefs they are integrated at fixed nodes. No chance is involved: no seed, and the same digits everywhere.
 * @param apparent the share and the effective size: positives are share × size, whole or not
 * @see Joseph, Gyorkos and Coupal 1995 (the model)
 */
export function bayesPrevalence(apparent: Apparent, sensitivity: Belief, specificity: Belief, level = 0.95, panels = PANELS): Posterior | NotEstimable {
  const [a, b] = [apparent.size * apparent.share + 1, apparent.size * (1 - apparent.share) + 1];
  const setAside = quadrature(sensitivity, panels, 0).reduce((sum, [se, weight]) => sum + weight * atMost(specificity, 1 - se), 0);
  if (setAside > 0.499999) return notEstimable('in half of the beliefs or more, sensitivity and specificity add up to 1 or less: the judgement tells no more than chance');
  // Positives are no more than the sensitivity allows, and false positives no more than positives: beliefs far outside weigh nothing.
  const [least, most] = [betaQuantile(TAIL, a, b), betaQuantile(1 - TAIL, a, b)];
  const nodes: Node[] = [];
  for (const [se, seWeight] of quadrature(sensitivity, panels, least)) {
    for (const [sp, spWeight] of quadrature(specificity, panels, 1 - most)) {
      const gain = se + sp - 1;
      if (gain > 1e-9) nodes.push({ se, fp: 1 - sp, weight: (seWeight * spWeight) / gain, below: betaIncParts(a, b, 1 - sp, sp), above: betaIncParts(b, a, sp, 1 - sp) });
    }
  }
  const n = a + b;
  let [all, first, second] = [0, 0, 0];
  for (const { se, fp, weight } of nodes) {
    const gain = se - fp;
    const m0 = between(a, b, fp, se);
    // Moments of the cut beta, of p = fp + gain × prevalence.
    const m1 = (a / n) * between(a + 1, b, fp, se);
    const m2 = ((a * (a + 1)) / (n * (n + 1))) * between(a + 2, b, fp, se);
    all += weight * m0;
    first += (weight * (m1 - fp * m0)) / gain;
    second += (weight * (m2 - 2 * fp * m1 + fp * fp * m0)) / (gain * gain);
  }
  if (!(all > 0)) return notEstimable('the share of positives lies where the beliefs of sensitivity and specificity leave no room for it', 'wider beliefs');
  const below = (t: number): number => nodes.reduce((sum, node) => sum + node.weight * upTo(a, b, node, node.fp + t * (node.se - node.fp)), 0) / all;
  const mean = first / all;
  const tail = (1 - level) / 2;
  return {
    estimable: true, mean, standardDeviation: Math.sqrt(Math.max(0, second / all - mean * mean)),
    median: solve(below, 0.5), low: solve(below, tail), high: solve(below, 1 - tail), setAside,
  };
}

/**
 * Values of a belief and their weights, which add up to 1: nodes over the range from `from` that holds all but 2e-13 of it, weighted with the density.
 * Nodes are drawn to both ends (x = t² (3 - 2t)), where a beta with a parameter below 1 has no bound and where much data leaves a steep edge.
 * Equal steps of probability would leave the tails, which the data may favour, to a few nodes: they were out by 2e-4.
 */
function quadrature(belief: Belief, panels: number, from: number): readonly (readonly [value: number, weight: number])[] {
  if ('value' in belief) return [[belief.value, 1]];
  const { a, b } = belief;
  const [low, high] = [Math.max(from, betaQuantile(TAIL, a, b)), betaQuantile(1 - TAIL, a, b)];
  if (!(high > low)) return [];
  const { at, weight } = gaussNodes(panels);
  const nodes = at.map((t, i): [number, number] => {
    const x = low + (high - low) * t * t * (3 - 2 * t);
    return [x, (weight[i]! * t * (1 - t) * betaTerm(a, b, x, 1 - x)) / (x * (1 - x))];
  });
  const all = nodes.reduce((sum, [, w]) => sum + w, 0);
  // What weighs nothing is left out.
  return nodes.map(([x, w]): [number, number] => [x, w / all]).filter(([, w]) => w > 1e-17);
}

/** Probability that a belief is a value or less. */
function atMost(belief: Belief, value: number): number {
  if ('value' in belief) return belief.value <= value ? 1 : 0;
  return betaIncParts(belief.a, belief.b, value, 1 - value);
}

/** Probability that a beta lies between two values, by whichever tail keeps the digits. */
function between(a: number, b: number, low: number, high: number): number {
  const belowLow = betaIncParts(a, b, low, 1 - low);
  if (belowLow < 0.5) return Math.max(0, betaIncParts(a, b, high, 1 - high) - belowLow);
  return Math.max(0, betaIncParts(b, a, 1 - low, low) - betaIncParts(b, a, 1 - high, high));
}

/** `between` from a node's own end. */
function upTo(a: number, b: number, { below, above }: Node, high: number): number {
  return Math.max(0, below < 0.5 ? betaIncParts(a, b, high, 1 - high) - below : above - betaIncParts(b, a, 1 - high, high));
}

/** The argument in 0..1 at which a rising function reaches p: false position, with the Illinois rule for an end that stays (Dowell and Jarratt 1971), to 1e-12. */
function solve(rising: (t: number) => number, p: number): number {
  let [low, high, atLow, atHigh] = [0, 1, -p, 1 - p];
  let stayed: 'low' | 'high' | undefined;
  for (let turn = 0; turn < 100 && high - low > 1e-12; turn++) {
    const t = turn % 8 === 7 ? (low + high) / 2 : low - (atLow * (high - low)) / (atHigh - atLow);
    const at = rising(t) - p;
    if (Math.abs(at) < 1e-13) return t;
    if (at < 0) {
      [low, atLow] = [t, at];
      if (stayed === 'high') atHigh /= 2;
      stayed = 'high';
    } else {
      [high, atHigh] = [t, at];
      if (stayed === 'low') atLow /= 2;
      stayed = 'low';
    }
  }
  return (low + high) / 2;
}
