import { Strategy } from '../../../sim/model/dimensions.ts';
import { atArea, childrenIn, count, isChild, operates, personsIn, venuesOf, weeklyRate, type PlainWorld, type Venue } from '../state.ts';
import { letGo } from './care.ts';
import { displaceChildren } from './displacement.ts';
import { BROTHEL, closeForAWhile, closeForGood, drawOpeningType } from './market.ts';
import { haveBirthday } from './turnover.ts';

/** Trust that was lost comes back, week by week. */
export function recoverTrust(world: PlainWorld): void {
  for (const area of world.area) area.crackdownLoss *= Math.pow(2, -1 / world.params.crackdowns.trustHalfLifeWeeks);
}

export function trustAfterCrackdowns(world: PlainWorld, area: number): number {
  return Math.exp(-world.params.crackdowns.trustLoss * world.area[area].crackdownLoss);
}

/** Every venue that the public can find may be closed. */
export function stepCrackdowns(world: PlainWorld): void {
  const { crackdowns: p } = world.params;
  for (const venue of world.venues) {
    const hazard = weeklyRate(atArea(world, p.perMonth, venue.area)) * p.typeFactor[venue.type];
    if (operates(venue) && venue.strategy !== Strategy.clandestine && world.chance.happens(hazard)) crackDown(world, venue);
  }
}

function crackDown(world: PlainWorld, venue: Venue): void {
  const { crackdowns: p } = world.params;
  count(world, 'crackdownClosures', venue.area);
  count(world, 'venuesClosed', venue.area);
  detain(world, venue);
  world.area[venue.area].crackdownLoss += 1 / venuesOf(world, venue.area).length;
  const adults = personsIn(venue) - childrenIn(venue);
  count(world, 'careContactsLost', venue.area, adults);
  if (world.chance.coin(p.lasting)) {
    count(world, 'adultsOut', venue.area, adults);
    closeForGood(world, venue);
    return;
  }
  displaceChildren(world, venue, 1);
  closeForAWhile(world, venue, p.closureWeeks);
  if (venue.type === BROTHEL && world.chance.coin(p.shifts)) {
    venue.type = drawOpeningType(world, false);
    count(world, 'crackdownShifts', venue.area);
  }
}

/** Adults who sell sex, all adults of a brothel, and now and then a child, who is let go. */
function detain(world: PlainWorld, venue: Venue): void {
  const { crackdowns: p } = world.params;
  for (const place of venue.places) {
    const { person } = place;
    if (!person) continue;
    haveBirthday(world, venue, person);
    if (isChild(person)) {
      if (!world.chance.coin(p.childDetained)) continue;
      place.person = undefined;
      count(world, 'childrenDetained', venue.area);
      letGo(world, venue, person);
    } else if ((venue.type === BROTHEL || person.sellsSex) && world.chance.coin(p.detained)) {
      place.person = undefined;
      count(world, 'adultsLeft', venue.area);
      count(world, 'adultsDetained', venue.area);
    }
  }
}
