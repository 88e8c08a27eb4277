import { Strategy, VENUE_TYPES, VenueStatus } from '../../../sim/model/dimensions.ts';
import { at, atArea, count, isChild, operates, stands, type PlainWorld, type Venue } from '../state.ts';
import { startBelief } from './beliefs.ts';
import { displaceChildren } from './displacement.ts';
import { preferredStrategy } from './owners.ts';
import { fillVacancies, haveBirthday } from './turnover.ts';

export const BROTHEL = VENUE_TYPES.indexOf('brothel');

/** Type of a venue that opens, or, brothels left out, that a brothel turns into. */
export function drawOpeningType(world: PlainWorld, brothels: boolean): number {
  return world.chance.pick(VENUE_TYPES.map((_, type) => (type === BROTHEL && !brothels ? 0 : at(world, world.params.market.openingMix, type, VENUE_TYPES.length))));
}

/** Where a venue is gone another may open; where venues have come to want more persons, vacancies arise. */
export function stepMarket(world: PlainWorld): void {
  const { market: p } = world.params;
  for (const venue of world.venues) {
    if (!stands(venue) && venue.since < world.week && world.chance.coin(1 / atArea(world, p.openingWeeks, venue.area))) open(world, venue);
  }
  if (world.week === 0) return;
  for (const venue of world.venues) {
    if (!operates(venue)) continue;
    let more = Math.round(venue.size * p.sizeIndex[world.week]) - Math.round(venue.size * p.sizeIndex[world.week - 1]);
    for (const place of more > 0 ? venue.places : []) {
      if (place.person || place.refills > 0 || more === 0) continue;
      place.refills++;
      more--;
    }
  }
}

/** What belongs to a venue as long as it stands. */
export function drawCharacter(world: PlainWorld, venue: Venue): void {
  const { market, owners } = world.params;
  venue.taste = Math.exp(owners.tasteSpread * world.chance.normal());
  venue.guarded = world.chance.coin(market.guardedShare);
  venue.front = world.chance.coin(market.frontShare);
  drawGumbels(world, venue);
  startBelief(world, venue);
}

export function drawGumbels(world: PlainWorld, venue: Venue): void {
  venue.gumbel = [0, 1, 2, 3, 4].map(() => -Math.log(world.chance.exponential()));
}

/** The strategy that a new venue prefers; none opens in order to close. */
export function openingStrategy(world: PlainWorld, venue: Venue): number {
  const preferred = preferredStrategy(world, venue);
  return preferred === Strategy.close ? Strategy.noMinors : preferred;
}

function open(world: PlainWorld, venue: Venue): void {
  venue.generation++;
  venue.type = drawOpeningType(world, true);
  drawCharacter(world, venue);
  venue.strategy = openingStrategy(world, venue);
  venue.status = VenueStatus.operating;
  count(world, 'venuesOpened', venue.area);
  fillVacancies(world, venue);
}

/** Every closed venue may reopen, and fills its vacancies. */
export function visitClosed(world: PlainWorld): void {
  for (const venue of world.venues) {
    if (venue.status !== VenueStatus.closed || venue.since >= world.week || !world.chance.coin(1 / venue.closureWeeks)) continue;
    venue.status = VenueStatus.operating;
    fillVacancies(world, venue);
  }
}

/** Closed for a while: who is in it stays, nobody comes. */
export function closeForAWhile(world: PlainWorld, venue: Venue, closureWeeks: number): void {
  venue.status = VenueStatus.closed;
  venue.since = world.week;
  venue.closureWeeks = closureWeeks;
}

/** Closed for good: children are left behind, adults leave. */
export function closeForGood(world: PlainWorld, venue: Venue): void {
  displaceChildren(world, venue, 1);
  for (const place of venue.places) {
    place.refills = 0;
    if (!place.person) continue;
    haveBirthday(world, venue, place.person);
    if (isChild(place.person)) throw new Error('a child is left in a venue that is gone');
    count(world, 'adultsLeft', venue.area);
    place.person = undefined;
  }
  venue.status = VenueStatus.gone;
  venue.since = world.week;
  count(world, 'venuesShut', venue.area);
}

