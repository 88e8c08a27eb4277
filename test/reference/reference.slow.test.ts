import { beforeAll, describe, expect, test } from 'vitest';
import { compileWith } from '../support/scenarios.ts';
import { leastShift } from './compare.ts';
import { processes } from '../../sim/model/processes/index.ts';
import { makeSamples, MUTATIONS, noticed } from './mutations.ts';
import { coreSample, plainSample, type SmallWorld } from './smallWorlds.ts';
import { smallWorlds, WORLD_NAMES } from './scenarios.ts';
import { compareAll, differences, errorOfOne } from './verdict.ts';

const alpha = errorOfOne(WORLD_NAMES.length);
let worlds: Readonly<Record<string, SmallWorld>>;
beforeAll(async () => {
  worlds = smallWorlds(await compileWith('cambodia.yaml'));
});

describe('the core and the reference agree in ten times as many worlds', () => {
  const WORLDS = 1500;

  test.each(WORLD_NAMES)('in the small world %s', (name) => {
    expect(differences(compareAll(coreSample(worlds[name], WORLDS, 40_000), plainSample(worlds[name], WORLDS, 50_000)), alpha)).toEqual([]);
  }, 1_800_000);

  test('where a quarter of a standard deviation of a world is found nine times in ten', () => {
    expect(leastShift(WORLDS, alpha)).toBeLessThan(0.27);
  });
});

/** Every parameter that the world feels, every number of the rules and every kind of shock is changed in the reference alone, one at a time (mutations.ts). */
describe('a rule that is broken in the reference is noticed', () => {
  let core: ReturnType<typeof makeSamples>;
  beforeAll(() => {
    core = makeSamples(worlds, 60_000);
  });

  test.each(processes.map(({ name }) => name))('in %s', (process) => {
    const all = MUTATIONS.filter((mutation) => mutation.process === process);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((mutation) => noticed(mutation, worlds[mutation.world], core, 70_000, alpha).length === 0).map(({ name }) => name)).toEqual([]);
  }, 1_800_000);
});
