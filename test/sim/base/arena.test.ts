import { expect, test } from 'vitest';
import { allocate, type Arena } from '../../../sim/base/arena.ts';
import { fc } from './seeded.ts';

const kinds = ['u8', 'i16', 'u16', 'i32', 'f32', 'f64'] as const satisfies readonly (keyof Arena)[];

test('columns of any kinds and lengths lie in one buffer, aligned, in order, without overlap', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(40)), { maxLength: 20 }), (wanted) => {
    const { buffer, columns } = allocate((a) => wanted.map(([kind, length]) => a[kind](length)));
    expect(buffer.byteLength % 8).toBe(0);
    let end = 0;
    columns.forEach((column, i) => {
      expect([column.buffer, column.length]).toEqual([buffer, wanted[i]![1]]);
      expect(column.byteOffset % column.BYTES_PER_ELEMENT).toBe(0);
      expect(column.byteOffset).toBeGreaterThanOrEqual(end);
      expect(column.byteOffset - end).toBeLessThan(8);
      end = column.byteOffset + column.byteLength;
    });
    expect(buffer.byteLength - end).toBeLessThan(8);
  }));
});

test('a snapshot by one set() brings every column back', () => {
  const build = (a: Arena) => ({ status: a.u8(3), week: a.i16(2), due: a.u16(1), count: a.i32(2), belief: a.f32(3), mass: a.f64(1) });
  const { buffer, columns } = allocate(build);
  columns.status.set([1, 2, 255]);
  columns.week.set([-7, 30_000]);
  columns.due[0] = 65_535;
  columns.belief[2] = 0.5;
  columns.mass[0] = Math.PI;
  const snapshot = new Uint8Array(buffer).slice();
  const other = allocate(build);
  new Uint8Array(other.buffer).set(snapshot);
  expect(other.columns).toEqual(columns);
});

test('nothing asked for is an empty buffer', () => {
  expect(allocate(() => null).buffer.byteLength).toBe(0);
});
