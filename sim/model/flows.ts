/**
 * Weekly flows, counted by area at the event and written to the record at the end of the week.
 * Codes are places in the record. Children unless said otherwise.
 * Courts: `arrests`, `charges`, `convictions` and `downgraded` (convicted of a lesser offence) are persons, as in the sources; all else is cases. A literal object: its codes are constants to the engine.
 */
export const Flow = {
  entries: 0,
  wanted: 1,
  leavers: 2,
  turned16: 3,
  turned18: 4,
  offVenueEntries: 5,
  offVenueLeavers: 6,
  offVenueTurned18: 7,
  offVenueFull: 8,
  identified: 9,
  placedInShelter: 10,
  withoutBed: 11,
  leftShelterEarly: 12,
  leftShelter: 13,
  reexploited: 14,
  displacedStop: 15,
  displacedSameType: 16,
  displacedOtherType: 17,
  displacedConcealed: 18,
  displacedClandestine: 19,
  displacedOffVenue: 20,
  displacedOtherStudyArea: 21,
  displacedOutsideStudy: 22,
  displacedAbroad: 23,
  displacedLost: 24,
  arrivedFromElsewhere: 25,
  leads: 26,
  leadsLost: 27,
  investigations: 28,
  raids: 29,
  raidsWaiting: 30,
  raidsGivenUp: 31,
  raidsLeaked: 32,
  raidsEmpty: 33,
  findsOpen: 34,
  findsConcealed: 35,
  findsClandestine: 36,
  arrests: 37,
  charges: 38,
  convictions: 39,
  acquittals: 40,
  settled: 41,
  witnessLost: 42,
  judgmentWeeks: 43,
  venuesClosed: 44,
  venuesOpened: 45,
  venuesShut: 46,
  brothelsShifted: 47,
  strategyChanges: 48,
  adultsHired: 49,
  adultsLeft: 50,
  /** Of the leads, by where they came from. */
  leadsTips: 51,
  leadsHotline: 52,
  leadsAgencies: 53,
  leadsCasework: 54,
  leadsPatrol: 55,
  callsAnswered: 56,
  callsUnanswered: 57,
  /** Of the finds and of the children identified, those with NGO casework behind them. */
  findsCasework: 58,
  identifiedCasework: 59,
  /** Venues: those that chose to use minors no more; of these, those that would have gone on but for a sanction, their own or only others'. */
  gaveUpMinors: 60,
  deterredBySanction: 61,
  deterredByOthers: 62,
  /** Children who come into venues, by entry route. */
  entriesSelf: 63,
  entriesIndebted: 64,
  entriesCoerced: 65,
  /** A child who is identified is referred to social affairs, or let go. */
  referred: 66,
  notReferred: 67,
  /** In this week to follow-up after a completed stay, and out of it at its end, a birthday or a return. */
  followUpStarted: 68,
  followUpEnded: 69,
  /** Residents lost when a shelter is attacked; children whom the care pool has no room for. */
  residentsLost: 70,
  careFull: 71,
  /** Adults at venues raided or cracked down on: helped as trafficked, detained, out of their place when a venue closes for good. */
  adultsAssisted: 72,
  adultsDetained: 73,
  adultsOut: 74,
  /** General crackdowns: venues closed, brothels that reopen as another type, children detained, adults no longer reached by outreach. */
  crackdownClosures: 75,
  crackdownShifts: 76,
  childrenDetained: 77,
  careContactsLost: 78,
  /** Persons suspected in raids that found children. */
  suspects: 79,
  /** Cases with an arrest: filed = in stages + notCharged + dismissed + settled + witnessLost + trials. */
  casesFiled: 80,
  /** Arrests that found no room in the pool of cases: it is too small. */
  casesFull: 81,
  casesCharged: 82,
  notCharged: 83,
  dismissed: 84,
  /** Suspects, persons, released because the pre-trial limit passed. */
  released: 85,
  /** Of `settled`, those before a charge. */
  settledUncharged: 86,
  /** Judgments: casesConvicted + casesDowngraded + acquittals. */
  trials: 87,
  trialsMonitored: 88,
  casesConvicted: 89,
  casesDowngraded: 90,
  downgraded: 91,
  /** Persons, in cases with legal representation; convictions of a lesser offence included. */
  arrestsRepresented: 92,
  convictionsRepresented: 93,
} as const;
export type FlowName = keyof typeof Flow;

/** Names in the order of their codes. */
export const FLOWS = Object.keys(Flow) as readonly FlowName[];
