import { beforeEach, describe, expect, test } from 'vitest';
import { SEGMENTS, Strategy } from '../../../sim/model/dimensions.ts';
import { clientRisk, signalClients, stepDemand } from '../../../sim/model/processes/demand.ts';
import { wantsChild } from '../../../sim/model/processes/turnover.ts';
import { utilities } from '../../../sim/model/strategies.ts';
import type { World } from '../../../sim/model/world.ts';
import { compileSmall, worldOf } from '../../support/scenarios.ts';

/** Two kinds of clients: half of spending by locals, of whom a tenth look for children, half incidental. */
const TWO = {
  'demand.share': '{ local: 0.5, regional: 0, foreign: 0, incidental: 0.5 }', 'demand.deliberate': '{ local: 0.1, regional: 0.1, foreign: 0.1, incidental: 0 }', 'demand.incidentalRevenue': '0.1',
  'demand.friction': '{ local: 0.5, regional: 0.5, foreign: 0.5, incidental: 3 }', 'demand.riskAversion': '{ local: 0.2, regional: 0.2, foreign: 0.2, incidental: 1 }',
};
const small = async (parameters: Readonly<Record<string, string>> = {}, rest = ''): Promise<World> => worldOf(await compileSmall({ ...TWO, ...parameters }, rest)).world;
const revenue = (world: World, strategy: number, area = 0): number => world.area.revenue[area * 4 + strategy]!;
const wish = (world: World, strategy: number, area = 0): number => world.area.wish[area * 4 + strategy]!;

describe('demand by segment', () => {
  let world: World;
  beforeEach(async () => {
    world = await small();
  });

  test('at the reference open use earns 1; what is hidden earns the search that each kind of client goes to (halves here: both bring 0.05)', () => {
    const { hiddenness } = world.params.owners;
    expect(revenue(world, Strategy.open)).toBeCloseTo(1, 12);
    for (const s of [Strategy.concealed, Strategy.clandestine]) {
      expect(revenue(world, s)).toBeCloseTo(0.5 * Math.exp(-0.5 * hiddenness[s]!) + 0.5 * Math.exp(-3 * hiddenness[s]!), 12);
      expect(wish(world, s)).toBeCloseTo(1, 12);
    }
  });

  test('the more clients look for children deliberately, the more hidden use earns, and open use earns the same', async () => {
    const more = await small({ 'demand.deliberate': '{ local: 0.15, regional: 0.15, foreign: 0.15, incidental: 0 }' });
    expect(revenue(more, Strategy.clandestine)).toBeGreaterThan(revenue(world, Strategy.clandestine) + 0.02);
    expect(revenue(more, Strategy.open)).toBeCloseTo(1, 12);
  });

  test('spending that is lost after the reference is missing: without incidental clients open use earns half, and hidden use loses less', async () => {
    const from2005 = (parameter: string, value: number): string => `interventions:\n  less: { kind: change, parameter: ${parameter}, set: ${value}, from: 2005-01-03, label: assumed, range: [0, 1], source: F3 }\n`;
    const week = 260 + 300;
    const later = await small({}, from2005('demand.share.incidental', 0));
    stepDemand(later, week);
    expect(revenue(later, Strategy.open)).toBeCloseTo(0.5, 12);
    expect(revenue(later, Strategy.clandestine) / revenue(world, Strategy.clandestine)).toBeGreaterThan(0.6);
    const third = await small({}, from2005('demand.index', 0.3));
    stepDemand(third, week);
    for (const s of [Strategy.open, Strategy.concealed, Strategy.clandestine]) {
      expect(revenue(third, s)).toBeCloseTo(0.3 * revenue(world, s), 12);
      expect(wish(third, s)).toBeCloseTo(0.3, 12);
    }
  });

  test('clients hear of a raid in their area: risk is 1 − exp(−signal), the signal is halved after its half-life, and other areas hear nothing', () => {
    const places = world.area.firstVenue[1]! - world.area.firstVenue[0]!;
    signalClients(world, 10, 0, 0.2);
    const signal = (0.2 * 100) / places;
    expect(clientRisk(world, 10, 0)).toBeCloseTo(1 - Math.exp(-signal), 12);
    expect(clientRisk(world, 10 + world.params.demand.signalHalfLifeWeeks, 0)).toBeCloseTo(1 - Math.exp(-signal / 2), 9);
    expect(clientRisk(world, 10, 1)).toBe(0);
    stepDemand(world, 10);
    const risk = 1 - Math.exp(-signal);
    expect(revenue(world, Strategy.open)).toBeCloseTo(0.5 * Math.exp(-0.2 * risk) + 0.5 * Math.exp(-risk), 12);
    expect(wish(world, Strategy.open)).toBeLessThan(1);
    expect(revenue(world, Strategy.open, 1)).toBeCloseTo(1, 12);
  });

  test('owners earn, and mean vacancies for children, in proportion to this week’s demand', () => {
    const venue = world.area.firstVenue[0]!;
    world.venue.strategy[venue] = Strategy.concealed;
    world.venue.taste[venue] = 1;
    const scratch = new Float64Array(5);
    const read = (): readonly number[] => {
      utilities(world, 0, venue, scratch, 0);
      return [scratch[Strategy.concealed]! + world.params.owners.cost[Strategy.concealed]!, wantsChild(world, venue)];
    };
    const before = read();
    world.area.revenue[Strategy.concealed] = world.area.revenue[Strategy.concealed]! / 2;
    world.area.wish[Strategy.concealed] = world.area.wish[Strategy.concealed]! / 4;
    const after = read();
    expect(after[0]! / before[0]!).toBeCloseTo(0.5, 9);
    expect(after[1]! / before[1]!).toBeCloseTo(0.25, 9);
  });
});

test('in the base deliberate clients bring most of what hidden use earns, and those from abroad about half of that (first clients of 55 % of girls interviewed)', async () => {
  const { world } = worldOf(await compileSmall());
  const { share, deliberate, incidentalRevenue } = world.params.demand;
  const seekers = SEGMENTS.map((_, k) => share[k]! * deliberate[k]!);
  const all = seekers.reduce((a, b) => a + b, 0);
  expect((seekers[1]! + seekers[2]!) / all).toBeGreaterThan(0.4);
  expect((seekers[1]! + seekers[2]!) / all).toBeLessThan(0.6);
  const incidental = share[3]! * incidentalRevenue * Math.exp(-world.params.demand.friction[3]! * world.params.owners.hiddenness[Strategy.clandestine]!);
  expect(incidental / all).toBeLessThan(0.15);
});
