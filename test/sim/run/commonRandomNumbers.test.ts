import { beforeAll, describe, expect, test } from 'vitest';
import { interventionKinds } from '../../../sim/model/interventions/index.ts';
import { recordDigest, type WorldRecord } from '../../../sim/model/processes/record.ts';
import { advance, startTrial } from '../../../sim/check/worlds.ts';
import { scalarNames } from '../../../sim/run/scalars.ts';
import { createSimulator } from '../../../sim/run/simulate.ts';
import { firstDifference } from '../../../sim/scenario/past.ts';
import { seedWords } from '../../../sim/scenario/seed.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { weekOf } from '../../../sim/base/weeks.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const DATE = '2008-03-03';
function dated(body: string): string {
  const value = body.split(' ').at(-1);
  return `interventions:\n  test: { ${body}, from: ${DATE}, label: assumed, range: [${value}, ${value}], source: F3 }\n`;
}

/** Interventions of each kind: a kind without one fails the test below. Those of `change` cover every process that has a parameter over time. */
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  raidCapacity: ['value: 0'], courtSpeed: ['value: 2'], undercoverAuthority: ['value: 1'], shelterBeds: ['value: 0'], demand: ['value: 0.7'], prevention: ['value: 0.5'],
  closeDistrict: ['area: phnomPenh, venueType: brothel, value: 0.8'], impunityEvent: ['value: 0'], publicRaid: ['value: 3'], shelterLoss: ['value: 1'],
  casework: ['value: 8'], hotline: ['value: 1'], specialistUnits: ['value: 10'], courtMonitoring: ['value: 0.9'], legalRepresentation: ['value: 1'],
  crackdown: ['value: 0.1'], shelterQuality: ['value: 1'],
  change: [
    'parameter: leads.trust, set: 0.4', 'parameter: owners.cost.clandestine, set: 0.2', 'parameter: displacement.weights.clandestine, scale: 5', 'parameter: leads.casework.concealed, scale: 10',
    'parameter: raids.leak, set: 0.9', 'parameter: market.brothelShiftPerMonth, set: 0.2', 'parameter: market.openingWeeks, set: 100', 'parameter: market.sizeIndex, set: 0.8',
    'parameter: demand.share.foreign, set: 0.5', 'parameter: turnover.indebted, set: 0.2', 'parameter: courts.convictedProven, set: 0',
  ],
};
const INTERVENTIONS = Object.entries(BY_KIND).flatMap(([kind, bodies]) => bodies.map((body) => `kind: ${kind}, ${body}`));
/** Police so busy that what is done to courts and shelters is felt in a small market. */
const everywhere = (value: number): string => `{ phnomPenh: ${value}, siemReap: ${value}, sihanoukville: ${value}, elsewhere: ${value} }`;
const BUSY = { 'raids.capacity': everywhere(20), 'care.beds': everywhere(100), 'raids.leak': '0' };

test('every kind of intervention has a case', () => {
  expect(Object.keys(BY_KIND).sort()).toEqual(Object.keys(interventionKinds).sort());
});

describe('common random numbers', () => {
  let base: CompiledScenario;
  beforeAll(async () => {
    base = await compileSmall();
  });

  test.each(INTERVENTIONS)('{ %s } leaves every week before its date as it was, to the byte', async (body) => {
    const changed = await compileSmall({}, dated(body));
    const week = weekOf(base.calendar, DATE);
    expect(firstDifference(base, changed)).toBe(week);
    const [a, b] = [worldOf(base, 4), worldOf(changed, 4)];
    for (const { world, record } of [a, b]) advanceTo(world, record, base.calendar.totalWeeks);
    const before = week - base.calendar.burnInWeeks;
    expect(recordDigest(b.record, before)).toBe(recordDigest(a.record, before));
  });

  test.each(INTERVENTIONS)('and then the worlds part with { %s } (so that the test above could fail)', async (body) => {
    const [from, changed] = await Promise.all([compileSmall(BUSY), compileSmall(BUSY, dated(body))]);
    expect(from.hash).not.toBe(changed.hash);
    const parts = [0, 1, 2, 3].some((index) => {
      const [a, b] = [worldOf(from, index), worldOf(changed, index)];
      for (const { world, record } of [a, b]) advanceTo(world, record, from.calendar.totalWeeks);
      return recordDigest(a.record) !== recordDigest(b.record);
    });
    expect(parts).toBe(true);
  });

  test.each(INTERVENTIONS)('a rule that does { %s } leaves every week before it acts as it was, and no other', async (body) => {
    const { record: plain } = run(base);
    const value = Number(body.split(' ').at(-1));
    const rule = (when: string): string => `rules:\n  test: { listens: survey, when: "${when}", publishedAfterWeeks: 2, actsAfterWeeks: 3, acts: once, act: [{ ${body}, range: [${value}, ${value}] }], label: assumed, source: F3 }\n`;
    const [acting, waiting] = [run(await compileSmall({}, rule('last.share >= 0'))), run(await compileSmall({}, rule('last.share < 0')))];
    const act = base.instruments[0]!.waves[0]!.week + 2 + 3;
    expect(acting.acts).toEqual([act]);
    expect(waiting.acts).toEqual([]);
    const before = act - base.calendar.burnInWeeks;
    expect(recordDigest(acting.record, before)).toBe(recordDigest(plain, before));
    expect(recordDigest(waiting.record)).toBe(recordDigest(plain));
  });

  test('an instrument added, moved or removed changes nothing in the world', async () => {
    const simulator = createSimulator(seedWords('7'));
    const digestOf = async (rest: string): Promise<string> => simulator.run(await compileSmall({}, rest), 2, { digest: true }).digest;
    const as = await digestOf('');
    expect(await digestOf('instruments: { survey: null }\n')).toBe(as);
    expect(await digestOf('instruments: { survey: { waves: { first: { at: 2010-01-04 } } } }\n')).toBe(as);
    expect(await digestOf('instruments: { survey: { waves: { extra: { at: 2014-06-02, parameters: { sample: { value: 50, unit: count, label: assumed, range: [10, 300], source: F4 } } } } } }\n')).toBe(as);
  });

  test('a wave reads the same whatever other waves there are', async () => {
    const simulator = createSimulator(seedWords('7'));
    const plain = simulator.run(base, 3, { digest: true });
    const more = await compileSmall({}, 'instruments: { survey: { waves: { between: { at: 2014-06-02, parameters: { sample: { value: 50, unit: count, label: assumed, range: [10, 300], source: F4 } } } } } }\n');
    const other = simulator.run(more, 3, { digest: true });
    const at = (s: CompiledScenario, r: { scalars: Float64Array }, names: readonly string[]): number[] => names.map((n) => r.scalars[scalarNames(s).indexOf(n)]!);
    const names = ['reading.survey.first.share', 'reading.survey.second.share', 'reading.survey.second.designEffect'];
    expect(at(more, other, names)).toEqual(at(base, plain, names));
  });
});

/** A world with its rules, run to the end; weeks in which rules acted. */
function run(scenario: CompiledScenario): { readonly record: WorldRecord; readonly acts: readonly number[] } {
  const trial = startTrial(scenario, [1, 2], 4);
  advance(trial, scenario.calendar.totalWeeks);
  return { record: trial.record, acts: trial.rules.acts.map(({ from }) => from) };
}

describe('worlds do not depend on how they are run', () => {
  test('a world is the same in a fresh simulator and after others, and differs from its neighbours and other seeds', async () => {
    const base = await compileSmall();
    const other = await compileSmall({ 'market.meanSize': '9' });
    const simulator = createSimulator(seedWords('1'));
    const digests = [3, 1, 2, 3].map((index) => simulator.run(base, index, { digest: true }).digest);
    simulator.run(other, 0, { digest: false });
    expect(simulator.run(base, 3, { digest: true }).digest).toBe(digests[0]);
    expect(digests[3]).toBe(digests[0]);
    expect(createSimulator(seedWords('1')).run(base, 3, { digest: true }).digest).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
    expect(createSimulator(seedWords('2')).run(base, 3, { digest: true }).digest).not.toBe(digests[0]);
  });

  test('going on from a kept week gives the digest, the readings and the numbers of a run from the start', async () => {
    const base = await compileSmall();
    const changed = await compileSmall({}, 'interventions:\n  test: { kind: raidCapacity, value: 4, from: 2012-11-12, label: assumed, range: [0, 9], source: F3 }\n');
    const simulator = createSimulator(seedWords('1'));
    const { kept, ...whole } = simulator.run(base, 5, { digest: true, keepAt: base.forkWeek });
    expect(simulator.resume(base, 5, kept!, { digest: true })).toEqual(whole);
    simulator.run(base, 6, { digest: false });
    expect(simulator.resume(changed, 5, kept!, { digest: true })).toEqual(simulator.run(changed, 5, { digest: true }));
    // A shock in the very week of the fork, and one long before it, which is part of the past that is kept.
    const shaken = await compileSmall({}, 'interventions:\n  test: { kind: closeDistrict, area: elsewhere, value: 0.5, from: 2012-11-12, label: assumed, range: [0, 1], source: F3 }\n');
    expect(simulator.resume(shaken, 5, kept!, { digest: true })).toEqual(simulator.run(shaken, 5, { digest: true }));
    const early = await compileSmall({}, 'interventions:\n  test: { kind: closeDistrict, area: elsewhere, value: 0.5, from: 2004-06-07, label: assumed, range: [0, 1], source: F3 }\n');
    const { kept: later, ...all } = simulator.run(early, 5, { digest: true, keepAt: early.forkWeek });
    simulator.run(base, 6, { digest: false });
    expect(simulator.resume(early, 5, later!, { digest: true })).toEqual(all);
    expect(all.digest).not.toBe(whole.digest);
  });
});
