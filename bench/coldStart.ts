/**
 * How long does a first answer take? A fresh process each time: from its start until it has read the program, the scenario, and the first world; against
 * a warm world of the same process. By the clock, for that is what one waits for. Then a whole `undercount run` of one world.
 */
import { spawnSync } from 'node:child_process';
import { rowOf, type Options, type Row } from './frame.ts';
import { inFreshProcess } from './fresh.ts';
import type { FreshProcess } from './oneWorld.ts';
import { inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'How long does the first world in a fresh process take?';
export const answers: readonly TargetId[] = [];
export const defaults = { rounds: 7, worlds: 8 };
export const quick = { rounds: 2, worlds: 6 };

export interface ColdStart {
  readonly programMs: Spread;
  readonly scenarioMs: Spread;
  readonly firstWorldMs: Spread;
  readonly secondWorldMs: Spread;
  readonly warmWorldMs: Spread;
  readonly firstToWarm: Spread;
  readonly commandMs: Spread;
}

export async function bench({ rounds, worlds, root, progress }: Options): Promise<ColdStart> {
  const found = Array.from({ length: rounds }, (_, round) => {
    progress(`round ${round + 1} of ${rounds}`);
    const { startedMs, loadedMs, worldsMs } = inFreshProcess<FreshProcess>(root, [Math.max(3, worlds)]);
    const from = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [`${root}/dist/node/cli.mjs`, 'run', 'scenarios/cambodia.yaml', '--worlds', '1', '--json', '--quiet'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`undercount run ended with ${status}: ${stderr}`);
    // The later half of the worlds counts as warm.
    const warm = spread(worldsMs.slice(Math.floor(worldsMs.length / 2))).median;
    return { program: startedMs, scenario: loadedMs - startedMs, first: worldsMs[0]!, second: worldsMs[1]!, warm, command: performance.now() - from };
  });
  const over = (of: (round: (typeof found)[number]) => number): Spread => spread(found.map(of));
  return {
    programMs: over(({ program }) => program),
    scenarioMs: over(({ scenario }) => scenario),
    firstWorldMs: over(({ first }) => first),
    secondWorldMs: over(({ second }) => second),
    warmWorldMs: over(({ warm }) => warm),
    firstToWarm: over(({ first, warm }) => first / warm),
    commandMs: over(({ command }) => command),
  };
}

export function words(found: ColdStart): string {
  return `ms until the program is read             ${inWords(found.programMs, 0)}
ms to read and compile the scenario      ${inWords(found.scenarioMs, 0)}
ms of the first world                    ${inWords(found.firstWorldMs, 0)}
ms of the second world                   ${inWords(found.secondWorldMs, 0)}
ms of a warm world                       ${inWords(found.warmWorldMs, 0)}
first to warm                            ${inWords(found.firstToWarm)}
ms of undercount run --worlds 1, whole   ${inWords(found.commandMs, 0)}
`;
}

export function rows({ firstToWarm, commandMs }: ColdStart): readonly Row[] {
  return [
    rowOf('firstWorldToWarm', firstToWarm, '×', { what: 'first world in a fresh process, to a warm one' }),
    rowOf('commandMs', commandMs, 'ms', { what: 'undercount run --worlds 1, from start to end' }),
  ];
}
