import { log } from '../base/dmath.ts';
import { Purpose } from '../base/random/purposes.ts';
import { threeUniforms, uniforms } from '../base/random/streams.ts';
import { drawTable } from '../base/random/table.ts';
import { schedule } from '../base/events.ts';
import { WEEKS_TO_16, WEEKS_TO_18 } from '../base/weeks.ts';
import { stockIndex } from './columns.ts';
import { adultExposure, Band, childExposure, Exposure, VenueStatus } from './dimensions.ts';
import { EventKind } from './eventKinds.ts';
import { Flow } from './flows.ts';
import { dueOf } from './slots.ts';
import { routeExit, tenureFrom } from './tenure.ts';
import { countFlow, type World } from './world.ts';

/** Exposure of the work of a person of a band in a venue, as it stands. */
export function exposureIn(world: World, venue: number, band: number): number {
  const { status, strategy, front } = world.venue;
  if (status[venue] !== VenueStatus.operating) return Exposure.closed;
  return band === Band.adult ? adultExposure(strategy[venue]!, front[venue]!) : childExposure(strategy[venue]!);
}

/** Adds `sign` to the stock cell of one person. */
export function countPerson(world: World, venue: number, band: number, sign: number): void {
  const { area, type } = world.venue;
  const cell = stockIndex(world.size.types, area[venue]!, type[venue]!, exposureIn(world, venue, band), band);
  world.count.stock[cell] = world.count.stock[cell]! + sign;
}

/** Band of an age in weeks. */
export function bandOf(ageWeeks: number): number {
  return ageWeeks >= WEEKS_TO_18 ? Band.adult : ageWeeks >= WEEKS_TO_16 ? Band.from16To17 : Band.upTo15;
}

/**
 * Puts a person into a slot of a venue, vacant or in the place of whoever has just left it, and expects their next event.
 * The caller has raised `occupant` and set `traits`. Counts move only where the band is another: mostly an adult follows an adult.
 * Whoever has a slot in hand has looked its venue up, and hands it on: each look costs a branch that no processor foresees.
 */
export function occupy(world: World, slot: number, venue: number, week: number, born: number, leave: number): void {
  const s = world.slot;
  const before = s.band[slot]!;
  const band = bandOf(week - born);
  s.born[slot] = born;
  s.entry[slot] = week;
  s.leave[slot] = leave;
  if (band !== before) {
    if (before !== Band.vacant) vacate(world, slot, venue);
    s.band[slot] = band;
    world.venue.persons[venue] = world.venue.persons[venue]! + 1;
    if (band !== Band.adult) world.venue.children[venue] = world.venue.children[venue]! + 1;
    countPerson(world, venue, band, 1);
  }
  expectNext(world, slot);
}

/** Empties a slot of a venue. */
export function vacate(world: World, slot: number, venue: number): void {
  const s = world.slot;
  const band = s.band[slot]!;
  countPerson(world, venue, band, -1);
  s.band[slot] = Band.vacant;
  world.venue.persons[venue] = world.venue.persons[venue]! - 1;
  if (band !== Band.adult) world.venue.children[venue] = world.venue.children[venue]! - 1;
}

/** Schedules the next thing that happens to the person in a slot. */
function expectNext(world: World, slot: number): void {
  schedule(world.events, dueOf(world, slot), slot, EventKind.person);
}

/** Brings a person's band up to date with their age, and expects what comes next in it; an adult before is left alone. Says whether it is an adult now. */
export function comeOfAge(world: World, week: number, slot: number, venue: number): boolean {
  const s = world.slot;
  const before = s.band[slot]!;
  const after = bandOf(week - s.born[slot]!);
  if (before === Band.adult || after === before) return after === Band.adult;
  countPerson(world, venue, before, -1);
  s.band[slot] = after;
  countPerson(world, venue, after, 1);
  if (after === Band.adult) world.venue.children[venue] = world.venue.children[venue]! - 1;
  countFlow(world, after === Band.adult ? Flow.turned18 : Flow.turned16, world.venue.area[venue]!);
  expectNext(world, slot);
  return after === Band.adult;
}

/** Entry route and, for later life as an adult, whether a newcomer sells sex, as in `slot.traits`; nobody was exploited before. */
export function traitsFrom(world: World, week: number, u: number): number {
  const p = world.params.turnover;
  // One uniform serves both: its place within the share that sells is again uniform.
  const sells = u < p.sellsSex ? 1 : 0;
  const rest = sells ? u / p.sellsSex : (u - p.sellsSex) / (1 - p.sellsSex);
  const coerced = p.coerced[week]!;
  const route = rest < coerced ? 2 : rest < coerced + p.indebted[week]! ? 1 : 0;
  return sells | (route << 1);
}

/** A child newly come into a slot: entry age from its distribution. */
export function admitChild(world: World, slot: number, venue: number, week: number): void {
  admit(world, slot, venue, week, world.derived.childEntryAge);
}

/** An adult newly come into a slot. */
export function admitAdult(world: World, slot: number, venue: number, week: number): void {
  admit(world, slot, venue, week, world.derived.adultEntryAge);
}

/** @param entryAge quantiles of the age in weeks */
function admit(world: World, slot: number, venue: number, week: number, entryAge: Float64Array): void {
  threeUniforms(world.keys, Purpose.entryAge, Purpose.traits, Purpose.tenure, slot, world.slot.occupant[slot]!);
  const age = Math.floor(drawTable(entryAge, uniforms[0]!));
  const traits = traitsFrom(world, week, uniforms[1]!);
  world.slot.traits[slot] = traits;
  occupy(world, slot, venue, week, week - age, week + tenureFrom(world, -log(uniforms[2]!) / routeExit(world, traits), age, 0));
}

/** First vacant slot of a venue, or -1. */
export function vacantSlot(world: World, venue: number): number {
  const { firstSlot } = world.venue;
  const end = firstSlot[venue + 1]!;
  for (let slot = firstSlot[venue]!; slot < end; slot++) if (world.slot.band[slot] === Band.vacant) return slot;
  return -1;
}
