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

/**
 * Says of one event after another, weeks in order, whether anybody still expects it. A strict one keeps no more events than the pool has room for;
 * a lenient one may keep more, but throws nothing away that could still do something.
 */
export type Expected = (week: number, index: number, kind: number) => boolean;

export type Events = ReturnType<typeof eventColumns> & {
  /** Makes such a judge when the pool has run empty, a strict one when a lenient one has freed too little; without it an empty pool is a fault. */
  readonly expected?: (strict: boolean) => Expected;
};

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
    if (events.free[0]! < 0) {
      reclaim(events);
      chunk = events.head[week]!;
      fill = events.fill[week]!;
      if (chunk >= 0 && fill < CHUNK) {
        put(events, week, chunk, fill, index * 16 + kind);
        return;
      }
    }
    const fresh = events.free[0]!;
    events.free[0] = events.next[fresh]!;
    events.free[1] = events.free[1]! - 1;
    events.next[fresh] = chunk;
    events.head[week] = chunk = fresh;
    fill = 0;
  }
  put(events, week, chunk, fill, index * 16 + kind);
}

function put(events: Events, week: number, chunk: number, fill: number, event: number): void {
  events.data[chunk * CHUNK + fill] = event;
  events.fill[week] = fill + 1;
}

/** Chunks that a pass must free, as a share of the pool, or passes would come too often. */
const WORTH_WHILE = 1 / 64;

/**
 * Throws stale events away, week by week; the others keep their order. A pass over the pool, needed only where churn leaves stale events faster
 * than their weeks come: a pool has room for one event of every entity and a part-filled chunk of every week.
 */
export function reclaim(events: Events): void {
  for (const strict of [false, true]) {
    const expected = events.expected?.(strict);
    if (expected) for (let week = 0; week < events.head.length; week++) compact(events, week, expected);
    if (events.free[1]! >= events.next.length * WORTH_WHILE) return;
  }
  if (events.free[0]! < 0) throw new Error('the event pool is empty: there are more events than entities');
}

/** Rewrites one week's chain in place, from its oldest event on: what is kept never overtakes what is read. */
function compact(events: Events, week: number, expected: Expected): void {
  const { next, data, free } = events;
  const newest = events.head[week]!;
  if (newest < 0) return;
  const newestFill = events.fill[week]!;
  const oldest = reverse(next, newest);
  let to = oldest;
  let kept = 0;
  for (let from = oldest; from >= 0; from = next[from]!) {
    const count = from === newest ? newestFill : CHUNK;
    for (let i = 0; i < count; i++) {
      const event = data[from * CHUNK + i]!;
      if (!expected(week, event >> 4, event & 15)) continue;
      if (kept === CHUNK) {
        to = next[to]!;
        kept = 0;
      }
      data[to * CHUNK + kept++] = event;
    }
  }
  let rest = kept === 0 ? oldest : next[to]!;
  if (kept > 0) next[to] = -1;
  events.head[week] = kept === 0 ? -1 : reverse(next, oldest);
  events.fill[week] = kept;
  while (rest >= 0) {
    const after = next[rest]!;
    next[rest] = free[0]!;
    free[0] = rest;
    free[1] = free[1]! + 1;
    rest = after;
  }
}

/** Turns a chain around; gives its new head. */
function reverse(next: Int32Array, head: number): number {
  let before = -1;
  for (let chunk = head; chunk >= 0; ) {
    const after = next[chunk]!;
    next[chunk] = before;
    before = chunk;
    chunk = after;
  }
  return before;
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
