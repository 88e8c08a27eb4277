/** The members of every dimension, in the order of the codes that the world's columns hold. */

export const VENUE_TYPES = ['brothel', 'coffeeShop', 'massage', 'karaoke', 'beerGarden', 'hostessBar', 'private'] as const;

/** What an owner does: `close` is a choice, never a standing state. */
export const STRATEGIES = ['noMinors', 'open', 'concealed', 'clandestine', 'close'] as const;
export const Strategy = { noMinors: 0, open: 1, concealed: 2, clandestine: 3, close: 4 } as const;

/** The strategies in which a venue can stand from week to week. */
export const STANDING = ['noMinors', 'open', 'concealed', 'clandestine'] as const;

/** Exposure of a person's own work in a venue. `closed`: the venue does not operate this week. */
export const EXPOSURES = ['open', 'concealed', 'clandestine', 'closed'] as const;
export const Exposure = { open: 0, concealed: 1, clandestine: 2, closed: 3 } as const;
/** Exposures that the public can find: the first two. */
export const PUBLIC_EXPOSURES = ['open', 'concealed'] as const;

export const BANDS = ['upTo15', 'from16To17', 'adult'] as const;
/** What stands in a slot. Codes 1 and 2 are children. */
export const Band = { vacant: 0, upTo15: 1, from16To17: 2, adult: 3 } as const;

export const VenueStatus = { operating: 0, closed: 1, gone: 2 } as const;

/** Where children left behind go (model.md 3.11). */
export const DESTINATIONS = ['stop', 'sameType', 'otherType', 'concealed', 'clandestine', 'offVenue', 'otherStudyArea', 'outsideStudy', 'abroad'] as const;
export const Destination = { stop: 0, sameType: 1, otherType: 2, concealed: 3, clandestine: 4, offVenue: 5, otherStudyArea: 6, outsideStudy: 7, abroad: 8 } as const;

/** How the moves of children left behind are counted: by destination, and those that were lost on the way or found no place. */
export const MOVE_ENDS = [...DESTINATIONS, 'lost'] as const;

/** How a person came in: bits 1-2 of `traits`. */
export const ROUTES = ['self', 'indebted', 'coerced'] as const;

/** Clients by where they come from; `incidental` ones do not look for children, and take whoever is offered. */
export const SEGMENTS = ['local', 'regional', 'foreign', 'incidental'] as const;

/** Where a lead comes from: the public by itself, the public over a hotline, other agencies, NGO casework, police patrol. */
export const LEAD_SOURCES = ['tips', 'hotline', 'agencies', 'casework', 'patrol'] as const;
export const LeadSource = { tips: 0, hotline: 1, agencies: 2, casework: 3, patrol: 4 } as const;

/** Where a case stands. `ready`: in the queue for a trial day. */
export const CASE_STAGES = ['prosecutor', 'judge', 'ready'] as const;
export const CaseStage = { free: 0, prosecutor: 1, judge: 2, ready: 3 } as const;

/** Lists of children that instruments link; the model has none of them. */
export const LISTS = ['police', 'ngos', 'shelters', 'hotline', 'health', 'socialAffairs'] as const;

/** Members by dimension; `area` comes from the scenario. */
export const dimensionMembers = {
  type: VENUE_TYPES,
  publicExposure: PUBLIC_EXPOSURES,
  standing: STANDING,
  destination: DESTINATIONS,
  segment: SEGMENTS,
  route: ROUTES,
  leadSource: LEAD_SOURCES,
  list: LISTS,
} as const;

/** Exposure of a child's work under the strategy of an operating venue. */
export function childExposure(strategy: number): number {
  return strategy === Strategy.concealed ? Exposure.concealed : strategy === Strategy.clandestine ? Exposure.clandestine : Exposure.open;
}

/** Exposure of an adult's work: a clandestine venue that keeps a public front keeps its adults in it. */
export function adultExposure(strategy: number, front: number): number {
  if (strategy === Strategy.clandestine) return front ? Exposure.open : Exposure.clandestine;
  return strategy === Strategy.concealed ? Exposure.concealed : Exposure.open;
}

/** Stages of care: in a bed (assessment, long stay), then followed up, or out of care with exploitation again to come. */
export const CareStage = { free: 0, assessment: 1, longStay: 2, followUp: 3, out: 4 } as const;
