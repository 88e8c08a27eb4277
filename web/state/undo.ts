/** A line of values that can be walked back and forth. Equal values are not recorded twice. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

export const MOST_STEPS = 100;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/**
 * Takes a new value. With `merge`, the value replaces the present one without a step of its own:
 * a slider's drag is one step, however many values it passes.
 */
export function record<T>(history: History<T>, value: T, merge = false): History<T> {
  if (same(history.present, value)) return history;
  if (merge) return { past: history.past, present: value, future: [] };
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present: value, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history;
  return { past: history.past.slice(0, -1), present: history.past.at(-1)!, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  return { past: [...history.past, history.present], present: history.future[0]!, future: history.future.slice(1) };
}

function same<T>(a: T, b: T): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
