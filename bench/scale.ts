/**
 * Does cost grow with the market? The default market times 1 to 100, in turn, over the same weeks from the first on: CPU per person-week
 * against the default's, bytes a person, and the most memory that a fresh process with nothing but that world holds.
 */
import { initialise } from '../sim/model/init.ts';
import { clearFlows } from '../sim/model/processes/record.ts';
import { step } from '../sim/model/step.ts';
import type { World } from '../sim/model/world.ts';
import { scaled } from '../sim/scenario/scale.ts';
import { BASE, load } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { inFreshProcess } from './fresh.ts';
import type { PeakMemory } from './oneWorld.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';
import { advance, recordOf, steppedWorld } from './stepped.ts';
import type { TargetId } from './targets.ts';

export const question = 'Does cost, or memory, grow with the market?';
export const answers: readonly TargetId[] = ['scale100', 'bytesPerPerson', 'megabytesAt100'];
export const defaults = { rounds: 5, weeks: 312 };
export const quick = { rounds: 2, weeks: 52 };
const FACTORS = [1, 3, 10, 30, 100];
/** Runs a round: small worlds run more often, or too little time would be measured. */
const REPEATS = [12, 6, 3, 2, 1];

interface ScaleRow {
  readonly factor: number;
  /** In venues and outside them, at the end of the weeks. */
  readonly persons: number;
  /** The same when the market is at its largest: of the default over its whole run, times the factor. */
  readonly personsAtMost: number;
  readonly cpuPerPersonWeekNs: Spread;
  readonly ratioToDefault: Spread;
  /** All that changes while a world runs, with its calendar and venues; fixed at the start, and with room for the market at its largest. */
  readonly bufferBytes: number;
  readonly bytesPerPerson: number;
  /** Most memory of a fresh process that has loaded the scenario, and then made this world and run its first year. */
  readonly beforeMB: number;
  readonly peakRssMB: number;
  /** Pools (children outside venues, care, cases) that are full at the end. */
  readonly fullPools: number;
}

export interface ScaleResult {
  readonly weeks: number;
  readonly rows: readonly ScaleRow[];
}

export async function bench({ rounds, weeks, root, progress }: Options): Promise<ScaleResult> {
  const { compiled } = await load(BASE);
  const markets = FACTORS.map((factor) => {
    const world = steppedWorld(scaled(compiled, factor));
    // Warm-up, and a first touch of all memory.
    runWeeks(world, Math.min(weeks, 52));
    return { factor, world, times: [] as number[] };
  });
  for (let round = 0; round < rounds; round++) {
    markets.forEach(({ factor, world, times }, i) => {
      progress(`round ${round + 1} of ${rounds}, ${factor} times the market`);
      let sum = 0;
      for (let n = 0; n < REPEATS[i]!; n++) sum += runWeeks(world, weeks);
      times.push(sum / REPEATS[i]!);
    });
  }
  const reached = markets.map(({ world }) => personsIn(world));
  const largest = largestMarket(markets[0]!.world);
  const rows = markets.map(({ factor, world, times }, i) => ({
      factor, persons: reached[i]!,
      ...inFreshProcess<PeakMemory>(root, ['scale', factor, 52]),
      personsAtMost: largest * factor,
      cpuPerPersonWeekNs: spread(times.map((t) => t * 1e9)),
      ratioToDefault: spread(times.map((t, round) => t / markets[0]!.times[round]!)),
      bufferBytes: world.buffer.byteLength,
      bytesPerPerson: world.buffer.byteLength / (largest * factor),
      fullPools: [world.offVenue, world.care, world.cases].filter(({ head }) => head[0]! < 0).length,
  }));
  return { weeks, rows };
}

/** Simulates the first weeks, recorded as ever; gives CPU seconds per person-week. The first state is not counted. */
function runWeeks(world: World, weeks: number): number {
  const to = recordOf(world, weeks - world.calendar.burnInWeeks);
  initialise(world);
  const seconds = cpuSeconds(() => advance(world, to, weeks));
  return seconds / world.count.personWeeks[0]!;
}

/** The largest number of persons in a world, over its whole run. */
function largestMarket(world: World): number {
  let most = 0;
  initialise(world);
  for (; world.week < world.calendar.totalWeeks; world.week++) {
    step(world);
    most = Math.max(most, personsIn(world));
    clearFlows(world);
  }
  return most;
}

function personsIn({ count }: World): number {
  return [...count.stock, ...count.offVenueStock].reduce((sum, n) => sum + n, 0);
}

export function words({ weeks, rows }: ScaleResult): string {
  const line = (cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(6) : cell.padStart([0, 20, 26, 22, 14, 17, 16, 24][i]!))).join('');
  return `the default market times a factor, its first ${weeks} weeks; median (range)
${line(['times', 'persons at the end', 'CPU ns per person-week', 'to the default', 'MB of state', 'persons at most', 'bytes a person', 'peak MB: read, in all'])}
${rows.map((row) => line([
    String(row.factor), row.persons.toLocaleString('en'), inWords(row.cpuPerPersonWeekNs), inWords(row.ratioToDefault), (row.bufferBytes / 1e6).toFixed(1),
    row.personsAtMost.toLocaleString('en'), row.bytesPerPerson.toFixed(1), `${row.beforeMB.toFixed(0)}, ${row.peakRssMB.toFixed(0)}`,
  ])).join('\n')}
`;
}

export function rows({ rows: all }: ScaleResult): readonly Row[] {
  const [first, last] = [all[0]!, all[all.length - 1]!];
  const exact = (value: number) => ({ value, low: value, high: value });
  return [
    rowOf('scale100', last.ratioToDefault, '×'),
    { id: 'bytesPerPerson', ...exact(first.bytesPerPerson), unit: ' B' },
    { id: 'megabytesAt100', ...exact(last.bufferBytes / 1e6), unit: ' MB' },
    ...all.slice(1, -1).map(({ factor, ratioToDefault }) => rowOf(`scale${factor}`, ratioToDefault, '×', { what: `CPU per person-week at ${factor} times the market` })),
    { id: 'peakRssAt100', ...exact(last.peakRssMB), rounds: 1, unit: ' MB', what: 'most memory of a process with 100 times the market' },
    { id: 'bytesPerPersonAt100', ...exact(last.bytesPerPerson), unit: ' B', what: 'memory a person at 100 times the market' },
  ];
}
