import { VenueStatus } from '../../../sim/model/dimensions.ts';
import { stands, venuesOf, type PlainWorld } from '../state.ts';
import { discountSanctions, signalArea } from './beliefs.ts';
import { loseResidents } from './care.ts';
import { closeForGood } from './market.ts';

/** One-off events of this week. */
export function stepCalendar(world: PlainWorld): void {
  for (const { week, kind, value, area, type } of world.shocks) {
    if (week !== world.week) continue;
    for (const here of area < 0 ? world.areas.keys() : [area]) {
      switch (kind) {
        case 'closeDistrict': closeDistrict(world, here, type, value); break;
        case 'impunityEvent': discountSanctions(world, here, value); break;
        case 'publicRaid': signalArea(world, here, value); break;
        case 'shelterLoss': loseResidents(world, here, value); break;
      }
    }
  }
}

/** Some venues of a type close for good, all at once: none of them takes in the children of another. */
function closeDistrict(world: PlainWorld, area: number, type: number, share: number): void {
  const closing = venuesOf(world, area).filter((venue) => stands(venue) && (type < 0 || venue.type === type) && world.chance.coin(share));
  for (const venue of closing) venue.status = VenueStatus.closed;
  for (const venue of closing) closeForGood(world, venue);
}
