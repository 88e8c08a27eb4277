type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/**
 * A copy of what a wave holds, down to its last array, so that two goings-on from one kept world write into none of each other's.
 * Plain data only: numbers, strings, arrays, typed arrays, objects of them. By hand, for not every engine has structuredClone.
 */
export function copyHeld<T>(held: T): T {
  if (typeof held !== 'object' || held === null) return held;
  if (ArrayBuffer.isView(held)) return (held as unknown as Numbers).slice() as T;
  if (Array.isArray(held)) return held.map(copyHeld) as T;
  if (Object.getPrototypeOf(held) !== Object.prototype) throw new Error('what a wave holds is plain data: a Map, Set or class cannot be kept');
  return Object.fromEntries(Object.entries(held).map(([key, value]) => [key, copyHeld(value as unknown)])) as T;
}

/** Bytes of its arrays, for those who keep many. */
export function heldBytes(held: unknown): number {
  if (typeof held !== 'object' || held === null) return 8;
  if (ArrayBuffer.isView(held)) return held.byteLength;
  return Object.values(held).reduce((sum: number, value) => sum + heldBytes(value), 0);
}
