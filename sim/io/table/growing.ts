/** Numbers in as few bytes as hold them exactly. */
export type Numbers = Uint8Array | Int32Array | Float64Array;

const CHUNK = 65536;

/**
 * A column that grows: in chunks, each of the narrowest type that holds its values, so that a column takes less room in memory
 * than in its file (a count below 256 takes one byte here and two or more there), and at the end one array of the widest type met.
 */
export function growingColumn(): { push(value: number): void; readonly length: number; finish(): Numbers } {
  const chunks: Numbers[] = [];
  let chunk: Numbers = new Uint8Array(CHUNK);
  let used = 0;
  let width = 1;
  /** The least that a value fits: 1 byte, 4 or 8. */
  const widthOf = (value: number): number => (value >= 0 && value <= 255 && (value & 255) === value ? 1 : (value | 0) === value ? 4 : 8);
  return {
    push(value) {
      if (used === CHUNK) {
        chunks.push(chunk);
        chunk = new Uint8Array(CHUNK);
        used = 0;
      }
      const need = widthOf(value);
      if (need > chunk.BYTES_PER_ELEMENT) {
        const wider = need === 4 ? new Int32Array(CHUNK) : new Float64Array(CHUNK);
        wider.set(used === 0 ? [] : chunk.subarray(0, used));
        chunk = wider;
      }
      if (need > width) width = need;
      chunk[used++] = value;
    },
    get length() {
      return chunks.length * CHUNK + used;
    },
    finish() {
      const length = chunks.length * CHUNK + used;
      const all = width === 1 ? new Uint8Array(length) : width === 4 ? new Int32Array(length) : new Float64Array(length);
      // Chunks are let go as they are copied.
      for (let k = 0; chunks.length > 0; k++) all.set(chunks.shift()!, k * CHUNK);
      all.set(chunk.subarray(0, used), length - used);
      return all;
    },
  };
}
