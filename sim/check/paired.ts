import { tQuantile } from '../stats/interval.ts';
import { mean, standardErrorOfMean } from '../stats/moments.ts';
import type { Verdict } from './rule.ts';

/** One-sided error probability of every comparison of paired worlds. */
export const ERROR_PROBABILITY = 0.001;

/**
 * What a comparison claims of the expectation of the differences.
 * `rises`, `falls`: must be shown (a right model whose effect is large next to its noise fails with a probability near 0; a model without the effect
 * passes with the error probability). `doesNotRise`, `doesNotFall`: fails only where the contrary is shown, so a right model fails with the error probability at most.
 * `reported`: the difference is shown, and nothing is asked of it.
 */
export type Claim = 'rises' | 'falls' | 'doesNotRise' | 'doesNotFall' | 'reported';

/**
 * One-sided t test on the differences of paired worlds (same index, same random numbers).
 * @param before outcome by world; @param after the same worlds changed; both length n >= 2
 * @see Student 1908; worlds are independent, and means of some ten of them near enough to normal at this level
 */
export function compare(claim: Claim, name: string, before: readonly number[], after: readonly number[]): Verdict {
  const differences = after.map((x, i) => x - before[i]!);
  const difference = mean(differences);
  const error = standardErrorOfMean(differences);
  const margin = tQuantile(1 - ERROR_PROBABILITY, differences.length - 1) * error;
  const [low, high] = [difference - margin, difference + margin];
  const passed = { rises: low > 0, falls: high < 0, doesNotRise: !(low > 0), doesNotFall: !(high < 0), reported: true }[claim];
  const bound = {
    rises: ['99.9 % lower bound of the difference', low, 'above 0'],
    falls: ['99.9 % upper bound of the difference', high, 'below 0'],
    doesNotRise: ['99.9 % lower bound of the difference', low, 'not above 0'],
    doesNotFall: ['99.9 % upper bound of the difference', high, 'not below 0'],
    reported: ['mean difference', difference, 'shown'],
  } as const;
  const [title, value, expected] = bound[claim];
  return {
    passed,
    numbers: [
      { name: `${name}: mean of ${before.length} worlds`, value: mean(before), expected: 'shown' },
      { name: 'the same worlds, changed', value: mean(after), expected: 'shown' },
      { name: title, value, expected },
    ],
  };
}
