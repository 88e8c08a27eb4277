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

/** Builds columns in one buffer. The builder must ask for the same columns both times. */
export function allocate<T>(build: (arena: Arena) => T): { readonly buffer: ArrayBuffer; readonly columns: T } {
  let bytes = 0;
  const measure = (size: number, length: number): number => {
    const at = Math.ceil(bytes / size) * size;
    bytes = at + size * length;
    return at;
  };
  build({
    u8: (n) => (measure(1, n), new Uint8Array(0)),
    i16: (n) => (measure(2, n), new Int16Array(0)),
    u16: (n) => (measure(2, n), new Uint16Array(0)),
    i32: (n) => (measure(4, n), new Int32Array(0)),
    f32: (n) => (measure(4, n), new Float32Array(0)),
    f64: (n) => (measure(8, n), new Float64Array(0)),
  });
  const buffer = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
  bytes = 0;
  const columns = build({
    u8: (n) => new Uint8Array(buffer, measure(1, n), n),
    i16: (n) => new Int16Array(buffer, measure(2, n), n),
    u16: (n) => new Uint16Array(buffer, measure(2, n), n),
    i32: (n) => new Int32Array(buffer, measure(4, n), n),
    f32: (n) => new Float32Array(buffer, measure(4, n), n),
    f64: (n) => new Float64Array(buffer, measure(8, n), n),
  });
  return { buffer, columns };
}
