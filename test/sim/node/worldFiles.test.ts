import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedWeeks, worldFiles, worldPath } from '../../../sim/node/worldFiles.ts';
import type { KeptWeek } from '../../../sim/run/simulate.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'undercount-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const name = (world = 3) => ({ folder, scenario: 'abc', seed: 'a "seed"\nof two lines', world });
const bytes = (start: number): Uint8Array => Uint8Array.from({ length: 5000 }, (_, i) => (start + i * i) % 251);
const kept: readonly KeptWeek[] = [100, 113, 226].map((week, i) => ({ snapshot: { week, bytes: bytes(i) }, acts: i < 2 ? [] : [{ rule: 'r', from: 150, to: 999 }] }));
const broken = (weeks: readonly number[] = [113], world = 3, more = {}): string => {
  const read = worldFiles.read({ ...name(world), ...more }, weeks);
  return 'broken' in read ? read.broken : 'whole';
};
/** The file with a change; its name is that of another world, whose number is then wrong. */
const changed = (world: number, change: (file: Buffer) => Buffer | string): void => writeFileSync(worldPath(folder, world), change(Buffer.from(readFileSync(worldPath(folder, 3)).toString('latin1').replace('"world":3', `"world":${world}`), 'latin1')));

test('weeks come back to the byte with what rules had decided, all of them or some', () => {
  worldFiles.write(name(), kept);
  expect(worldFiles.read(name(), [100, 113, 226])).toEqual({ kept });
  expect(worldFiles.read(name(), [226])).toEqual({ kept: kept.slice(2) });
  expect(storedWeeks(name())).toEqual([100, 113, 226]);
  expect(storedWeeks(name(4))).toBeUndefined();
});

test('a world with no week is a file too', () => {
  worldFiles.write(name(8), []);
  expect([storedWeeks(name(8)), worldFiles.read(name(8), [])]).toEqual([[], { kept: [] }]);
});

test('what is of another scenario, seed or world, or lacks the week, is told apart', () => {
  expect(broken([113], 3, { scenario: 'abd' })).toContain('another scenario');
  expect(broken([113], 3, { seed: '1' })).toContain('world 3 of seed');
  expect(broken([113, 114])).toContain('lacks the week 114');
  expect(broken([113], 44)).toContain('no such file');
  writeFileSync(worldPath(folder, 5), readFileSync(worldPath(folder, 3)));
  expect(broken([113], 5)).toContain('world 3 of seed');
});

test('files that are cut short, lengthened, changed somewhere or none of ours are broken, whatever is asked for', () => {
  changed(6, (file) => file.subarray(0, file.length - 1));
  expect(broken([226], 6)).toContain('cut short');
  changed(6, (file) => Buffer.concat([file, Buffer.from('x')]));
  expect(broken([226], 6)).toContain('more in it');
  // One bit alone may change how it is packed and nothing of what is in it.
  for (const from of [20, 400, 900]) {
    changed(6, (file) => {
      file.fill(0x78, file.length - from, file.length - from + 10);
      return file;
    });
    expect(broken([226], 6)).toContain('broken');
  }
  for (const text of ['', 'no header', '{"format":"undercount world"}\n', '[]\n', `${'x'.repeat(3_000_000)}\n`]) {
    changed(6, () => text);
    expect(broken([226], 6)).toContain('no stored world');
    expect(storedWeeks(name(6))).toHaveProperty('broken');
  }
});

test('worlds of another version of the program are refused with both versions', () => {
  changed(7, (file) => Buffer.from(file.toString('latin1').replace(/"version":"[^"]*"/, '"version":"0.0.9"'), 'latin1'));
  expect(broken([226], 7)).toMatch(/0\.0\.9.*worlds of another version/);
  changed(7, (file) => Buffer.from(file.toString('latin1').replace('"formatVersion":1', '"formatVersion":2'), 'latin1'));
  expect(broken([226], 7)).toContain('another version');
});
