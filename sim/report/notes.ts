import type { ResolvedScenario } from '../scenario/compile.ts';
import type { DrawnForm } from '../scenario/document.ts';
import { marketOf } from './words.ts';

/**
 * What a seed cannot tell: said with every answer. First what holds for every run, then what this scenario assumes.
 * @param scale size of the market, relative to what the scenario says
 */
export function notesOf(resolved: ResolvedScenario, scale = 1): readonly string[] {
  const { interventions, rules = {} } = resolved.document;
  // What was in force or over when the scenario forks is its past: it stands in the model description, and in none of the answers.
  const forkAt = resolved.document.forkAt ?? resolved.document.start;
  const past = Object.values(interventions).filter(({ label, from }) => label !== undefined && from < forkAt).length;
  const assumed = Object.entries(interventions).filter(([, { label, from }]) => label === 'assumed' && from >= forkAt);
  const levers = Object.entries(interventions).filter(([, { label }]) => label === undefined);
  return [
    'Intervals show chance and drawn parameters within this model, not whether the model is right.',
    ...(scale === 1 ? [] : [
      `This is ${marketOf(scale)}: venues, arrivals, police, courts, beds and training are multiplied by ${scale} (numbers of venues rounded to whole ones, at least one an area), and what happens to one venue or person stays as likely. `
      + 'Counts are of that market and stand beside no published count; shares and changes can be compared. Surveys keep the size of their sample.',
    ]),
    ...(past > 0 ? [`The past has ${past} dated events before ${forkAt}; sizes that no source gives are assumed (undercount describe lists them).`] : []),
    ...assumed.map(([id, { kind, parameter, from, set, scale, add, value, area, venueType, note }]) => {
      const what = [parameter ?? kind, ...(venueType ? [venueType] : []), ...(area ? [`in ${area}`] : [])].join(' ');
      const number = strength(value ?? set ?? scale ?? add);
      return `Assumed, without a source for its size: ${id} (${what} ${set !== undefined ? 'set to' : scale !== undefined ? 'times' : add !== undefined ? 'plus' : 'at'} ${number} from ${from}).${note ? ` ${note}` : ''}`;
    }),
    ...Object.entries(rules).filter(([, { label }]) => label === 'assumed').map(([id, { listens, when, note }]) => `Assumed: rule ${id} acts when, of the readings of ${listens}, ${when}.${note ? ` ${note}` : ''}`),
    ...levers.map(([, { kind, from, value }]) => `A lever is set: ${kind} at ${value} from ${from}.`),
  ];
}

/** 0.5, or "a draw (uniform 0.2, 0.6)". */
function strength(value: DrawnForm | undefined): string {
  if (typeof value !== 'object') return String(value);
  return `a draw (${Object.entries(value).map(([form, numbers]) => `${form} ${(numbers as readonly number[]).join(', ')}`).join()})`;
}
