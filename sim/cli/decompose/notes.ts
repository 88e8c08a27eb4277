import { list, marketOf } from '../../report/words.ts';
import type { DecomposedScenario, DecomposeResult } from './result.ts';

/** What must be said with every decomposition. */
export function notesOfDecomposition({ method, worlds, scale, scenarios }: Pick<DecomposeResult, 'method' | 'worlds' | 'scale' | 'scenarios'>): readonly string[] {
  const zero = scenarios.filter(({ notEstimable }) => notEstimable > 0);
  return [
    method === 'ladder'
      ? 'Steps are composition, not causes: a step can move although its instrument did not. With constant specificity, fewer children make false positives a larger share of those judged children.'
      : 'Factors are swapped between the two dates in all orders, and nothing is simulated again: what an intervention would have done is another question (undercount run with and without it).',
    'Intervals show chance and drawn parameters within the model, not whether it is right; means add up, medians and quantiles need not.',
    ...(zero.length > 0 ? zero.map(({ name, notEstimable, worlds: of }) => `${name}: in ${notEstimable} of ${of} worlds a reading was 0, which has no logarithm. They are in no log points; percentage points hold all worlds.`) : []),
    ...scenarios.flatMap((scenario) => datesSaid(scenario)),
    ...(worlds < 20 ? [`${worlds} ${worlds === 1 ? 'world is' : 'worlds are'} few: the interval is as wide as the worlds that happened to be drawn.`] : []),
    ...(scale === 1 ? [] : [`This is ${marketOf(scale)}: counts are of that market; shares and changes can be compared.`]),
  ];
}

/** At a date that is no wave's, somebody must say with which settings the survey reads. */
function datesSaid({ name, instrument, from, to, run }: DecomposedScenario): readonly string[] {
  const without = [from, to].filter(({ wave }) => wave === undefined);
  if (without.length === 0) return [];
  return [`${name}: at ${list(without.map(({ at }) => at))} the instrument ${instrument.id} has no wave. It reads there as if it had one, with the settings of its wave ${list([...new Set(without.map(({ settingsOf }) => settingsOf))])} `
    + `(the latest up to the date, before the first the first)${run === null ? '' : '; the worlds of the run were simulated again for it'}.`];
}
