import { lognormalQuantile } from '../../../base/random/lognormal.ts';
import { secondWord, uniform } from '../../../base/random/streams.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../../base/weeks.ts';
import { Band } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { SELLS_SEX } from '../../ages.ts';
import { RdsProperty, RdsPurpose, type RdsParams } from './declarations.ts';

/** Adults of the population in the world's current week, venue by venue, and what each of them brings to the network. */
export interface Population {
  readonly count: number;
  /** By person: place of the venue in the lists below; 1 sells sex; 1 has the property. */
  readonly venue: Int32Array;
  readonly selling: Uint8Array;
  readonly has: Uint8Array;
  /** Ties that the person would have if everybody could be met; 0 of the confined. */
  readonly sought: Float64Array;
  /** A number that stands for the person in the keys of draws: that of the slot and who is in it. */
  readonly word: Int32Array;
  /** By venue: its index in the world, area and type; persons first[v] to first[v + 1] - 1. */
  readonly venueIndex: Int32Array;
  readonly area: Uint8Array;
  readonly type: Uint8Array;
  readonly first: Int32Array;
}

/** Calls `see` for each adult of the population, venue by venue. */
export function eachAdult(world: World, { areas, minimumAge, sellersOnly }: Pick<RdsParams, 'areas' | 'minimumAge' | 'sellersOnly'>, see: (slot: number, venue: number) => void): void {
  const { firstSlot, area } = world.venue;
  const { band, born, traits } = world.slot;
  // The band decides at 18, as in the world's own count.
  const youngest = minimumAge <= 18 ? -Infinity : Math.ceil(minimumAge * WEEKS_PER_YEAR);
  for (let venue = 0; venue < world.size.venues; venue++) {
    if (areas[area[venue]] !== 1) continue;
    for (let slot = firstSlot[venue]; slot < firstSlot[venue + 1]; slot++) {
      if (band[slot] !== Band.adult || world.week - born[slot] < youngest) continue;
      if (sellersOnly === 1 && (traits[slot] & SELLS_SEX) === 0) continue;
      see(slot, venue);
    }
  }
}

/** Route of entry of the person in a slot: a code of ROUTES. */
function routeOf(world: World, slot: number): number {
  return (world.slot.traits[slot] >> 1) & 3;
}

/** Whether the adult in a slot has the property that is asked for. */
export function hasProperty(world: World, slot: number, property: number): boolean {
  if (property === RdsProperty.sellsSex) return (world.slot.traits[slot] & SELLS_SEX) === 1;
  if (property === RdsProperty.beganUnder18) return world.slot.entry[slot] - world.slot.born[slot] < WEEKS_TO_18;
  return routeOf(world, slot) === (property === RdsProperty.coerced ? 2 : 1);
}

/** Share of the population with the property, the confined among them; NaN where there is nobody. */
export function shareOf(world: World, params: RdsParams): number {
  let persons = 0;
  let having = 0;
  eachAdult(world, params, (slot) => {
    persons++;
    if (hasProperty(world, slot, params.property)) having++;
  });
  return persons > 0 ? having / persons : NaN;
}

/** The population with its draws: one a person for sought ties and word, another where somebody of the route may be confined. */
export function gatherPopulation(world: World, params: RdsParams, keys: Int32Array): Population {
  const slots: number[] = [];
  const venueIndex: number[] = [];
  const first: number[] = [];
  eachAdult(world, params, (slot, venue) => {
    if (venueIndex.at(-1) !== venue) {
      venueIndex.push(venue);
      first.push(slots.length);
    }
    slots.push(slot);
  });
  first.push(slots.length);
  const count = slots.length;
  const people: Population = {
    count, venue: new Int32Array(count), selling: new Uint8Array(count), has: new Uint8Array(count), sought: new Float64Array(count), word: new Int32Array(count),
    venueIndex: Int32Array.from(venueIndex), first: Int32Array.from(first),
    area: Uint8Array.from(venueIndex, (venue) => world.venue.area[venue]), type: Uint8Array.from(venueIndex, (venue) => world.venue.type[venue]),
  };
  for (let v = 0; v < venueIndex.length; v++) for (let p = first[v]; p < first[v + 1]; p++) describe(world, params, keys, people, p, v, slots[p]);
  return people;
}

function describe(world: World, params: RdsParams, keys: Int32Array, people: Population, p: number, venue: number, slot: number): void {
  const occupant = world.slot.occupant[slot];
  const selling = (world.slot.traits[slot] & SELLS_SEX) === 1;
  people.venue[p] = venue;
  people.selling[p] = selling ? 1 : 0;
  people.has[p] = hasProperty(world, slot, params.property) ? 1 : 0;
  const u = uniform(keys, RdsPurpose.person, slot, occupant);
  people.word[p] = secondWord();
  const mean = params.ties * (selling ? params.sellersTies : 1);
  people.sought[p] = params.tiesSpread > 0 ? lognormalQuantile(u, mean, mean * params.tiesSpread) : mean;
  const confined = params.confined[routeOf(world, slot)];
  if (confined > 0 && uniform(keys, RdsPurpose.confined, slot, occupant) < confined) people.sought[p] = 0;
}
