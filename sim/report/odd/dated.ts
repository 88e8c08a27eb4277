import { levers } from '../../model/interventions/levers.ts';
import { interventionKinds } from '../../model/interventions/index.ts';
import type { InterventionEntry, ScenarioDocument } from '../../scenario/document.ts';
import { code, section, table, text, type Cell, type Section } from './document.ts';
import { effectWords, isShock } from './effects.ts';
import { datedText } from './prose/scope.ts';
import { number, rangeWords } from './values.ts';

/** What the scenario dates: interventions that are in force for a time, then shocks, each in the order of dates. */
export function datedSections({ interventions }: ScenarioDocument): Section[] {
  const all = Object.entries(interventions).sort(([, a], [, b]) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const changes = all.filter(([, { kind }]) => !isShock(kind)).map(([id, entry]): Cell[] => [code(id), code(entry.kind), effectWords(entry), entry.from, entry.to ?? 'the end', ...tail(entry)]);
  const shocks = all.filter(([, { kind }]) => isShock(kind)).map(([id, entry]): Cell[] => [code(id), code(entry.kind), effectWords(entry), entry.from, ...tail(entry)]);
  return [
    ...(changes.length === 0 ? [] : [section('interventions', 'Dated interventions of this scenario', [...text(datedText.changes), ...table(['Name', 'Kind', 'What it does', 'From', 'To', ...TAIL], changes)])]),
    ...(shocks.length === 0 ? [] : [section('shocks', 'Dated shocks of this scenario', [...text(datedText.shocks), ...table(['Name', 'Kind', 'How strong, where', 'On', ...TAIL], shocks)])]),
  ];
}

const TAIL = ['Label', 'Plausible range', 'Source', 'Note'];

function tail({ label, range, source = '', note = '' }: InterventionEntry): Cell[] {
  return [label ?? '', range ? rangeWords(range) : '', source, note];
}

/** Kinds of interventions that a scenario may date, or a rule may bring. */
export function kindsSection(): Section {
  const rows = Object.entries(interventionKinds).map(([name, { text: says, value, shock }]): Cell[] => [
    code(name), shock ? `${says} It happens once, in the week of its date.` : says, value ? value.text : 'Set, scale or add, as the scenario says.', value ? value.unit : '',
    value ? `${number(value.bounds[0])} to ${number(value.bounds[1])}` : '',
  ]);
  const offered = levers.map(({ id }) => id).join(', ');
  return section('kinds', 'Kinds of interventions', [
    ...text(`A scenario may date any of these, and a rule may decide on any; each may come in gradually. As levers the page offers ${offered}, from the date at which the scenario forks.`),
    ...table(['Kind', 'What it does', 'Its value', 'Unit', 'Bounds'], rows),
  ]);
}
