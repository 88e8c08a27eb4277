import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '../../sim/node/files.ts';
import { connectThreads } from '../../sim/node/threads.ts';
import type { Ensemble } from '../../sim/run/result.ts';
import { scaled } from '../../sim/scenario/scale.ts';
import { loadScenario, type LoadedScenario } from '../../sim/worker/load.ts';
import type { Session } from '../../sim/worker/sessionTypes.ts';
import { digestOf, GOLDEN_SCENARIOS } from '../support/golden.ts';

const script = pathToFileURL('dist/node/worker.mjs');
const SEED = '5';

/** Runs with so many workers, each a thread of its own. */
async function on<T>(workers: number, action: (session: Session) => Promise<T>): Promise<T> {
  let threads = 0;
  const session = connectThreads({ workers, script, onThread: () => threads++ });
  try {
    return await action(session);
  } finally {
    session.close();
    expect(threads).toBe(workers);
  }
}

/** What each scenario gives: digests of worlds and readings, and of every number of every world and every fan. */
const told = (ensembles: readonly Ensemble[]) => ensembles.map(({ result, scalars, fans }) => ({
  name: result.scenario.name, worlds: result.worlds, digest: result.digest, readings: result.readingsDigest,
  scalars: digestOf(scalars), fans: Object.values(fans).flatMap((fan) => Object.values(fan).map(digestOf)),
}));
type Way = (session: Session, scenarios: readonly string[], worlds: number) => Promise<readonly Ensemble[]>;
const whole: Way = (session, scenarios, worlds) => Promise.all(scenarios.map((scenario) => session.run({ scenario, seed: SEED, worlds })));
/** Together, with one past for all that share it; then each alone goes on from the pasts that were kept. */
const forked: Way = async (session, scenarios, worlds) => {
  const together = await session.runTogether({ scenarios, seed: SEED, worlds });
  const alone = await Promise.all(scenarios.map((scenario) => session.run({ scenario, seed: SEED, worlds, fork: true })));
  expect(told(alone)).toEqual(told(together));
  return alone;
};
const adopt = (session: Session, scenarios: readonly LoadedScenario[]): string[] => scenarios.map((scenario) => session.adopt(scenario).hash);

let scenarios: readonly LoadedScenario[];
beforeAll(async () => {
  scenarios = await Promise.all(GOLDEN_SCENARIOS.map(async (name) => {
    const read = await loadScenario(readFile, `scenarios/${name}.yaml`);
    if ('problems' in read) throw new Error(`${name} has problems`);
    return read.loaded;
  }));
});

test('the base and the stories with two workers, going on from pasts that they share, are what one worker makes of them in one go', async () => {
  const one = await on(1, (session) => whole(session, adopt(session, scenarios), 2));
  const two = await on(2, (session) => forked(session, adopt(session, scenarios), 2));
  expect(told(two)).toEqual(told(one));
}, 180_000);

// Eight worlds of each, so that eight workers are all at work; in markets of 100 venues, for what is tried is how jobs are dealt out.
describe('small markets of the base and a story', () => {
  let first: ReturnType<typeof told> | undefined;

  test.each([1, 2, 8])('workers: %i: worlds in one go, forked, and forked without instruments have the digests of one worker, and the same numbers', async (workers) => {
    const small = [scenarios[0]!, scenarios[2]!].map((scenario) => ({ ...scenario, compiled: scaled(scenario.compiled, 0.04) }));
    const blind = small.map((scenario) => ({ ...scenario, compiled: { ...scenario.compiled, hash: `${scenario.compiled.hash} without instruments`, instruments: [] } }));
    await on(workers, async (session) => {
      const [seeing, unseen] = [adopt(session, small), adopt(session, blind)];
      first ??= told(await whole(session, seeing, 8));
      if (workers > 1) expect(told(await whole(session, seeing, 8))).toEqual(first);
      expect(told(await forked(session, seeing, 8))).toEqual(first);
      const without = await forked(session, unseen, 8);
      expect(without.map(({ result }) => [result.digest, result.readings.length])).toEqual(first.map(({ digest }) => [digest, 0]));
    });
  }, 180_000);
});
