import { quantiles } from '../../stats/quantiles.ts';
import type { PatternResult, PatternsReport } from '../report.ts';
import { missing } from './index.ts';
import type { Pattern } from './pattern.ts';

/** A band wider than this says nothing about the model, and earns nothing. */
export const WIDEST = 4;
/** What is asked of the base. */
export const ASKED = { patterns: 20, heldOut: 6, share: 0.8, heldOutInside: 4 } as const;
/** Worlds in which a pattern may be without a number (a ratio of nothing to nothing). */
const MOST_WITHOUT = 0.1;

/**
 * Sets the simulated numbers of many worlds beside what is known.
 * A number observed is inside when it lies in the interval of 90 in 100 worlds; a range observed, when the median world lies in the range:
 * the ends of a range are no more than somebody's bounds, and a wide one would let any band in.
 * @param values one number a pattern, by world
 */
export function judge(patterns: readonly Pattern[], values: readonly Float64Array[], asked: number): PatternsReport {
  const results = patterns.map((pattern, p) => judgeOne(pattern, values.map((row) => row[p]!)));
  const counts = (of: readonly PatternResult[]): number => of.filter(({ inside, earns }) => inside && earns).length;
  const [judged, shown] = [results.filter(({ shownOnly }) => shownOnly === undefined), results.filter(({ shownOnly }) => shownOnly !== undefined)];
  const heldOut = judged.filter(({ use }) => use === 'heldOut');
  const summary = {
    patterns: judged.length,
    inside: counts(judged),
    tooWide: judged.filter(({ earns }) => !earns).length,
    heldOut: heldOut.length,
    heldOutInside: counts(heldOut),
    shown: shown.length,
    shownInside: counts(shown),
  };
  return {
    worlds: values.length,
    ...(values.length < asked ? { partial: true as const } : {}),
    results,
    summary,
    passed: values.length >= asked && summary.patterns >= ASKED.patterns && summary.heldOut >= ASKED.heldOut
      && summary.inside >= ASKED.share * summary.patterns && summary.heldOutInside >= ASKED.heldOutInside,
    missing,
  };
}

const UNRELIABLE = 'The source is of low reliability: a number outside says as little as one inside.';

function judgeOne({ simulate: _simulate, looks: _looks, ...stated }: Pattern, values: readonly number[]): PatternResult {
  const pattern = stated.shownOnly === undefined && stated.reliability === 'L' ? { ...stated, shownOnly: UNRELIABLE } : stated;
  const numbers = values.filter(Number.isFinite);
  if (numbers.length === 0 || numbers.length < (1 - MOST_WITHOUT) * values.length) {
    return { ...pattern, median: null, q05: null, q95: null, width: null, inside: false, earns: false, explanation: 'The scenario does not show this: no number in more than one world in ten.' };
  }
  const [q05, median, q95] = quantiles(numbers, [0.05, 0.5, 0.95]) as [number, number, number];
  const { observed } = pattern;
  const inside = typeof observed === 'number' ? observed >= q05 && observed <= q95 : median >= observed[0] && median <= observed[1];
  const width = q05 > 0 ? q95 / q05 : null;
  const earns = width !== null && width <= WIDEST;
  return { ...pattern, median, q05, q95, width, inside, earns, explanation: inside ? '' : pattern.explanation };
}
