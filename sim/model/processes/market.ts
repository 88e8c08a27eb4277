import { declare } from '../../base/declare.ts';
import { Band, VenueStatus } from '../dimensions.ts';
import { describeProcess } from '../process.ts';
import { wantedPersons } from '../venues.ts';
import { takeWaited } from '../waiting.ts';
import type { World } from '../world.ts';
import { openVenue } from './owners.ts';
import { refillLater } from './turnover.ts';

/** The stock of venues: how many, how large, of what type, how they open, shift and close for reasons of their own. */
export const marketParameters = declare({
  venues: { unit: 'count', bounds: [1, 1_000_000], by: 'area', integer: true, text: 'Places where a venue can stand; each is open most of the time.' },
  initialOpen: { unit: 'share', bounds: [0, 1], by: 'area', text: 'Share of places where a venue stands at the start of the burn-in; at the others one opens after the usual wait.' },
  meanSize: { unit: 'count', bounds: [1, 200], text: 'Mean number of persons that a venue keeps.' },
  sizeSpread: { unit: 'index', bounds: [0, 2], text: 'Standard deviation of the logarithm of venue size.' },
  largestSize: { unit: 'count', bounds: [10, 2000], integer: true, text: 'Largest number of persons in a venue.' },
  sizeIndex: { unit: 'index', bounds: [0, 2], varies: true, text: 'Number of persons that venues want to keep, relative to their own size: a smaller one shrinks them as persons leave.' },
  spareRoom: { unit: 'share', bounds: [0, 2], text: 'Room for persons beyond what a venue wants to keep, for those who are moved in.' },
  initialMix: { unit: 'weight', bounds: [0, 1], by: 'type', text: 'Mix of venue types at the start of the burn-in.' },
  openingMix: { unit: 'weight', bounds: [0, 1], by: 'type', varies: true, text: 'Mix of types among venues that open, and of the types that brothels turn into (brothels left out).' },
  closePerMonth: { unit: 'per month', bounds: [0, 0.5], text: 'Hazard that a venue closes for good, for reasons outside the model.' },
  openingWeeks: { unit: 'weeks', bounds: [1, 2000], by: 'area', varies: true, text: 'Mean weeks until another venue opens where one is gone.' },
  brothelShiftPerMonth: { unit: 'per month', bounds: [0, 0.5], by: 'area', varies: true, text: 'Hazard that a brothel turns into an indirect venue.' },
  guardedShare: { unit: 'share', bounds: [0, 1], text: 'Share of venues under protection.' },
  frontShare: { unit: 'share', bounds: [0, 1], text: 'Probability that a venue in clandestine use keeps a public front with its adults.' },
});

export const market = describeProcess({
  name: 'market',
  text: 'Venues open, shift from brothels to indirect types and close, at hazards of their own; closing and shifting are looked at when an owner reviews.',
  declarations: marketParameters,
  equations: [
    { formula: 'H(t) = Σ_{i ≤ t} −ln(1 − 1 / openingWeeks(i)); another venue opens in the first week t with H(t) ≥ H(gone) + E, E ~ Exp(1)', text: 'Exact for a hazard that changes over time, without a look at what it will be.' },
    { formula: 'P(closes for good at a review) = 1 − (1 − closePerMonth)³; P(a brothel shifts) = 1 − (1 − brothelShiftPerMonth)³', text: 'Monthly hazards over the quarter between two reviews; a brothel that shifts becomes an indirect type drawn by openingMix, with everybody in it.' },
    { formula: 'P(type y of a venue that opens) = openingMix[y] / Σ openingMix', text: 'With a taste, protection (guardedShare), a front (frontShare), standing random terms and beliefs of its own, and the strategy that it prefers.' },
    { formula: 'persons wanted = round(size × sizeIndex)', text: 'What a venue hires up to; when the index rises, the vacancies that this makes are filled after the usual wait.' },
  ],
  reads: ['slot.band'],
  writes: ['venue.type', 'venue.status', 'venue.generation', 'area.waiting'],
  draws: ['initVenue', 'initOpen', 'typeShift', 'venueClose', 'venueOpen', 'openingType', 'front', 'guard'],
});

/** Opens venues whose places have waited to the end; lets venues grow when the index of sizes rises. */
export function stepMarket(world: World, week: number): void {
  for (let a = 0; a < world.size.areas; a++) {
    for (let v = takeWaited(world, week, a); v >= 0; v = takeWaited(world, week, a)) openVenue(world, week, v);
  }
  const { sizeIndex } = world.params.market;
  if (week > 0 && sizeIndex[week]! > sizeIndex[week - 1]!) grow(world, week);
}

/**
 * A venue that has come to want more persons expects all whom it lacks, one vacancy each. Those who were expected before are among them:
 * of two that fall on one vacancy the first fills it, so counting only the new ones would leave the venue short.
 */
function grow(world: World, week: number): void {
  const { venue, slot } = world;
  for (let v = 0; v < world.size.venues; v++) {
    const wanted = wantedPersons(world, week, v);
    if (venue.status[v] !== VenueStatus.operating || wanted <= wantedPersons(world, week - 1, v)) continue;
    let missing = wanted - venue.persons[v]!;
    for (let s = venue.firstSlot[v]!; s < venue.firstSlot[v + 1]! && missing > 0; s++) {
      if (slot.band[s] !== Band.vacant) continue;
      refillLater(world, week, s);
      missing--;
    }
  }
}
