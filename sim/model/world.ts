import { allocate, bytesOf, type Arena } from '../base/arena.ts';
import { eventColumns, type Events } from '../base/events.ts';
import type { Calendar } from '../base/weeks.ts';
import { areaColumns, careColumns, caseColumns, countColumns, offVenueColumns, slotColumns, venueColumns, type WorldSize } from './columns.ts';
import type { Derived } from './derived.ts';
import { expectedEvents } from './expectedEvents.ts';
import type { Params } from './params.ts';
import type { Shock } from './shocks.ts';

/** Beyond any horizon in weeks: counters of draws that an entity may make in any week are n × WEEK_STRIDE + week. */
export const WEEK_STRIDE = 8192;

/** An area of the model. Study areas are those in which the surveys were done. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly study: boolean;
}

function columnsOf(arena: Arena, size: WorldSize) {
  return {
    venue: venueColumns(arena, size.venues),
    slot: slotColumns(arena, size.slots),
    offVenue: offVenueColumns(arena, size.offVenue),
    care: careColumns(arena, size.care),
    cases: caseColumns(arena, size.cases),
    area: areaColumns(arena, size),
    count: countColumns(arena, size),
    /** Last, for `takeView`. Room for all that can be expected; stale events wait for their week, or until the pool runs empty (expectedEvents). */
    events: eventColumns(arena, size.totalWeeks, size.slots + size.offVenue + size.care + size.cases + 2 * size.venues),
  };
}

type Columns = ReturnType<typeof columnsOf>;

/** Bytes of the buffer of a world of this size. */
export function worldBytes(size: WorldSize): number {
  return bytesOf((arena) => columnsOf(arena, size));
}

/**
 * One world: all state in one buffer, seen through typed columns; parameters and random keys beside it.
 * Nothing but `buffer` and `week` changes while it runs, so a snapshot is a copy of the buffer and the week.
 */
export interface World extends Omit<Columns, 'events'> {
  readonly events: Events;
  readonly buffer: ArrayBuffer;
  readonly size: WorldSize;
  readonly areas: readonly Area[];
  readonly calendar: Calendar;
  params: Params;
  /** What follows from the parameters, reckoned once a world: rates by week, quantile tables, powers. */
  derived: Derived;
  /** One-off events of the scenario, in the order of their weeks. */
  shocks: readonly Shock[];
  /** Keys of the random streams by purpose (base/random/streams). */
  keys: Int32Array;
  /** The week about to be simulated, or being simulated; counted from the start of the burn-in. */
  week: number;
}

/** An empty world of a given size. */
export function makeWorld(size: WorldSize, areas: readonly Area[], calendar: Calendar, params: Params, derived: Derived, keys: Int32Array, shocks: readonly Shock[]): World {
  const { buffer, columns } = allocate((arena) => columnsOf(arena, size));
  const world: World = {
    venue: columns.venue, slot: columns.slot, offVenue: columns.offVenue, care: columns.care, cases: columns.cases,
    area: columns.area, count: columns.count, events: { ...columns.events, expected: (strict) => expectedEvents(world, strict) },
    buffer, size, areas, calendar, params, derived, shocks, keys, week: 0,
  };
  return world;
}

/** A copy of everything that changes. */
export interface Snapshot {
  readonly week: number;
  readonly bytes: Uint8Array;
}

export function takeSnapshot(world: World): Snapshot {
  return { week: world.week, bytes: new Uint8Array(world.buffer.slice(0)) };
}

/**
 * A copy of what instruments may look at: all but the calendar of events, which lies last and is two fifths of the whole.
 * A world put back from it can be looked at, and cannot go on.
 */
export function takeView(world: World): Snapshot {
  return { week: world.week, bytes: new Uint8Array(world.buffer.slice(0, viewBytes(world))) };
}

/** Length of such a copy. */
export function viewBytes({ events }: World): number {
  return events.head.byteOffset;
}

/** Puts a world of the same size back to a snapshot. */
export function restoreSnapshot(world: World, snapshot: Snapshot): void {
  new Uint8Array(world.buffer).set(snapshot.bytes);
  world.week = snapshot.week;
}

/** Adds one to a flow of this week. */
export function countFlow(world: World, flow: number, area: number): void {
  const i = flow * world.size.areas + area;
  world.count.flow[i] = world.count.flow[i]! + 1;
}

/** Adds a number to a flow of this week. */
export function addFlow(world: World, flow: number, area: number, n: number): void {
  const i = flow * world.size.areas + area;
  world.count.flow[i] = world.count.flow[i]! + n;
}
