import { interventionKinds } from '../../model/interventions/index.ts';
import type { ActEntry, DrawnForm, InterventionEntry } from '../../scenario/document.ts';
import { number, valueWords } from './values.ts';

/** Whether an intervention acts on the state once, in the week of its date. */
export function isShock(kind: string): boolean {
  return interventionKinds[kind]?.shock !== undefined;
}

/** What an intervention, or an act of a rule, does: "owners.cost.open plus 1, reached over 26 weeks"; "share 0.05 of brothel in phnomPenh". */
export function effectWords(entry: InterventionEntry | ActEntry): string {
  const { kind, parameter, set, scale, add, value, area, venueType, rampWeeks = 0 } = entry;
  const own = interventionKinds[kind]?.value;
  const what = parameter === undefined ? `${own?.unit ?? ''} ${strengthWords(value)}`.trim()
    : `${parameter} ${set !== undefined ? 'set to' : scale !== undefined ? 'times' : 'plus'} ${strengthWords(set ?? scale ?? add)}`;
  return [
    what,
    ...(venueType ? [` of ${venueType}`] : []),
    ...(area ? [` in ${area}`] : isShock(kind) ? [' in every area'] : []),
    ...(rampWeeks > 1 ? [`, reached over ${number(rampWeeks)} weeks`] : []),
    ...('forWeeks' in entry && entry.forWeeks !== undefined ? [`, for ${number(entry.forWeeks)} weeks`] : []),
  ].join('');
}

function strengthWords(form: DrawnForm | undefined): string {
  if (form === undefined) return '';
  return typeof form === 'number' ? number(form) : `a draw (${valueWords(form)})`;
}
