import { expect, test } from 'vitest';
import { allocate } from '../../../sim/base/arena.ts';
import { clearEvents, eventColumns, schedule, takeEvent, type Events } from '../../../sim/base/events.ts';
import { fc } from './seeded.ts';

function makeEvents(weeks: number, capacity: number): Events {
  const events = allocate((a) => eventColumns(a, weeks, capacity)).columns;
  clearEvents(events);
  return events;
}

function takeAll(events: Events, week: number): number[] {
  const taken: number[] = [];
  for (let event = takeEvent(events, week); event >= 0; event = takeEvent(events, week)) taken.push(event);
  return taken;
}

function freeChunks(events: Events): number {
  let count = 0;
  for (let chunk = events.free[0]!; chunk >= 0; chunk = events.next[chunk]!) count++;
  return count;
}

const WEEKS = 12;
const event = fc.record({ week: fc.integer({ min: 0, max: WEEKS + 2 }), index: fc.nat(100_000), kind: fc.nat(15) });

test('everything scheduled is taken once, in its week, last in first out; what lies after the last week is dropped', () => {
  fc.assert(fc.property(fc.array(event, { maxLength: 400 }), (wanted) => {
    const events = makeEvents(WEEKS, 400);
    for (const { week, index, kind } of wanted) schedule(events, week, index, kind);
    for (let week = 0; week < WEEKS; week++) {
      expect(takeAll(events, week)).toEqual(wanted.filter((e) => e.week === week).map((e) => e.index * 16 + e.kind).reverse());
      expect(takeEvent(events, week)).toBe(-1);
    }
  }));
});

test('taking and scheduling in any order equals a stack for each week, and every chunk comes back to the pool', () => {
  // Oracle: arrays
  const action = fc.oneof(fc.record({ take: fc.constant(true), week: fc.nat(WEEKS - 1) }), fc.record({ take: fc.constant(false), week: fc.nat(WEEKS - 1) }));
  fc.assert(fc.property(fc.array(action, { maxLength: 600 }), (actions) => {
    const events = makeEvents(WEEKS, 600);
    const all = freeChunks(events);
    const stacks = Array.from({ length: WEEKS }, (): number[] => []);
    actions.forEach(({ take, week }, i) => {
      if (take) expect(takeEvent(events, week)).toBe(stacks[week]!.pop() ?? -1);
      else {
        schedule(events, week, i, i % 16);
        stacks[week]!.push(i * 16 + (i % 16));
      }
    });
    for (let week = 0; week < WEEKS; week++) takeAll(events, week);
    expect(freeChunks(events)).toBe(all);
  }));
});

test('an event scheduled while its week is being taken is taken too', () => {
  const events = makeEvents(3, 100);
  for (let i = 0; i < 64; i++) schedule(events, 1, i, 0);
  const taken: number[] = [];
  for (let e = takeEvent(events, 1); e >= 0; e = takeEvent(events, 1)) {
    taken.push(e >> 4);
    if (e >> 4 < 64) schedule(events, 1, (e >> 4) + 100, 0);
  }
  expect([...taken].sort((a, b) => a - b)).toEqual([...Array.from({ length: 64 }, (_, i) => i), ...Array.from({ length: 64 }, (_, i) => i + 100)]);
});

test('chunks of 32 are exact at their edges: 31, 32, 33, 64 and 65 events come back', () => {
  for (const n of [31, 32, 33, 64, 65]) {
    const events = makeEvents(2, 100);
    for (let i = 0; i < n; i++) schedule(events, 0, i, 3);
    expect(takeAll(events, 0)).toEqual(Array.from({ length: n }, (_, i) => (n - 1 - i) * 16 + 3));
  }
});

test('capacity holds however the events are spread, and a pool beyond it says so', () => {
  fc.assert(fc.property(fc.array(fc.nat(4), { minLength: 200, maxLength: 200 }), (weeks) => {
    const events = makeEvents(5, 200);
    weeks.forEach((week, i) => schedule(events, week, i, 0));
  }));
  const events = makeEvents(1, 1);
  expect(() => {
    for (let i = 0; i < 100_000; i++) schedule(events, 0, i, 0);
  }).toThrow('event pool is empty');
});

test('clearing empties every week', () => {
  const events = makeEvents(4, 50);
  const all = freeChunks(events);
  for (let i = 0; i < 50; i++) schedule(events, i % 4, i, 1);
  clearEvents(events);
  expect([0, 1, 2, 3].map((week) => takeEvent(events, week))).toEqual([-1, -1, -1, -1]);
  expect(freeChunks(events)).toBe(all);
});

test('a pool that runs empty keeps what is expected, once each and in its order, and drops the rest', () => {
  // Oracle: arrays, filtered. The judge forgets what it has met when the next one is made, as for events that come to be expected anew.
  fc.assert(fc.property(fc.array(fc.record({ week: fc.nat(WEEKS - 1), index: fc.nat(300) }), { minLength: 1, maxLength: 800 }), (wanted) => {
    const isExpected = (week: number, index: number): boolean => index % 13 === week && index % 3 !== 0;
    const columns = allocate((a) => eventColumns(a, WEEKS, 0)).columns;
    const stacks = Array.from({ length: WEEKS }, (): number[] => []);
    let reclaimed = 0;
    const events: Events = {
      ...columns,
      expected: () => {
        const met = new Set<number>();
        reclaimed++;
        const firstTime = (index: number): boolean => !met.has(index) && met.add(index).size > 0;
        stacks.forEach((stack, week) => {
          const seen = new Set<number>();
          stacks[week] = stack.filter((index) => isExpected(week, index) && !seen.has(index) && seen.add(index).size > 0);
        });
        return (week, index) => isExpected(week, index) && firstTime(index);
      },
    };
    clearEvents(events);
    // So few chunks that the events do not fit, but what is expected does.
    const room = WEEKS + Math.ceil(200 / 32) + 1;
    for (let chunk = 0; chunk < room - 1; chunk++) events.next[chunk] = chunk + 1;
    events.next[room - 1] = -1;
    for (const { week, index } of wanted) {
      schedule(events, week, index, 0);
      stacks[week]!.push(index);
    }
    if (wanted.length > room * 32) expect(reclaimed).toBeGreaterThan(0);
    for (let week = 0; week < WEEKS; week++) expect(takeAll(events, week)).toEqual([...stacks[week]!].reverse().map((index) => index * 16));
    expect(freeChunks(events)).toBe(room);
  }));
});
