/**
 * Codes of labels, in the order in which labels are first met. Labels are held as bytes in one block, for a Map of strings takes ten times their size
 * and ends at 2^24 of them.
 */
export interface Labels {
  /** Code of these bytes: 0, 1, 2, …; a new one when they are new. */
  code(bytes: Uint8Array, from: number, to: number): number;
  readonly count: number;
}

export function makeLabels(): Labels {
  let arena = new Uint8Array(1024);
  let starts = new Float64Array(64);
  let slots = new Int32Array(128).fill(-1);
  let count = 0;
  let end = 0;
  let last = -1;

  const same = (code: number, bytes: Uint8Array, from: number, to: number): boolean => {
    const at = starts[code];
    if (starts[code + 1] - at !== to - from) return false;
    for (let i = from; i < to; i++) if (arena[at + i - from] !== bytes[i]) return false;
    return true;
  };
  const add = (bytes: Uint8Array, from: number, to: number): number => {
    if (end + to - from > arena.length) {
      const larger = new Uint8Array(Math.max(2 * arena.length, end + to - from));
      larger.set(arena);
      arena = larger;
    }
    if (count + 2 > starts.length) {
      const larger = new Float64Array(2 * starts.length);
      larger.set(starts);
      starts = larger;
    }
    arena.set(bytes.subarray(from, to), end);
    end += to - from;
    starts[++count] = end;
    return count - 1;
  };
  const grow = (): void => {
    slots = new Int32Array(2 * slots.length).fill(-1);
    for (let code = 0; code < count; code++) {
      let slot = hash(arena, starts[code], starts[code + 1]) & (slots.length - 1);
      while (slots[slot] >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = code;
    }
  };
  return {
    code(bytes, from, to) {
      // Files are often sorted by stratum and cluster.
      if (last >= 0 && same(last, bytes, from, to)) return last;
      let slot = hash(bytes, from, to) & (slots.length - 1);
      while (slots[slot] >= 0) {
        if (same(slots[slot], bytes, from, to)) return (last = slots[slot]);
        slot = (slot + 1) & (slots.length - 1);
      }
      last = add(bytes, from, to);
      slots[slot] = last;
      if (2 * count > slots.length) grow();
      return last;
    },
    get count() {
      return count;
    },
  };
}

/** FNV-1a with a last stirring (Appleby's fmix32), so that the low bits depend on all. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
