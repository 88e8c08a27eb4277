import type { Q, RunResult } from '../run/result.ts';
import { againstWords, GROUPS, groupWords, partsInHundred } from './groups.ts';
import { change, changeInterval, list, marketOf, month, percent } from './words.ts';

/** A change of less than this is said to be little. */
const LITTLE = 0.1;

/**
 * The answer in one sentence, with number and interval: what became of the number of children exploited, and what the survey read.
 * Over worlds: medians, and the range that holds 90 of 100.
 */
export function answer(result: RunResult): string {
  const { truth, ladder } = result;
  const reading = ladder.at(-1);
  const real = truth.children.change;
  if (!reading || !Number.isFinite(real.median)) return `${worlds(result)}: no two fieldworks to compare.`;
  const dates = `between ${month(reading.from.at)} and ${month(reading.to.at)}`;
  return `${worlds(result)}: the number of children exploited ${moved(real)} ${dates} (90 in 100 worlds: ${changeInterval(real)}), `
    + `while the survey’s reading went from ${percent(reading.from.median)} to ${percent(reading.to.median)} (${change(reading.change.median)}; ${changeInterval(reading.change)}).`;
}

/** What the measured change is made of, in parts of 100 (attribution over all orders, means), largest first. Undefined where nothing changed. */
export function madeOf(result: RunResult): string | undefined {
  const parts = partsInHundred(result, 'attribution');
  if (!Number.isFinite(parts.real)) return undefined;
  const fell = (result.ladder.at(-1)?.change.median ?? 0) < 0;
  const [withIt, againstIt] = fell ? [groupWords, againstWords] : [againstWords, groupWords];
  const named = [...GROUPS].map((group) => ({ group, part: Math.round(parts[group]) })).sort((a, b) => b.part - a.part);
  const forIt = named.filter(({ part }) => part > 0).map(({ group, part }) => `${part} ${withIt[group]}`);
  const against = named.filter(({ part }) => part < 0).map(({ group, part }) => `${-part} ${againstIt[group]}`);
  return `Of 100 parts of the measured ${fell ? 'fall' : 'rise'}: ${list(forIt)}${against.length > 0 ? `; against it, ${list(against)}` : ''}.`;
}

/** "fell by 68%", "rose by 12%", "changed little (−3%)". */
export function moved(relative: Q): string {
  const { median } = relative;
  if (Math.abs(median) < LITTLE) return `changed little (${change(median)})`;
  return `${median < 0 ? 'fell' : 'rose'} by ${percent(Math.abs(median), 0)}`;
}

function worlds({ worlds: n, partial, scale }: RunResult): string {
  return `In ${n === 1 ? 'one simulated world' : `${n} simulated worlds`}${scale === 1 ? '' : ` of ${marketOf(scale)}`}${partial ? ' (partial: fewer than asked for)' : ''}`;
}

/** What must be said after any comparison of worlds that were built to fit. */
export const BUILT_TO_FIT =
  'These worlds were built to fit the two published readings. That each of them exists says nothing about how likely it is. The true fall can also be larger than the measured one.';
