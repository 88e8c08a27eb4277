import type { InterventionEntry, RuleEntry } from '../../scenario/document.ts';
import type { Overlay } from '../../scenario/overlay.ts';
import { code, section, table, text, type Cell, type Section } from './document.ts';
import { effectWords, isShock } from './effects.ts';
import { isValueForm, valueWords } from './values.ts';

type Plain = Overlay['own'][string];
type PlainMap = Overlay['own'];

/** A line of what a file changes in its parent. `name` is the parameter, intervention, setting or date. */
export interface Difference {
  readonly name: string;
  readonly now: string;
  readonly before: string;
  readonly said: PlainMap;
}

/** What a scenario changes in the one that it extends, from its own file; nothing for a file that extends nothing. */
export function differencesSection(overlay: Overlay | undefined, title: string): Section[] {
  if (!overlay || overlay.ancestors.length === 0) return [];
  const chain = overlay.ancestors.map((one) => `${one.name} (${one.title}; ${one.file})`);
  const rows = differences(overlay).map(({ name, now, before, said }): Cell[] => [code(name), now, before, word(said['label']), word(said['source']), word(said['note'])]);
  return [section('changes', 'What this scenario changes', [
    ...text(`"${title}" extends ${chain.join(', which extends ')}. ${rows.length === 0 ? 'It changes nothing there.' : 'All that it does not name here is as there.'}`),
    ...table(['What', 'Here', 'In its parent', 'Label', 'Source', 'Note'], rows),
  ])];
}

const DATES = ['start', 'end', 'burnInWeeks', 'forkAt'];

/** The lines of a file's differences, in the order of its sections. */
export function differences({ own, parent }: Overlay): Difference[] {
  const entries = (from: PlainMap, key: string): [string, Plain][] => Object.entries(map(from[key]));
  return [
    ...DATES.filter((key) => own[key] !== undefined).map((key) => ({ name: key, now: word(own[key]), before: word(parent[key]), said: {} })),
    ...entries(own, 'areas').map(([id]) => ({ name: `areas.${id}`, now: 'as said', before: map(parent['areas'])[id] === undefined ? '' : 'otherwise', said: {} })),
    ...entries(own, 'parameters').map(([id, entry]) => setting(id, entry, map(parent['parameters'])[id], undefined)),
    ...entries(own, 'interventions').map(([id, entry]) => intervention(id, entry, map(parent['interventions'])[id])),
    ...entries(own, 'instruments').flatMap(([id, entry]) => instrument(id, entry, map(parent['instruments'])[id])),
    ...entries(own, 'rules').map(([id, entry]) => ({ name: id, now: entry === null ? 'taken away' : ruleWords(map(entry)), before: map(parent['rules'])[id] === undefined ? 'none' : ruleWords(map(map(parent['rules'])[id])), said: map(entry) })),
  ];
}

/** A parameter, or a setting of an instrument or wave; `shared` is what all waves of an instrument have where the wave says nothing. */
function setting(name: string, entry: Plain, below: Plain | undefined, shared: Plain | undefined): Difference {
  const value = map(entry)['value'];
  const members = value !== undefined && !isValueForm(value) ? Object.keys(map(value)) : undefined;
  const lower = below ?? shared;
  const before = lower === undefined ? 'none' : `${valuesOf(map(lower)['value'], members)}${below === undefined ? ' (as all waves)' : ''}`;
  return { name, now: value === undefined ? 'the same value, otherwise described' : valuesOf(value), before, said: map(entry) };
}

/** A value in words; of one by member only the members asked for. */
function valuesOf(value: Plain | undefined, members?: readonly string[]): string {
  if (value === undefined) return '';
  if (isValueForm(value)) return valueWords(value);
  const all = Object.entries(map(value)).filter(([name]) => !members || members.includes(name));
  return all.map(([name, form]) => `${name} ${isValueForm(form) ? valueWords(form) : word(form)}`).join('; ');
}

function intervention(id: string, entry: Plain, below: Plain | undefined): Difference {
  const lower = below === undefined ? undefined : map(below);
  const before = lower ? inForce(lower) : 'none';
  if (entry === null) return { name: id, now: 'taken away', before, said: {} };
  const said = map(entry);
  const kept = lower && ['set', 'scale', 'add', 'value'].some((key) => key in said) ? Object.fromEntries(Object.entries(lower).filter(([key]) => !['set', 'scale', 'add', 'value'].includes(key))) : lower;
  return { name: id, now: inForce({ ...kept, ...said }), before, said };
}

function inForce(entry: PlainMap): string {
  const one = entry as unknown as InterventionEntry;
  const what = one.parameter === undefined ? `${one.kind} (${effectWords(one)})` : effectWords(one);
  return isShock(one.kind) ? `${what} on ${one.from}` : `${what}, from ${one.from}${one.to ? ` to ${one.to}` : ''}`;
}

function instrument(id: string, entry: Plain, below: Plain | undefined): Difference[] {
  if (entry === null) return [{ name: id, now: 'taken away', before: 'in use', said: {} }];
  const [own, lower] = [map(entry), map(below)];
  const settings = (path: string, from: PlainMap, under: PlainMap, shared: PlainMap): Difference[] =>
    Object.entries(map(from['parameters'])).map(([key, one]) => setting(`${path}.${key}`, one, map(under['parameters'])[key], map(shared['parameters'])[key]));
  const waves = Object.entries(map(own['waves'])).flatMap(([wave, one]): Difference[] => {
    const under = map(lower['waves'])[wave];
    if (one === null) return [{ name: `${id}.${wave}`, now: 'taken away', before: 'a wave', said: {} }];
    const dated = map(one)['at'] === undefined ? [] : [{ name: `${id}.${wave}`, now: `a wave on ${word(map(one)['at'])}`, before: under === undefined ? 'none' : word(map(under)['at']), said: {} }];
    return [...dated, ...settings(`${id}.${wave}`, map(one), map(under), lower)];
  });
  const compare = own['compare'] === undefined ? [] : [{ name: `${id}.compare`, now: word(own['compare']), before: word(lower['compare']), said: {} }];
  return [...settings(id, own, lower, {}), ...compare, ...waves];
}

function ruleWords(entry: PlainMap): string {
  const { when, acts, act } = entry as unknown as Partial<RuleEntry>;
  const list = act === undefined ? [] : [act].flat();
  return [...(when ? [`when ${when}`] : []), ...(acts ? [acts] : []), ...list.map((one) => `${one.kind} (${effectWords(one)})`)].join('; ');
}

const map = (value: Plain | undefined): PlainMap => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {});

function word(value: Plain | undefined): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map((one: Plain) => word(one)).join(', ') : String(value);
}
