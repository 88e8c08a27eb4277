import { compare, leastP, leastShift, TESTS, type Comparison } from './compare.ts';
import { train as trainOfCore } from '../../sim/model/processes/training.ts';
import { train } from './processes/training.ts';
import type { SmallWorld } from './smallWorlds.ts';
import { STATISTICS } from './statistics.ts';

/**
 * Probability that two programs which do the same in distribution are found to differ in any statistic of any small world by any of the tests:
 * shared out in equal parts (Bonferroni). It is over the choice of seeds; with the seeds of the tests the answer is always the same.
 */
export const FAMILY_ERROR = 1e-3;

/** What is left of that for one test. */
export function errorOfOne(worlds: number): number {
  return FAMILY_ERROR / (worlds * STATISTICS.length * TESTS.length);
}

/** All statistics of two samples, that of the least p first. */
export function compareAll(core: readonly Float64Array[], reference: readonly Float64Array[]): Comparison[] {
  return STATISTICS.map((name, i) => compare(name, core.map((of) => of[i]), reference.map((of) => of[i]))).sort((a, b) => leastP(a) - leastP(b));
}

/** Those that differ, in words. */
export function differences(comparisons: readonly Comparison[], alpha: number): string[] {
  return comparisons.filter((comparison) => leastP(comparison) < alpha).map(({ name, meanOfCore, meanOfReference, sd, p }) => {
    const least = TESTS.reduce((a, b) => (p[a] <= p[b] ? a : b));
    return `${name}: core ${meanOfCore.toFixed(3)}, reference ${meanOfReference.toFixed(3)}, SD ${sd.toFixed(3)}; p ${p[least].toExponential(1)} (${least})`;
  });
}

/** Shift of the mean that so many worlds show nine times in ten, as a share of the core's mean: that of the statistic seen best, and of the middle one. */
export function power(comparisons: readonly Comparison[], worlds: number, alpha: number): { readonly best: number; readonly middle: number } {
  const shares = comparisons.filter(({ meanOfCore }) => meanOfCore > 0).map(({ meanOfCore, sd }) => (leastShift(worlds, alpha) * sd) / meanOfCore).sort((a, b) => a - b);
  return { best: shares[0], middle: shares[Math.floor(shares.length / 2)] };
}

/** Training is no matter of chance: in which factors, weeks and areas the core's and the reference's differ by more than rounding. @param given what the reference is given, where a rule is broken */
export function trainingDifferences({ params, areas, weeks }: SmallWorld, given: SmallWorld): string[] {
  const core = trainOfCore(params.training);
  const reference = train(given.params, weeks, areas.length);
  return (['skill', 'integrity', 'trust', 'focal'] as const).flatMap((factor) => reference[factor].flatMap((byArea, week) => byArea.flatMap((value, area) => {
    const ofCore = core[factor][week * areas.length + area];
    return Math.abs(ofCore - value) > 1e-9 ? `${factor} in week ${week}, area ${area}: core ${ofCore}, reference ${value}` : [];
  })));
}
