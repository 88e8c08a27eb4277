import { expect, test } from 'vitest';
import { readFile } from '../../../sim/node/files.ts';
import { makeApi } from '../../../sim/worker/api.ts';
import { makeKeep } from '../../../sim/worker/keep.ts';
import { activeLevers, loadScenario, withLevers, type Loaded } from '../../../sim/worker/load.ts';
import { samePast } from '../../../sim/worker/past.ts';

const given = (answer: Loaded) => {
  if ('problems' in answer) throw new Error(answer.problems.map(({ what }) => what).join('\n'));
  return answer.loaded;
};
const load = async (name: string) => given(await loadScenario(readFile, `scenarios/${name}.yaml`));

test('a story goes on from the past that another story has kept, and gives the worlds of a whole run', async () => {
  const [fell, hidden, read] = await Promise.all(['stories/fell', 'stories/hidden', 'stories/measured-differently'].map(load));
  const week = fell!.compiled.forkWeek;
  for (const other of [hidden!, read!]) expect(samePast(fell!.compiled, other.compiled, week)).toBe(true);
  expect(samePast(fell!.compiled, hidden!.compiled, week + 20)).toBe(false);

  const [whole, forking] = [makeApi(), makeApi()];
  const job = { kind: 'world', world: 2, seed: '1', digest: true } as const;
  for (const { compiled } of [fell!, hidden!, read!]) {
    whole.define(compiled);
    forking.define(compiled);
    const expected = whole.run({ ...job, scenario: compiled.hash });
    // The first keeps its past; the others go on from it.
    expect(forking.run({ ...job, scenario: compiled.hash, forkWeek: week })).toEqual(expected);
  }
}, 30_000);

test('levers act from the fork on, and those that are neutral or unknown are none', async () => {
  const base = await load('stories/fell');
  expect(activeLevers({ raidCapacity: 1, courtSpeed: 2, nothing: 3 })).toEqual([['courtSpeed', 2]]);
  const levers = given(withLevers(base.resolved, base.compiled.forkAt, { courtSpeed: 2, raidCapacity: 1 }));
  expect(levers.compiled.hash).not.toBe(base.compiled.hash);
  expect(samePast(base.compiled, levers.compiled, base.compiled.forkWeek)).toBe(true);
  expect(given(withLevers(base.resolved, base.compiled.forkAt, { raidCapacity: 1 })).compiled.hash).toBe(base.compiled.hash);
});

test('a scenario that the worker has not been given is a fault that names it', () => {
  expect(() => makeApi().run({ kind: 'world', scenario: 'abc', world: 0, seed: '1', digest: false })).toThrow('abc');
});

test('the keep lets go of what was used longest ago, and never holds more bytes than it may', () => {
  const keep = makeKeep<{ readonly bytes: number }>(10);
  for (const key of ['a', 'b']) keep.set(key, { bytes: 4 });
  keep.get('a');
  keep.set('c', { bytes: 4 });
  expect([keep.get('a')?.bytes, keep.get('b'), keep.get('c')?.bytes, keep.bytes]).toEqual([4, undefined, 4, 8]);
  keep.set('d', { bytes: 11 });
  keep.set('a', { bytes: 6 });
  expect([keep.get('d'), keep.bytes]).toEqual([undefined, 10]);
});
