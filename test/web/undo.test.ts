import { expect, test } from 'vitest';
import fc from 'fast-check';
import { MOST_STEPS, record, redo, startHistory, undo } from '../../web/state/undo.ts';

test('undo gives back what was before, redo what was undone', () => {
  let line = startHistory({});
  line = record(line, { demand: 0.9 });
  line = record(line, { demand: 0.9, shelterBeds: 2 });
  expect(undo(line).present).toEqual({ demand: 0.9 });
  expect(redo(undo(line)).present).toEqual({ demand: 0.9, shelterBeds: 2 });
  expect(undo(undo(undo(line))).present).toEqual({});
});

test('a value that is the same as the present one is no step, and a merged one replaces the present', () => {
  const line = record(startHistory({ demand: 1 }), { demand: 1 });
  expect(line.past).toHaveLength(0);
  const dragged = record(record(record(startHistory(1), 2), 3, true), 4, true);
  expect(dragged.past).toEqual([1]);
  expect(dragged.present).toBe(4);
});

test('a new value forgets what was undone', () => {
  const line = record(undo(record(record(startHistory(1), 2), 3)), 9);
  expect(line.future).toHaveLength(0);
  expect(redo(line)).toBe(line);
});

// Oracle: a plain list with a position in it.
test('any walk equals that on a list with a position', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant('undo' as const), fc.constant('redo' as const)), { maxLength: 60 }), (steps) => {
    let line = startHistory(0);
    let list = [0];
    let at = 0;
    for (const step of steps) {
      if (step === 'undo') { line = undo(line); at = Math.max(0, at - 1); }
      else if (step === 'redo') { line = redo(line); at = Math.min(list.length - 1, at + 1); }
      else if (step !== list[at]) { line = record(line, step); list = [...list.slice(0, at + 1), step]; at = list.length - 1; }
    }
    expect(line.present).toBe(list[at]);
    expect(line.past.length + line.future.length).toBeLessThanOrEqual(MOST_STEPS + list.length);
  }), { seed: 11 });
});

test('the line does not grow without end', () => {
  let line = startHistory(0);
  for (let i = 1; i < 3 * MOST_STEPS; i++) line = record(line, i);
  expect(line.past).toHaveLength(MOST_STEPS);
});
