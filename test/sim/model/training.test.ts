import { beforeAll, describe, expect, test } from 'vitest';
import type { Params } from '../../../sim/model/params.ts';
import { train, trainOnce } from '../../../sim/model/processes/training.ts';
import { recordDigest } from '../../../sim/model/processes/record.ts';
import { weekOf, WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

type TrainingParams = Params['training'];
/** Weeks, as hazards a month are turned into weekly ones (model.md section 1). */
const MONTH = 52.1775 / 12;
const WEEKS = 600;
const filled = (value: number, n = WEEKS): Float64Array => new Float64Array(n).fill(value);

/** One area, 52.1775 specialists and as many focal officers a year (one a week) from a week on, until another. */
function programme(from: number, to: number, other: Partial<TrainingParams> = {}): TrainingParams {
  const inflow = Float64Array.from({ length: WEEKS }, (_, w) => (w >= from && w < to ? WEEKS_PER_YEAR : 0));
  return {
    specialists: inflow, focal: inflow, funding: filled(1), trustedShare: 0.1, lagWeeks: 10, transferPerMonth: filled(0), passedOn: 0, halfLifeMonths: 24,
    specialistsNeeded: filled(20, 1), coreNeeded: filled(3, 1), focalNeeded: filled(40, 1), reference: 0.5,
    qualityGain: 0.5, integrityGain: 0.4, trustGain: 0.2, focalGain: 1, database: filled(0.5), recordedUntrained: 0.4, recordedTrained: 0.8, ...other,
  };
}

describe('training, against closed forms', () => {
  test('from the lag on the stock is the sum of a geometric series; before it nothing has moved', () => {
    const { specialists, skill } = train(programme(50, WEEKS));
    const g = 2 ** (-1 / (24 * MONTH));
    for (let w = 0; w < 60; w++) expect(specialists[w]).toBe(0);
    for (const n of [0, 1, 7, 100, 500]) expect(specialists[60 + n]).toBeCloseTo((1 - g ** (n + 1)) / (1 - g), 8);
    expect(new Set(skill.subarray(0, 60)).size).toBe(1);
    expect(skill[60]).toBeGreaterThan(skill[59]!);
  });

  test('when training ends half of the skill is gone after the half-life, and in the end police are as if untrained', () => {
    const { specialists, skill, integrity } = train(programme(0, 100, { halfLifeMonths: 12, transferPerMonth: filled(0.05), passedOn: 1 }));
    const halfLife = 12 * MONTH;
    for (const [at, share] of [[150, 0.5], [200, 0.5]] as const) {
      const later = at + halfLife;
      const [low, high] = [specialists[Math.floor(later)]!, specialists[Math.ceil(later)]!];
      expect((low + (high - low) * (later - Math.floor(later))) / specialists[at]!).toBeCloseTo(share, 3);
    }
    const untrained = train(programme(WEEKS, WEEKS)).skill[0]!;
    expect(untrained).toBeCloseTo(1 / 1.25, 12);
    expect(Math.abs(skill[WEEKS - 1]! - untrained)).toBeLessThan(0.01);
    expect(integrity[WEEKS - 1]).toBeGreaterThan(integrity[105]!);
  });

  test('a transfer of 5 % a month leaves 95 % of the trusted core after a month; skill passed on in full is not lost by it', () => {
    const moved = train(programme(0, 100, { transferPerMonth: filled(0.05), passedOn: 1 }));
    const still = train(programme(0, 100, { transferPerMonth: filled(0), passedOn: 0 }));
    const months = 10;
    expect(Math.log(moved.trustedCore[120 + Math.round(months * MONTH)]! / moved.trustedCore[120]!) / Math.log(0.95)).toBeCloseTo(Math.round(months * MONTH) / MONTH, 6);
    expect(Array.from(moved.specialists)).toEqual(Array.from(still.specialists));
    const lost = train(programme(0, 100, { transferPerMonth: filled(0.05), passedOn: 0 }));
    expect(lost.specialists[200]).toBeLessThan(still.specialists[200]!);
  });

  test('every factor is 1 at the reference level, and the database holds what its units enter', () => {
    const at = programme(WEEKS, WEEKS, { reference: 0 });
    const none = train(at);
    for (const factor of [none.skill, none.integrity, none.trust, none.focal]) expect(factor.every((x) => x === 1)).toBe(true);
    expect(none.recording[0]).toBeCloseTo(0.5 * 0.4, 12);
    const full = train(programme(0, WEEKS, { specialistsNeeded: filled(0.1, 1), coreNeeded: filled(0.1, 1), focalNeeded: filled(0.1, 1), reference: 1 }));
    for (const factor of [full.skill, full.integrity, full.trust, full.focal]) expect(factor[300]).toBeCloseTo(1, 12);
    expect(full.recording[300]).toBeCloseTo(0.5 * 0.8, 12);
  });

  test('half the funding is half of every stock, and equal parameters are reckoned once', () => {
    const [whole, half] = [train(programme(0, 400)), train(programme(0, 400, { funding: filled(0.5) }))];
    for (const key of ['specialists', 'trustedCore', 'focalOfficers'] as const) expect(half[key][450]! / whole[key][450]!).toBeCloseTo(0.5, 12);
    const first = trainOnce(programme(0, 300));
    expect(trainOnce(programme(0, 300))).toBe(first);
    expect(trainOnce(programme(0, 301))).not.toBe(first);
    expect(trainOnce(programme(0, 300, { lagWeeks: 11 }))).not.toBe(first);
  });
});

describe('training in a world', () => {
  const DATE = '2008-03-03';
  let from: number;
  beforeAll(async () => {
    from = weekOf((await compileSmall()).calendar, DATE);
  });

  test('in the base of 2012 every factor is within 5 % of 1, and 60 to 70 % of cases are entered in 2009 where the database is kept', async () => {
    const compiled = await compileSmall();
    const { world } = worldOf(compiled);
    const { skill, integrity, trust, focal, recording } = world.derived.training;
    const at = weekOf(compiled.calendar, '2012-11-05') * 4;
    for (const factor of [skill, integrity, trust, focal]) for (let a = 0; a < 4; a++) expect(Math.abs(factor[at + a]! - 1)).toBeLessThan(0.05);
    for (let a = 0; a < 3; a++) {
      const entered = recording[weekOf(compiled.calendar, '2009-06-01') * 4 + a]!;
      expect(entered).toBeGreaterThan(0.6);
      expect(entered).toBeLessThan(0.7);
    }
  });

  test('specialist units leave the world as it was until the lag is over, and then it parts', async () => {
    const more = await compileSmall({}, `interventions:\n  units: { kind: specialistUnits, value: 10, from: ${DATE}, label: assumed, range: [10, 10], source: F3 }\n`);
    const plain = await compileSmall();
    const [a, b] = [worldOf(plain, 4), worldOf(more, 4)];
    for (const { world, record } of [a, b]) advanceTo(world, record, plain.calendar.totalWeeks);
    const until = from + a.world.params.training.lagWeeks - plain.calendar.burnInWeeks;
    expect(recordDigest(b.record, until)).toBe(recordDigest(a.record, until));
    expect(recordDigest(b.record)).not.toBe(recordDigest(a.record));
  });
});
