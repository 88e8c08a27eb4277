/**
 * What a draw is for: one key each, so that a change in one process re-draws nothing in another (performance.md section 2.4).
 * An id is fixed for ever and never used again for anything else: new purposes go to the end.
 */
export const Purpose = {
  parameter: 0,
  initVenue: 1,
  initPerson: 2,
  tenure: 3,
  childWanted: 4,
  childFound: 5,
  entryAge: 6,
  traits: 7,
  review: 8,
  taste: 9,
  gumbel: 10,
  typeShift: 11,
  venueClose: 12,
  venueOpen: 13,
  openingType: 14,
  front: 15,
  leadCount: 16,
  leadSource: 17,
  leadVenue: 18,
  investigation: 19,
  raid: 20,
  identify: 21,
  arrest: 22,
  court: 23,
  courtDelay: 24,
  care: 25,
  careStay: 26,
  reexploit: 27,
  displace: 28,
  displaceWhere: 29,
  offVenueCount: 30,
  offVenuePerson: 31,
  offVenueStay: 32,
  closure: 33,
  refill: 34,
  guard: 35,
  network: 36,
  initOpen: 37,
  crackdownCount: 54,
  crackdownVenue: 55,
  crackdownFate: 56,
  crackdownPerson: 57,
  present: 58,
  raidAdult: 59,
  referral: 60,
  shockVenue: 61,
  hotlineCalls: 43,
  hotlineCall: 44,
  suspects: 48,
  prosecution: 49,
  verdict: 50,
  monitor: 51,
} as const;

/** A purpose of the model. Instruments count their own purposes from 0, under keys of their own (`deriveKeys`). */
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** One more than the largest id. */
export const PURPOSE_COUNT = Math.max(...Object.values(Purpose)) + 1;
