import { makeCalendar, WEEKS_TO_16, WEEKS_TO_18 } from '../../sim/base/weeks.ts';
import { Band, Strategy, VENUE_TYPES, VenueStatus } from '../../sim/model/dimensions.ts';
import type { Derived } from '../../sim/model/derived.ts';
import type { Params } from '../../sim/model/params.ts';
import { indexSlots } from '../../sim/model/slots.ts';
import { makeWorld, type World } from '../../sim/model/world.ts';

/** A world made up of random numbers, for what only reads worlds: nothing in it was simulated. */
export interface SyntheticOptions {
  readonly venues?: number;
  /** Mean persons a venue. */
  readonly meanSize?: number;
  /** Weights of the strategies noMinors, open, concealed, clandestine. */
  readonly strategies?: readonly [number, number, number, number];
  /** Share of children in a venue that uses minors. */
  readonly childShare?: number;
  readonly closedShare?: number;
  readonly goneShare?: number;
  readonly frontShare?: number;
  readonly sellsShare?: number;
  readonly offVenue?: number;
  /** Ages of adults: 18 plus an exponential of this mean, in years. */
  readonly adultExcess?: number;
  readonly childYears?: readonly [number, number];
}

/** mulberry32: for tests only. */
export function testRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const areas = [
  { id: 'phnomPenh', name: 'Phnom Penh', study: true },
  { id: 'siemReap', name: 'Siem Reap', study: true },
  { id: 'sihanoukville', name: 'Sihanoukville', study: true },
  { id: 'elsewhere', name: 'Elsewhere', study: false },
];

export function syntheticWorld(seed: number, options: SyntheticOptions = {}): World {
  const random = testRandom(seed);
  const {
    venues = 2500, meanSize = 10.5, strategies = [6, 2, 1.5, 0.5], childShare = 0.25, closedShare = 0.04, goneShare = 0.03,
    frontShare = 0.7, sellsShare = 0.7, offVenue = 800, adultExcess = 8, childYears = [14.5, 18],
  } = options;
  const room = Math.ceil(meanSize * 2.2);
  const size = {
    areas: 4, types: VENUE_TYPES.length, venues, slots: venues * room, offVenue: offVenue + 20, care: 10, cases: 10, leads: 4, totalWeeks: 4, flows: 1,
  };
  const world = makeWorld(size, areas, makeCalendar('2000-01-03', '2015-12-28', 260), {} as Params, {} as Derived, new Int32Array(2), []);
  world.week = 900;
  const bounds = [0, 0.45, 0.65, 0.78, 1];
  const born = (years: readonly [number, number]): number => world.week - Math.floor((years[0] + random() * (years[1] - years[0])) * 52.1785);
  const put = (slot: number, child: boolean): void => {
    const s = world.slot;
    s.occupant[slot] = 1 + Math.floor(random() * 40);
    s.traits[slot] = random() < sellsShare ? 1 : 0;
    s.born[slot] = child ? born(childYears) : world.week - WEEKS_TO_18 - Math.floor(-Math.log(1 - random()) * adultExcess * 52);
    const age = world.week - s.born[slot];
    s.band[slot] = age >= WEEKS_TO_18 ? Band.adult : age >= WEEKS_TO_16 ? Band.from16To17 : Band.upTo15;
  };
  for (let v = 0; v < venues; v++) {
    const area = bounds.findIndex((bound) => v / venues < bound) - 1;
    world.venue.area[v] = area;
    world.venue.type[v] = Math.floor(random() * 6.3);
    world.venue.strategy[v] = pick(strategies, random());
    world.venue.front[v] = random() < frontShare ? 1 : 0;
    world.venue.generation[v] = Math.floor(random() * 3);
    const u = random();
    world.venue.status[v] = u < goneShare ? VenueStatus.gone : u < goneShare + closedShare ? VenueStatus.closed : VenueStatus.operating;
    world.venue.firstSlot[v] = v * room;
    const persons = world.venue.status[v] === VenueStatus.gone ? 0 : Math.floor(meanSize * (0.2 + 1.6 * random()) + random());
    const share = world.venue.strategy[v] === Strategy.noMinors ? 0 : childShare * 2 * random();
    for (let i = 0; i < persons; i++) {
      put(v * room + i, random() < share);
    }
  }
  world.venue.firstSlot[venues] = venues * room;
  indexSlots(world);
  for (let i = 0; i < offVenue; i++) {
    world.offVenue.area[i] = Math.floor(random() * 4);
    world.offVenue.born[i] = born(childYears);
    world.offVenue.band[i] = world.week - world.offVenue.born[i] >= WEEKS_TO_16 ? Band.from16To17 : Band.upTo15;
  }
  return world;
}

function pick(weights: readonly number[], u: number): number {
  let left = u * weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.length - 1;
}
