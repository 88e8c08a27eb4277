/**
 * Where does the time of a world go? The sampling profiler over warm worlds of the base scenario: time of each function itself, without what it calls, by its
 * name in the source. What the engine inlines counts for the function that was inlined. The profile stays in dist/bench/base.cpuprofile, for DevTools.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { BASE, load, openCore } from './core.ts';
import { readProfile, sourceFinder } from './cpuProfile.ts';
import type { Options, Row } from './frame.ts';
import { SENTENCES } from './profileSentences.ts';
import type { TargetId } from './targets.ts';

export const question = 'Which functions does the time of a world go to?';
export const answers: readonly TargetId[] = [];
export const defaults = { worlds: 40 };
export const quick = { worlds: 10 };
const SHOWN = 10;
const WARM_UP = 5;
const INTERVAL_US = 500;

export interface Profile {
  readonly worlds: number;
  readonly functions: readonly { readonly name: string; readonly file: string; readonly percent: number }[];
  /** Functions that are shown and have no sentence in profileSentences.ts. */
  readonly unexplained: readonly string[];
}

export async function bench({ worlds, progress }: Options): Promise<Profile> {
  const run = openCore((await load(BASE)).compiled);
  for (let world = 0; world < WARM_UP; world++) run(world);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
  for (let world = WARM_UP; world < WARM_UP + worlds; world++) {
    run(world);
    progress(`${world + 1 - WARM_UP} of ${worlds} worlds`);
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  writeFileSync('dist/bench/base.cpuprofile', JSON.stringify(profile));
  const { samples, timeDeltas } = profile;
  if (!samples || !timeDeltas) throw new Error('the profiler gave no samples');
  const functions = readProfile({ nodes: profile.nodes, samples, timeDeltas }, sourceFinder((path) => readFileSync(path, 'utf8'))).slice(0, SHOWN);
  const unexplained = functions.map(({ name }) => name).filter((name) => !Object.hasOwn(SENTENCES, name));
  if (unexplained.length > 0) process.stderr.write(`  no sentence in bench/profileSentences.ts on: ${unexplained.join(', ')}\n`);
  return { worlds, functions, unexplained };
}

export function words({ worlds, functions }: Profile): string {
  return `${worlds} warm worlds of the base scenario; time of a function itself
${functions.map(({ name, file, percent }) => `${percent.toFixed(1).padStart(5)} %  ${name.padEnd(24)} ${file}\n         ${SENTENCES[name] ?? '(no sentence on it yet)'}`).join('\n')}
`;
}

/** None: which function a sample counts for moves with what the engine inlines. */
export function rows(): readonly Row[] {
  return [];
}
