import { Flow, type FlowName } from '../../sim/model/flows.ts';
import { Band, VenueStatus } from '../../sim/model/dimensions.ts';
import { WEEKS_TO_16, WEEKS_TO_18 } from '../../sim/base/weeks.ts';
import type { Params } from '../../sim/model/params.ts';
import type { Shock } from '../../sim/model/shocks.ts';
import type { Area } from '../../sim/model/world.ts';
import type { Chance } from './chance.ts';
import type { Trained } from './processes/training.ts';

/**
 * A slow, plain second program of the rules in docs/model.md: arrays of objects, everything visited every week, a coin a week where the core
 * draws a duration, no counter kept. Of the core it takes declarations alone: names of parameters, flows and codes, and the calendar of ages.
 */

/** Numbers that the rules state and no scenario changes: in one place, so that a test can break each. */
export interface Rules {
  /** Weeks over which wanted vacancies are averaged. */
  readonly smoothingWeeks: number;
  /** Weeks between two reviews of a venue, and months over which it then closes or shifts. */
  readonly reviewWeeks: number;
  readonly reviewMonths: number;
  /** Largest share of vacancies that is meant for children. */
  readonly mostWanted: number;
  /** Tries to find a venue for a child who is moved. */
  readonly moveTries: number;
  /** Weight of the newest judgment in what the trade expects. */
  readonly newestJudgment: number;
  /** Weeks for which unused trial days keep. */
  readonly trialDaysKeep: number;
  /** Weeks within which those leave a shelter who leave it early. */
  readonly earlyWeeks: number;
  /** Weeks for which exploitation again is looked out for. */
  readonly lookoutWeeks: number;
}

export const RULES: Rules = {
  smoothingWeeks: 8, reviewWeeks: 13, reviewMonths: 3, mostWanted: 0.95, moveTries: 63, newestJudgment: 1 / 8, trialDaysKeep: 4, earlyWeeks: 4, lookoutWeeks: 104,
};

/** Somebody in a venue. */
export interface Person {
  readonly born: number;
  /** As of the latest look at this person: a birthday in this week may not have been seen yet. */
  band: number;
  /** Week from which the stay counts. */
  readonly entered: number;
  /** Latest week for which leaving has been decided. */
  decided: number;
  /** Entered at 30 or more. */
  readonly older: boolean;
  /** Came back after care: another hazard of leaving. */
  readonly cameBack: boolean;
  /** Index into ROUTES. */
  readonly route: number;
  readonly sellsSex: boolean;
  /** Times exploited before. */
  readonly times: number;
}

/** A place for a person in a venue. */
export interface Place {
  person: Person | undefined;
  /** Vacancies, left by removals and moves, that wait to be made good here. */
  refills: number;
}

/** A place where a venue stands, or another opens after a while. */
export interface Venue {
  readonly index: number;
  readonly area: number;
  readonly size: number;
  readonly places: readonly Place[];
  /** Which venue it is at this place. */
  generation: number;
  status: number;
  /** Since it was closed, or gone: in that week itself nothing comes of it. */
  since: number;
  /** While closed: mean weeks until it reopens. */
  closureWeeks: number;
  type: number;
  strategy: number;
  front: boolean;
  guarded: boolean;
  taste: number;
  gumbel: number[];
  /** Belief beyond the prior: own and network sanctions; quiet weeks and betrayed raids. */
  a: number;
  b: number;
  sanctioned: boolean;
  /** Source of the lead behind its latest investigation. */
  leadSource: number;
}

export interface OffVenueChild {
  readonly area: number;
  readonly born: number;
  readonly entered: number;
  band: number;
}

export interface Lead {
  readonly venue: Venue;
  readonly generation: number;
  readonly week: number;
  readonly source: number;
}

export interface Investigation {
  readonly venue: Venue;
  readonly generation: number;
  due: number;
  waited: number;
}

export interface Case {
  readonly venue: Venue;
  readonly generation: number;
  readonly strategy: number;
  readonly filed: number;
  readonly suspects: number;
  readonly represented: boolean;
  /** Followed by observers in weeks whose share is above this. */
  readonly monitor: number;
  /** Code in CaseStage. */
  stage: number;
  stageEnds: number;
  ageProven: boolean;
  released: boolean;
}

export interface ChildInCare {
  readonly area: number;
  readonly born: number;
  readonly route: number;
  readonly sellsSex: boolean;
  readonly times: number;
  /** Where the child was identified: exploited again, it looks for the type that stands there then. */
  readonly from: Venue;
  /** Code in CareStage. */
  stage: number;
  placed: number;
  leaves: number;
  early: boolean;
  /** Week of being let go, factor on the hazard of exploitation again since then, weeks of follow-up. */
  free: number;
  factor: number;
  followed: number;
}

/** What an area's trade, clients, police and court share. */
export interface AreaState {
  wanted: number;
  wantedNow: number;
  fill: number;
  revenue: number[];
  wish: number[];
  clientSignal: number;
  signal: number;
  crackdownLoss: number;
  leads: Lead[];
  trialDays: number;
  queue: Case[];
  judgmentDelay: number;
}

export interface PlainWorld {
  readonly rules: Rules;
  readonly params: Params;
  readonly trained: Trained;
  readonly areas: readonly Area[];
  readonly shocks: readonly Shock[];
  readonly chance: Chance;
  week: number;
  readonly venues: Venue[];
  /** The same by area. */
  readonly venuesIn: Venue[][];
  readonly area: AreaState[];
  offVenue: OffVenueChild[];
  investigations: Investigation[];
  cases: Case[];
  care: ChildInCare[];
  /** This week: [flow * areas + area]; reviews and the risk perceived at them, and sanctions, by strategy. */
  readonly flows: Float64Array;
  perceivedSum: number[];
  perceivedCount: number[];
  sanctions: number[];
  /** Moves of children left behind since the start, in the layout of the record (moveIndex, arrivalIndex). */
  readonly moves: number[];
}

export function clearWeek(world: PlainWorld): void {
  world.flows.fill(0);
  world.perceivedSum = [0, 0, 0, 0];
  world.perceivedCount = [0, 0, 0, 0];
  world.sanctions = [0, 0, 0, 0];
}

export function count(world: PlainWorld, flow: FlowName, area: number, n = 1): void {
  world.flows[Flow[flow] * world.areas.length + area] += n;
}

export function countIf<T>(things: readonly T[], holds: (thing: T) => boolean): number {
  let n = 0;
  for (const thing of things) if (holds(thing)) n++;
  return n;
}

export function bandAt(ageWeeks: number): number {
  if (ageWeeks >= WEEKS_TO_18) return Band.adult;
  return ageWeeks >= WEEKS_TO_16 ? Band.from16To17 : Band.upTo15;
}

export const isChild = (person: Person): boolean => person.band !== Band.adult;
export const personsIn = (venue: Venue): number => countIf(venue.places, ({ person }) => person !== undefined);
export const childrenIn = (venue: Venue): number => countIf(venue.places, ({ person }) => person !== undefined && isChild(person));
export const stands = (venue: Venue): boolean => venue.status !== VenueStatus.gone;
export const operates = (venue: Venue): boolean => venue.status === VenueStatus.operating;
export const venuesOf = (world: PlainWorld, area: number): readonly Venue[] => world.venuesIn[area];

/** Persons that a venue wants to keep. */
export function wantedPersons(world: PlainWorld, venue: Venue): number {
  return Math.round(venue.size * world.params.market.sizeIndex[world.week]);
}

/** A hazard a month as a continuous rate a week. */
export function weeklyRate(perMonth: number): number {
  return -Math.log(1 - perMonth) * (12 / 52.1775);
}

/** Value of a parameter that varies over time, of one member. */
export function at(world: PlainWorld, values: Float64Array, member: number, members: number): number {
  return values[world.week * members + member];
}

export const atArea = (world: PlainWorld, values: Float64Array, area: number): number => at(world, values, area, world.areas.length);
export const atStrategy = (world: PlainWorld, values: Float64Array, strategy: number): number => at(world, values, strategy, 4);
