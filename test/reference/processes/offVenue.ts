import { Band } from '../../../sim/model/dimensions.ts';
import { bandAt, count, weeklyRate, type PlainWorld } from '../state.ts';
import { arrivals } from './inflow.ts';
import { childEntryAge } from './turnover.ts';

/** This week's newcomers to exploitation outside venues. */
export function stepOffVenue(world: PlainWorld): void {
  world.areas.forEach((_, area) => {
    const newcomers = world.chance.poisson(world.params.offVenue.perArrival * arrivals(world, area));
    for (let i = 0; i < newcomers; i++) {
      enterOffVenue(world, area, world.week - childEntryAge(world));
      count(world, 'offVenueEntries', area);
    }
  });
}

export function enterOffVenue(world: PlainWorld, area: number, born: number): void {
  world.offVenue.push({ area, born, entered: world.week, band: bandAt(world.week - born) });
}

/** Every child outside venues grows older, and may leave. Who turns 18 is no longer counted here. */
export function visitOffVenue(world: PlainWorld): void {
  const exitRate = weeklyRate(world.params.offVenue.exitPerMonth);
  world.offVenue = world.offVenue.filter((child) => {
    if (child.entered === world.week) return true;
    const left = world.chance.happens(exitRate);
    child.band = bandAt(world.week - child.born);
    if (child.band === Band.adult) count(world, 'offVenueTurned18', child.area);
    else if (left) count(world, 'offVenueLeavers', child.area);
    else return true;
    return false;
  });
}
