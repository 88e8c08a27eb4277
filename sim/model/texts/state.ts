import type { areaColumns, careColumns, caseColumns, countColumns, offVenueColumns, slotColumns, venueColumns } from '../columns.ts';

/** One sentence for each column of a group: the type check fails when a column has none, or a sentence no column. */
type TextsOf<Columns extends (...given: never[]) => object> = { readonly [K in keyof ReturnType<Columns>]: string };

export interface EntityTexts<Texts> {
  readonly title: string;
  /** What one row of the columns stands for, and how many there are. */
  readonly text: string;
  readonly columns: Texts;
}

const area: EntityTexts<TextsOf<typeof areaColumns>> = {
  title: 'Area',
  text: 'A study city, or what lies outside the study. An area has its police unit, its court and its shelters; there is no geography below it.',
  columns: {
    firstVenue: 'First venue of the area; its venues follow one another.',
    revenue: 'This week’s revenue from using minors by strategy, relative to open use at the reference.',
    wish: 'This week’s demand by strategy, relative to the same strategy at the reference: how often a child is wanted.',
    clientSignal: 'What clients have heard of raids, arrests and convictions, decayed.',
    clientSignalWeek: 'Week as of which that is.',
    waitingCount: 'Places that wait for another venue to open.',
    waiting: 'These places, as a heap by their cumulated hazard.',
    wantedNow: 'Vacancies for which a child was wanted this week.',
    wanted: 'Smoothed weekly number of such vacancies.',
    fill: 'Probability that such a vacancy is filled by a child this week.',
    signal: 'Sum of the sanctions and convictions heard of in the area, decayed.',
    signalWeek: 'Week as of which that sum stands.',
    bedsUsed: 'Shelter beds in use.',
    inAssessment: 'Residents still in assessment.',
    inFollowUp: 'Children followed up after a completed stay.',
    crackdownLoss: 'Sum of the shares of venues closed in general crackdowns, decayed: what trust has lost.',
    crackdownWeek: 'Week as of which that sum stands.',
    investigationsOpen: 'Investigations under way.',
    leadVenue: 'Queue of waiting leads: the venue that a lead is about.',
    leadGeneration: 'Queue of waiting leads: the generation of that venue; a lead on an earlier one is worth nothing.',
    leadWeek: 'Queue of waiting leads: the week in which it came in.',
    leadSource: 'Queue of waiting leads: the source that it came from.',
    leadHead: 'Place of the oldest waiting lead in the queue.',
    leadCount: 'Leads waiting.',
    trialHead: 'First case of the queue for trial.',
    trialTail: 'Last case of the queue for trial.',
    trialDays: 'Trial days in hand.',
    judgmentDelay: 'Weeks from arrest to judgment, as the trade has come to expect them.',
  },
};

const venue: EntityTexts<TextsOf<typeof venueColumns>> = {
  title: 'Venue',
  text: 'A place where a venue stands. When a venue is gone another opens there later, as the next generation, with a character of its own.',
  columns: {
    area: 'Area.',
    type: 'Venue type.',
    strategy: 'Strategy: no minors, open, concealed or clandestine use.',
    status: 'Operating, closed for some weeks, or gone.',
    front: '1 when in clandestine use it keeps a public front and its adults; drawn once a generation.',
    guarded: '1 when it is under protection: leads on it are followed less, and raids on it betrayed more.',
    investigated: '1 while an investigation is open.',
    taste: 'Owner’s taste for using minors, lognormal.',
    generation: 'Which venue it is at this place.',
    firstSlot: 'First of its slots for persons.',
    target: 'Persons that it wants to keep.',
    persons: 'Persons in it.',
    children: 'Children in it.',
    firstWeek: 'Week in which it opened.',
    dueWeek: 'Week of reopening when it is closed.',
    opensAt: 'Where one is gone: cumulated hazard of opening at which another opens.',
    beliefA: 'Belief: weight of sanctions, beyond the prior and the area’s part.',
    beliefB: 'Belief: weight of quiet weeks, beyond the prior.',
    beliefWeek: 'Week as of which both stand.',
    gumbel: 'Standing random terms of the choice, one a strategy.',
    gumbelEpoch: 'How often these have been drawn.',
    leadSource: 'Source of the lead behind its latest investigation.',
    investigations: 'Investigations so far.',
    reviews: 'Reviews so far in this generation.',
    raidWeek: 'Week of the raid that is due; -1 for none.',
    raidWaits: 'Weeks that this raid has waited for a bed.',
    sanctioned: '1 when the venue has been sanctioned in this generation.',
  },
};

const slot: EntityTexts<TextsOf<typeof slotColumns>> = {
  title: 'Person in a venue',
  text: 'A slot of a venue and who is in it, if anybody. Slots are a venue’s target and some spare room for those who are moved in.',
  columns: {
    block: 'Venue of the first slot of each block of 16; from there on a slot’s venue is found by `venue.firstSlot`.',
    band: 'Vacant, child up to 15, child of 16 or 17, adult.',
    born: 'Week of birth.',
    entry: 'Week of entry into this venue.',
    leave: 'Planned week of leaving, drawn at entry.',
    occupant: 'Which occupant of the slot it is: the counter of the person’s draws.',
    traits: 'Whether an adult sells sex; entry route (self, indebted, coerced); times exploited before.',
  },
};

const offVenue: EntityTexts<TextsOf<typeof offVenueColumns>> = {
  title: 'Child exploited outside venues',
  text: 'A child exploited on the street, in private, online or in institutions; unseen by instruments that visit venues. At 18 the person leaves the stratum.',
  columns: {
    area: 'Area.',
    born: 'Week of birth.',
    due: 'Week of the next thing that happens.',
    leave: 'Planned week of leaving.',
    band: 'Free entry, child up to 15, child of 16 or 17.',
    next: 'Next free entry of the pool.',
    head: 'First free entry; entries in use.',
  },
};

const care: EntityTexts<TextsOf<typeof careColumns>> = {
  title: 'Child in care',
  text: 'A child who was identified: in a shelter bed, followed up, or out of care and due to be exploited again. Others are not followed: nothing more happens to them here.',
  columns: {
    area: 'Area.',
    stage: 'Free entry, assessment, long stay, follow-up, out of care and exploited again in the week due.',
    born: 'Week of birth.',
    due: 'Week in which this stage ends.',
    later: 'In a shelter the week of leaving it; in follow-up the week in which exploitation begins again, or -1.',
    traits: 'Entry route and times exploited before, as in the slot that the child was in.',
    early: '1 when the child leaves within the first month.',
    slot: 'Slot in which the child was identified: key of later draws.',
    occupant: 'Occupant that the child was: key of later draws.',
    next: 'Next free entry of the pool.',
    head: 'First free entry; entries in use.',
  },
};

const cases: EntityTexts<TextsOf<typeof caseColumns>> = {
  title: 'Case before the courts',
  text: 'An arrest after a raid, with its suspects as a count, until the case is dropped, judged, settled, or has lost its witness.',
  columns: {
    venue: 'Venue that was raided.',
    area: 'Area.',
    strategy: 'Strategy of the venue when it was raided.',
    stage: 'Free entry, at the prosecutor’s, at the investigating judge’s, ready and waiting for a trial day.',
    suspects: 'Persons suspected.',
    represented: '1 when victims have a lawyer.',
    released: '1 when the pre-trial limit has passed.',
    ageProven: '1 when the victim’s age is proven.',
    serial: 'Which investigation of the venue it came from: with the venue, the key of its draws.',
    filed: 'Week of the arrest.',
    energy: 'Cumulated hazard of settlement and witness loss that is left until the case ends, as of since.',
    since: 'Week to which that is reckoned.',
    stageEnds: 'Week in which the stage is over.',
    ends: 'Week in which the case is settled or loses its witness if nothing comes before.',
    due: 'Week in which it is looked at next.',
    next: 'Next free entry of the pool, or next case in the queue for trial.',
    previous: 'Case before it in the queue for trial.',
    head: 'First free entry; entries in use.',
  },
};

const count: EntityTexts<TextsOf<typeof countColumns>> = {
  title: 'Running counts',
  text: 'Stocks and flows, kept up to date at every event, from which the record is written; a recount of everything is one of the checks.',
  columns: {
    stock: 'Persons in venues by area, type, exposure and band.',
    offVenueStock: 'Children outside venues by area and band.',
    venueStock: 'Venues not gone, by strategy and area.',
    caseStock: 'Cases before the courts, by stage and area.',
    flow: 'This week’s flows by area.',
    od: 'Moves of children left behind since the start of the burn-in, by area, type and exposure of origin and by destination.',
    personWeeks: 'Persons in venues and children outside them, summed over all weeks so far.',
    perceivedSum: 'Sum of perceived risk over this week’s reviews, by strategy.',
    perceivedCount: 'This week’s reviews, by strategy.',
    sanctions: 'This week’s sanctions, by strategy at the raid.',
  },
};

/** What the columns of a world mean, by group, as the model description prints them. */
export const stateTexts = { area, venue, slot, offVenue, care, cases, count } as const;
