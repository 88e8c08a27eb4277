import type { Arena } from './arena.ts';

/**
 * The event calendar: one bucket a week, each a chain of chunks of 32 Int32 events from one pool with a free list.
 * An event is `index * 16 + kind`. Buckets have no order of their own; they are emptied last in, first out, which is fixed.
 * Events are never deleted: whoever handles one checks that its entity still expects it this week.
 */
const CHUNK = 32;

export function eventColumns(a: Arena, weeks: number, capacity: number) {
  const chunks = Math.ceil(capacity / CHUNK) + 2 * weeks + 64;
  return {
    /** Chunk at the head of each week's chain (-1 none), and how full it is. */
    head: a.i32(weeks),
    fill: a.u8(weeks),
    next: a.i32(chunks),
    data: a.i32(chunks * CHUNK),
    /** [0] head of the free list; [1] how many chunks are free */
    free: a.i32(2),
  };
}

export type Events = ReturnType<typeof eventColumns>;

/** Empties the calendar. */
export function clearEvents(events: Events): void {
  events.head.fill(-1);
  events.fill.fill(0);
  const chunks = events.next.length;
  for (let c = 0; c < chunks; c++) events.next[c] = c + 1 < chunks ? c + 1 : -1;
  events.free[0] = 0;
  events.free[1] = chunks;
}

/** Puts an event into a week. Events after the last week are dropped: nobody would see them. */
export function schedule(events: Events, week: number, index: number, kind: number): void {
  if (week >= events.head.length) return;
  let chunk = events.head[week]!;
  let fill = events.fill[week]!;
  if (chunk < 0 || fill === CHUNK) {
    const fresh = events.free[0]!;
    if (fresh < 0) throw new Error('the event pool is empty: more stale events than expected');
    events.free[0] = events.next[fresh]!;
    events.free[1] = events.free[1]! - 1;
    events.next[fresh] = chunk;
    events.head[week] = chunk = fresh;
    fill = 0;
  }
  events.data[chunk * CHUNK + fill] = index * 16 + kind;
  events.fill[week] = fill + 1;
}

/** Takes one event out of a week, or -1 when there is none left. New events of the same week are taken too. */
export function takeEvent(events: Events, week: number): number {
  const chunk = events.head[week]!;
  if (chunk < 0) return -1;
  const fill = events.fill[week]! - 1;
  const event = events.data[chunk * CHUNK + fill]!;
  if (fill === 0) {
    events.head[week] = events.next[chunk]!;
    events.next[chunk] = events.free[0]!;
    events.free[0] = chunk;
    events.free[1] = events.free[1]! + 1;
    events.fill[week] = events.head[week]! < 0 ? 0 : CHUNK;
  } else {
    events.fill[week] = fill;
  }
  return event;
}

/**
 * Takes out, from a week on, every event that nobody expects any more; the others keep their order. Costs a pass over the pool.
 * @param expected whether the entity of an event still waits for it in that week
 */
export function sweepEvents(events: Events, from: number, expected: (week: number, event: number) => boolean): void {
  const { head, fill, next, data, free } = events;
  const kept: number[] = [];
  for (let week = from; week < head.length; week++) {
    kept.length = 0;
    let chunk = head[week]!;
    for (let n = fill[week]!; chunk >= 0; n = CHUNK) {
      for (let i = n - 1; i >= 0; i--) if (expected(week, data[chunk * CHUNK + i]!)) kept.push(data[chunk * CHUNK + i]!);
      const rest = next[chunk]!;
      next[chunk] = free[0]!;
      free[0] = chunk;
      free[1] = free[1]! + 1;
      chunk = rest;
    }
    head[week] = -1;
    fill[week] = 0;
    // From the last to be taken to the first.
    for (let i = kept.length - 1; i >= 0; i--) schedule(events, week, kept[i]! >> 4, kept[i]! & 15);
  }
}
