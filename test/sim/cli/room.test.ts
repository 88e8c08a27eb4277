import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { fewerWorkers, noRoom, roomFor } from '../../../sim/cli/room.ts';
import { runCommand } from '../../../sim/cli/run.ts';
import { scaled } from '../../../sim/scenario/scale.ts';
import { worldMemory } from '../../../sim/run/worldMemory.ts';
import { compileWith, worldOf } from '../../support/scenarios.ts';
import { undercount } from '../../support/undercount.ts';

const base = await compileWith('cambodia.yaml');
const flags = { worlds: 4, seed: '1', workers: 4, scale: 100, color: false };

test('the reckoned memory of a world is what a world and its record take', () => {
  for (const factor of [0.1, 1, 3]) {
    const { world, record } = worldOf(scaled(base, factor), 0);
    expect(worldMemory(scaled(base, factor), [1, 2])).toBe(world.buffer.byteLength + record.ints.byteLength + record.floats.byteLength + record.od.byteLength);
  }
});

test('2.5 million persons take at most 120 MB, and no more than 45 B each', () => {
  // 100 times the market; persons at the height of the default one's record (bench/scale), times 100.
  const bytes = worldMemory(scaled(base, 100), [1, 2]);
  expect(bytes).toBeLessThan(120e6);
  expect(bytes / 2.5e6).toBeLessThan(45);
});

test('as many workers as have room, and a sentence when they are fewer than wanted', () => {
  const large = scaled(base, 100);
  const { perWorker, needed } = roomFor(large, '1', 4, Infinity);
  const program = needed - 4 * perWorker;
  expect(roomFor(large, '1', 4, program + 4 * perWorker).workers).toBe(4);
  expect(roomFor(large, '1', 4, program + 3 * perWorker - 1).workers).toBe(2);
  expect(roomFor(large, '1', 4, program + perWorker - 1).workers).toBe(0);
  expect(fewerWorkers(roomFor(large, '1', 4, 600e6), 4)).toMatch(/^memory {4}3 of 4 workers: each needs about 1\d\d MB with its world, and about 600 MB are available\.$/);
});

test('a market beyond the memory is refused before anything starts, with what it needs, what there is, and what would fit', async () => {
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const code = await runCommand('scenarios/cambodia.yaml', { ...flags, scale: 1000 }, 400e6);
  spy.mockRestore();
  expect(code).toBe(2);
  const [, fits] = said.join('').match(/^error\[E0004\] --scale 1000\n {2}A run with one worker needs about 1,\d\d\d MB \(with all 4: about \d,\d\d\d MB\); about 400 MB are available\.\n {2}try: --scale (\d+) --workers 1\n$/) ?? [];
  // What is proposed fits, and not by much.
  expect(roomFor(scaled(base, Number(fits)), '1', 1, 400e6).workers).toBe(1);
  expect(roomFor(scaled(base, 1.1 * Number(fits)), '1', 1, 400e6).workers).toBe(0);
  expect(noRoom(roomFor(base, '1', 1, 100e6), 1, 1)).toContain('try: ending other programs');
});

test.runIf(process.platform === 'linux')('what a run takes at its height lies below the estimate, by no more than a third', async () => {
  for (const [scale, workers] of [[1, 2], [20, 1]] as const) {
    const peak = await peakOf(['run', 'scenarios/cambodia.yaml', '--scale', String(scale), '--worlds', String(workers), '--workers', String(workers), '--quiet']);
    const { needed } = roomFor(scaled(base, scale), '1', workers, Infinity);
    expect(peak / needed, `scale ${scale}`).toBeLessThan(1);
    expect(peak / needed, `scale ${scale}`).toBeGreaterThan(0.67);
  }
}, 120_000);

/** Largest resident set of a run so far, bytes, as last seen before it ended. */
async function peakOf(args: readonly string[]): Promise<number> {
  let peak = 0;
  let timer: NodeJS.Timeout | undefined;
  const { code } = await undercount(args, (child) => {
    timer = setInterval(() => {
      try {
        peak = Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? peak / 1024) * 1024;
      } catch {
        // It has ended.
      }
    }, 20);
  });
  clearInterval(timer);
  expect(code).toBe(0);
  return peak;
}
