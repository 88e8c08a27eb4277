import { beforeAll, describe, expect, test } from 'vitest';
import { compileWith } from '../support/scenarios.ts';
import { leastShift } from './compare.ts';
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
  });

  test('where a quarter of a standard deviation of a world is found nine times in ten', () => {
    expect(leastShift(WORLDS, alpha)).toBeLessThan(0.27);
  });
});
