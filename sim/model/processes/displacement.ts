import { declare } from '../../base/declare.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { arrivalIndex, moveIndex } from '../columns.ts';
import { Band, Destination, DESTINATIONS, MOVE_ENDS, Strategy, VenueStatus } from '../dimensions.ts';
import { Flow } from '../flows.ts';
import { comeOfAge, occupy, vacantSlot, vacate } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { countFlow, WEEK_STRIDE, type World } from '../world.ts';
import { enterOffVenue } from './offVenue.ts';
import { refillLater } from './turnover.ts';

export const displacementParameters = declare({
  weights: { unit: 'weight', bounds: [0, 100], by: 'destination', varies: true, text: 'Where children left behind go: weights of the destinations, taken relative to their sum.' },
  lost: { unit: 'share', bounds: [0, 1], text: 'Share of moves that are lost on the way: exploitation ends.' },
});

export const displacement = describeProcess({
  name: 'displacement',
  text: 'Children left behind when a venue closes, is raided without their being identified, or gives up minors stop or are moved elsewhere.',
  declarations: displacementParameters,
  equations: [
    { formula: 'P(destination d) = weights[d] / Σ weights', text: 'Where each child who is left behind goes; that week’s weights, relative to their sum (Guerette and Bowers 2009 and Telep et al. 2014 on spatial displacement alone).' },
    { formula: 'P(exploitation goes on | the destination is neither stop nor abroad) = (1 − lost) × P(a place is found)', text: 'The volume lost: any move is lost on the way with probability lost, and one to a venue also where none of the kind has room; of moves to clandestine use these end outside venues instead.' },
    { formula: 'P(venue v) is equal over the venues of the kind that use minors, operate and have room', text: 'Found by up to 63 random tries, so that a kind that is very rare is sometimes not found; never the venue that the child comes from.' },
    { formula: 'P(area a) = places[a] / Σ places over the other areas of that kind', text: 'Which area a child goes to who leaves this one: another study area, or one outside the study. Moves are counted by origin and destination; they are no net displacement. Who is moved stays until the week that was drawn at entry.' },
  ],
  reads: ['venue', 'area.firstVenue'],
  writes: ['slot', 'offVenue', 'count'],
  draws: ['closure', 'displace', 'displaceWhere', 'offVenueStay'],
});

const COUNT = DESTINATIONS.length;
const LOST = MOVE_ENDS.indexOf('lost');
/** Tries to find a venue of the wanted kind before the move is given up. */
const TRIES = 64;
const WORD = 4294967296;

/** Flow of each destination, in its order. */
const FLOW_OF = [
  Flow.displacedStop, Flow.displacedSameType, Flow.displacedOtherType, Flow.displacedConcealed, Flow.displacedClandestine,
  Flow.displacedOffVenue, Flow.displacedOtherStudyArea, Flow.displacedOutsideStudy, Flow.displacedAbroad,
];

/** Moves every child out of a venue. `exposure` is that of their work there. */
export function displaceChildren(world: World, week: number, venue: number, exposure: number): void {
  displaceSome(world, week, venue, exposure, 1);
}

/** Moves each child out of a venue with a probability. */
export function displaceSome(world: World, week: number, venue: number, exposure: number, probability: number): void {
  if (probability <= 0 || world.venue.children[venue] === 0) return;
  const { firstSlot } = world.venue;
  const end = firstSlot[venue + 1]!;
  for (let slot = firstSlot[venue]!; slot < end; slot++) {
    const band = world.slot.band[slot]!;
    if (band === Band.vacant || band === Band.adult) continue;
    // The birthday may fall into this very week, and be handled only later in it: an adult is not left behind.
    if (comeOfAge(world, week, slot, venue)) continue;
    const occupant = world.slot.occupant[slot]!;
    if (probability < 1 && uniform(world.keys, Purpose.closure, slot, occupant * WEEK_STRIDE + week) >= probability) continue;
    displace(world, week, slot, venue, exposure);
  }
}

function displace(world: World, week: number, slot: number, venue: number, exposure: number): void {
  const s = world.slot;
  const home = world.venue.area[venue]!;
  const type = world.venue.type[venue]!;
  const occupant = s.occupant[slot]!;
  const destination = drawDestination(world, week, uniform(world.keys, Purpose.displace, slot, occupant), false);
  const lost = (secondWord() + 0.5) / WORD < world.params.displacement.lost;
  const child = { born: s.born[slot]!, leave: s.leave[slot]!, traits: s.traits[slot]! };
  vacate(world, slot, venue);
  refillLater(world, week, slot);
  const stops = destination === Destination.stop || destination === Destination.abroad;
  const reached = stops ? destination : lost ? -1 : place(world, week, home, type, destination, child, slot, occupant, venue);
  const ended = reached >= 0 ? reached : LOST;
  countFlow(world, ended === LOST ? Flow.displacedLost : FLOW_OF[ended]!, home);
  countMove(world, moveIndex(world.size.types, home, type, exposure, ended));
  if (ended !== LOST && between(ended)) {
    countMove(world, arrivalIndex(world.size.areas, world.size.types, home, arrivalArea(world, home, destination, slot, occupant)));
  }
}

function countMove(world: World, at: number): void {
  world.count.od[at] = world.count.od[at]! + 1;
}

function between(destination: number): boolean {
  return destination === Destination.otherStudyArea || destination === Destination.outsideStudy;
}

/** The area that a child comes to, or -1. The same draw at every call, so that it can be asked again. */
function arrivalArea(world: World, home: number, destination: number, entity: number, counter: number): number {
  if (!between(destination)) return home;
  return otherArea(world, home, destination === Destination.otherStudyArea, uniform(world.keys, Purpose.displaceWhere, entity, counter * TRIES + TRIES - 1));
}

/** A destination by its weight; `staying` leaves out those that end exploitation here (for children who return from care). */
export function drawDestination(world: World, week: number, u: number, staying: boolean): number {
  const { weights } = world.params.displacement;
  const at = week * COUNT;
  let total = 0;
  for (let d = 0; d < COUNT; d++) if (!staying || (d !== Destination.stop && d !== Destination.abroad)) total += weights[at + d]!;
  let left = u * total;
  let last: number = staying ? Destination.offVenue : Destination.stop;
  for (let d = 0; d < COUNT; d++) {
    if ((staying && (d === Destination.stop || d === Destination.abroad)) || weights[at + d] === 0) continue;
    last = d;
    left -= weights[at + d]!;
    if (left < 0) return d;
  }
  return last;
}

interface Child {
  readonly born: number;
  readonly leave: number;
  readonly traits: number;
}

/** Brings a child to a destination that goes on with exploitation. Gives the destination reached, which may be another, or -1 when no place is found. */
export function place(world: World, week: number, home: number, type: number, destination: number, child: Child, entity: number, counter: number, except: number): number {
  if (destination === Destination.offVenue) {
    enterOffVenue(world, week, home, child.born, uniform(world.keys, Purpose.offVenueStay, entity, counter));
    return destination;
  }
  const area = arrivalArea(world, home, destination, entity, counter);
  if (area < 0) return -1;
  const venue = findVenue(world, area, type, destination, entity, counter, except);
  if (venue < 0) {
    // Nobody in the area works that way with room to spare: hidden exploitation goes on outside venues.
    if (destination !== Destination.clandestine) return -1;
    enterOffVenue(world, week, home, child.born, uniform(world.keys, Purpose.offVenueStay, entity, counter));
    return Destination.offVenue;
  }
  const slot = vacantSlot(world, venue);
  world.slot.occupant[slot] = world.slot.occupant[slot]! + 1;
  world.slot.traits[slot] = child.traits;
  occupy(world, slot, venue, week, child.born, Math.max(week + 1, child.leave));
  if (area !== home) countFlow(world, Flow.arrivedFromElsewhere, area);
  return destination;
}

/** Another study area by number of venues, or the first area outside the study that is not home (home itself when it is the only one). */
function otherArea(world: World, home: number, study: boolean, u: number): number {
  const { firstVenue } = world.area;
  let total = 0;
  for (let a = 0; a < world.size.areas; a++) if (world.areas[a]!.study === study && a !== home) total += firstVenue[a + 1]! - firstVenue[a]!;
  if (total === 0) return world.areas[home]!.study === study ? home : -1;
  let left = u * total;
  for (let a = 0; a < world.size.areas; a++) {
    if (world.areas[a]!.study !== study || a === home) continue;
    left -= firstVenue[a + 1]! - firstVenue[a]!;
    if (left < 0) return a;
  }
  return -1;
}

/** Keyed rejection among an area's venues that use minors, operate and have room. */
function findVenue(world: World, area: number, type: number, destination: number, entity: number, counter: number, except: number): number {
  const v = world.venue;
  const first = world.area.firstVenue[area]!;
  const count = world.area.firstVenue[area + 1]! - first;
  for (let attempt = 0; attempt < TRIES - 1; attempt++) {
    const candidate = first + Math.floor(uniform(world.keys, Purpose.displaceWhere, entity, counter * TRIES + attempt) * count);
    const strategy = v.strategy[candidate]!;
    if (candidate === except || v.status[candidate] !== VenueStatus.operating || strategy === Strategy.noMinors) continue;
    if (destination === Destination.sameType && v.type[candidate] !== type) continue;
    if (destination === Destination.otherType && v.type[candidate] === type) continue;
    if (destination === Destination.concealed && strategy !== Strategy.concealed) continue;
    if (destination === Destination.clandestine && strategy !== Strategy.clandestine) continue;
    if (v.persons[candidate]! >= v.firstSlot[candidate + 1]! - v.firstSlot[candidate]!) continue;
    return candidate;
  }
  return -1;
}
