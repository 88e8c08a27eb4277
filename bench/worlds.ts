/**
 * How fast is a world? Worlds a second, and CPU per person-week as a ratio to the yardstick (bench/yardstick), a C program of a far simpler market
 * that is run in turn with it, so that the ratio holds on any machine. Median and range over rounds.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { readFile } from '../sim/node/files.ts';
import { connectThreads, cores } from '../sim/node/threads.ts';
import { scalarNames } from '../sim/run/scalars.ts';
import { quantileSorted } from '../sim/stats/quantiles.ts';
import { makeApi } from '../sim/worker/api.ts';
import { loadScenario } from '../sim/worker/load.ts';
import { inWords, spread, type Spread } from './spread.ts';

const SCENARIO = 'scenarios/cambodia.yaml';
/** Worker-weeks of a run of market_plain with the arguments below. */
const YARDSTICK_WEEKS = 15_000 * 676;
const YARDSTICK_RUNS = 6;

export interface BenchOptions {
  readonly rounds: number;
  readonly worlds: number;
  /** The compiled yardstick; absent when there is no C compiler. */
  readonly yardstick?: string;
  readonly commit: string;
}

export async function bench({ rounds, worlds: worldsPerRound, yardstick, commit }: BenchOptions) {
  const read = await loadScenario(readFile, SCENARIO);
  if ('problems' in read) throw new Error(`${SCENARIO} has problems`);
  const { compiled } = read.loaded;
  const api = makeApi();
  api.define(compiled);
  const personWeeksAt = scalarNames(compiled).indexOf('personWeeks');
  const runWorld = (world: number): number => api.run({ kind: 'world', scenario: compiled.hash, world, seed: 'bench', digest: false }).scalars[personWeeksAt]!;
  // Warm-up: the first worlds are several times slower.
  for (let world = 0; world < 5; world++) runWorld(world);
  if (yardstick) yardstickSeconds(yardstick);

  const perRound: { readonly wall: number; readonly nanoseconds: number; readonly ratio: number; readonly yardstickNanoseconds: number }[] = [];
  let world = 5;
  for (let round = 0; round < rounds; round++) {
    const unit = yardstick ? (yardstickSeconds(yardstick) / YARDSTICK_WEEKS) * 1e9 : NaN;
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    let personWeeks = 0;
    for (let i = 0; i < worldsPerRound; i++) personWeeks += runWorld(world++);
    const used = process.cpuUsage(cpu);
    const nanoseconds = ((used.user + used.system) * 1000) / personWeeks;
    perRound.push({ wall: worldsPerRound / ((performance.now() - wall) / 1000), nanoseconds, ratio: nanoseconds / unit, yardstickNanoseconds: unit });
  }

  const session = connectThreads({ workers: cores(), script: pathToFileURL('dist/node/worker.mjs') });
  const { hash } = session.adopt(read.loaded);
  await session.run({ scenario: hash, seed: 'bench', worlds: 4 * session.workers });
  const { timing } = (await session.run({ scenario: hash, seed: 'bench', worlds: rounds * worldsPerRound })).result;
  session.close();

  const over = (of: (round: (typeof perRound)[number]) => number): Spread => spread(perRound.map(of));
  return {
    commit,
    machine: { cores: cores(), model: cpus()[0]?.model ?? 'unknown', node: process.version },
    rounds,
    worldsPerRound,
    worldsPerSecondOneThread: over(({ wall }) => wall),
    worldsPerSecondAllCores: timing.worldsPerSecond,
    personWeeksPerSecondAllCores: timing.personWeeksPerSecond,
    cpuNanosecondsPerPersonWeek: over(({ nanoseconds }) => nanoseconds),
    yardstickNanosecondsPerPersonWeek: yardstick ? over((round) => round.yardstickNanoseconds) : null,
    ratioToYardstick: yardstick ? over(({ ratio }) => ratio) : null,
  };
}

export function words(result: Awaited<ReturnType<typeof bench>>): string {
  const { yardstickNanosecondsPerPersonWeek: yardstick, ratioToYardstick: ratio } = result;
  return `base scenario, ${result.rounds} rounds of ${result.worldsPerRound} worlds; median (range)
worlds a second, one thread     ${inWords(result.worldsPerSecondOneThread, 1)}
worlds a second, ${String(result.machine.cores).padStart(2)} cores       ${result.worldsPerSecondAllCores.toFixed(1)}
CPU ns per person-week          ${inWords(result.cpuNanosecondsPerPersonWeek)}
${yardstick && ratio ? `yardstick, ns per person-week   ${inWords(yardstick)}\nratio to the yardstick          ${inWords(ratio)}` : 'ratio to the yardstick          not measured: no C compiler'}
`;
}

/** Median CPU seconds of the yardstick over its later runs. */
function yardstickSeconds(program: string): number {
  const lines = execFileSync(program, ['2000', '15000', '676', '1', String(YARDSTICK_RUNS)], { encoding: 'utf8' }).trim().split('\n');
  const seconds = Float64Array.from(lines.slice(1), (line) => (JSON.parse(line) as { readonly cpu_s: number }).cpu_s).sort();
  return quantileSorted(seconds, 0.5);
}
