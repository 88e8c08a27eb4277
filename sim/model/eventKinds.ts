/** Kinds of events in the calendar; an event is index × 16 + kind. */
export const EventKind = {
  /** index = slot: birthday or leaving */
  person: 0,
  /** index = slot: a vacancy that was left open for a while is filled */
  refill: 1,
  /** index = venue: reopening after a closure, or opening anew */
  venue: 2,
  /** index = off-venue pool entry */
  offVenue: 3,
  /** index = venue: an investigation ends, or its raid has waited for beds */
  investigation: 4,
  /** index = case: ready for trial, or ended on the way */
  court: 5,
  /** index = care pool entry */
  care: 6,
} as const;
