import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../../sim/base/weeks.ts';
import { CareStage } from '../../../sim/model/dimensions.ts';
import { atArea, bandAt, count, countIf, type ChildInCare, type Person, type PlainWorld, type Venue } from '../state.ts';
import { bring, drawDestination } from './displacement.ts';
import { enterOffVenue } from './offVenue.ts';

const inBed = ({ stage }: ChildInCare): boolean => stage === CareStage.assessment || stage === CareStage.longStay;

export function bedsUsed(world: PlainWorld, area: number): number {
  return countIf(world.care, (child) => child.area === area && inBed(child));
}

function newEntry(venue: Venue, { born, route, sellsSex, times }: Person): ChildInCare {
  return { area: venue.area, born, route, sellsSex, times, from: venue, stage: CareStage.free, placed: -1, leaves: -1, early: false, free: -1, factor: 1, followed: 0 };
}

/** An identified child: referred or not, placed where a bed is free or not. */
export function takeIntoCare(world: PlainWorld, venue: Venue, person: Person): void {
  const { care: p } = world.params;
  const { area } = venue;
  count(world, 'identified', area);
  if (!world.chance.coin(p.referred[world.week])) {
    count(world, 'notReferred', area);
    letGo(world, venue, person);
    return;
  }
  count(world, 'referred', area);
  if (bedsUsed(world, area) >= Math.floor(atArea(world, p.beds, area))) {
    count(world, 'withoutBed', area);
    letGo(world, venue, person);
    return;
  }
  count(world, 'placedInShelter', area);
  const early = world.chance.coin(p.leavesEarly * (1 - p.qualityKeeps * atArea(world, p.quality, area)));
  const weeks = early ? 1 + world.chance.below(world.rules.earlyWeeks) : world.rules.earlyWeeks + Math.ceil(Math.max(1, world.chance.gamma(p.stayShape, p.stayWeeks)));
  world.care.push({ ...newEntry(venue, person), stage: CareStage.assessment, placed: world.week, leaves: world.week + weeks, early });
}

/** Let go without a bed, into the raised hazard of exploitation again. */
export function letGo(world: PlainWorld, venue: Venue, person: Person): void {
  world.care.push(free(world, newEntry(venue, person), world.params.care.withoutBedFactor, 0));
}

function free(world: PlainWorld, child: ChildInCare, factor: number, followed: number): ChildInCare {
  child.stage = followed > 0 ? CareStage.followUp : CareStage.out;
  child.free = world.week;
  child.factor = factor;
  child.followed = followed;
  return child;
}

/** Every child in care, followed up or let go lives through another week. */
export function visitCare(world: PlainWorld): void {
  for (const child of world.care) {
    if (child.placed === world.week || child.free === world.week) continue;
    if (inBed(child)) stay(world, child);
    else liveOutside(world, child);
  }
}

function stay(world: PlainWorld, child: ChildInCare): void {
  const { care: p } = world.params;
  if (world.week < child.leaves) {
    if (world.week >= child.placed + p.assessmentWeeks) child.stage = CareStage.longStay;
    return;
  }
  count(world, child.early ? 'leftShelterEarly' : 'leftShelter', child.area);
  const until18 = child.born + WEEKS_TO_18 - world.week;
  if (child.early) free(world, child, p.withoutBedFactor, 0);
  else free(world, child, 1 - p.qualityProtects * atArea(world, p.quality, child.area), Math.min(Math.round((p.followUpMonths * WEEKS_PER_YEAR) / 12), Math.max(0, until18)));
  if (child.stage === CareStage.followUp) count(world, 'followUpStarted', child.area);
}

/** Exploited again or not, within two years and before the 18th birthday; follow-up ends at its term, at 18, or with a return. */
function liveOutside(world: PlainWorld, child: ChildInCare): void {
  const { care: p } = world.params;
  const { lookoutWeeks } = world.rules;
  const weeks = world.week - child.free;
  const underAge = world.week - child.born < WEEKS_TO_18;
  const followed = child.stage === CareStage.followUp;
  const hazard = (-Math.log(1 - p.reexploited) / 104) * child.factor * (followed ? 1 - p.followUpReduction : 1);
  const returns = weeks <= lookoutWeeks && underAge && world.chance.happens(hazard);
  if (followed && (returns || weeks === child.followed)) {
    count(world, 'followUpEnded', child.area);
    child.stage = CareStage.out;
  }
  if (returns) comeBack(world, child);
  else if (weeks >= lookoutWeeks || !underAge) remove(world, child);
}

/** The list is made anew, never cut: who goes through it goes on with the old one. */
function remove(world: PlainWorld, child: ChildInCare): void {
  world.care = world.care.filter((other) => other !== child);
}

/** Where no venue of the kind has room, outside venues. */
function comeBack(world: PlainWorld, child: ChildInCare): void {
  remove(world, child);
  count(world, 'reexploited', child.area);
  const { born, route, sellsSex, times } = child;
  const person: Person = { born, route, sellsSex, times: times + 1, band: bandAt(world.week - born), entered: world.week, decided: world.week, older: false, cameBack: true };
  if (!bring(world, child.area, child.from.type, drawDestination(world, true), person)) enterOffVenue(world, child.area, born);
}

/** Residents are lost, as when a shelter is attacked. */
export function loseResidents(world: PlainWorld, area: number, share: number): void {
  for (const child of world.care) {
    if (child.area !== area || !inBed(child) || !world.chance.coin(share)) continue;
    count(world, 'residentsLost', area);
    free(world, child, world.params.care.withoutBedFactor, 0);
  }
}
