/**
 * Is a run the same everywhere? The engines that are on this machine answer the same questions (test/differential: base and stories, whole and forked, with
 * instruments and without, every number of a world), and one ensemble is run by 1, 2 and 8 workers. `npm run engines` installs the engines that are missing.
 */
import { pathToFileURL } from 'node:url';
import { connectThreads } from '../sim/node/threads.ts';
import { buildProgram, engines } from '../test/support/engines.ts';
import { BASE, load, SEED } from './core.ts';
import type { Options, Row } from './frame.ts';
import type { TargetId } from './targets.ts';

export const question = 'Is a run the same to the last bit on every engine, and with any number of workers?';
export const answers: readonly TargetId[] = ['digest'];
export const uses = ['chromium'] as const;
export const defaults = { worlds: 16 };
export const quick = { worlds: 8 };
const WORKERS = [1, 2, 8];
/** With --quick: two engines. */
const QUICK_ENGINES = 2;

export interface Digest {
  /** Of all that an engine answers: a number for each different answer, from 1 on. */
  readonly engines: readonly { readonly name: string; readonly answer: number }[];
  readonly absent: readonly string[];
  readonly workers: readonly { readonly workers: number; readonly digest: string }[];
}

export async function bench({ worlds, quick: isQuick, chromium, progress }: Options): Promise<Digest> {
  if (chromium) process.env['CHROMIUM'] = chromium;
  await buildProgram();
  const known = engines();
  const present = known.filter(({ path }) => path !== undefined);
  const asked = isQuick ? present.slice(0, QUICK_ENGINES) : present;
  const answered: string[] = [];
  const found: { name: string; answer: number }[] = [];
  for (const { name, path, run } of asked) {
    progress(name);
    const answer = JSON.stringify(await run(path!));
    if (!answered.includes(answer)) answered.push(answer);
    found.push({ name, answer: answered.indexOf(answer) + 1 });
  }
  const loaded = await load(BASE);
  const workers: { workers: number; digest: string }[] = [];
  for (const count of WORKERS) {
    progress(`${count} workers`);
    const session = connectThreads({ workers: count, script: pathToFileURL('dist/node/worker.mjs') });
    const { result } = await session.run({ scenario: session.adopt(loaded).hash, seed: SEED, worlds });
    session.close();
    workers.push({ workers: count, digest: `${result.digest}/${result.readingsDigest}` });
  }
  return { engines: found, absent: known.filter((engine) => !asked.includes(engine)).map(({ name }) => name), workers };
}

/** Different answers of engines, or different digests by number of workers, whichever are more: 1 when all agree. */
function different({ engines: all, workers }: Digest): number {
  return Math.max(new Set(all.map(({ answer }) => answer)).size, new Set(workers.map(({ digest }) => digest)).size);
}

export function words(data: Digest): string {
  const { engines: all, absent, workers } = data;
  return `${all.map(({ name, answer }) => `${name.padEnd(16)} answer ${answer}`).join('\n')}
${workers.map(({ workers: n, digest }) => `${`${n} workers`.padEnd(16)} ${digest.slice(0, 16)}`).join('\n')}
${different(data) === 1 ? 'all agree' : 'they differ'}${absent.length > 0 ? `; not run: ${absent.join(', ')} (npm run engines)` : ''}
`;
}

export function rows(data: Digest): readonly Row[] {
  const { engines: all, absent, workers } = data;
  const value = different(data);
  const note = `${all.map(({ name }) => name).join(', ')}; ${workers.map(({ workers: n }) => n).join(', ')} workers${absent.length > 0 ? `; not run: ${absent.join(', ')}` : ''}`;
  return [{ id: 'digest', value, low: value, high: value, unit: '', note }];
}
