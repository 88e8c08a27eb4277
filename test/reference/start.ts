import { normalQuantile } from '../../sim/base/random/normal.ts';
import { movesLength } from '../../sim/model/columns.ts';
import { Band, Strategy, VENUE_TYPES, VenueStatus } from '../../sim/model/dimensions.ts';
import { FLOWS } from '../../sim/model/flows.ts';
import type { Params } from '../../sim/model/params.ts';
import type { Shock } from '../../sim/model/shocks.ts';
import type { Area } from '../../sim/model/world.ts';
import { WEEKS_TO_18 } from '../../sim/base/weeks.ts';
import { makeChance } from './chance.ts';
import { stepDemand } from './processes/demand.ts';
import { drawCharacter, openingStrategy } from './processes/market.ts';
import { enterOffVenue } from './processes/offVenue.ts';
import { train } from './processes/training.ts';
import { adultAge, childEntryAge, makePerson } from './processes/turnover.ts';
import { childrenIn, clearWeek, venuesOf, wantedPersons, type Person, type Place, type PlainWorld, type Rules, type Venue } from './state.ts';

/** The first state of a world, of so many weeks. */
export function startPlain(params: Params, areas: readonly Area[], shocks: readonly Shock[], weeks: number, seed: number, rules: Rules): PlainWorld {
  const world: PlainWorld = {
    rules, params, areas, shocks, chance: makeChance(seed), trained: train(params, weeks, areas.length), week: 0, venues: [], venuesIn: areas.map(() => []),
    area: areas.map((_, a) => ({
      wanted: params.inflow.arrivals[a], wantedNow: 0, fill: 0.6, revenue: [0, 0, 0, 0], wish: [0, 0, 0, 0], clientSignal: 0, signal: 0,
      crackdownLoss: 0, leads: [], trialDays: 0, queue: [], judgmentDelay: params.courts.expectedDelayWeeks,
    })),
    offVenue: [], investigations: [], cases: [], care: [], flows: new Float64Array(FLOWS.length * areas.length), perceivedSum: [], perceivedCount: [], sanctions: [],
    moves: Array.from({ length: movesLength(areas.length, VENUE_TYPES.length) }, () => 0),
  };
  clearWeek(world);
  stepDemand(world);
  const sizes = shuffled(world, venueSizes(params));
  areas.forEach((_, area) => {
    for (let i = 0; i < params.market.venues[area]; i++) {
      const venue = startVenue(world, world.venues.length, area, sizes[world.venues.length]);
      world.venues.push(venue);
      world.venuesIn[area].push(venue);
    }
  });
  if (params.offVenue.perArrival > 0) areas.forEach((_, area) => startOffVenue(world, area));
  clearWeek(world);
  return world;
}

/** Quantiles of a lognormal distribution: the same sizes in every world. */
function venueSizes({ market: p }: Params): number[] {
  const n = p.venues.reduce((sum, places) => sum + places, 0);
  return Array.from({ length: n }, (_, i) => {
    const size = p.meanSize * Math.exp(p.sizeSpread * normalQuantile((i + 0.5) / n) - p.sizeSpread ** 2 / 2);
    return Math.min(p.largestSize, Math.max(1, Math.round(size)));
  });
}

function shuffled(world: PlainWorld, values: readonly number[]): number[] {
  const left = [...values];
  return values.map(() => left.splice(world.chance.below(left.length), 1)[0]);
}

function startVenue(world: PlainWorld, index: number, area: number, size: number): Venue {
  const { market, turnover } = world.params;
  const places: Place[] = Array.from({ length: size + 1 + Math.floor(size * market.spareRoom) }, () => ({ person: undefined, refills: 0 }));
  const venue: Venue = {
    index, area, size, places, generation: 0, status: VenueStatus.operating, since: 0, closureWeeks: 0, type: 0, strategy: 0,
    front: false, guarded: false, taste: 1, gumbel: [], a: 0, b: 0, sanctioned: false, leadSource: -1,
  };
  drawCharacter(world, venue);
  if (!world.chance.coin(market.initialOpen[area])) {
    venue.status = VenueStatus.gone;
    return venue;
  }
  venue.type = world.chance.pick(VENUE_TYPES.map((_, type) => market.initialMix[type]));
  venue.strategy = openingStrategy(world, venue);
  for (const place of places.slice(0, wantedPersons(world, venue))) {
    place.person = startPerson(world, venue.strategy !== Strategy.noMinors && world.chance.coin(turnover.initialChildren));
  }
  return venue;
}

/** Somebody who has been there for longer than the first weeks. */
function startPerson(world: PlainWorld, child: boolean): Person {
  const { turnover: p } = world.params;
  const entry = child ? childEntryAge(world) : adultAge(world, p.stationaryAgeMean, p.stationaryAgeSd);
  const age = child ? entry + world.chance.below(WEEKS_TO_18 - entry) : entry;
  const person = makePerson(world, age, -p.earlyWeeks);
  if ((person.band === Band.adult) === child) throw new Error('a person of the first state has the wrong band');
  return person;
}

function startOffVenue(world: PlainWorld, area: number): void {
  const children = venuesOf(world, area).reduce((sum, venue) => sum + childrenIn(venue), 0);
  const n = Math.round(children * world.params.offVenue.initialStock);
  for (let i = 0; i < n; i++) enterOffVenue(world, area, -childEntryAge(world));
}
