import { beforeAll, describe, expect, test } from 'vitest';
import { weeklyRate } from '../../../sim/model/derived.ts';
import { investigationCapacity } from '../../../sim/model/capacity.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { Strategy, VENUE_TYPES, VenueStatus } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { crackdownTrust, stepCrackdowns } from '../../../sim/model/processes/crackdowns.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { clearFlows } from '../../../sim/model/processes/record.ts';
import { withSettings } from '../../../sim/check/settings.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const BROTHEL = VENUE_TYPES.indexOf('brothel');
const flow = (world: World, f: number): number => world.count.flow.subarray(f * world.size.areas, (f + 1) * world.size.areas).reduce((a, b) => a + b, 0);
const isOpen = (world: World, v: number): boolean => world.venue.status[v] === VenueStatus.operating && world.venue.strategy[v] !== Strategy.clandestine;

let base: CompiledScenario;
beforeAll(async () => {
  base = await compileSmall();
});
const CRACKDOWN = { 'crackdowns.perMonth': 0.3, 'raids.capacity': 0, 'owners.inertia': 1, 'market.closePerMonth': 0 };

describe('a general crackdown', () => {
  /** Exposure to the hazard and closures, by use of minors (0, 1), over many first weeks: brothels alone, so that type does not confound. */
  function closures(settings: Readonly<Record<string, number>>): { exposed: number[]; closed: number[]; clandestine: number; flows: number } {
    const [exposed, closed] = [[0, 0], [0, 0]];
    let [clandestine, flows] = [0, 0];
    for (let index = 0; index < 120; index++) {
      const { world } = worldOf(withSettings(base, { ...CRACKDOWN, ...settings }), index);
      const before = Array.from({ length: world.size.venues }, (_, v) => isOpen(world, v));
      const hidden = Array.from(world.venue.strategy, (s) => s === Strategy.clandestine);
      stepCrackdowns(world, 0);
      flows += flow(world, Flow.crackdownClosures);
      for (let v = 0; v < world.size.venues; v++) {
        const shut = world.venue.status[v] !== VenueStatus.operating;
        if (hidden[v] && shut) clandestine++;
        if (!before[v] || (world.venue.type[v] !== BROTHEL && !shut)) continue;
        const uses = world.venue.strategy[v] === Strategy.noMinors ? 0 : 1;
        exposed[uses]! += 1;
        if (shut) closed[uses]! += 1;
      }
    }
    return { exposed, closed, clandestine, flows };
  }

  // Oracle: Pearson’s chi-square with one degree of freedom; 10.83 is its 99.9 % quantile. Expected share 1 − exp(−h) by the Poisson process, at 5 standard errors.
  test('closes venues without regard to their use of minors, at the hazard that is stated, and no clandestine ones', () => {
    const only = Object.fromEntries(VENUE_TYPES.map((type) => [`crackdowns.typeFactor.${type}`, type === 'brothel' ? 1 : 0]));
    const { exposed, closed, clandestine, flows } = closures({ ...only, 'crackdowns.shifts': 0 });
    const share = (closed[0]! + closed[1]!) / (exposed[0]! + exposed[1]!);
    const chi = [0, 1].reduce((sum, u) => sum + (closed[u]! - exposed[u]! * share) ** 2 / (exposed[u]! * share * (1 - share)), 0);
    expect(closed[1]).toBeGreaterThan(60);
    expect(chi).toBeLessThan(10.83);
    expect(clandestine).toBe(0);
    expect(flows).toBe(closed[0]! + closed[1]!);
    const expected = 1 - Math.exp(-weeklyRate(0.3));
    expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / (exposed[0]! + exposed[1]!)));
  });

  test('displaces the children, counts adults who lose their place, contact or freedom, and everything still adds up', () => {
    const { world } = worldOf(withSettings(base, { ...CRACKDOWN, 'crackdowns.perMonth': 0.9, 'crackdowns.lasting': 1, 'crackdowns.detained': 0.5, 'crackdowns.childDetained': 1 }));
    const children = world.venue.children.reduce((a, b) => a + b, 0);
    stepCrackdowns(world, 0);
    expect(conservationFaults(world)).toEqual([]);
    expect(flow(world, Flow.adultsOut)).toBeGreaterThan(0);
    expect(flow(world, Flow.adultsOut)).toBe(flow(world, Flow.careContactsLost));
    expect(flow(world, Flow.adultsDetained) + flow(world, Flow.adultsOut)).toBe(flow(world, Flow.adultsLeft));
    expect(children - world.venue.children.reduce((a, b) => a + b, 0)).toBe(flow(world, Flow.childrenDetained));
    expect(flow(world, Flow.venuesShut)).toBe(flow(world, Flow.crackdownClosures));
  });

  test('turns brothels into other types when they reopen, with the probability stated (0.4, 5 standard errors)', () => {
    let [closed, shifted] = [0, 0];
    for (let index = 0; index < 100; index++) {
      const { world } = worldOf(withSettings(base, { ...CRACKDOWN, 'crackdowns.lasting': 0, 'crackdowns.shifts': 0.4 }), index);
      const brothels = Array.from(world.venue.type, (t) => t === BROTHEL);
      stepCrackdowns(world, 0);
      for (let v = 0; v < world.size.venues; v++) if (brothels[v] && world.venue.status[v] === VenueStatus.closed) closed++;
      shifted += flow(world, Flow.crackdownShifts);
    }
    expect(closed).toBeGreaterThan(200);
    expect(Math.abs(shifted / closed - 0.4)).toBeLessThan(5 * Math.sqrt(0.24 / closed));
  });

  test('costs the public’s trust exp(−trustLoss × share closed), half of the exponent is gone after the half-life, and other areas keep theirs', () => {
    const { world } = worldOf(withSettings(base, { ...CRACKDOWN, 'crackdowns.perMonth': 0.9, 'crackdowns.perMonth.elsewhere': 0, 'crackdowns.trustLoss': 4, 'crackdowns.trustHalfLifeWeeks': 30 }));
    stepCrackdowns(world, 0);
    const closed = world.count.flow[Flow.crackdownClosures * 4]!;
    expect(closed).toBeGreaterThan(0);
    expect(crackdownTrust(world, 0, 0)).toBeCloseTo(Math.exp((-4 * closed) / 40), 12);
    expect(crackdownTrust(world, 30, 0)).toBeCloseTo(Math.exp((-2 * closed) / 40), 12);
    expect(crackdownTrust(world, 0, 3)).toBe(1);
  });

  test('with a hazard of 0 touches nothing', () => {
    const { world } = worldOf(withSettings(base, { 'crackdowns.perMonth': 0 }));
    const before = new Uint8Array(world.buffer.slice(0));
    stepCrackdowns(world, 0);
    expect(Buffer.compare(new Uint8Array(world.buffer), before)).toBe(0);
  });
});

describe('raids', () => {
  const BUSY = { 'raids.capacity': 20, 'leads.tips': 5, 'raids.bedsNeeded': 0, 'crackdowns.perMonth': 0, 'raids.leak': 0, 'owners.inertia': 1 };
  function totals(settings: Readonly<Record<string, number>>): (name: keyof typeof Flow) => number {
    const { world, record } = worldOf(withSettings(base, { ...BUSY, ...settings }));
    const sum = new Float64Array(world.size.flows);
    advanceTo(world, record, 400, (w) => {
      for (let f = 0; f < w.size.flows; f++) sum[f]! += flow(w, f);
    });
    return (name) => sum[Flow[name]]!;
  }

  test('political will scales how many investigations run at a time, rounded down', () => {
    const { world } = worldOf(withSettings(base, { 'raids.capacity': 3, 'raids.politicalWill': 1.5 }));
    expect(investigationCapacity(world, 0, 0)).toBe(4);
    expect(investigationCapacity(worldOf(withSettings(base, { 'raids.capacity': 3, 'raids.politicalWill': 0 })).world, 0, 0)).toBe(0);
  });

  test('find children by leak, quality of the unit and findability: the share of raids on open venues that find any is the product (4 standard errors)', () => {
    const total = totals({ 'raids.quality': 0.6, 'raids.unitQuality': 0.8, 'raids.findability': 0.9, 'leads.undercover': 0, 'leads.tips.noMinors': 0, 'leads.agencies.noMinors': 0, 'leads.patrol.noMinors': 0, 'raids.reopens': 1, 'market.closePerMonth': 0 });
    const [finds, raids] = [total('findsOpen') + total('findsConcealed') + total('findsClandestine'), total('raids')];
    expect(raids).toBeGreaterThan(100);
    // Some venues have closed, or have no child, when the raid comes: those are empty too.
    expect(finds / raids).toBeLessThan(0.6 * 0.8 * 0.9 + 4 * Math.sqrt(0.25 / raids));
    expect(finds / raids).toBeGreaterThan(0.25);
  });

  test('remove no child who is not there, and nobody by a route that is never recognised', () => {
    expect(totals({ 'raids.present': 0 })('identified')).toBe(0);
    expect(totals({ 'raids.identifiedByRoute': 0 })('identified')).toBe(0);
  });

  test('assist coerced adults only, and detain others only', () => {
    const assisted = totals({ 'raids.adultsAssisted': 1, 'raids.adultsDetained': 0 });
    expect(assisted('adultsAssisted')).toBeGreaterThan(0);
    expect(assisted('adultsDetained')).toBe(0);
    const none = totals({ 'raids.adultsAssisted': 1, 'raids.adultsDetained': 0, 'turnover.coerced': 0 });
    expect(none('adultsAssisted')).toBe(0);
    expect(totals({ 'raids.adultsAssisted': 0, 'raids.adultsDetained': 1, 'turnover.coerced': 1, 'turnover.indebted': 0 })('adultsDetained')).toBe(0);
  });
});

test('flows of a week are cleared before the next', () => {
  const { world } = worldOf(withSettings(base, CRACKDOWN));
  stepCrackdowns(world, 0);
  clearFlows(world);
  expect(flow(world, Flow.crackdownClosures)).toBe(0);
});
