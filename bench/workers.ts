/**
 * How much faster are two workers than one? The same worlds by one worker thread and by two, in turn, by the clock: what a person waits for.
 * Other programs on the machine take from it; CPU per world says what two workers cost each other (memory, caches), whatever else is running.
 */
import { pathToFileURL } from 'node:url';
import { connectThreads, cores } from '../sim/node/threads.ts';
import { BASE, load, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'How much faster are two workers than one?';
export const answers: readonly TargetId[] = ['workers'];
export const defaults = { rounds: 5, worlds: 16 };
export const quick = { rounds: 2, worlds: 8 };

export interface Workers {
  readonly cores: number;
  readonly worldsPerSecond: readonly [one: Spread, two: Spread];
  readonly speedUp: Spread;
  /** CPU of a world among two workers, to that with one. */
  readonly cpu: Spread;
}

export async function bench({ rounds, worlds, progress }: Options): Promise<Workers> {
  const loaded = await load(BASE);
  const sessions = [1, 2].map((workers) => {
    const session = connectThreads({ workers, script: pathToFileURL('dist/node/worker.mjs') });
    const { hash } = session.adopt(loaded);
    return async (count: number) => {
      const [cpu, from] = [process.cpuUsage(), performance.now()];
      await session.run({ scenario: hash, seed: SEED, worlds: count });
      const used = process.cpuUsage(cpu);
      return { seconds: (performance.now() - from) / 1000, cpu: (used.user + used.system) / 1e6 };
    };
  });
  for (const run of sessions) await run(8);
  const found: { readonly seconds: number; readonly cpu: number }[][] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`round ${round + 1} of ${rounds}`);
    found.push([await sessions[0]!(worlds), await sessions[1]!(worlds)]);
  }
  return {
    cores: cores(),
    worldsPerSecond: [spread(found.map(([one]) => worlds / one!.seconds)), spread(found.map(([, two]) => worlds / two!.seconds))],
    speedUp: spread(found.map(([one, two]) => one!.seconds / two!.seconds)),
    cpu: spread(found.map(([one, two]) => two!.cpu / one!.cpu)),
  };
}

export function words({ cores: n, worldsPerSecond: [one, two], speedUp, cpu }: Workers): string {
  return `worlds a second, 1 worker      ${inWords(one)}
worlds a second, 2 workers     ${inWords(two)}
speed-up, by the clock         ${inWords(speedUp)}${n < 2 ? '; this machine has one core' : ''}
CPU of a world, 2 to 1         ${inWords(cpu)}
`;
}

export function rows({ cores: n, speedUp, cpu }: Workers): readonly Row[] {
  return [
    rowOf('workers', speedUp, '×', n < 2 ? { note: 'this machine has one core' } : {}),
    rowOf('workersCpu', cpu, '×', { what: 'CPU of a world among two workers, to that with one' }),
  ];
}
