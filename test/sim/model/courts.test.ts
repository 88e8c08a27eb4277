import { beforeAll, describe, expect, test } from 'vitest';
import { exp } from '../../../sim/base/dmath.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { CaseStage, LeadSource } from '../../../sim/model/dimensions.ts';
import { weeklyRate } from '../../../sim/model/derived.ts';
import { Flow, type FlowName } from '../../../sim/model/flows.ts';
import { interventionKinds } from '../../../sim/model/interventions/index.ts';
import { clearFlows } from '../../../sim/model/processes/record.ts';
import { fileCase } from '../../../sim/model/processes/courts/cases.ts';
import { cumulatedHazard, weeksUntil, withOdds } from '../../../sim/model/processes/courts/hazards.ts';
import { step } from '../../../sim/model/step.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { compileSmall, worldOf } from '../../support/scenarios.ts';

type Courts = World['params']['courts'];
type Settings = Partial<Record<keyof Courts, number>>;

/** Nothing ends a case, nobody is acquitted, courts have days for all: each test switches on what it is about. */
const SMOOTH: Settings = {
  furtherSuspects: 0, arrested: 1, charged: 1, dismissed: 0, unprovenDropped: 0, settlementBeforeChargePerMonth: 0, settlementPerMonth: 0, witnessLossPerMonth: 0, growthPerMonth: 0,
  pretrialLimitWeeks: 1000, releasedFactor: 1, ageProven: 1, convictedProven: 1, convictedUnproven: 1, downgraded: 0, furtherConvicted: 1, represented: 0, representedCasework: 0, monitored: 0, trialsPerWeek: 1000,
};

let scenario: CompiledScenario;
beforeAll(async () => {
  scenario = await compileSmall();
});

/** A world without raids, whose cases are those that the test files. */
function courtsWith(settings: Settings, index = 0): World {
  const { world } = worldOf(scenario, index);
  world.params.raids.capacity.fill(0);
  const courts = world.params.courts as unknown as Record<string, number | Float64Array>;
  for (const [key, value] of Object.entries({ ...SMOOTH, ...settings })) {
    const now = courts[key]!;
    if (typeof now === 'number') courts[key] = value;
    else now.fill(value);
  }
  return world;
}

const flow = (world: World, name: FlowName): number => {
  const { areas } = world.size;
  return world.count.flow.subarray(Flow[name] * areas, (Flow[name] + 1) * areas).reduce((a, b) => a + b, 0);
};

/** Files `cases` in the first week, runs `weeks`, and adds up the flows; every week is recounted. */
function run(world: World, cases: number, weeks: number, names: readonly FlowName[], each?: (world: World) => void): number[] {
  const totals = names.map(() => 0);
  for (let i = 0; i < cases; i++) fileCase(world, 0, i % world.size.venues, world.venue.area[i % world.size.venues]!, i);
  for (let w = 0; w < weeks; w++) {
    step(world);
    names.forEach((name, i) => (totals[i] = totals[i]! + flow(world, name)));
    expect(conservationFaults(world)).toEqual([]);
    each?.(world);
    clearFlows(world);
    world.week++;
  }
  return totals;
}

/** The same over several worlds of 400 cases. */
function runMany(settings: Settings, worlds: number, weeks: number, names: readonly FlowName[], prepare?: (world: World) => void): number[] {
  const totals = names.map(() => 0);
  for (let i = 0; i < worlds; i++) {
    const world = courtsWith(settings, i);
    prepare?.(world);
    run(world, 400, weeks, names).forEach((n, k) => (totals[k] = totals[k]! + n));
  }
  return totals;
}

/** Four standard errors of a share: a right program fails once in 16,000. */
const shareOf = (counted: number, n: number, expected: number): void => {
  const error = Math.sqrt((expected * (1 - expected)) / n);
  expect(Math.abs(counted / n - expected), `${counted / n}, expected ${expected}`).toBeLessThan(4 * error + 1e-12);
};

describe('hazards of a waiting case', () => {
  test('h(t) = 0.1 (1 + 0.05 t) from week 10 to week 14 cumulates to 0.1 (4 + 0.05 × 48) = 0.64', () => {
    expect(cumulatedHazard(0.1, 0.05, 10, 4)).toBeCloseTo(0.64, 12);
  });

  test('the weeks until a cumulated hazard are its inverse, without growth too; no hazard never comes', () => {
    for (const growth of [0, 1e-9, 0.05, 2]) {
      for (const age of [0, 7]) expect(cumulatedHazard(0.03, growth, age, weeksUntil(0.8, 0.03, growth, age))).toBeCloseTo(0.8, 10);
    }
    expect(weeksUntil(1, 0, 0.1, 3)).toBe(Infinity);
  });

  test('three times the odds of one half are three quarters; certainty stays', () => {
    expect([withOdds(0.5, 3), withOdds(0, 3), withOdds(1, 3), withOdds(0.3, 1)]).toEqual([0.75, 0, 1, 0.3]);
  });

  // Closed form: P(ended within k whole weeks) = 1 − exp(−H(k)), and of these a part s / (s + w) is settled.
  test('settled and lost cases after 30 weeks are those of two competing hazards that grow with the wait', () => {
    const [settled, lost] = runMany({ settlementBeforeChargePerMonth: 0.1, settlementPerMonth: 0.1, witnessLossPerMonth: 0.05, growthPerMonth: 0.2, trialsPerWeek: 0 }, 6, 31, ['settled', 'witnessLost']);
    const [s, w] = [weeklyRate(0.1), weeklyRate(0.05)];
    const ended = 1 - exp(-cumulatedHazard(s + w, 0.2 * 12 / 52.1775, 0, 30));
    shareOf(settled! + lost!, 2400, ended);
    shareOf(settled!, settled! + lost!, s / (s + w));
  });

  test('when the pre-trial limit passes, suspects are released and the hazard is three times as high', () => {
    const [settled, released] = runMany({ settlementBeforeChargePerMonth: 0.08, settlementPerMonth: 0.08, releasedFactor: 3, pretrialLimitWeeks: 10, trialsPerWeek: 0 }, 6, 31, ['settled', 'released']);
    const rate = weeklyRate(0.08);
    shareOf(settled!, 2400, 1 - exp(-rate * (10 + 3 * 20)));
    shareOf(released!, 2400, exp(-rate * 10));
  });

  test('a case that is represented or monitored has its hazard times the factor', () => {
    for (const [share, factor] of [['represented', 'representedHazard'], ['monitored', 'monitoredHazard']] as const) {
      const [settled] = runMany({ settlementBeforeChargePerMonth: 0.2, settlementPerMonth: 0.2, trialsPerWeek: 0, [share]: 1, [factor]: 0.25 }, 6, 21, ['settled']);
      shareOf(settled!, 2400, 1 - exp(-0.25 * weeklyRate(0.2) * 20));
    }
  });

  test('before a charge the hazard is the one before a charge', () => {
    const [settled, uncharged] = runMany({ settlementBeforeChargePerMonth: 0.3, prosecutorShare: 1, delayWeeks: 5000 }, 3, 21, ['settled', 'settledUncharged']);
    expect(settled).toBe(uncharged);
    shareOf(settled!, 1200, 1 - exp(-weeklyRate(0.3) * 20));
    const [later, before] = runMany({ settlementPerMonth: 0.3, prosecutorShare: 0 }, 3, 60, ['settled', 'settledUncharged']);
    expect(later).toBeGreaterThan(0);
    expect(before).toBe(0);
  });
});

describe('stages', () => {
  test('every case comes to judgment in the mean time from arrest, within its Monte Carlo error', () => {
    const [trials, weeks] = runMany({ delayWeeks: 24, prosecutorShare: 0.25 }, 6, 150, ['trials', 'judgmentWeeks']);
    expect(trials).toBe(2400);
    // Two gammas of shape 3 with means 6 and 18, each rounded up to whole weeks: half a week more each; SD about 11.
    expect(Math.abs(weeks! / 2400 - 25)).toBeLessThan(4 * 11 / Math.sqrt(2400));
  });

  test('charged, sent to trial and convicted are Bernoulli, with odds four times as high where victims have a lawyer', () => {
    const settings: Settings = { charged: 0.8, dismissed: 0.1, unprovenDropped: 0.3, ageProven: 0.4, convictedProven: 0.7, convictedUnproven: 0.3, downgraded: 0.6, representedOdds: 4 };
    for (const represented of [0, 1]) {
      const odds = represented === 1 ? 4 : 1;
      const names = ['casesCharged', 'trials', 'casesConvicted', 'casesDowngraded', 'arrestsRepresented', 'notCharged', 'dismissed', 'acquittals'] as const;
      const [charged, trials, convicted, downgraded, ofThem, not, dismissed, acquitted] = runMany({ ...settings, represented }, 8, 150, names);
      const proven = 0.4 * withOdds(0.9, odds);
      const unproven = 0.6 * withOdds(0.63, odds);
      shareOf(charged!, 3200, withOdds(0.8, odds));
      shareOf(trials!, charged!, proven + unproven);
      shareOf(convicted!, charged!, proven * withOdds(0.7, odds) + unproven * withOdds(0.3, odds) * 0.4);
      shareOf(downgraded!, charged!, unproven * withOdds(0.3, odds) * 0.6);
      expect(ofThem).toBe(represented * 3200);
      expect(not! + dismissed! + acquitted! + convicted! + downgraded!).toBe(3200);
    }
  });

  test('monitoring multiplies the odds of a conviction', () => {
    const [trials, monitored, convicted] = runMany({ convictedProven: 0.4, monitored: 1, monitoredOdds: 3 }, 4, 150, ['trials', 'trialsMonitored', 'casesConvicted']);
    expect([trials, monitored]).toEqual([1600, 1600]);
    shareOf(convicted!, 1600, withOdds(0.4, 3));
  });

  test('suspects are 1 + Poisson, all arrested and charged with their case, and each further one is convicted with a probability', () => {
    const [suspects, arrests, charges, convictions, cases] = runMany({ furtherSuspects: 0.3, furtherConvicted: 0.7 }, 8, 150, ['suspects', 'arrests', 'charges', 'convictions', 'casesConvicted']);
    // The flows of the first week are of the filing: suspects and arrests are counted before the first step.
    expect(cases).toBe(3200);
    expect(Math.abs(suspects! / 3200 - 1.3)).toBeLessThan(4 * Math.sqrt(0.3 / 3200));
    expect([arrests, charges]).toEqual([suspects, suspects]);
    shareOf(convictions! - cases!, suspects! - cases!, 0.7);
  });

  test('leads of NGO casework bring a lawyer with a share of their own', () => {
    const count = (source: number): number => runMany({ represented: 0.1, representedCasework: 0.6 }, 4, 1, ['arrestsRepresented'], (world) => world.venue.leadSource.fill(source))[0]!;
    shareOf(count(LeadSource.casework), 1600, 0.6);
    shareOf(count(LeadSource.patrol), 1600, 0.1);
  });

  test('a pool that is full says so, and loses no count', () => {
    const world = courtsWith({});
    const more = world.size.cases + 100;
    const [arrests, filed, full] = run(world, more, 1, ['arrests', 'casesFiled', 'casesFull']);
    expect([arrests, filed, full]).toEqual([more, more - 100, 100]);
  });
});

describe('the queue for trial', () => {
  test('cases are heard in the order in which they became ready, one day at a time', () => {
    const world = courtsWith({ trialsPerWeek: 0.5 });
    const readySince = new Map<number, number>();
    const heard: number[][] = Array.from({ length: world.size.areas }, () => []);
    run(world, 200, 250, ['trials'], (w) => {
      const queued = new Set<number>();
      for (let i = 0; i < w.size.cases; i++) if (w.cases.stage[i] === CaseStage.ready) queued.add(i);
      for (const entry of queued) if (!readySince.has(entry)) readySince.set(entry, w.week);
      for (const [entry, week] of readySince) {
        if (queued.has(entry)) continue;
        heard[w.cases.area[entry]!]!.push(week);
        readySince.delete(entry);
      }
    });
    expect(heard.flat().length).toBeGreaterThan(100);
    for (const weeks of heard) expect(weeks).toEqual([...weeks].sort((a, b) => a - b));
  });

  test('a case settled while it waits leaves the queue from its middle', () => {
    const [settled, trials] = runMany({ trialsPerWeek: 0.2, settlementBeforeChargePerMonth: 0.1, settlementPerMonth: 0.1 }, 2, 200, ['settled', 'trials']);
    expect(settled).toBeGreaterThan(200);
    expect(trials).toBeGreaterThan(100);
    expect(settled! + trials!).toBeLessThanOrEqual(800);
  });
});

test('a conviction for a lesser offence is heard of less in the area than one as charged', () => {
  const signal = (downgraded: number): number => {
    const world = courtsWith({ ageProven: 0, downgraded, downgradedSignal: 0.5 });
    run(world, 100, 120, []);
    return world.area.signal.reduce((a, b) => a + b, 0);
  };
  expect(signal(1)).toBeCloseTo(signal(0) / 2, 6);
});

test('kinds of interventions set monitoring and representation, and speed covers the time from arrest and the trial days', () => {
  expect(interventionKinds.courtMonitoring!.changes!(0.4)).toEqual([{ parameter: 'courts.monitored', operation: 'set', value: 0.4 }]);
  expect(interventionKinds.legalRepresentation!.changes!(0.7).map(({ parameter }) => parameter)).toEqual(['courts.represented', 'courts.representedCasework']);
  expect(interventionKinds.courtSpeed!.changes!(2)).toEqual([
    { parameter: 'courts.delayWeeks', operation: 'scale', value: 0.5 }, { parameter: 'courts.trialsPerWeek', operation: 'scale', value: 2 },
  ]);
});
