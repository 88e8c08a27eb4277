import { beforeAll, describe, expect, test } from 'vitest';
import { fc } from '../base/seeded.ts';
import { arrivalIndex } from '../../../sim/model/columns.ts';
import { conservationFaults } from '../../../sim/model/conservation.ts';
import { DESTINATIONS, MOVE_ENDS, Exposure, Strategy, VenueStatus } from '../../../sim/model/dimensions.ts';
import { Flow } from '../../../sim/model/flows.ts';
import { perceivedRisk } from '../../../sim/model/processes/beliefs.ts';
import type { World } from '../../../sim/model/world.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

/** Children in venues by exposure of their work. */
function childrenBy(world: World, exposure: number): number {
  let n = 0;
  for (let i = 0; i < world.count.stock.length; i++) if (i % 3 !== 2 && Math.floor(i / 3) % 4 === exposure) n += world.count.stock[i]!;
  return n;
}

function allChildren(world: World): { young: number; older: number } {
  let [young, older] = [0, 0];
  for (let i = 0; i < world.count.stock.length; i += 3) {
    young += world.count.stock[i]!;
    older += world.count.stock[i + 1]!;
  }
  for (let i = 0; i < world.count.offVenueStock.length; i += 2) {
    young += world.count.offVenueStock[i]!;
    older += world.count.offVenueStock[i + 1]!;
  }
  return { young, older };
}

describe('what every world keeps', () => {
  let base: CompiledScenario;
  beforeAll(async () => {
    base = await compileSmall();
  });

  test('nobody appears or vanishes: counters equal a recount from the slots, pools and cases in every 20th week of three worlds', () => {
    for (const index of [0, 1, 2]) {
      const { world, record } = worldOf(base, index);
      advanceTo(world, record, 600, (w) => {
        if (w.week % 20 === 0) expect(conservationFaults(w)).toEqual([]);
      });
    }
  });

  test('the recount sees a person too many, one too few, and a bed that nobody is in', () => {
    const { world, record } = worldOf(base);
    advanceTo(world, record, 300);
    world.count.stock[2]!++;
    world.area.bedsUsed[0]!++;
    expect(conservationFaults(world).some((f) => f.includes('stock cell 2'))).toBe(true);
    expect(conservationFaults(world).some((f) => f.includes('beds used in area 0'))).toBe(true);
  });

  test('beds used never exceed beds, and without beds no raid is made where one is needed', async () => {
    const none = await compileSmall({ 'care.beds': '{ phnomPenh: 0, siemReap: 1, sihanoukville: 0, elsewhere: 2 }', 'raids.capacity': '{ phnomPenh: 20, siemReap: 20, sihanoukville: 20, elsewhere: 20 }' },
      'interventions: { sheltersGrow2005: null, sheltersGrow2010: null }\n');
    const { world, record } = worldOf(none);
    let [raidsWithout, waiting, used] = [0, 0, 0];
    advanceTo(world, record, 800, (w) => {
      expect(w.area.bedsUsed[0]).toBe(0);
      expect(w.area.bedsUsed[1]).toBeLessThanOrEqual(1);
      expect(w.area.bedsUsed[3]).toBeLessThanOrEqual(2);
      raidsWithout += w.count.flow[Flow.raids * 4]!;
      waiting += w.count.flow[Flow.raidsWaiting * 4]!;
      used += w.area.bedsUsed[3]!;
    });
    expect(raidsWithout).toBe(0);
    expect(waiting).toBeGreaterThan(0);
    expect(used).toBeGreaterThan(0);
  });
});

describe('rules the model must pass', () => {
  test('without inflow nobody is 15 or younger after 1.5 years, 16 or 17 two years later, and no child is left after 3.5', async () => {
    const { world, record } = worldOf(await compileSmall({ 'inflow.prevention': '1', 'offVenue.perArrival': '0.3' }, ''));
    // Prevention acts from the first week, so only the first state's children are there; the youngest is 14.5.
    const seen: { week: number; young: number; older: number }[] = [];
    advanceTo(world, record, 190, (w) => seen.push({ week: w.week, ...allChildren(w) }));
    expect(seen[10]!.young + seen[10]!.older).toBeGreaterThan(20);
    expect(seen.filter(({ week }) => week >= 79).every(({ young }) => young === 0)).toBe(true);
    expect(seen.filter(({ week }) => week >= 184).every(({ older }) => older === 0)).toBe(true);
  });

  test('without police perceived risk settles at its prior, a0 / (a0 + b0 + quiet / (1 − g))', async () => {
    const { world, record } = worldOf(await compileSmall({ 'raids.capacity': '{ phnomPenh: 0, siemReap: 0, sihanoukville: 0, elsewhere: 0 }' }));
    advanceTo(world, record, 400);
    const { priorA, priorB } = world.params.beliefs;
    const prior = priorA / (priorA + priorB + world.derived.quietLimit);
    for (let v = 0; v < world.size.venues; v++) expect(perceivedRisk(world, 400, v)).toBeCloseTo(prior, 3);
  });

  test('with clandestine use ruled out and its destination at 0, nobody is ever clandestine', async () => {
    const { world, record } = worldOf(await compileSmall({
      'owners.cost': '{ noMinors: 0, open: 1, concealed: 1.05, clandestine: 1000000 }',
      'displacement.weights': '{ stop: 0.3, sameType: 0.15, otherType: 0.2, concealed: 0.1, clandestine: 0, offVenue: 0.1, otherStudyArea: 0.05, outsideStudy: 0.05, abroad: 0.05 }',
    }));
    advanceTo(world, record, 600, (w) => {
      expect(childrenBy(w, Exposure.clandestine)).toBe(0);
      for (let a = 0; a < 4; a++) expect(w.count.venueStock[Strategy.clandestine * 4 + a]).toBe(0);
    });
  });

  test('with every weight on one destination all children left behind go there, or are lost on the way', async () => {
    for (const only of ['stop', 'offVenue', 'sameType', 'outsideStudy'] as const) {
      const weights = DESTINATIONS.map((d) => `${d}: ${d === only ? 1 : 0}`).join(', ');
      const { world, record } = worldOf(await compileSmall({ 'displacement.weights': `{ ${weights} }`, 'care.reexploited': '0.05' }));
      advanceTo(world, record, 500);
      const cells = world.count.od.subarray(0, arrivalIndex(4, world.size.types, 0, 0));
      MOVE_ENDS.forEach((end, e) => {
        const n = cells.filter((_, i) => i % MOVE_ENDS.length === e).reduce((a, b) => a + b, 0);
        if (end === only) expect(n).toBeGreaterThan(0);
        else if (end !== 'lost') expect(n).toBe(0);
      });
    }
  });

  test('a closed venue holds no children, and one that is gone holds nobody', async () => {
    const { world, record } = worldOf(await compileSmall({ 'raids.capacity': '{ phnomPenh: 20, siemReap: 20, sihanoukville: 20, elsewhere: 20 }' }));
    let closed = 0;
    advanceTo(world, record, 500, (w) => {
      for (let v = 0; v < w.size.venues; v++) {
        if (w.venue.status[v] === VenueStatus.operating) continue;
        closed++;
        expect(w.venue.children[v]).toBe(0);
        if (w.venue.status[v] === VenueStatus.gone) expect(w.venue.persons[v]).toBe(0);
      }
    });
    expect(closed).toBeGreaterThan(0);
  });

  test('at any values within their hard bounds a world neither crashes nor loses anybody (random parameters)', async () => {
    const base = await compileSmall();
    // Those that set the size of the world keep their values; all others are drawn between the ends of their bounds, capped where a bound is only nominal.
    const free = base.parameters.filter((p) => p.group !== 'market');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }), fc.nat(1000), async (where, index) => {
        let i = 0;
        const parameters = base.parameters.map((p) => {
          if (!free.includes(p)) return p;
          const [low, high] = p.bounds;
          return { ...p, values: p.values.map(() => ({ kind: 'constant' as const, value: cap(p.group, p.key, low + where[i++ % 200]! * (Math.min(high, low + 50) - low)) })) };
        });
        const { world, record } = worldOf({ ...base, parameters }, index);
        advanceTo(world, record, 320);
        expect(conservationFaults(world)).toEqual([]);
        for (const column of [world.area.fill, world.area.judgmentDelay, world.venue.beliefA, world.venue.beliefB]) expect(column.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

/** Ages need a youngest entry below 18 and a spread; whole numbers are whole. */
function cap(group: string, key: string, value: number): number {
  if (group === 'turnover' && key === 'childEntryYoungest') return Math.min(value, 17);
  if (['earlyWeeks', 'partners', 'expiryWeeks', 'bedWaitWeeks', 'bedsNeeded'].includes(key)) return Math.floor(value);
  return value;
}
