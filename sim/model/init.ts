import { exp, log } from '../base/dmath.ts';
import { clearEvents } from '../base/events.ts';
import { normalQuantile } from '../base/random/normal.ts';
import { Purpose } from '../base/random/purposes.ts';
import { secondWord, uniform } from '../base/random/streams.ts';
import { drawTable } from '../base/random/table.ts';
import type { Calendar } from '../base/weeks.ts';
import { WEEKS_TO_18 } from '../base/weeks.ts';
import type { WorldSize } from './columns.ts';
import { Strategy, VENUE_TYPES, VenueStatus } from './dimensions.ts';
import { FLOWS } from './flows.ts';
import type { Params } from './params.ts';
import { occupy, traitsFrom } from './persons.ts';
import { stepDemand } from './processes/demand.ts';
import { enterOffVenue } from './processes/offVenue.ts';
import { indexSlots } from './slots.ts';
import { routeExit, tenureFrom } from './tenure.ts';
import { countVenue, drawCharacter, drawType, openingStrategy, wantedPersons } from './venues.ts';
import { waitForVenue } from './waiting.ts';
import type { Area, World } from './world.ts';

const WORD = 4294967296;

/**
 * Sizes of all venues: quantiles of a lognormal with the given mean, cut at the largest. The multiset is the same in every
 * world, so that worlds have the same number of persons and of slots; which venue has which size is drawn.
 */
export function venueSizes(params: Params): Int32Array {
  const { venues, meanSize, sizeSpread, largestSize } = params.market;
  const n = venues.reduce((sum, x) => sum + x, 0);
  const sizes = new Int32Array(n);
  const location = log(meanSize) - (sizeSpread * sizeSpread) / 2;
  for (let i = 0; i < n; i++) {
    const size = exp(location + sizeSpread * normalQuantile((i + 0.5) / n));
    sizes[i] = Math.max(1, Math.min(largestSize, Math.round(size)));
  }
  return sizes;
}

/** Slots of a venue that keeps `target` persons: some room above that for those who are moved in. */
function slotsFor(target: number, spareRoom: number): number {
  return target + 1 + Math.floor(target * spareRoom);
}

/** Sizes of all columns, from parameters that do not change over time. */
export function sizeOf(params: Params, areas: readonly Area[], calendar: Calendar): WorldSize {
  const sizes = venueSizes(params);
  let slots = 0;
  for (const size of sizes) slots += slotsFor(size, params.market.spareRoom);
  return {
    areas: areas.length,
    types: VENUE_TYPES.length,
    venues: sizes.length,
    slots,
    offVenue: Math.max(1000, Math.ceil(slots / 4)),
    care: Math.max(1000, Math.ceil(slots / 16)),
    cases: Math.max(500, Math.ceil(sizes.length / 4)),
    leads: Math.max(32, Math.ceil(sizes.length / 16)),
    totalWeeks: calendar.totalWeeks,
    flows: FLOWS.length,
  };
}

/** Fills an empty world with its first state; the burn-in makes it forget which. */
export function initialise(world: World): void {
  new Uint8Array(world.buffer).fill(0);
  clearEvents(world.events);
  chainFree(world.offVenue.next, world.offVenue.head);
  chainFree(world.care.next, world.care.head);
  chainFree(world.cases.next, world.cases.head);
  world.area.trialHead.fill(-1);
  world.area.trialTail.fill(-1);
  world.week = 0;
  placeVenues(world);
  for (let a = 0; a < world.size.areas; a++) {
    world.area.judgmentDelay[a] = world.params.courts.expectedDelayWeeks;
    world.area.fill[a] = 0.6;
  }
  stepDemand(world, 0);
  for (let v = 0; v < world.size.venues; v++) startVenue(world, v);
  for (let a = 0; a < world.size.areas; a++) {
    startOffVenue(world, a);
    world.area.wanted[a] = Math.max(0.05, world.params.inflow.arrivals[a]!);
  }
}

function chainFree(next: Int32Array, head: Int32Array): void {
  for (let i = 0; i < next.length; i++) next[i] = i + 1 < next.length ? i + 1 : -1;
  head[0] = next.length > 0 ? 0 : -1;
  head[1] = 0;
}

/** Gives venues their areas (in blocks), sizes (shuffled by Fisher and Yates) and slots. */
function placeVenues(world: World): void {
  const { size, params, area, venue, keys } = world;
  const sizes = venueSizes(params);
  for (let i = sizes.length - 1; i > 0; i--) {
    const j = Math.floor(uniform(keys, Purpose.initVenue, i, 0) * (i + 1));
    const swap = sizes[i]!;
    sizes[i] = sizes[j]!;
    sizes[j] = swap;
  }
  let v = 0;
  let s = 0;
  for (let a = 0; a < size.areas; a++) {
    area.firstVenue[a] = v;
    for (let i = 0; i < params.market.venues[a]!; i++, v++) {
      venue.area[v] = a;
      venue.target[v] = sizes[v]!;
      venue.firstSlot[v] = s;
      s += slotsFor(sizes[v]!, params.market.spareRoom);
    }
  }
  area.firstVenue[size.areas] = v;
  venue.firstSlot[v] = s;
  indexSlots(world);
  venue.dueWeek.fill(-1);
  venue.raidWeek.fill(-1);
}

function startVenue(world: World, v: number): void {
  const { venue, params, keys } = world;
  drawCharacter(world, 0, v);
  if (uniform(keys, Purpose.initOpen, v, 0) >= params.market.initialOpen[venue.area[v]!]!) {
    venue.status[v] = VenueStatus.gone;
    waitForVenue(world, 0, v, Purpose.initOpen, 1);
    return;
  }
  venue.type[v] = drawType(params.market.initialMix, 0, uniform(keys, Purpose.initVenue, v, 1), true);
  venue.strategy[v] = openingStrategy(world, 0, v);
  venue.status[v] = VenueStatus.operating;
  countVenue(world, v, 1);
  const uses = venue.strategy[v] !== Strategy.noMinors;
  const room = venue.firstSlot[v + 1]! - venue.firstSlot[v]!;
  for (let i = 0; i < Math.min(room, wantedPersons(world, 0, v)); i++) {
    const slot = venue.firstSlot[v]! + i;
    world.slot.occupant[slot] = 1;
    const child = uniform(keys, Purpose.initPerson, slot, 0) < (uses ? params.turnover.initialChildren : 0);
    startPerson(world, slot, v, child);
  }
}

/** A person of the first state: an age from the stationary ages, and what is left of their stay. */
function startPerson(world: World, slot: number, v: number, child: boolean): void {
  const { derived, keys } = world;
  const u = uniform(keys, Purpose.initPerson, slot, 1);
  const rest = (secondWord() + 0.5) / WORD;
  const age = Math.floor(drawTable(child ? derived.childEntryAge : derived.stationaryAge, u));
  // Children of the first state are a while beyond their entry, but not yet 18.
  const now = child ? age + Math.floor(rest * (WEEKS_TO_18 - age)) : age;
  const traits = traitsFrom(world, 0, uniform(keys, Purpose.traits, slot, 1));
  world.slot.traits[slot] = traits;
  const energy = -log(uniform(keys, Purpose.tenure, slot, 1)) / routeExit(world, traits);
  occupy(world, slot, v, 0, -now, tenureFrom(world, energy, now, world.params.turnover.earlyWeeks));
}

function startOffVenue(world: World, a: number): void {
  const { derived, keys, count, params, size } = world;
  let children = 0;
  for (let i = a * size.types * 12; i < (a + 1) * size.types * 12; i++) if (i % 3 !== 2) children += count.stock[i]!;
  const n = Math.round(children * params.offVenue.initialStock);
  if (params.offVenue.perArrival === 0) return;
  for (let i = 0; i < n; i++) {
    const entity = a * 0x1000000 + i;
    const age = Math.floor(drawTable(derived.childEntryAge, uniform(keys, Purpose.offVenuePerson, entity, 0xffff)));
    enterOffVenue(world, 0, a, -age, (secondWord() + 0.5) / WORD);
  }
}
