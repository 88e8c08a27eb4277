import { beforeAll, describe, expect, test } from 'vitest';
import { compileWith } from '../support/scenarios.ts';
import { FLOWS } from '../../sim/model/flows.ts';
import { leastShift } from './compare.ts';
import { coreSample, plainSample, type SmallWorld } from './smallWorlds.ts';
import { smallWorlds, WORLD_NAMES } from './scenarios.ts';
import { STATISTICS } from './statistics.ts';
import { compareAll, differences, errorOfOne, trainingDifferences } from './verdict.ts';

/**
 * The core against a second program of the same rules (test/reference), on small worlds: every stock and flow of both halves of five years, by mean,
 * spread and whole distribution. Family error 0.001 (verdict.ts), whatever the distributions. With so many worlds a mean that is off by leastShift
 * standard deviations of a world is found nine times in ten; reference.slow.test.ts finds a sixth of that, and shows that each broken rule is found.
 */
const WORLDS = 90;

let worlds: Readonly<Record<string, SmallWorld>>;
beforeAll(async () => {
  worlds = smallWorlds(await compileWith('cambodia.yaml'));
});

describe('the core and the slow, plain reference agree in distribution', () => {
  const met = new Set<string>();

  test.each(WORLD_NAMES)('in the small world %s', (name) => {
    const alpha = errorOfOne(WORLD_NAMES.length);
    const core = coreSample(worlds[name], WORLDS, 20_000);
    const comparisons = compareAll(core, plainSample(worlds[name], WORLDS, 30_000));
    expect(differences(comparisons, alpha)).toEqual([]);
    STATISTICS.forEach((statistic, i) => {
      if (core.some((of) => of[i] !== 0)) met.add(statistic);
    });
  }, 300_000);

  test.each(WORLD_NAMES)('training has the same factors in every week of %s, but for rounding', (name) => {
    expect(trainingDifferences(worlds[name], worlds[name])).toEqual([]);
  });

  test('and every flow was seen in one of them, but those of pools that are full', () => {
    const never = FLOWS.filter((flow) => !met.has(`${flow}, first half`) && !met.has(`${flow}, second half`));
    expect(never).toEqual(['offVenueFull', 'careFull', 'casesFull']);
  });

  test('a shift of 1.7 standard deviations of a world is found nine times in ten', () => {
    expect(leastShift(WORLDS, errorOfOne(WORLD_NAMES.length))).toBeLessThan(1.7);
  });
});
