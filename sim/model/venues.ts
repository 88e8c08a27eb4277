import { exp, log } from '../base/dmath.ts';
import { normalQuantile } from '../base/random/normal.ts';
import { Purpose } from '../base/random/purposes.ts';
import { secondWord, uniform } from '../base/random/streams.ts';
import { Band, Strategy, VENUE_TYPES, VenueStatus } from './dimensions.ts';
import { Flow } from './flows.ts';
import { countPerson, vacate } from './persons.ts';
import { startBelief } from './processes/beliefs.ts';
import { bestStrategy } from './strategies.ts';
import { waitForVenue } from './waiting.ts';
import { countFlow, type World } from './world.ts';

const BROTHEL = VENUE_TYPES.indexOf('brothel');

/** Counter of a venue's draws that happen once, or now and then, in a generation. */
export function venueCounter(world: World, venue: number, n: number): number {
  return world.venue.generation[venue]! * 4096 + n;
}

/** Whether the venue that a counter (`venueCounter`) was made for still stands there, not another that has opened in its place. */
export function sameGeneration(world: World, venue: number, counter: number): boolean {
  return world.venue.generation[venue] === Math.floor(counter / 4096) && world.venue.status[venue] !== VenueStatus.gone;
}

/** Moves the whole of a venue between stock cells: take it out with −1, change it, put it back with +1. */
export function countVenue(world: World, venue: number, sign: number): void {
  const { status, strategy, area, firstSlot } = world.venue;
  if (status[venue] !== VenueStatus.gone) {
    const cell = strategy[venue]! * world.size.areas + area[venue]!;
    world.count.venueStock[cell] = world.count.venueStock[cell]! + sign;
  }
  const end = firstSlot[venue + 1]!;
  for (let slot = firstSlot[venue]!; slot < end; slot++) {
    const band = world.slot.band[slot]!;
    if (band !== Band.vacant) countPerson(world, venue, band, sign);
  }
}

/** A type drawn from a mix (weights by type); `brothels` says whether brothels take part. Uses one uniform. */
export function drawType(mix: Float64Array, offset: number, u: number, brothels: boolean): number {
  let total = 0;
  for (let y = 0; y < VENUE_TYPES.length; y++) if (brothels || y !== BROTHEL) total += mix[offset + y]!;
  let left = u * total;
  let last = BROTHEL;
  for (let y = 0; y < VENUE_TYPES.length; y++) {
    if ((!brothels && y === BROTHEL) || mix[offset + y] === 0) continue;
    last = y;
    left -= mix[offset + y]!;
    if (left < 0) return y;
  }
  return last;
}

/** Draws what a generation of a venue keeps: taste, protection, front, the standing random terms. */
export function drawCharacter(world: World, week: number, venue: number): void {
  const { keys, params } = world;
  const v = world.venue;
  const counter = venueCounter(world, venue, 0);
  v.taste[venue] = exp(params.owners.tasteSpread * normalQuantile(uniform(keys, Purpose.taste, venue, counter)));
  v.guarded[venue] = uniform(keys, Purpose.guard, venue, counter) < params.market.guardedShare ? 1 : 0;
  v.front[venue] = uniform(keys, Purpose.front, venue, counter) < params.market.frontShare ? 1 : 0;
  v.gumbelEpoch[venue] = 0;
  v.reviews[venue] = 0;
  v.investigated[venue] = 0;
  v.firstWeek[venue] = week;
  drawGumbels(world, venue);
  startBelief(world, week, venue);
}

/** Draws the standing random terms of the choice anew: they belong to the venue and change rarely. */
export function drawGumbels(world: World, venue: number): void {
  const { gumbel, gumbelEpoch } = world.venue;
  const counter = venueCounter(world, venue, gumbelEpoch[venue]! * 4);
  for (let s = 0; s < 5; s += 2) {
    gumbel[venue * 5 + s] = -log(-log(uniform(world.keys, Purpose.gumbel, venue, counter + (s >> 1))));
    if (s + 1 < 5) gumbel[venue * 5 + s + 1] = -log(-log((secondWord() + 0.5) / 4294967296));
  }
}

/** Persons that a venue wants to keep this week: its own size times the index of sizes. */
export function wantedPersons(world: World, week: number, venue: number): number {
  return Math.round(world.venue.target[venue]! * world.params.market.sizeIndex[week]!);
}

const scratch = new Float64Array(5);

/** Strategy that a venue opens with. One that would rather not operate opens without minors. */
export function openingStrategy(world: World, week: number, venue: number): number {
  const best = bestStrategy(world, week, venue, scratch);
  return best === Strategy.close ? Strategy.noMinors : best;
}

/** Closes a venue for good: who is still in it leaves; another opens in its place after a while. Children were moved before. */
export function dissolve(world: World, week: number, venue: number): void {
  const v = world.venue;
  const area = v.area[venue]!;
  const end = v.firstSlot[venue + 1]!;
  for (let slot = v.firstSlot[venue]!; slot < end; slot++) {
    if (world.slot.band[slot] === Band.vacant) continue;
    countFlow(world, Flow.adultsLeft, area);
    vacate(world, slot, venue);
  }
  countVenue(world, venue, -1);
  v.status[venue] = VenueStatus.gone;
  v.investigated[venue] = 0;
  // It may have been closed for a while: that it would have reopened is void.
  v.dueWeek[venue] = -1;
  waitForVenue(world, week, venue, Purpose.venueOpen, v.generation[venue]!);
  countFlow(world, Flow.venuesShut, area);
}
