import { SELLS_SEX } from '../../measure/ages.ts';
import { childrenExposure, isPublic } from '../../measure/view.ts';
import { Band, Exposure, VENUE_TYPES } from '../../model/dimensions.ts';
import { crackdownTrust } from '../../model/processes/crackdowns.ts';
import type { World } from '../../model/world.ts';
import { WEEKS_PER_YEAR } from '../../base/weeks.ts';

/** An area of the scenario by its id, the study areas, or all. */
export type Where = 'all' | 'study' | 'phnomPenh' | 'siemReap' | 'sihanoukville';
export type Kind = 'any' | 'brothel' | 'indirect';

const BROTHEL = VENUE_TYPES.indexOf('brothel');

/** Calls back for every public venue of a place and kind. */
function eachVenue(world: World, where: Where, kind: Kind, see: (venue: number) => void): void {
  const { area, type } = world.venue;
  for (let v = 0; v < world.size.venues; v++) {
    const a = world.areas[area[v]!]!;
    if (where === 'study' ? !a.study : where !== 'all' && a.id !== where) continue;
    if (kind !== 'any' && (type[v] === BROTHEL) !== (kind === 'brothel')) continue;
    if (isPublic(world, v)) see(v);
  }
}

function eachPerson(world: World, where: Where, kind: Kind, see: (slot: number, venue: number, child: boolean) => void): void {
  const { firstSlot } = world.venue;
  eachVenue(world, where, kind, (v) => {
    const hidden = childrenExposure(world, v) === Exposure.clandestine;
    for (let slot = firstSlot[v]!; slot < firstSlot[v + 1]!; slot++) {
      const band = world.slot.band[slot]!;
      if (band === Band.vacant || (hidden && band !== Band.adult)) continue;
      see(slot, v, band !== Band.adult);
    }
  });
}

/** Venues that the public can find. */
export function venues(world: World, where: Where, kind: Kind = 'any'): number {
  let n = 0;
  eachVenue(world, where, kind, () => n++);
  return n;
}

/** Persons whom the public can find. */
export function persons(world: World, where: Where, kind: Kind = 'any'): number {
  let n = 0;
  eachPerson(world, where, kind, () => n++);
  return n;
}

/** Of them, those who sell sex: everybody in brothels, children, and in other venues the adults who do. */
export function sellers(world: World, where: Where, kind: Kind = 'any'): number {
  let n = 0;
  eachPerson(world, where, kind, (slot, v, child) => {
    if (child || world.venue.type[v] === BROTHEL || (world.slot.traits[slot]! & SELLS_SEX) !== 0) n++;
  });
  return n;
}

/** Of them, children and adults who came in under coercion (route 2): the trafficked of the counts of 2003 and 2008. */
export function trafficked(world: World, where: Where): number {
  let n = 0;
  eachPerson(world, where, 'any', (slot, v, child) => {
    const sells = world.venue.type[v] === BROTHEL || (world.slot.traits[slot]! & SELLS_SEX) !== 0;
    if (child || (sells && ((world.slot.traits[slot]! >> 1) & 3) === 2)) n++;
  });
  return n;
}

/** Share of children among those who sell sex, as the public can find them. */
export function childShare(world: World, where: Where, kind: Kind): number {
  let [children, all] = [0, 0];
  eachPerson(world, where, kind, (slot, v, child) => {
    if (child) children++;
    if (child || world.venue.type[v] === BROTHEL || (world.slot.traits[slot]! & SELLS_SEX) !== 0) all++;
  });
  return children / all;
}

/** Ages in years of adults whom the public can find, ascending. */
export function adultAges(world: World, where: Where): Float64Array {
  const ages: number[] = [];
  eachPerson(world, where, 'any', (slot, _v, child) => {
    if (!child) ages.push((world.week - world.slot.born[slot]!) / WEEKS_PER_YEAR);
  });
  return Float64Array.from(ages).sort();
}

/** Share of those who sell sex who came in during the last `weeks`. */
export function newcomers(world: World, where: Where, weeks: number): number {
  let [recent, all] = [0, 0];
  eachPerson(world, where, 'any', (slot, v, child) => {
    if (!child && world.venue.type[v] !== BROTHEL && (world.slot.traits[slot]! & SELLS_SEX) === 0) return;
    all++;
    if (world.week - world.slot.entry[slot]! < weeks) recent++;
  });
  return recent / all;
}

/** Children exploited outside venues in the study areas. */
export function offVenueChildren({ count, areas }: World): number {
  return areas.reduce((n, { study }, a) => n + (study ? count.offVenueStock[2 * a]! + count.offVenueStock[2 * a + 1]! : 0), 0);
}

/** Mean of the study areas of what is left of the public’s trust after general crackdowns. */
export function trustAfterCrackdowns(world: World): number {
  const study = world.areas.flatMap((area, a) => (area.study ? [crackdownTrust(world, world.week, a)] : []));
  return study.reduce((sum, trust) => sum + trust, 0) / study.length;
}
