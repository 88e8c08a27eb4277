import { levers } from '../../model/interventions/levers.ts';
import { interventionKinds } from '../../model/interventions/index.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { code, section, table, text, type Cell, type Section } from './document.ts';
import { isValueForm, number, valueWords } from './values.ts';

/** Keys of a dated entry that have columns of their own; whatever else it says goes into one more. */
const COLUMNS = ['kind', 'from', 'to', 'label', 'range', 'source', 'note'];
/** Sections of a document that are described elsewhere. */
const ELSEWHERE = ['schemaVersion', '$schema', 'name', 'title', 'description', 'start', 'end', 'burnInWeeks', 'forkAt', 'areas', 'sources', 'parameters', 'instruments'];

/** Everything that the scenario dates or makes depend on readings, by section of the file: interventions and whatever other sections it has. */
export function datedSections(document: ScenarioDocument): Section[] {
  return Object.entries(document).flatMap(([name, entries]) => {
    if (ELSEWHERE.includes(name) || typeof entries !== 'object' || entries === null || Object.keys(entries as object).length === 0) return [];
    const rows = Object.entries(entries as Readonly<Record<string, Readonly<Record<string, unknown>>>>)
      .sort(([, a], [, b]) => String(a['from'] ?? a['at'] ?? '').localeCompare(String(b['from'] ?? b['at'] ?? '')))
      .map(([id, entry]) => datedRow(id, entry));
    const title = name === 'interventions' ? 'Dated interventions and shocks of this scenario' : `${name.charAt(0).toUpperCase()}${name.slice(1)} of this scenario`;
    return [section(name, title, table(['Name', 'Kind', 'From', 'To', 'What it says', 'Label', 'Plausible range', 'Source', 'Note'], rows))];
  });
}

function datedRow(id: string, entry: Readonly<Record<string, unknown>>): Cell[] {
  const rest = Object.entries(entry).filter(([key, value]) => !COLUMNS.includes(key) && value !== undefined).map(([key, value]) => `${key}: ${plainWords(value)}`);
  const words = (key: string): string => (entry[key] === undefined ? '' : plainWords(entry[key]));
  const range = entry['range'];
  return [code(id), code(words('kind')), words('from'), words('to') || (entry['from'] === undefined ? '' : 'the end'), rest.join('; '), words('label'), Array.isArray(range) ? range.map((x) => number(Number(x))).join(' to ') : '', words('source'), words('note')];
}

/** Anything of a document, in words; forms of numbers as elsewhere. */
function plainWords(value: unknown): string {
  if (isValueForm(value)) return valueWords(value);
  if (Array.isArray(value)) return value.map(plainWords).join(', ');
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, inner]) => `${key} ${plainWords(inner)}`).join(', ');
  return String(value);
}

/** Kinds of interventions that a scenario may date. */
export function kindsSection(): Section {
  const rows = Object.entries(interventionKinds).map(([name, { text: says, value, shock }]): Cell[] => [
    code(name), shock ? `${says} It happens once, in the week of its date.` : says, value ? `${value.text}` : 'Set, scale or add, as the scenario says.', value ? value.unit : '', value ? `${number(value.bounds[0])} to ${number(value.bounds[1])}` : '',
  ]);
  const offered = levers.map(({ id }) => id).join(', ');
  return section('kinds', 'Kinds of interventions', [
    ...text(`A scenario may date any of these; each may come in gradually. As levers the page offers ${offered}, from the date at which the scenario forks.`),
    ...table(['Kind', 'What it does', 'Its value', 'Unit', 'Bounds'], rows),
  ]);
}
