import { VENUE_TYPES } from '../model/dimensions.ts';
import type { ShockDeclaration } from '../model/interventions/kind.ts';
import type { Shock } from '../model/shocks.ts';
import { nearestName } from './explain.ts';
import type { ScenarioContext } from './parameter.ts';
import { listOf, shorten } from './problems.ts';
import type { Strength } from './strength.ts';
import { inside, toPlain, valueSpot, type Located } from './tree.ts';
import type { CompiledShock } from './types.ts';

/** Where a shock acts: index of the area and code of the venue type; −1 for all of them. */
export type ShockPlace = Pick<Shock, 'area' | 'type'>;

/** The keys that only a shock has, and those that it does not have; undefined when something is wrong with them. */
export function readShockPlace(part: Located, kindName: string, shock: ShockDeclaration | undefined, context: ScenarioContext): ShockPlace | undefined {
  const { problems, areaIds } = context;
  const before = problems.met();
  for (const key of ['to', 'rampWeeks'] as const) {
    const extra = shock && inside(part, key);
    if (extra) problems.add('E3013', extra.key, extra.path, `${kindName} happens once, in the week of "from": it has no "${key}".`);
  }
  const area = readMember(part, 'area', kindName, shock?.area, areaIds, context);
  const type = readMember(part, 'venueType', kindName, shock?.venueType, VENUE_TYPES, context);
  return problems.met() > before ? undefined : { area, type };
}

/** @param names undefined when they are not known themselves: then the member is not looked at */
function readMember(part: Located, key: 'area' | 'venueType', kindName: string, wanted: 'needed' | 'possible' | undefined, names: readonly string[] | undefined, { problems }: ScenarioContext): number {
  const member = inside(part, key);
  if (!member) {
    if (wanted === 'needed') problems.add('E3014', part.key, part.path, `${key} is missing here: ${kindName} acts on one of ${names ? listOf(names) : 'the areas'}.`, `${key}: ${names?.[0] ?? '…'}`);
    return -1;
  }
  if (wanted === undefined) {
    problems.add('E3014', member.key, member.path, `${kindName} has no "${key}".`);
    return -1;
  }
  const name = toPlain(member.tree);
  // What is no text has been reported with the other keys.
  if (typeof name !== 'string' || !names) return -1;
  const index = names.indexOf(name);
  if (index < 0) {
    const near = nearestName(name, names, problems);
    problems.add('E3014', valueSpot(member), member.path, `"${shorten(name)}" is not one of ${listOf(names)}.${near ? ` Did you mean ${near}?` : ''}`, `${key}: ${near ?? names[0]}`);
  }
  return index;
}

/** A shock of a week. `entity` is that of its draw, when its strength is drawn. */
export function shockOf({ kind }: ShockDeclaration, week: number, { value, distribution, bounds }: Strength, place: ShockPlace, entity: number): CompiledShock {
  return { kind, week, value, ...place, ...(distribution ? { drawn: { distribution, bounds, entity } } : {}) };
}

/** Shocks in the order in which they act: by week; those of one week as the file has them. */
export function inOrderOfWeeks<S extends Shock>(shocks: readonly S[]): readonly S[] {
  return [...shocks].sort((a, b) => a.week - b.week);
}
