import { beforeAll, describe, expect, test } from 'vitest';
import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import { Strategy } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { convicted, perceivedRisk, riskWithoutSignals, Sanction, sanctioned, signalEveryone, startBelief } from '../../../sim/model/processes/beliefs.ts';
import { bestStrategy, countGivingUp, usesMinors, utilities } from '../../../sim/model/strategies.ts';
import type { World } from '../../../sim/model/world.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const NO_POLICE = { 'raids.capacity': '{ phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }' };
const small = async (parameters: Readonly<Record<string, string>> = {}): Promise<World> => worldOf(await compileSmall(parameters)).world;
const usersIn = (world: World, area: number): number => [1, 2, 3].reduce((n, s) => n + world.count.venueStock[s * world.size.areas + area]!, 0);
const flow = (world: World, f: number): number => world.count.flow.subarray(f * world.size.areas, (f + 1) * world.size.areas).reduce((a, b) => a + b, 0);

describe('Epstein’s rule', () => {
  test('is 1 − exp(−k C / A) for every venue of an area (Epstein 2002), about 0.9 at one investigator a venue that uses minors', async () => {
    const world = await small({ 'beliefs.rule': '1', 'beliefs.epsteinK': '2.3', 'raids.capacity': '{ phnomPenh: 3, siemReap: 0, sihanoukville: 1, elsewhere: 2 }' });
    for (const [area, capacity] of [3, 0, 1, 2].entries()) {
      // In the small market an area may have none that use minors: then A is 1.
      const expected = 1 - Math.exp((-2.3 * capacity) / Math.max(1, usersIn(world, area)));
      for (const v of [world.area.firstVenue[area]!, world.area.firstVenue[area + 1]! - 1]) expect(perceivedRisk(world, 0, v)).toBeCloseTo(expected, 12);
    }
    world.count.venueStock.fill(0);
    world.count.venueStock[Strategy.open * 4] = 3;
    expect(perceivedRisk(world, 0, world.area.firstVenue[0]!)).toBeCloseTo(0.8997, 4);
    // Nobody else uses minors: who begins is alone.
    world.count.venueStock.fill(0);
    expect(perceivedRisk(world, 0, world.area.firstVenue[2]!)).toBeCloseTo(0.8997, 4);
  });

  test('falls to its prior, 0, as soon as there are no police, and signals do not move it', async () => {
    const world = await small({ 'beliefs.rule': '1', ...NO_POLICE });
    const { world: run, record } = worldOf(await compileSmall({ 'beliefs.rule': '1', ...NO_POLICE }));
    advanceTo(run, record, 60);
    for (let v = 0; v < run.size.venues; v++) expect(perceivedRisk(run, 60, v)).toBe(0);
    sanctioned(world, 0, 3, Sanction.raid);
    expect(perceivedRisk(world, 0, 3)).toBe(0);
  });
});

describe('the Beta belief', () => {
  test('decays to a0 / (a0 + b0 + quiet / (1 − g)) with no police, from whatever has been heard', async () => {
    const world = await small(NO_POLICE);
    for (let v = 0; v < world.size.venues; v += 7) sanctioned(world, 0, v, Sanction.raid);
    const { priorA, priorB, halfLifeWeeks } = world.params.beliefs;
    const prior = priorA / (priorA + priorB + world.derived.quietLimit);
    const later = Math.ceil(30 * halfLifeWeeks);
    for (let v = 0; v < world.size.venues; v++) {
      expect(perceivedRisk(world, 0, v)).toBeGreaterThan(prior);
      expect(perceivedRisk(world, later, v)).toBeCloseTo(prior, 7);
      expect(riskWithoutSignals(world, 0, v)).toBeCloseTo(prior, 12);
    }
  });

  test('media carry a sanction to other areas with their own weight, and with weight 0 nothing gets there', async () => {
    const [silent, heard] = [await small({ 'beliefs.media': '0' }), await small({ 'beliefs.media': '0.04' })];
    for (const [world, weight] of [[silent, 0], [heard, 0.04]] as const) {
      const before = perceivedRisk(world, 0, world.area.firstVenue[3]!);
      sanctioned(world, 0, world.area.firstVenue[0]!, Sanction.raid);
      for (const area of [1, 2, 3]) expect(world.area.signal[area]).toBe(weight);
      expect(world.area.signal[0]).toBe(world.params.beliefs.area);
      expect(perceivedRisk(world, 0, world.area.firstVenue[3]!) - before).toBeCloseTo(before * (1 - before) * weight / world.params.beliefs.priorA, weight > 0 ? 4 : 12);
    }
  });

  test('a public event is heard everywhere, on top of what is left of earlier signals', async () => {
    const world = await small();
    for (let a = 0; a < world.size.areas; a++) {
      signalEveryone(world, 0, a, 0.2);
      signalEveryone(world, world.params.beliefs.halfLifeWeeks, a, 0.2);
    }
    for (const signal of world.area.signal) expect(signal).toBeCloseTo(0.3, 12);
  });

  test.each([[Sanction.raid, 0], [Sanction.arrest, 1], [Sanction.conviction, 2]])('own, network and area signals fire at the event that counts as a sanction (%i)', async (event, value) => {
    const world = await small({ 'beliefs.sanction': String(value), 'beliefs.conviction': '0.1' });
    const venue = world.area.firstVenue[0]! + 5;
    const happen: readonly (() => void)[] = [
      () => sanctioned(world, 0, venue, Sanction.raid),
      () => sanctioned(world, 0, venue, Sanction.arrest),
      () => convicted(world, 0, venue, Strategy.concealed, true, 1),
    ];
    happen.forEach((it, at) => {
      const [own, partner, area] = [world.venue.beliefA[venue]!, world.venue.beliefA[venue + 1]!, world.area.signal[0]!];
      const sanctions = world.count.sanctions.reduce((a, b) => a + b, 0);
      it();
      const { beliefs: p } = world.params;
      const counts = at === event;
      expect(world.venue.beliefA[venue]! - own).toBeCloseTo(counts ? p.own : 0, 12);
      expect(world.venue.beliefA[venue + 1]! - partner).toBeCloseTo(counts ? p.network : 0, 12);
      expect(world.area.signal[0]! - area).toBeCloseTo(counts ? p.area : at === Sanction.conviction ? p.conviction : 0, 12);
      expect(world.count.sanctions.reduce((a, b) => a + b, 0) - sanctions).toBe(counts ? 1 : 0);
    });
    expect(world.venue.sanctioned[venue]).toBe(1);
    startBelief(world, 0, venue);
    expect(world.venue.sanctioned[venue]).toBe(0);
    if (event === Sanction.conviction) expect(world.count.sanctions[Strategy.concealed]).toBe(1);
  });

  test('a conviction after the venue is gone reaches network and area, but not who has opened in its place', async () => {
    const world = await small({ 'beliefs.sanction': '2' });
    convicted(world, 0, 5, Strategy.open, false, 1);
    expect(world.venue.beliefA[5]).toBe(0);
    expect(world.venue.sanctioned[5]).toBe(0);
    expect(world.venue.beliefA[6]).toBeGreaterThan(0);
    expect(world.area.signal[0]).toBeGreaterThan(0);
  });

  test('over a run, sanctions counted are the raids that found children, the arrests or the convictions, as the scenario says', async () => {
    for (const [value, flows] of [['0', [Flow.findsOpen, Flow.findsConcealed, Flow.findsClandestine]], ['1', [Flow.casesFiled]], ['2', [Flow.casesConvicted, Flow.casesDowngraded]]] as const) {
      const { world, record } = worldOf(await compileSmall({ 'beliefs.sanction': value, 'beliefs.rule': '0', 'raids.capacity': '{ phnomPenh: 9, siemReap: 9, sihanoukville: 9, elsewhere: 9 }' }));
      let [counted, happened] = [0, 0];
      advanceTo(world, record, world.calendar.totalWeeks, (w) => {
        counted += w.count.sanctions.reduce((a, b) => a + b, 0);
        for (const f of flows) happened += flow(w, f);
      });
      expect(happened).toBeGreaterThan(0);
      expect(counted).toBe(happened);
    }
  });
});

describe('deterrence', () => {
  let world: World;
  const scratch = new Float64Array(5);
  beforeAll(async () => {
    world = await small({ 'owners.riskAversion': '1' });
  });
  const users = (p: number): number => {
    let n = 0;
    for (let v = 0; v < world.size.venues; v++) if (usesMinors(bestStrategy(world, 0, v, scratch, p))) n++;
    return n;
  };

  test('the expected loss is risk aversion × p̂ × exposure × loss^e × exp(−celerity × delay)', () => {
    const { owners: p } = world.params;
    const delay = world.area.judgmentDelay[0]! / WEEKS_PER_YEAR;
    const at = (risk: number): number => {
      utilities(world, 0, 0, scratch, risk);
      return scratch[Strategy.open]!;
    };
    expect(at(0) - at(0.1)).toBeCloseTo(0.1 * p.riskAversion * p.riskExposure[Strategy.open]! * p.loss ** p.severityExponent * Math.exp(-p.celerity * delay), 6);
  });

  test('doubling certainty moves more choices than doubling severity (Nagin 2013), and each moves some', async () => {
    const twice = await small({ 'owners.riskAversion': '1', 'owners.loss': '20' });
    const once = users(0.08);
    const certain = users(0.16);
    let severe = 0;
    for (let v = 0; v < twice.size.venues; v++) if (usesMinors(bestStrategy(twice, 0, v, scratch, 0.08))) severe++;
    expect(certain).toBeLessThan(severe);
    expect(severe).toBeLessThan(once);
  });

  test('giving up is put down to a sanction only where it would not have happened without: own if sanctioned, else others’', async () => {
    const w = await small({ 'owners.riskAversion': '1', 'beliefs.media': '0' });
    const prior = perceivedRisk(w, 0, 0);
    let v = 0;
    // A venue that uses minors at the prior and would not at twice its odds.
    while (!(usesMinors(bestStrategy(w, 0, v, scratch, prior)) && !usesMinors(bestStrategy(w, 0, v, scratch, 3 * prior)))) v++;
    let never = 0;
    while (usesMinors(bestStrategy(w, 0, never, scratch, prior))) never++;
    const all = (): number[] => [Flow.gaveUpMinors, Flow.deterredBySanction, Flow.deterredByOthers].map((f) => flow(w, f));
    w.venue.beliefA[v] = 10;
    countGivingUp(w, 0, v, scratch);
    expect(all()).toEqual([1, 0, 1]);
    w.venue.sanctioned[v] = 1;
    countGivingUp(w, 0, v, scratch);
    expect(all()).toEqual([2, 1, 1]);
    // One that would not use them anyway gave up for another reason, whatever it has heard.
    w.venue.beliefA[never] = 10;
    countGivingUp(w, 0, never, scratch);
    expect(all()).toEqual([3, 1, 1]);
  });
});
