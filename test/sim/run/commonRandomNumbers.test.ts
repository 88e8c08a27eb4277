import { beforeAll, describe, expect, test } from 'vitest';
import { recordDigest } from '../../../sim/model/processes/record.ts';
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

/** One intervention of each kind, and a change of a parameter of every process that has one over time. */
const INTERVENTIONS = [
  'kind: raidCapacity, value: 0', 'kind: courtSpeed, value: 2', 'kind: undercoverAuthority, value: 1', 'kind: shelterBeds, value: 0', 'kind: demand, value: 0.7', 'kind: prevention, value: 0.5',
  'kind: closeDistrict, area: phnomPenh, venueType: brothel, value: 0.8', 'kind: impunityEvent, value: 0', 'kind: publicRaid, value: 3',
  'kind: casework, value: 8', 'kind: hotline, value: 1', 'kind: specialistUnits, value: 10', 'kind: courtMonitoring, value: 0.5', 'kind: legalRepresentation, value: 1', 'kind: change, parameter: leads.trust, set: 0.4',
  'kind: change, parameter: owners.cost.clandestine, set: 0.2', 'kind: change, parameter: displacement.weights.clandestine, scale: 5', 'kind: change, parameter: leads.casework.concealed, scale: 10',
  'kind: change, parameter: raids.leak, set: 0.9', 'kind: change, parameter: market.brothelShiftPerMonth, set: 0.2', 'kind: change, parameter: market.openingWeeks, set: 100', 'kind: change, parameter: market.sizeIndex, set: 0.8',
  'kind: change, parameter: demand.share.foreign, set: 0.5', 'kind: change, parameter: turnover.indebted, set: 0.2', 'kind: change, parameter: courts.convictedProven, set: 0',
];

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

  test('and then the worlds part (so that the test above could fail)', async () => {
    for (const body of INTERVENTIONS.slice(0, 18)) {
      const changed = await compileSmall({}, dated(body));
      const parts = [0, 1, 2, 3].some((index) => {
        const [a, b] = [worldOf(base, index), worldOf(changed, index)];
        for (const { world, record } of [a, b]) advanceTo(world, record, base.calendar.totalWeeks);
        return recordDigest(a.record) !== recordDigest(b.record);
      });
      expect(parts, body).toBe(true);
    }
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
