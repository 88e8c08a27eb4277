import { WEEKS_PER_YEAR } from '../../../base/weeks.ts';
import { noReading } from '../../reading.ts';
import type { ConstantValues, Instrument } from '../instrument.ts';
import { RETROSPECTIVE_PURPOSES, retrospectiveDeclarations, type RetrospectiveParams } from './declarations.ts';
import { beginEntries, followEntries, type Entries } from './entries.ts';
import { interview } from './interviews.ts';
import { shareCameInYoung } from './population.ts';

export type { RetrospectiveParams } from './declarations.ts';
export type { Entries } from './entries.ts';

/**
 * Retrospective age at entry (measurement.md 3.10): adults, asked two or three years later, say how old they were when they came in.
 * Estimand: among adults of those ages in venues of the areas covered, the share who came in under 18 during the entry period; a stock.
 * Where fewer children come in it falls; where as many do and are hidden, they come of age and it does not.
 */
export const retrospectiveAgeAtEntry: Instrument<RetrospectiveParams, Entries> = {
  kind: 'retrospectiveAgeAtEntry',
  text: 'Young adults in venues are asked how old they were when they came in; a cohort of entries is seen when it has come of age.',
  quantity: { of: 'stock', unit: 'share', text: 'Adults who came in under 18 during the entry period, among all adults of the ages asked who work in venues of the areas covered in the week of the interviews' },
  caution: 'It sees those who are still there: that who leaves before being asked does not depend on the age at entry, and that those who came in as children say so as often in each wave, is assumed whenever two cohorts are compared.',
  interviews: 'adults',
  declarations: retrospectiveDeclarations,
  purposes: RETROSPECTIVE_PURPOSES,
  validate,
  weeksBefore: ({ entryBegan }) => entryBegan,
  begin: beginEntries,
  watch: followEntries,
  read: (world, entries, params, keys) => (sawAll(world.week, entries, params)
    ? interview(world, entries, params, keys)
    : noReading('The entry period begins before the simulated time does: who came in when is not known.', 0, params.daysFixed)),
  truth: (world, entries, params) => (sawAll(world.week, entries, params) ? shareCameInYoung(world, entries, params) : NaN),
};

/** Whether it has watched since the eve of the entry period. */
function sawAll(week: number, entries: Entries, { entryBegan }: RetrospectiveParams): boolean {
  return week - entries.begun === entryBegan;
}

function validate({ minimumAge, maximumAge, entryBegan, entryWeeks }: ConstantValues): string[] {
  const problems: string[] = [];
  const given = (value: ConstantValues[string]): value is number => typeof value === 'number';
  if (given(minimumAge) && given(maximumAge) && maximumAge < minimumAge) problems.push(`a maximumAge of ${maximumAge} lies below minimumAge ${minimumAge}: nobody would be asked`);
  if (given(entryWeeks) && given(entryBegan) && entryWeeks > entryBegan) problems.push(`an entry period of ${entryWeeks} weeks (entryWeeks) goes on after the interviews, which come ${entryBegan} weeks after the period's eve (entryBegan)`);
  if (given(minimumAge) && given(entryBegan) && entryBegan / WEEKS_PER_YEAR <= minimumAge - 18) {
    problems.push(`nobody who came in under 18 at most ${entryBegan} weeks ago (entryBegan) is ${minimumAge} or older (minimumAge): let the period begin earlier, or ask younger adults, from 18 on`);
  }
  return problems;
}
