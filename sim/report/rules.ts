import type { RunResult } from '../run/result.ts';
import { chance, decimal, month } from './words.ts';

/** What the rules of a run did, a sentence each: "Rule windDown acted in 41 in 100 simulated worlds (about as likely as not), first in December 2015 …". */
export function ruleSentences({ rules, worlds }: RunResult): readonly string[] {
  return rules.map(({ id, listens, actedIn, acts, firstAt }) => {
    const heard = `Rule ${id}, which listens to the readings of ${listens},`;
    if (!firstAt) return `${heard} acted in no world.`;
    const when = firstAt.q05 === firstAt.q95 ? `in ${month(firstAt.median)}` : `in ${month(firstAt.median)} (median; 90 in 100 of them between ${month(firstAt.q05)} and ${month(firstAt.q95)})`;
    const often = acts.q95 > 1 ? ` It acted ${decimal(acts.mean, 1)} times a world on average.` : '';
    return `${heard} acted in ${chance(actedIn, worlds)}, first ${when}.${often}`;
  });
}
