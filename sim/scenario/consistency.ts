import { dateOf, type Calendar } from '../base/weeks.ts';
import { consistencyRules, type ValueView } from '../model/consistency.ts';
import { applyChanges } from './changes.ts';
import type { Interventions } from './interventions.ts';
import { shorten, type Problems } from './problems.ts';
import { distributionMean } from './spread.ts';
import { inside, type Located } from './tree.ts';
import type { CompiledParameter } from './types.ts';

/**
 * What is right part by part and wrong together: the model's own rules over the parameters, and interventions that exclude each other.
 * @param section the scenario's `parameters`
 */
export function checkConsistency(section: Located | undefined, parameters: readonly CompiledParameter[], interventions: Interventions, calendar: Calendar, problems: Problems): void {
  const view = viewOf(parameters, calendar);
  const known = new Set(parameters.map(({ group, key }) => `${group}.${key}`));
  for (const { code, parameters: needed, find } of consistencyRules) {
    if (!needed.every((name) => known.has(name))) continue;
    const found = find(view);
    const part = section && inside(section, needed[0]);
    if (!found || !part) continue;
    const { week } = found;
    // Where a dated change brings it about, the problem stands there. Levers are no mistake of the file.
    const cause = week === undefined ? undefined : interventions.changes.filter(({ parameter, change }) => needed.includes(parameter) && change.from <= week && week < change.to).at(-1)?.part;
    if (cause && cause.key.line === 0) continue;
    const { key, path } = cause ?? part;
    const when = week === undefined ? '' : `In the week of ${dateOf(calendar, week)} `;
    problems.add(code, key, path, when === '' ? `${found.what.charAt(0).toUpperCase()}${found.what.slice(1)}` : `${when}${found.what}`, found.fix);
  }
  checkOverlaps(interventions, calendar, problems);
}

/** Means, with changes, laid out by week where they are asked for. */
function viewOf(parameters: readonly CompiledParameter[], calendar: Calendar): ValueView {
  const byName = new Map(parameters.map((parameter) => [`${parameter.group}.${parameter.key}`, parameter]));
  const laidOut = new Map<string, Float64Array>();
  const series = (name: string, member: number): Float64Array => {
    const key = `${name} ${member}`;
    let values = laidOut.get(key);
    if (!values) {
      const { values: compiled, changes } = byName.get(name)!;
      const value = compiled[member]!;
      values = value.kind === 'table' ? value.values.slice() : new Float64Array(calendar.totalWeeks).fill(value.kind === 'constant' ? value.value : distributionMean(value.distribution));
      applyChanges(values, 1, 0, changes[member]!);
      laidOut.set(key, values);
    }
    return values;
  };
  return {
    firstWeek: calendar.burnInWeeks, weeks: calendar.totalWeeks,
    members: (name) => byName.get(name)!.memberNames ?? [''],
    at: (name, member, week) => series(name, member)[week]!,
  };
}

/** Interventions that exclude each other at the same time; those of levers take the place of what is there, and are none. */
function checkOverlaps({ changes, shocks }: Interventions, calendar: Calendar, problems: Problems): void {
  const byFile = changes.filter(({ part }) => part.key.line > 0);
  byFile.forEach((one, i) => {
    for (const other of byFile.slice(0, i)) {
      if (one.parameter !== other.parameter || one.part === other.part || !(one.change.from < other.change.to && other.change.from < one.change.to)) continue;
      if (one.member !== undefined && other.member !== undefined && one.member !== other.member) continue;
      const first = `"${shorten(nameOf(other.part))}" (line ${other.part.key.line}${other.part.key.file === one.part.key.file ? '' : ` of ${other.part.key.file}`})`;
      const when = dateOf(calendar, Math.max(one.change.from, other.change.from));
      if (one.exclusive !== undefined && one.exclusive === other.exclusive) {
        problems.add('E3015', one.part.key, one.part.path, `From ${when} this and ${first} are in force together, and of ${one.exclusive} there is one at a time: the later would undo the earlier.`, `to: ${when}`);
      } else if (one.change.operation === 'set' && other.change.operation === 'set') {
        problems.add('W3001', one.part.key, one.part.path, `From ${when} this and ${first} both set ${one.parameter}; the one that starts later wins.`, `to: ${when}`);
      }
    }
  });
  shocks.forEach((one, i) => {
    const twin = shocks.slice(0, i).find((other) => other.kind === one.kind && other.week === one.week && meet(one.area, other.area) && meet(one.type, other.type));
    if (twin && one.part.key.line > 0) {
      problems.add('E3016', one.part.key, one.part.path, `"${shorten(nameOf(twin.part))}" (line ${twin.part.key.line}) is the same event in the same week and place: one of them would find nothing left to do.`);
    }
  });
}

const meet = (a: number, b: number): boolean => a < 0 || b < 0 || a === b;
const nameOf = ({ path }: Located): string => String(path.at(-1));
