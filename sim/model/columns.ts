import type { Arena } from '../base/arena.ts';
import { MOVE_ENDS } from './dimensions.ts';
import { slotBlocks } from './slots.ts';

/** How many of everything a world has: fixed at its start, since columns do not grow. */
export interface WorldSize {
  readonly areas: number;
  readonly types: number;
  readonly venues: number;
  readonly slots: number;
  readonly offVenue: number;
  readonly care: number;
  readonly cases: number;
  /** Leads that can wait in an area. */
  readonly leads: number;
  readonly totalWeeks: number;
  readonly flows: number;
}

/** Venues. Index = position: when a venue is gone, another opens there later with the next `generation`. */
export function venueColumns(a: Arena, n: number) {
  return {
    area: a.u8(n),
    type: a.u8(n),
    /** Strategy code; what the venue does now. */
    strategy: a.u8(n),
    /** VenueStatus code. */
    status: a.u8(n),
    /** 1: in clandestine use it keeps a public front and its adults. Drawn once a generation. */
    front: a.u8(n),
    /** 1: protected (lower raid hazard, more leaks). */
    guarded: a.u8(n),
    /** 1: an investigation is open. */
    investigated: a.u8(n),
    /** LeadSource code of the lead behind its latest investigation. */
    leadSource: a.u8(n),
    /** Taste for minors, lognormal. */
    taste: a.f64(n),
    generation: a.u16(n),
    /** First slot; slots of venue v are firstSlot[v] to firstSlot[v + 1] - 1. Length n + 1. */
    firstSlot: a.i32(n + 1),
    /** Persons it wants to keep; its slots leave some room above that. */
    target: a.u16(n),
    /** Occupied slots, and those held by children. */
    persons: a.u16(n),
    children: a.u16(n),
    firstWeek: a.i16(n),
    /** Week of reopening when closed. */
    dueWeek: a.i16(n),
    /** Where one is gone: cumulated hazard of opening at which another opens. */
    opensAt: a.f64(n),
    /** Excess of the Beta belief over its prior, as of beliefWeek (own and network signals; area signals are kept by area). */
    beliefA: a.f64(n),
    beliefB: a.f64(n),
    beliefWeek: a.i16(n),
    /** Standing random terms of the choice, by strategy: n × 5. */
    gumbel: a.f32(n * 5),
    gumbelEpoch: a.u16(n),
    /** Number of investigations so far: the counter of their draws. */
    investigations: a.u16(n),
    /** Reviews so far in this generation. */
    reviews: a.u16(n),
    /** Week of the raid that is due (-1 none), and weeks that it has waited for a bed. */
    raidWeek: a.i16(n),
    raidWaits: a.u16(n),
    /** 1: sanctioned in this generation. */
    sanctioned: a.u8(n),
  };
}

/** Slots for persons in venues. */
export function slotColumns(a: Arena, n: number) {
  return {
    /** Venue of each block's first slot: `venueOf` finds that of a slot. */
    block: a.i32(slotBlocks(n)),
    /** Band code; 0 vacant. */
    band: a.u8(n),
    /** Birth, week of entry and planned week of leaving, in simulated weeks (may be negative). */
    born: a.i16(n),
    entry: a.i16(n),
    leave: a.i16(n),
    /** Which occupant of the slot this is: the counter of its draws. */
    occupant: a.u16(n),
    /** bit 0: sells sex (adults); bits 1-2: entry route; bits 3-7: times exploited before. */
    traits: a.u8(n),
  };
}

/** Children exploited outside venues, in a pool with a free list. */
export function offVenueColumns(a: Arena, n: number) {
  return {
    area: a.u8(n),
    born: a.i16(n),
    due: a.i16(n),
    leave: a.i16(n),
    /** 0 free, else Band code. */
    band: a.u8(n),
    next: a.i32(n),
    /** free list head, number in use */
    head: a.i32(2),
  };
}

/** Children in care: from identification to the end of follow-up. */
export function careColumns(a: Arena, n: number) {
  return {
    area: a.u8(n),
    /** CareStage code. */
    stage: a.u8(n),
    born: a.i16(n),
    /** Week in which this stage ends. */
    due: a.i16(n),
    /** Week of leaving the shelter; afterwards, of being exploited again (-1 never). */
    later: a.i16(n),
    /** As in the slot that the child was in. */
    traits: a.u8(n),
    /** 1: leaves within the first month. */
    early: a.u8(n),
    /** The slot and occupant that the child was when identified: the keys of later draws. */
    slot: a.i32(n),
    occupant: a.u16(n),
    next: a.i32(n),
    head: a.i32(2),
  };
}

/** Cases before the courts. */
export function caseColumns(a: Arena, n: number) {
  return {
    venue: a.i32(n),
    area: a.u8(n),
    /** CaseStage code; 0 free. */
    stage: a.u8(n),
    /** Persons; 1 or more. */
    suspects: a.u8(n),
    /** 1: victims have a lawyer. */
    represented: a.u8(n),
    /** 1: the pre-trial limit has passed. */
    released: a.u8(n),
    /** Known from the charge on. */
    ageProven: a.u8(n),
    /** What the venue did when it was raided. */
    strategy: a.u8(n),
    /** Counter of the venue's investigation: with the venue, the key of the case's draws. */
    serial: a.i32(n),
    /** Week of the arrest. */
    filed: a.i16(n),
    /** Cumulated hazard of settlement and witness loss that is left until the case ends, as of `since`. */
    energy: a.f64(n),
    since: a.i16(n),
    /** Weeks in which the stage is over, and in which the case ends on the way if nothing changes before; the next event. */
    stageEnds: a.i16(n),
    ends: a.i16(n),
    due: a.i16(n),
    /** Free list, and queue for trial. */
    next: a.i32(n),
    previous: a.i32(n),
    head: a.i32(2),
  };
}

/** Per area: running numbers that the processes share. */
export function areaColumns(a: Arena, size: WorldSize) {
  const n = size.areas;
  return {
    /** Venues of area i: firstVenue[i] to firstVenue[i + 1] - 1. Length n + 1. */
    firstVenue: a.i32(n + 1),
    /** Vacancies for which a child was wanted this week, and their smoothed weekly number. */
    wantedNow: a.i32(n),
    wanted: a.f64(n),
    /** Probability that such a vacancy is filled by a child this week. */
    fill: a.f64(n),
    /** Area-wide part of the beliefs: decayed sums of area signals, as of areaSignalWeek. */
    signal: a.f64(n),
    signalWeek: a.i16(n),
    bedsUsed: a.i32(n),
    /** Of these residents, those still in assessment; and children followed up after a completed stay. */
    inAssessment: a.i32(n),
    inFollowUp: a.i32(n),
    /** Decayed sum of the shares of venues closed in general crackdowns, as of crackdownWeek: what the public’s trust has lost. */
    crackdownLoss: a.f64(n),
    crackdownWeek: a.i16(n),
    investigationsOpen: a.i32(n),
    /** [area * 4 + strategy]: this week's revenue from using minors, relative to open use at the reference; how often a child is wanted, relative to the same strategy at the reference. */
    revenue: a.f64(n * 4),
    wish: a.f64(n * 4),
    /** What clients have heard of raids, arrests and convictions: a decayed sum, as of clientSignalWeek. */
    clientSignal: a.f64(n),
    clientSignalWeek: a.i16(n),
    /** Places that wait for another venue to open, in each area's part of `waiting`: a heap by opensAt. */
    waitingCount: a.i32(n),
    waiting: a.i32(size.venues),
    /** Ring of waiting leads: venue, generation, week, source. */
    leadVenue: a.i32(n * size.leads),
    leadGeneration: a.u16(n * size.leads),
    leadWeek: a.i16(n * size.leads),
    leadSource: a.u8(n * size.leads),
    leadHead: a.i32(n),
    leadCount: a.i32(n),
    /** First and last case of the queue for trial (-1 none); trial days in hand. */
    trialHead: a.i32(n),
    trialTail: a.i32(n),
    trialDays: a.f64(n),
    /** Smoothed weeks from arrest to judgment, as the trade sees it. */
    judgmentDelay: a.f64(n),
  };
}

/** Stocks (children and adults by area, type, exposure, band), kept up to date at every event, and this week's flows. */
export function countColumns(a: Arena, size: WorldSize) {
  return {
    /** [((area * types + type) * 4 + exposure) * 3 + band - 1]: persons in venues. */
    stock: a.i32(size.areas * size.types * 4 * 3),
    /** [area * 2 + band - 1]: children outside venues. */
    offVenueStock: a.i32(size.areas * 2),
    /** [strategy * areas + area]: venues not gone. */
    venueStock: a.i32(4 * size.areas),
    /** [(stage - 1) * areas + area]: cases before the courts, by CaseStage code. */
    caseStock: a.i32(3 * size.areas),
    /** [flow * areas + area], set to 0 each week after recording. */
    flow: a.i32(size.flows * size.areas),
    /**
     * Moves of children left behind since recording began (before: since the start of the burn-in), at `moveIndex`; then, at `arrivalIndex`,
     * those between areas by area of origin and of arrival.
     */
    od: a.i32(movesLength(size.areas, size.types)),
    /** Persons in venues and children outside them, summed over all weeks so far. */
    personWeeks: a.f64(1),
    /** [strategy]: sum of perceived risk over this week's reviews, and number of reviews. */
    perceivedSum: a.f64(4),
    perceivedCount: a.i32(4),
    /** [strategy at the raid]: this week's sanctions, in the sense of `beliefs.sanction`. */
    sanctions: a.i32(4),
  };
}

/** Index into `stock`. `band` is a Band code from 1 to 3. */
export function stockIndex(types: number, area: number, type: number, exposure: number, band: number): number {
  return ((area * types + type) * 4 + exposure) * 3 + band - 1;
}

/** Index into `od`: how a move from an area, type of venue and exposure ended (MOVE_ENDS). */
export function moveIndex(types: number, area: number, type: number, exposure: number, end: number): number {
  return ((area * types + type) * 3 + exposure) * MOVE_ENDS.length + end;
}

/** Index into `od`: a move from one area that ended in another. */
export function arrivalIndex(areas: number, types: number, from: number, to: number): number {
  return areas * types * 3 * MOVE_ENDS.length + from * areas + to;
}

/** Length of `od`. */
export function movesLength(areas: number, types: number): number {
  return arrivalIndex(areas, types, areas, 0);
}
