/**
 * CPU per person-week as a ratio to the yardstick, a C program of a far simpler market that is run in turn with it, so that the ratio holds on any
 * machine; and worlds a second by the clock.
 */
import { pathToFileURL } from 'node:url';
import { connectThreads, cores } from '../sim/node/threads.ts';
import { BASE, load, openCore, sample, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';
import { yardstickNanoseconds } from './yardstick.ts';

export const question = 'How fast is a world of the base scenario, beside plain C of a far simpler market?';
export const answers: readonly TargetId[] = ['world'];
export const uses = ['yardstick'] as const;
export const defaults = { rounds: 9, worlds: 4 };
export const quick = { rounds: 3, worlds: 2 };
/** The engine goes on compiling for some twenty worlds; after that a world costs 6 % less than after five. */
const WARM_UP = 24;

export interface Worlds {
  readonly cores: number;
  readonly worldsPerSecondOneThread: Spread;
  readonly worldsPerSecondAllCores: number;
  readonly cpuPerWorldMs: Spread;
  readonly cpuPerPersonWeekNs: Spread;
  readonly yardstickNs: Spread | null;
  readonly ratioToYardstick: Spread | null;
}

export async function bench({ rounds, worlds, yardstick, progress }: Options): Promise<Worlds> {
  const loaded = await load(BASE);
  const run = openCore(loaded.compiled);
  for (let world = 0; world < WARM_UP; world++) run(world);
  if (yardstick) yardstickNanoseconds(yardstick);
  const found = Array.from({ length: rounds }, (_, round) => {
    progress(`round ${round + 1} of ${rounds}`);
    const unit = yardstick ? yardstickNanoseconds(yardstick) : NaN;
    const from = performance.now();
    const { world, personWeek } = sample(run, WARM_UP + round * worlds, worlds);
    return { wall: (1000 * worlds) / (performance.now() - from), world: world * 1e3, personWeek: personWeek * 1e9, unit };
  });

  const session = connectThreads({ workers: cores(), script: pathToFileURL('dist/node/worker.mjs') });
  const { hash } = session.adopt(loaded);
  await session.run({ scenario: hash, seed: SEED, worlds: 4 * session.workers });
  const { timing } = (await session.run({ scenario: hash, seed: SEED, worlds: rounds * worlds })).result;
  session.close();

  const over = (of: (round: (typeof found)[number]) => number): Spread => spread(found.map(of));
  return {
    cores: cores(),
    worldsPerSecondOneThread: over(({ wall }) => wall),
    worldsPerSecondAllCores: timing.worldsPerSecond,
    cpuPerWorldMs: over(({ world }) => world),
    cpuPerPersonWeekNs: over(({ personWeek }) => personWeek),
    yardstickNs: yardstick ? over(({ unit }) => unit) : null,
    ratioToYardstick: yardstick ? over(({ personWeek, unit }) => personWeek / unit) : null,
  };
}

export function words({ cores: n, worldsPerSecondOneThread, worldsPerSecondAllCores, cpuPerWorldMs, cpuPerPersonWeekNs, yardstickNs, ratioToYardstick }: Worlds): string {
  return `worlds a second, one thread     ${inWords(worldsPerSecondOneThread, 1)}
worlds a second, ${String(n).padStart(2)} cores       ${worldsPerSecondAllCores.toFixed(1)}
CPU ms a world                  ${inWords(cpuPerWorldMs, 0)}
CPU ns per person-week          ${inWords(cpuPerPersonWeekNs)}
${yardstickNs && ratioToYardstick ? `yardstick, ns per person-week   ${inWords(yardstickNs)}\nratio to the yardstick          ${inWords(ratioToYardstick)}` : 'ratio to the yardstick          not measured: no C compiler'}
`;
}

export function rows({ ratioToYardstick, cpuPerWorldMs, cpuPerPersonWeekNs }: Worlds): readonly Row[] {
  return [
    ...(ratioToYardstick ? [rowOf('world', ratioToYardstick, '×')] : []),
    rowOf('worldMs', cpuPerWorldMs, 'ms', { what: 'CPU of a world of the base scenario' }),
    rowOf('personWeekNs', cpuPerPersonWeekNs, 'ns', { what: 'CPU per person-week of the base scenario' }),
  ];
}
