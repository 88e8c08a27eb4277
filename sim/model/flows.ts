/**
 * Weekly flows, counted by area at the event and written to the record at the end of the week.
 * Order = order in the record. Children unless said otherwise.
 */
export const FLOWS = [
  'entries', 'wanted', 'leavers', 'turned16', 'turned18', 'offVenueEntries', 'offVenueLeavers', 'offVenueTurned18', 'offVenueFull',
  'identified', 'placedInShelter', 'withoutBed', 'leftShelterEarly', 'leftShelter', 'reexploited',
  'displacedStop', 'displacedSameType', 'displacedOtherType', 'displacedConcealed', 'displacedClandestine', 'displacedOffVenue',
  'displacedOtherStudyArea', 'displacedOutsideStudy', 'displacedAbroad', 'displacedLost', 'arrivedFromElsewhere',
  'leads', 'leadsLost', 'investigations', 'raids', 'raidsWaiting', 'raidsGivenUp', 'raidsLeaked', 'raidsEmpty',
  'findsOpen', 'findsConcealed', 'findsClandestine',
  'arrests', 'charges', 'convictions', 'acquittals', 'settled', 'witnessLost', 'judgmentWeeks',
  'venuesClosed', 'venuesOpened', 'venuesShut', 'brothelsShifted', 'strategyChanges', 'adultsHired', 'adultsLeft',
] as const;
export type FlowName = (typeof FLOWS)[number];

/** Code of each flow. */
export const Flow = Object.freeze(Object.fromEntries(FLOWS.map((name, i) => [name, i]))) as Readonly<Record<FlowName, number>>;
