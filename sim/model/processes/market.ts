import { declare } from '../../base/declare.ts';
import { describeProcess } from '../process.ts';

/** The stock of venues: how many, how large, of what type, how they open, shift and close for reasons of their own. */
export const marketParameters = declare({
  venues: { unit: 'count', bounds: [1, 1_000_000], by: 'area', integer: true, text: 'Places where a venue can stand; each is open most of the time.' },
  meanSize: { unit: 'count', bounds: [1, 200], text: 'Mean number of persons that a venue keeps.' },
  sizeSpread: { unit: 'index', bounds: [0, 2], text: 'Standard deviation of the logarithm of venue size.' },
  largestSize: { unit: 'count', bounds: [10, 2000], integer: true, text: 'Largest number of persons in a venue.' },
  spareRoom: { unit: 'share', bounds: [0, 2], text: 'Room for persons beyond what a venue wants to keep, for those who are moved in.' },
  initialMix: { unit: 'weight', bounds: [0, 1], by: 'type', text: 'Mix of venue types at the start of the burn-in.' },
  openingMix: { unit: 'weight', bounds: [0, 1], by: 'type', varies: true, text: 'Mix of types among venues that open, and of the types that brothels turn into (brothels left out).' },
  closePerMonth: { unit: 'per month', bounds: [0, 0.5], text: 'Hazard that a venue closes for good, for reasons outside the model.' },
  openingWeeks: { unit: 'weeks', bounds: [1, 260], text: 'Mean weeks until another venue opens where one is gone.' },
  brothelShiftPerMonth: { unit: 'per month', bounds: [0, 0.5], varies: true, text: 'Hazard that a brothel turns into an indirect venue.' },
  guardedShare: { unit: 'share', bounds: [0, 1], text: 'Share of venues under protection.' },
  frontShare: { unit: 'share', bounds: [0, 1], text: 'Probability that a venue in clandestine use keeps a public front with its adults.' },
});

export const market = describeProcess({
  name: 'market',
  text: 'Venues open, shift from brothels to indirect types and close, at hazards of their own; each is looked at when its owner reviews.',
  declarations: marketParameters,
  reads: [],
  writes: ['venue.type', 'venue.status', 'venue.generation'],
  draws: ['initVenue', 'typeShift', 'venueClose', 'venueOpen', 'openingType', 'front', 'guard'],
});
