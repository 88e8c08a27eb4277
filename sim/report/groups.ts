import type { Factor, RunResult, Step } from '../run/result.ts';

/**
 * The three kinds of reason for which a measured share can fall, and the fourth that concerns the other people in it.
 * Real: fewer children exploited. Moved: children who are elsewhere or out of sight. Read: the survey. Adults: more adults round the same children.
 */
export const GROUPS = ['real', 'adults', 'moved', 'read'] as const;
export type Group = (typeof GROUPS)[number];

export const groupWords: Readonly<Record<Group, string>> = {
  real: 'fewer children exploited',
  adults: 'more adults counted beside them',
  moved: 'moved away or out of sight',
  read: 'read differently by the survey',
};

/** Of a part that works against the change. */
export const againstWords: Readonly<Record<Group, string>> = {
  real: 'more children exploited',
  adults: 'fewer adults counted beside them',
  moved: 'moved in, or into sight',
  read: 'read the other way by the survey',
};

/** Of steps other than `truth`, which has a part in `real` (its children) and one in `adults` (its persons). */
export const stepGroup: Readonly<Record<Exclude<Step, 'truth'>, Group>> = {
  place: 'moved', exposure: 'moved', concealed: 'moved', frame: 'read', seen: 'read', judged: 'read', weighted: 'read', sampled: 'read',
};

export const factorGroup: Readonly<Record<Factor, Group>> = {
  children: 'real', adults: 'adults', place: 'moved', exposure: 'moved', concealed: 'moved', frame: 'read', seen: 'read', judged: 'read', weighted: 'read', sampled: 'read',
};

/** How the change of the reading is taken apart: rung by rung, or over all orders. */
export type Way = 'ladder' | 'attribution';

/** Mean log points by group; they add up to `total`, the mean change of the logarithm of the reading. NaN where no world has a reading above 0. */
export function groupParts(result: RunResult, way: Way): Readonly<Record<Group, number>> & { readonly total: number } {
  const parts: Record<Group, number> = { real: 0, adults: 0, moved: 0, read: 0 };
  if (way === 'ladder') {
    for (const { step, logPoints, children, persons } of result.decomposition) {
      if (step === 'truth') {
        parts.real += children.mean;
        parts.adults += persons.mean;
      } else parts[stepGroup[step]] += logPoints.mean;
    }
  } else for (const { factor, logPoints } of result.attribution) parts[factorGroup[factor]] += logPoints.mean;
  return { ...parts, total: parts.real + parts.adults + parts.moved + parts.read };
}

/** The same as parts in 100 of the change; NaN where there is no change to speak of (under 0.05 log points). */
export function partsInHundred(result: RunResult, way: Way): Readonly<Record<Group, number>> {
  const { total, ...parts } = groupParts(result, way);
  const share = (value: number): number => (Math.abs(total) < 0.05 ? NaN : (100 * value) / total);
  return { real: share(parts.real), adults: share(parts.adults), moved: share(parts.moved), read: share(parts.read) };
}
