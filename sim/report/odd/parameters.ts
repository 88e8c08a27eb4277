import type { Declarations, ParameterDeclaration } from '../../base/declare.ts';
import type { Calendar } from '../../base/weeks.ts';
import type { ParameterEntry, Range } from '../../scenario/document.ts';
import type { CompiledParameter, CompiledRule } from '../../scenario/types.ts';
import { code, table, type Block, type Cell } from './document.ts';
import { changeWords, isValueForm, operationWords, rangeWords, valueWords } from './values.ts';

const HEAD = ['Parameter', 'Value', 'Plausible range', 'Unit', 'Label', 'Source', 'What it is'];

/** A group of parameters as the scenario sets them. */
export interface ParameterGroup {
  readonly declarations: Declarations;
  readonly entry: (key: string) => Partial<ParameterEntry> | undefined;
  readonly compiled: (key: string) => CompiledParameter | undefined;
  readonly calendar: Calendar;
  /** Rules that may change these parameters while a world runs. */
  readonly rules?: readonly CompiledRule[];
}

/** Rows of a table over all parameters that have an entry: one each, or one a member where a member's value is more than a number. */
export function parameterTable(group: ParameterGroup): Block[] {
  return table(HEAD, Object.entries(group.declarations).flatMap(([key, declaration]) => {
    const entry = group.entry(key);
    return entry?.value === undefined ? [] : rows(key, declaration, entry, group);
  }));
}

function rows(key: string, declaration: ParameterDeclaration, entry: Partial<ParameterEntry>, { compiled, calendar, rules: decided = [] }: ParameterGroup): Cell[][] {
  const { value, range, unit = declaration.unit, label = '', source = '' } = entry;
  const says = [declaration.text, entry.note ? noteWords(entry.note) : ''].filter(Boolean).join(' ');
  const tail = [unit, label, source, says];
  const parameter = compiled(key);
  const dated = (at: number): string => [
    ...(parameter?.changes[at] ?? []).map((change) => changeWords(change, calendar)),
    ...(parameter ? ruled(parameter, at, decided) : []),
  ].map((words) => `; ${words}`).join('');
  if (isValueForm(value)) return [[code(key), valueWords(value) + dated(0), range ? rangeWords(range as Range) : '', ...tail]];
  const members = Object.entries(value ?? {});
  const at = (name: string): number => parameter?.memberNames?.indexOf(name) ?? -1;
  const rangeOf = (name: string): string => (!range ? '' : Array.isArray(range) ? rangeWords(range as Range) : rangeWords((range as Readonly<Record<string, Range>>)[name]!));
  const plain = members.every(([name, form]) => typeof form === 'number' && dated(at(name)) === '') && (!range || Array.isArray(range));
  if (plain) {
    const same = new Set(members.map(([, form]) => form)).size === 1;
    const words = same ? `${valueWords(members[0]![1])} for each of ${members.map(([name]) => name).join(', ')}` : members.map(([name, form]) => `${name} ${valueWords(form)}`).join('; ');
    return [[code(key), words, rangeOf(members[0]?.[0] ?? ''), ...tail]];
  }
  return members.map(([name, form], i) => [code(`${key}.${name}`), valueWords(form) + dated(at(name)), rangeOf(name), ...(i === 0 ? tail : [unit, label, source, 'As above.'])]);
}

/** What rules do to one member when they act: "times 0 where the rule windDown acts". */
function ruled({ group, key, memberNames }: CompiledParameter, at: number, rules: readonly CompiledRule[]): string[] {
  return rules.flatMap(({ id, changes }) => changes
    .filter(({ parameter, member }) => parameter === `${group}.${key}` && (member === undefined || member === memberNames?.[at]))
    .map((change) => `${operationWords(change)} where the rule ${id} acts`));
}

function noteWords(note: string): string {
  return /[.!?]$/.test(note.trim()) ? note.trim() : `${note.trim()}.`;
}
