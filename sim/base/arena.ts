/**
 * Columns as views of one ArrayBuffer, so that a snapshot of everything is one `set()` (performance.md section 2.1).
 * `allocate` runs the builder twice: once to measure, once to place.
 */
export interface Arena {
  u8(length: number): Uint8Array;
  i16(length: number): Int16Array;
  u16(length: number): Uint16Array;
  i32(length: number): Int32Array;
  f32(length: number): Float32Array;
  f64(length: number): Float64Array;
}

/** Places columns one after another, each at a multiple of its own width. */
function makePlacing(): { readonly place: (width: number, length: number) => number; readonly bytes: () => number } {
  let bytes = 0;
  return {
    place(width, length) {
      const at = Math.ceil(bytes / width) * width;
      bytes = at + width * length;
      return at;
    },
    bytes: () => Math.ceil(bytes / 8) * 8,
  };
}

/** Length of the buffer that `allocate` would make, in bytes, without making it. */
export function bytesOf(build: (arena: Arena) => unknown): number {
  const { place, bytes } = makePlacing();
  build({
    u8: (n) => (place(1, n), new Uint8Array(0)),
    i16: (n) => (place(2, n), new Int16Array(0)),
    u16: (n) => (place(2, n), new Uint16Array(0)),
    i32: (n) => (place(4, n), new Int32Array(0)),
    f32: (n) => (place(4, n), new Float32Array(0)),
    f64: (n) => (place(8, n), new Float64Array(0)),
  });
  return bytes();
}

/** Builds columns in one buffer. The builder must ask for the same columns both times. */
export function allocate<T>(build: (arena: Arena) => T): { readonly buffer: ArrayBuffer; readonly columns: T } {
  const buffer = new ArrayBuffer(bytesOf(build));
  const { place } = makePlacing();
  const columns = build({
    u8: (n) => new Uint8Array(buffer, place(1, n), n),
    i16: (n) => new Int16Array(buffer, place(2, n), n),
    u16: (n) => new Uint16Array(buffer, place(2, n), n),
    i32: (n) => new Int32Array(buffer, place(4, n), n),
    f32: (n) => new Float32Array(buffer, place(4, n), n),
    f64: (n) => new Float64Array(buffer, place(8, n), n),
  });
  return { buffer, columns };
}
