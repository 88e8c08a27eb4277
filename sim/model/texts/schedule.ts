/** A call of the weekly step, in its order. `process` is the process it belongs to; a test compares the calls with step.ts. */
export interface ScheduleEntry {
  readonly call: string;
  readonly process: string;
  readonly text: string;
}

/** What one week does, in order, before it is observed and recorded. */
export const scheduleTexts: readonly ScheduleEntry[] = [
  { call: 'stepCalendar', process: 'calendar', text: 'One-off events dated this week act on the state.' },
  { call: 'stepInflow', process: 'inflow', text: 'In every area the probability that a wanted vacancy is filled by a child is set anew.' },
  { call: 'stepOffVenue', process: 'offVenue', text: 'Children come to be exploited outside venues.' },
  { call: 'stepDemand', process: 'demand', text: 'What owners earn under each strategy, and how often a child is wanted, is set anew in every area.' },
  { call: 'stepCourts', process: 'courts', text: 'Courts get this week’s trial days, and hear the cases that have waited longest.' },
  { call: 'stepMarket', process: 'market', text: 'Other venues open at places whose wait is over; where venues have come to want more persons, vacancies arise.' },
  { call: 'handleEvents', process: '', text: 'All events due this week are handled, those that they set off in the same week included.' },
  { call: 'stepOwners', process: 'owners', text: 'The thirteenth part of all venues whose week it is review.' },
  { call: 'stepLeads', process: 'leads', text: 'Leads come in and wait.' },
  { call: 'stepRaids', process: 'raids', text: 'Free investigators take up waiting leads.' },
  { call: 'stepCrackdowns', process: 'crackdowns', text: 'General crackdowns close venues, where and when there are any.' },
];

/** What the events of the calendar are; `kind` is a key of EventKind. */
export const eventTexts: Readonly<Record<string, { readonly call: string; readonly process: string; readonly text: string }>> = {
  person: { call: 'onPerson', process: 'turnover', text: 'A person in a venue turns 16 or 18, or leaves and is replaced.' },
  refill: { call: 'onRefill', process: 'turnover', text: 'A vacancy left by a removal or a move is filled.' },
  venue: { call: 'onVenue', process: 'owners', text: 'A closed venue reopens.' },
  offVenue: { call: 'onOffVenue', process: 'offVenue', text: 'A child exploited outside venues turns 16 or 18, or leaves.' },
  investigation: { call: 'onInvestigation', process: 'raids', text: 'A raid is due: it is made, waits for a bed, or is given up.' },
  court: { call: 'onCourt', process: 'courts', text: 'A case is decided by the prosecutor or the investigating judge, is settled or loses its witness, or its suspects are released.' },
  care: { call: 'onCare', process: 'care', text: 'A stage of care ends, or a child who had left is exploited again.' },
};
