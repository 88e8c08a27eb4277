/**
 * A fresh process for benches: `oneWorld WORLDS` loads the base scenario and runs worlds as a worker does, `oneWorld scale FACTOR WEEKS` steps one of
 * FACTOR times the market for some weeks. Prints what they took as JSON.
 */
import { scaled } from '../sim/scenario/scale.ts';
import { BASE, load, openCore } from './core.ts';
import { advance, recordOf, steppedWorld } from './stepped.ts';

/** What `oneWorld WORLDS` prints: milliseconds since the process began, by the clock. */
export interface FreshProcess {
  readonly startedMs: number;
  readonly loadedMs: number;
  /** Of each world alone. */
  readonly worldsMs: readonly number[];
}

/** What `oneWorld scale FACTOR WEEKS` prints: the most memory that the process held, before the world was made and in all. */
export interface PeakMemory {
  readonly beforeMB: number;
  readonly peakRssMB: number;
}

const peakMB = (): number => (process.resourceUsage().maxRSS * 1024) / 1e6;

async function worlds(count: number): Promise<FreshProcess> {
  const startedMs = performance.now();
  const { compiled } = await load(BASE);
  const run = openCore(compiled);
  const loadedMs = performance.now();
  const worldsMs = Array.from({ length: count }, (_, world) => {
    const from = performance.now();
    run(world);
    return performance.now() - from;
  });
  return { startedMs, loadedMs, worldsMs };
}

async function memory(factor: number, weeks: number): Promise<PeakMemory> {
  const compiled = scaled((await load(BASE)).compiled, factor);
  const beforeMB = peakMB();
  const world = steppedWorld(compiled);
  advance(world, recordOf(world), weeks);
  return { beforeMB, peakRssMB: peakMB() };
}

const [first, ...numbers] = process.argv.slice(2);
const [a, b] = numbers.map(Number) as [number, number];
if (first === 'scale') process.stdout.write(JSON.stringify(await memory(a, b)));
else process.stdout.write(JSON.stringify(await worlds(Number(first))));
