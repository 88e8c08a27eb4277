import { noReading } from '../../reading.ts';
import type { ConstantValues, Instrument } from '../instrument.ts';
import { askAll } from './answers.ts';
import { BELIEF_PURPOSES, beliefDeclarations, type BeliefParams } from './declarations.ts';
import { beginBelief, sawBoth, watchBelief, weeksBefore, type Held } from './held.ts';

/**
 * Stakeholder belief (measurement.md 3.11): how many of those who know the field believe that it fell.
 * Estimand: the sign of the change, 1 where fewer children are exploited in the areas covered than at the time compared with, else 0; the
 * reading is the share who believe it. Each has seen a few places twice, or goes by cases, or repeats what is in print.
 */
export const stakeholderBelief: Instrument<BeliefParams, Held> = {
  kind: 'stakeholderBelief',
  text: 'People who know the field are asked whether it fell, each going by the little that they have seen or heard.',
  quantity: { of: 'stock', unit: 'share', text: 'Whether fewer children are exploited in the areas covered, in sight or not, than at the time compared with: 1 if so, 0 if not' },
  caution: 'What has moved out of sight looks to everybody as if it had ended. That interviewees judge independently of each other and of the figure in print is assumed when their number is taken for evidence.',
  interviews: 'organisations',
  declarations: beliefDeclarations,
  purposes: BELIEF_PURPOSES,
  validate,
  weeksBefore,
  begin: beginBelief,
  watch: watchBelief,
  read: (world, held, params, keys) => (sawBoth(world.week, held, params)
    ? askAll(world, held, params, keys)
    : noReading('The time compared with lies before the simulated time: nobody can have seen it.', 0, params.daysFixed)),
  truth: (world, held, params) => (!sawBoth(world.week, held, params) ? NaN : held.truth[1] < held.truth[0] ? 1 : 0),
};

function validate({ areas, interviewees, programmeStaff, noticeable, claimedFall }: ConstantValues): string[] {
  const problems: string[] = [];
  const given = (value: ConstantValues[string]): value is number => typeof value === 'number';
  if (given(interviewees) && given(programmeStaff) && programmeStaff > interviewees) problems.push(`a programmeStaff of ${programmeStaff} is more than all interviewees, ${interviewees}`);
  if (given(noticeable) && given(claimedFall) && claimedFall > 0 && noticeable >= claimedFall) problems.push(`a noticeable change of ${noticeable} is not below claimedFall ${claimedFall}: who repeats the figure in print would not believe that it fell`);
  if (areas !== undefined && typeof areas !== 'number' && Array.from(areas).every((area) => area === 0)) problems.push('no area is covered (areas): there is nothing to have a belief about');
  return problems;
}
