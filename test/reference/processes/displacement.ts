import { arrivalIndex, moveIndex } from '../../../sim/model/columns.ts';
import { childExposure, Destination, DESTINATIONS, MOVE_ENDS, Strategy, VENUE_TYPES } from '../../../sim/model/dimensions.ts';
import type { FlowName } from '../../../sim/model/flows.ts';
import { at, count, isChild, operates, personsIn, venuesOf, type Person, type PlainWorld, type Venue } from '../state.ts';
import { enterOffVenue } from './offVenue.ts';
import { usesMinors } from './owners.ts';
import { haveBirthday } from './turnover.ts';

const FLOW_OF: readonly FlowName[] = [
  'displacedStop', 'displacedSameType', 'displacedOtherType', 'displacedConcealed', 'displacedClandestine', 'displacedOffVenue',
  'displacedOtherStudyArea', 'displacedOutsideStudy', 'displacedAbroad',
];

/** Each child of a venue is left behind with a probability; who turns 18 this week is none. */
export function displaceChildren(world: PlainWorld, venue: Venue, probability: number): void {
  for (const place of venue.places) {
    const { person } = place;
    if (!person || !isChild(person)) continue;
    haveBirthday(world, venue, person);
    if (!isChild(person) || !world.chance.coin(probability)) continue;
    place.person = undefined;
    place.refills++;
    displace(world, venue, person);
  }
}

function displace(world: PlainWorld, venue: Venue, child: Person): void {
  const destination = drawDestination(world, false);
  const stops = destination === Destination.stop || destination === Destination.abroad;
  const arrived = stops ? { destination, area: venue.area }
    : world.chance.coin(world.params.displacement.lost) ? undefined : bring(world, venue.area, venue.type, destination, child, venue);
  count(world, arrived ? FLOW_OF[arrived.destination] : 'displacedLost', venue.area);
  const types = VENUE_TYPES.length;
  world.moves[moveIndex(types, venue.area, venue.type, childExposure(venue.strategy), arrived ? arrived.destination : MOVE_ENDS.indexOf('lost'))]++;
  if (arrived && isBetween(arrived.destination)) world.moves[arrivalIndex(world.areas.length, types, venue.area, arrived.area)]++;
}

const isBetween = (destination: number): boolean => destination === Destination.otherStudyArea || destination === Destination.outsideStudy;

/** A destination by weight; of those who come back after care none stops or goes abroad. */
export function drawDestination(world: PlainWorld, goesOn: boolean): number {
  const weights = DESTINATIONS.map((_, d) => at(world, world.params.displacement.weights, d, DESTINATIONS.length));
  if (goesOn) weights[Destination.stop] = weights[Destination.abroad] = 0;
  return world.chance.pick(weights);
}

/** Brings a child to a place where exploitation goes on: where it came to, or nothing where there was no room. */
export function bring(world: PlainWorld, home: number, type: number, destination: number, child: Person, except?: Venue): { readonly destination: number; readonly area: number } | undefined {
  const area = areaOf(world, home, destination);
  const venue = destination === Destination.offVenue || area < 0 ? undefined : findVenue(world, area, type, destination, except);
  if (venue) {
    venue.places.find(({ person }) => !person)!.person = child;
    if (area !== home) count(world, 'arrivedFromElsewhere', area);
    return { destination, area };
  }
  if (destination !== Destination.offVenue && destination !== Destination.clandestine) return undefined;
  enterOffVenue(world, home, child.born);
  return { destination: Destination.offVenue, area: home };
}

/** The area that a destination is in: another one in or outside the study by its places; home itself, where it is the only one of its kind. */
function areaOf(world: PlainWorld, home: number, destination: number): number {
  if (!isBetween(destination)) return home;
  const kind = destination === Destination.otherStudyArea;
  const others = world.areas.map(({ study }, a) => (study === kind && a !== home ? venuesOf(world, a).length : 0));
  const drawn = world.chance.pick(others);
  return drawn >= 0 || world.areas[home].study !== kind ? drawn : home;
}

/** A venue of the kind, each as likely as the others; a rare kind is sometimes not found. */
function findVenue(world: PlainWorld, area: number, type: number, destination: number, except: Venue | undefined): Venue | undefined {
  const all = venuesOf(world, area);
  const fit = all.filter((venue) => venue !== except && operates(venue) && usesMinors(venue.strategy)
    && (destination !== Destination.sameType || venue.type === type)
    && (destination !== Destination.otherType || venue.type !== type)
    && (destination !== Destination.concealed || venue.strategy === Strategy.concealed)
    && (destination !== Destination.clandestine || venue.strategy === Strategy.clandestine)
    && personsIn(venue) < venue.places.length);
  const found = world.chance.coin(1 - Math.pow(1 - fit.length / all.length, world.rules.moveTries));
  return found ? fit[world.chance.below(fit.length)] : undefined;
}
