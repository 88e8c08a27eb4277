import type { CompiledChange } from './types.ts';

/** How far a change has come in a week it is in force: its ramp ends with the full change in its last week. */
function reached(change: CompiledChange, week: number): number {
  return change.ramp <= 1 ? 1 : Math.min(1, (week - change.from + 1) / change.ramp);
}

/**
 * Applies changes, in their order, to one member of a week-major series: values[week * members + member]. Bounds are the caller's.
 * set goes to the value, scale multiplies, add adds; on a ramp, from what was there before.
 */
export function applyChanges(values: Float64Array, members: number, member: number, changes: readonly CompiledChange[]): void {
  const weeks = values.length / members;
  for (const change of changes) {
    const last = Math.min(change.to, weeks);
    for (let week = Math.max(change.from, 0); week < last; week++) {
      const i = week * members + member;
      const before = values[i]!;
      const share = reached(change, week);
      if (change.operation === 'set') values[i] = share === 1 ? change.value : before + share * (change.value - before);
      else if (change.operation === 'scale') values[i] = before * (1 + share * (change.value - 1));
      else values[i] = before + share * change.value;
    }
  }
}

/** Changes in the order in which they act: by start; those that start together as the file has them. */
export function inOrder(changes: readonly CompiledChange[]): readonly CompiledChange[] {
  return [...changes].sort((a, b) => a.from - b.from);
}
