import { declare } from '../../base/declare.ts';
import { log } from '../../base/dmath.ts';
import { schedule } from '../../base/events.ts';
import { poisson } from '../../base/random/poisson.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { drawTable } from '../../base/random/table.ts';
import { WEEKS_TO_16, WEEKS_TO_18 } from '../../base/weeks.ts';
import { Band } from '../dimensions.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { bandOf } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { countFlow, type World } from '../world.ts';

export const offVenueParameters = declare({
  perArrival: { unit: 'factor', bounds: [0, 10], text: 'Children who come to be exploited outside venues, per child arriving at risk: 0 switches the stratum off.' },
  exitPerMonth: { unit: 'per month', bounds: [0, 0.9], text: 'Hazard that a child exploited outside venues leaves, other than by ageing.' },
  initialStock: { unit: 'factor', bounds: [0, 4], text: 'Children exploited outside venues in the first state, per child in venues.' },
});

export const offVenue = describeProcess({
  name: 'offVenue',
  text: 'Children exploited on the street, in private, online or in institutions: a stratum of each area with its own inflow, ageing and exit.',
  declarations: offVenueParameters,
  equations: [
    { formula: 'newcomers in a week ~ Poisson(perArrival × λ), λ as in inflow', text: 'The stratum follows the same course of arrivals as venues; entry ages are those of children in venues.' },
    { formula: 'stay ~ Exp(−ln(1 − exitPerMonth) × 12 / 52.1775), in whole weeks, at least 1', text: 'Unless the 18th birthday comes before or in the same week: adults outside venues are not modelled. Children moved here from venues stay as long as newcomers.' },
  ],
  reads: [],
  writes: ['offVenue', 'count.offVenueStock'],
  draws: ['offVenueCount', 'offVenuePerson'],
});

/** Most refusals counted in a week: far from the end of 32 bits. */
const MOST_REFUSED = 1_000_000;

/** This week's newcomers: Poisson, under the same course of arrivals as venues. */
export function stepOffVenue(world: World, week: number): void {
  const { params, derived, keys, size } = world;
  if (params.offVenue.perArrival === 0) return;
  for (let a = 0; a < size.areas; a++) {
    const mean = params.inflow.arrivals[a]! * derived.inflowIndex[week]! * params.offVenue.perArrival;
    const n = poisson(keys, Purpose.offVenueCount, a, week, mean);
    for (let i = 0; i < n; i++) {
      if (world.offVenue.head[0]! < 0) {
        // No room: the rest is counted, not tried one by one. An extreme setting may send more than a week could hold.
        const full = Flow.offVenueFull * size.areas + a;
        world.count.flow[full] = world.count.flow[full]! + Math.min(n - i, MOST_REFUSED);
        break;
      }
      const entity = a * 0x1000000 + i;
      const age = Math.floor(drawTable(derived.childEntryAge, uniform(keys, Purpose.offVenuePerson, entity, week)));
      enterOffVenue(world, week, a, week - age, (secondWord() + 0.5) / 4294967296);
      countFlow(world, Flow.offVenueEntries, a);
    }
  }
}

/** Adds a child to an area's stratum; `u` decides how long for. A full pool refuses, and counts it. */
export function enterOffVenue(world: World, week: number, area: number, born: number, u: number): void {
  const o = world.offVenue;
  const entry = o.head[0]!;
  if (entry < 0) {
    countFlow(world, Flow.offVenueFull, area);
    return;
  }
  const band = bandOf(week - born);
  if (band === Band.adult) return;
  o.head[0] = o.next[entry]!;
  o.head[1] = o.head[1]! + 1;
  o.area[entry] = area;
  o.born[entry] = born;
  o.band[entry] = band;
  const rate = world.derived.offVenueExitRate;
  o.leave[entry] = rate > 0 ? Math.min(20_000, week + Math.max(1, Math.ceil(-log(u) / rate))) : 20_000;
  world.count.offVenueStock[area * 2 + band - 1] = world.count.offVenueStock[area * 2 + band - 1]! + 1;
  expectNext(world, entry);
}

function expectNext(world: World, entry: number): void {
  const o = world.offVenue;
  const birthday = o.born[entry]! + (o.band[entry] === Band.upTo15 ? WEEKS_TO_16 : WEEKS_TO_18);
  o.due[entry] = Math.min(birthday, o.leave[entry]!);
  schedule(world.events, o.due[entry]!, entry, EventKind.offVenue);
}

/** A birthday, or leaving. Turning 18 ends it here: adults outside venues are not modelled. */
export function onOffVenue(world: World, week: number, entry: number): void {
  const o = world.offVenue;
  const band = o.band[entry]!;
  if (band === 0 || o.due[entry] !== week) return;
  const area = o.area[entry]!;
  const stock = world.count.offVenueStock;
  stock[area * 2 + band - 1] = stock[area * 2 + band - 1]! - 1;
  const after = bandOf(week - o.born[entry]!);
  if (o.leave[entry]! > week && after !== Band.adult) {
    o.band[entry] = after;
    stock[area * 2 + after - 1] = stock[area * 2 + after - 1]! + 1;
    expectNext(world, entry);
    return;
  }
  countFlow(world, after === Band.adult ? Flow.offVenueTurned18 : Flow.offVenueLeavers, area);
  o.band[entry] = 0;
  o.next[entry] = o.head[0]!;
  o.head[0] = entry;
  o.head[1] = o.head[1]! - 1;
}
