import { beforeAll, describe, expect, test } from 'vitest';
import { WEEKS_TO_18, weekOf } from '../../../sim/base/weeks.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { CareStage } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { loseResidents, onCare, releaseWithoutBed, takeIntoCare } from '../../../sim/model/processes/care.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { withSettings } from '../../../sim/check/settings.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

let base: CompiledScenario;
beforeAll(async () => {
  base = await compileSmall();
});
const PLACED = { 'care.referred': 1, 'care.beds': 100_000, 'care.leavesEarly': 0.2, 'care.quality': 0, 'care.reexploited': 0.4, 'care.withoutBedFactor': 2 };
const flow = (world: World, f: number): number => world.count.flow.subarray(f * world.size.areas, (f + 1) * world.size.areas).reduce((a, b) => a + b, 0);

/** A world in which n children of an age have been identified in week 0; keys by slot, as after a raid. */
function admitted(settings: Readonly<Record<string, number>>, n: number, ageWeeks: number): World {
  const { world } = worldOf(withSettings(base, { ...PLACED, ...settings }));
  for (let i = 0; i < n; i++) takeIntoCare(world, 0, 0, -ageWeeks, 0, i % world.size.slots, 1000 + Math.floor(i / world.size.slots));
  return world;
}
/** Lets care alone go on: whoever is due is handled week by week. */
function careUntil(world: World, end: number, each?: (week: number) => void): void {
  for (let week = 1; week <= end; week++) {
    for (let i = 0; i < world.size.care; i++) if (world.care.stage[i] !== CareStage.free && world.care.due[i] === week) onCare(world, week, i);
    each?.(week);
  }
}
const N = 800;

describe('stages of care', () => {
  test('identified children are referred or not, placed or not, and the parts add up; a full pool counts whom it loses', () => {
    const world = admitted({ 'care.referred': 0.7, 'care.beds': 100 }, N, 15 * 52);
    expect(flow(world, Flow.identified)).toBe(N);
    expect(flow(world, Flow.referred) + flow(world, Flow.notReferred)).toBe(N);
    expect(Math.abs(flow(world, Flow.referred) / N - 0.7)).toBeLessThan(5 * Math.sqrt(0.21 / N));
    expect([flow(world, Flow.placedInShelter), flow(world, Flow.withoutBed)]).toEqual([100, flow(world, Flow.referred) - 100]);
    const { care } = world.size;
    const full = admitted({ 'care.reexploited': 0 }, care + 50, 15 * 52);
    expect([flow(full, Flow.placedInShelter), flow(full, Flow.careFull), full.area.bedsUsed[0]]).toEqual([care, 50, care]);
  });

  // Oracle: Little’s law, L = λ W, over a whole period: bed-weeks are placements times the mean stay, here 4 + 44 weeks (gamma, rounded up: half a week more) or, for early ones, 2.5.
  test('bed-weeks are placements times the mean stay', () => {
    const world = admitted({ 'care.stayWeeks': 44 }, N, 10 * 52);
    let bedWeeks = N;
    careUntil(world, 400, () => (bedWeeks += world.area.bedsUsed[0]!));
    const early = flow(world, Flow.leftShelterEarly);
    expect(Math.abs(early / N - 0.2)).toBeLessThan(5 * Math.sqrt(0.16 / N));
    const expected = (1 - early / N) * 48.5 + (early / N) * 2.5;
    expect(Math.abs(bedWeeks / N - expected)).toBeLessThan(5 * (26 / Math.sqrt(N)));
    expect(flow(world, Flow.leftShelter) + early).toBe(N);
    expect(world.area.bedsUsed[0]).toBe(0);
  });

  test('assessment comes first, and ends after its weeks; then the long stay; follow-up lasts its months at most', () => {
    const world = admitted({ 'care.assessmentWeeks': 13, 'care.followUpMonths': 6, 'care.reexploited': 0 }, N, 8 * 52);
    expect(world.area.inAssessment[0]).toBe(N);
    let most = 0;
    careUntil(world, 400, (week) => {
      if (week >= 13) expect(world.area.inAssessment[0]).toBe(0);
      else if (week === 12) expect(world.area.inAssessment[0]).toBeGreaterThan(N / 2);
      most = Math.max(most, world.area.inFollowUp[0]!);
    });
    expect(most).toBeGreaterThan(N / 10);
    expect(flow(world, Flow.followUpStarted)).toBe(flow(world, Flow.leftShelter));
    expect([world.area.inFollowUp[0], flow(world, Flow.followUpEnded)]).toEqual([0, flow(world, Flow.followUpStarted)]);
    expect(world.care.head[1]).toBe(0);
  });

  test('quality 1 takes qualityKeeps off early departure', () => {
    const early = (quality: number): number => {
      const world = admitted({ 'care.quality': quality, 'care.qualityKeeps': 0.5 }, N, 10 * 52);
      careUntil(world, 5);
      return flow(world, Flow.leftShelterEarly);
    };
    expect(Math.abs(early(1) / early(0) - 0.5)).toBeLessThan(0.2);
    expect(early(1)).toBeLessThan(early(0));
  });
});

describe('exploitation again', () => {
  /** Share of n children let go in week 0 who come back. */
  function back(ageWeeks: number, settings: Readonly<Record<string, number>>, n = 1500): number {
    const { world } = worldOf(withSettings(base, { ...PLACED, ...settings }));
    let share = 0;
    for (let i = 0; i < n; i++) {
      const before = world.care.head[1]!;
      releaseWithoutBed(world, 0, 0, -ageWeeks, 0, i % world.size.slots, 1000 + Math.floor(i / world.size.slots));
      share += (world.care.head[1]! - before) / n;
    }
    return share;
  }
  const se = (p: number, n = 1500): number => Math.sqrt((p * (1 - p)) / n);

  // Oracle: the closed form of a constant hazard ended by 24 months or the 18th birthday, 1 − (1 − r)^(factor × weeks / 104).
  test('is a competing hazard: within 24 months, and before the 18th birthday only', () => {
    const expected = (weeks: number): number => 1 - 0.6 ** ((2 * weeks) / 104);
    for (const weeks of [20, 60]) {
      expect(Math.abs(back(WEEKS_TO_18 - weeks, {}, 700) - expected(weeks - 1))).toBeLessThan(5 * se(expected(weeks), 700));
    }
    const young = back(13 * 52, {}, 700);
    expect(Math.abs(young - expected(104))).toBeLessThan(5 * se(expected(104), 700));
    expect(back(WEEKS_TO_18 - 1, {}, 700)).toBe(0);
    expect(back(13 * 52, { 'care.reexploited': 0 }, 100)).toBe(0);
  });

  test('follow-up lowers the hazard while it lasts and not after: with full protection nobody comes back in it, many do afterwards', () => {
    const world = admitted({ 'care.reexploited': 0.8, 'care.followUpMonths': 12, 'care.followUpReduction': 1, 'care.leavesEarly': 0 }, 300, 12 * 52);
    let during = 0;
    careUntil(world, 400, () => {
      if (flow(world, Flow.followUpEnded) === 0) during += flow(world, Flow.reexploited);
    });
    expect(during).toBe(0);
    expect(flow(world, Flow.followUpStarted)).toBe(300);
    // One year of the hazard is left: 1 − 0.2^0.5 = 0.553.
    expect(Math.abs(flow(world, Flow.reexploited) / 300 - 0.553)).toBeLessThan(5 * Math.sqrt(0.25 / 300));
  });
});

describe('the loss of a shelter’s residents', () => {
  test('takes everybody of the area and nobody of another, frees the beds, and leaves the raised hazard', () => {
    const world = admitted({}, 300, 13 * 52);
    for (let i = 0; i < 40; i++) takeIntoCare(world, 0, 1, -13 * 52, 0, i, 5000);
    world.week = 1;
    loseResidents(world, 1, 0, 1);
    expect([world.area.bedsUsed[0], world.area.bedsUsed[1], world.area.inAssessment[0], flow(world, Flow.residentsLost)]).toEqual([0, 40, 0, 300]);
    const expected = 1 - 0.6 ** 2;
    expect(Math.abs((world.care.head[1]! - 40) / 300 - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / 300));
    expect(conservationFaults(world).filter((f) => /care|beds|residents|followed/.test(f))).toEqual([]);
  });

  test('takes a share where a share is asked for, the same children and more under a larger one', () => {
    const left = (share: number): Set<number> => {
      const world = admitted({ 'care.reexploited': 0 }, 400, 13 * 52);
      loseResidents(world, 1, 0, share);
      return new Set(Array.from({ length: world.size.care }, (_, i) => i).filter((i) => world.care.stage[i] !== CareStage.free));
    };
    const [third, all] = [left(0.33), left(1)];
    const half = left(0.5);
    expect(all.size).toBe(0);
    expect(Math.abs(third.size / 400 - 0.67)).toBeLessThan(5 * Math.sqrt(0.22 / 400));
    expect([...half].every((i) => third.has(i))).toBe(true);
  });
});

test('residents, assessment and follow-up agree with a recount in every 10th week of a busy world', () => {
  const { world, record } = worldOf(withSettings(base, { 'raids.capacity': 20, 'raids.bedsNeeded': 0, 'care.referred': 1, 'crackdowns.perMonth': 0.05 }));
  let followed = 0;
  advanceTo(world, record, 500, (w) => {
    if (w.week % 10 === 0) expect(conservationFaults(w)).toEqual([]);
    followed += w.area.inFollowUp.reduce((a, b) => a + b, 0);
  });
  expect(followed).toBeGreaterThan(0);
  world.area.inFollowUp[0]! += 1;
  world.area.inAssessment[0]! += 1;
  expect(conservationFaults(world)).toHaveLength(2);
});

test('an attack on a shelter, dated in a scenario, takes its residents in that week and leaves the weeks before as they were', async () => {
  const attack = await compileSmall({}, 'interventions:\n  attack: { kind: shelterLoss, area: phnomPenh, from: 2003-06-02, value: 1, label: assumed, range: [0, 1], source: F3 }\n');
  const BUSY = { 'raids.capacity': 20, 'raids.bedsNeeded': 0, 'leads.tips': 5, 'care.referred': 1, 'care.beds': 500 };
  const [hit, spared] = [attack, base].map((scenario) => worldOf(withSettings(scenario, BUSY))) as [ReturnType<typeof worldOf>, ReturnType<typeof worldOf>];
  const week = weekOf(attack.calendar, '2003-06-02');
  for (const { world, record } of [hit, spared]) advanceTo(world, record, week);
  const residents = hit.world.area.bedsUsed[0]!;
  expect(residents).toBeGreaterThan(0);
  expect(Buffer.compare(new Uint8Array(hit.world.buffer), new Uint8Array(spared.world.buffer))).toBe(0);
  let lost = 0;
  advanceTo(hit.world, hit.record, week + 1, (w) => (lost = flow(w, Flow.residentsLost)));
  expect(lost).toBe(residents);
});
