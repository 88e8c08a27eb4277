import { declare } from '../../base/declare.ts';
import { log } from '../../base/dmath.ts';
import { schedule } from '../../base/events.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { drawTable } from '../../base/random/table.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../base/weeks.ts';
import { CareStage } from '../dimensions.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { describeProcess } from '../process.ts';
import { venueOf } from '../slots.ts';
import { countFlow, type World } from '../world.ts';
import { drawDestination, place } from './displacement.ts';
import { enterOffVenue } from './offVenue.ts';

export const careParameters = declare({
  beds: { unit: 'beds', bounds: [0, 100_000], by: 'area', varies: true, text: 'Shelter beds of an area: a hard limit.' },
  referred: { unit: 'probability', bounds: [0, 1], varies: true, text: 'Probability that a child who is identified is referred to social affairs after state holding; others are let go.' },
  quality: { unit: 'share', bounds: [0, 1], by: 'area', varies: true, text: 'Quality of an area’s shelters, from 0 to 1.' },
  qualityKeeps: { unit: 'share', bounds: [0, 1], text: 'Share by which full quality lowers early departure.' },
  qualityProtects: { unit: 'share', bounds: [0, 1], text: 'Share by which full quality lowers the hazard of exploitation again after a completed stay.' },
  leavesEarly: { unit: 'probability', bounds: [0, 1], text: 'Probability of leaving a shelter of quality 0 within the first month.' },
  assessmentWeeks: { unit: 'weeks', bounds: [4, 52], integer: true, text: 'Weeks of assessment, with which a stay begins.' },
  stayWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Mean stay, beyond the first month, of those who do not leave early.' },
  stayShape: { unit: 'index', bounds: [0.2, 50], text: 'Shape of the gamma distribution of stays.' },
  reexploited: { unit: 'probability', bounds: [0, 0.99], text: 'Probability of being exploited again within 24 months of leaving, without follow-up and at quality 0, if nothing else ended it.' },
  followUpMonths: { unit: 'months', bounds: [0, 24], text: 'Months of follow-up after a completed stay.' },
  followUpReduction: { unit: 'share', bounds: [0, 1], text: 'Share by which follow-up lowers that hazard while it lasts.' },
  withoutBedFactor: { unit: 'factor', bounds: [1, 10], text: 'Factor on that hazard for children let go without a bed, leaving early, or lost from a shelter.' },
});

export const care = describeProcess({
  name: 'care',
  text: 'State holding within the week, referral, a bed if there is one, assessment, long stay or early departure, follow-up, and exploitation again as a competing hazard that the 18th birthday ends.',
  declarations: careParameters,
  equations: [
    { formula: 'P(referred) = referred; a bed is free when bedsUsed < floor(beds)', text: 'Who is not referred, or finds no bed, is let go into the raised hazard below.' },
    { formula: 'P(leaves early) = leavesEarly × (1 − qualityKeeps × quality)', text: 'Within the first four weeks, during assessment.' },
    { formula: 'stay = 4 weeks + Gamma(stayShape, mean stayWeeks), of which the first assessmentWeeks are assessment', text: 'Of those who do not leave early; then follow-up for followUpMonths, at most until the 18th birthday.' },
    { formula: 'h = −ln(1 − reexploited) / 104 × withoutBedFactor, or after a completed stay × (1 − qualityProtects × quality) × (1 − followUpReduction while followed up)', text: 'Weekly hazard of exploitation again, which the 18th birthday and the end of 24 months cut off: the competing events. Where the child then goes is drawn by the weights of displacement, without stop and abroad; in a venue it stays at the hazard childExitPerMonth alone, before and after the 18th birthday.' },
  ],
  reads: [],
  writes: ['care', 'area.bedsUsed', 'area.inAssessment', 'area.inFollowUp', 'slot', 'offVenue', 'count'],
  draws: ['care', 'careStay', 'reexploit', 'referral', 'displaceWhere'],
});

const WORD = 4294967296;
const MONTH = 4;
const TWO_YEARS = 104;
const NEVER = -1;
/** Bits of `traits` that a child keeps through care: whether it will sell sex as an adult, and the entry route. */
const ENTRY_BITS = 7;

/** An identified child: referral, then a bed where there is one, else release. Keyed by the slot and occupant that the child was. */
export function takeIntoCare(world: World, week: number, area: number, born: number, traits: number, slot: number, occupant: number): void {
  countFlow(world, Flow.identified, area);
  const p = world.params.care;
  const at = week * world.size.areas + area;
  if (uniform(world.keys, Purpose.referral, slot, occupant) >= p.referred[week]!) {
    countFlow(world, Flow.notReferred, area);
    releaseWithoutBed(world, week, area, born, traits, slot, occupant);
    return;
  }
  countFlow(world, Flow.referred, area);
  if (world.area.bedsUsed[area]! >= Math.floor(p.beds[at]!)) {
    countFlow(world, Flow.withoutBed, area);
    releaseWithoutBed(world, week, area, born, traits, slot, occupant);
    return;
  }
  const entry = takeEntry(world, area, born, traits, slot, occupant);
  if (entry < 0) return;
  countFlow(world, Flow.placedInShelter, area);
  world.area.bedsUsed[area] = world.area.bedsUsed[area]! + 1;
  world.area.inAssessment[area] = world.area.inAssessment[area]! + 1;
  const leavesEarly = p.leavesEarly * (1 - p.qualityKeeps * p.quality[at]!);
  const u = uniform(world.keys, Purpose.careStay, slot, occupant);
  const early = u < leavesEarly;
  const rest = early ? u / leavesEarly : (u - leavesEarly) / (1 - leavesEarly);
  const leaves = week + (early ? 1 + Math.floor(rest * MONTH) : MONTH + Math.ceil(drawTable(world.derived.stay, rest)));
  const c = world.care;
  c.early[entry] = early ? 1 : 0;
  c.later[entry] = Math.min(30_000, leaves);
  enterStage(world, entry, CareStage.assessment, Math.min(c.later[entry]!, week + p.assessmentWeeks));
}

/** A child let go, or detained and let go, without care: only the raised hazard of being exploited again is kept. */
export function releaseWithoutBed(world: World, week: number, area: number, born: number, traits: number, slot: number, occupant: number): void {
  const returns = weekOfReturn(world, week, born, slot, occupant, world.params.care.withoutBedFactor, 0);
  if (returns === NEVER) return;
  const entry = takeEntry(world, area, born, traits, slot, occupant);
  if (entry >= 0) enterStage(world, entry, CareStage.out, returns);
}

/** A stage of care ends, or a child who had left is exploited again. */
export function onCare(world: World, week: number, entry: number): void {
  const c = world.care;
  if (c.due[entry] !== week) return;
  const area = c.area[entry]!;
  switch (c.stage[entry]) {
    case CareStage.assessment:
      world.area.inAssessment[area] = world.area.inAssessment[area]! - 1;
      if (c.later[entry]! > week) enterStage(world, entry, CareStage.longStay, c.later[entry]!);
      else leaveShelter(world, week, entry);
      break;
    case CareStage.longStay: leaveShelter(world, week, entry); break;
    case CareStage.followUp: endFollowUp(world, week, entry); break;
    case CareStage.out: comeBack(world, week, entry); break;
  }
}

function leaveShelter(world: World, week: number, entry: number): void {
  const c = world.care;
  const p = world.params.care;
  const area = c.area[entry]!;
  const early = c.early[entry] === 1;
  world.area.bedsUsed[area] = world.area.bedsUsed[area]! - 1;
  countFlow(world, early ? Flow.leftShelterEarly : Flow.leftShelter, area);
  const [born, slot, occupant] = [c.born[entry]!, c.slot[entry]!, c.occupant[entry]!];
  const followed = early ? 0 : Math.round((p.followUpMonths * WEEKS_PER_YEAR) / 12);
  const factor = early ? p.withoutBedFactor : 1 - p.qualityProtects * p.quality[week * world.size.areas + area]!;
  const returns = weekOfReturn(world, week, born, slot, occupant, factor, followed);
  const supportEnds = Math.min(week + followed, born + WEEKS_TO_18);
  if (supportEnds <= week) {
    if (returns === NEVER) release(world, entry);
    else enterStage(world, entry, CareStage.out, returns);
    return;
  }
  countFlow(world, Flow.followUpStarted, area);
  world.area.inFollowUp[area] = world.area.inFollowUp[area]! + 1;
  c.later[entry] = returns;
  enterStage(world, entry, CareStage.followUp, returns !== NEVER && returns < supportEnds ? returns : supportEnds);
}

/** Follow-up ends: at its term or the 18th birthday, or because the child is exploited again. */
function endFollowUp(world: World, week: number, entry: number): void {
  const c = world.care;
  const area = c.area[entry]!;
  world.area.inFollowUp[area] = world.area.inFollowUp[area]! - 1;
  countFlow(world, Flow.followUpEnded, area);
  if (c.later[entry] === NEVER) release(world, entry);
  else if (c.later[entry]! > week) enterStage(world, entry, CareStage.out, c.later[entry]!);
  else comeBack(world, week, entry);
}

/** Exploited again: to a destination that goes on with exploitation. */
function comeBack(world: World, week: number, entry: number): void {
  const c = world.care;
  const [area, born, traits, slot, occupant] = [c.area[entry]!, c.born[entry]!, c.traits[entry]!, c.slot[entry]!, c.occupant[entry]!];
  release(world, entry);
  countFlow(world, Flow.reexploited, area);
  const destination = drawDestination(world, week, uniform(world.keys, Purpose.reexploit, slot, occupant * 2 + 1), true);
  const tenure = uniform(world.keys, Purpose.care, slot, occupant);
  const leave = week + Math.max(1, Math.ceil(-log(tenure) / Math.max(world.derived.childExitRate, 1e-6)));
  const type = world.venue.type[venueOf(world, slot)]!;
  const child = { born, leave: Math.min(leave, 20_000), traits: (traits & ENTRY_BITS) | (Math.min(31, (traits >> 3) + 1) << 3) };
  // Where no venue of that kind has room, exploitation goes on outside venues: nobody vanishes.
  if (place(world, week, area, type, destination, child, slot, occupant, -1) < 0) enterOffVenue(world, week, area, born, tenure);
}

/**
 * Week in which a child who is let go is exploited again, or -1: later than 24 months, or not before the 18th birthday.
 * One uniform, inverted through a hazard that is lower in the weeks of follow-up.
 */
function weekOfReturn(world: World, week: number, born: number, slot: number, occupant: number, factor: number, followed: number): number {
  const p = world.params.care;
  const hazard = (-log(1 - p.reexploited) / TWO_YEARS) * factor;
  if (!(hazard > 0)) return NEVER;
  const lower = hazard * (1 - p.followUpReduction);
  const energy = -log(uniform(world.keys, Purpose.reexploit, slot, occupant * 2));
  const under = lower * followed;
  const weeks = Math.max(1, Math.ceil(energy < under ? energy / lower : followed + (energy - under) / hazard));
  return weeks <= TWO_YEARS && week + weeks - born < WEEKS_TO_18 ? week + weeks : NEVER;
}

/**
 * Residents of an area's shelters are lost, as when a shelter is attacked: each with a probability, into the hazard of those let go without a bed.
 * @param share 0 to 1; with 1 nobody is left
 */
export function loseResidents(world: World, week: number, area: number, share: number): void {
  const c = world.care;
  for (let entry = 0; entry < world.size.care; entry++) {
    if (c.area[entry] !== area || (c.stage[entry] !== CareStage.assessment && c.stage[entry] !== CareStage.longStay)) continue;
    const [born, traits, slot, occupant] = [c.born[entry]!, c.traits[entry]!, c.slot[entry]!, c.occupant[entry]!];
    // The second word of the referral draw: independent of the first, and of every other.
    uniform(world.keys, Purpose.referral, slot, occupant);
    if ((secondWord() + 0.5) / WORD >= share) continue;
    if (c.stage[entry] === CareStage.assessment) world.area.inAssessment[area] = world.area.inAssessment[area]! - 1;
    world.area.bedsUsed[area] = world.area.bedsUsed[area]! - 1;
    countFlow(world, Flow.residentsLost, area);
    release(world, entry);
    releaseWithoutBed(world, week, area, born, traits, slot, occupant);
  }
}

/** A place in the pool, or -1: a full pool loses sight of the child, and counts it. */
function takeEntry(world: World, area: number, born: number, traits: number, slot: number, occupant: number): number {
  const c = world.care;
  const entry = c.head[0]!;
  if (entry < 0) {
    countFlow(world, Flow.careFull, area);
    return -1;
  }
  c.head[0] = c.next[entry]!;
  c.head[1] = c.head[1]! + 1;
  c.area[entry] = area;
  c.born[entry] = born;
  c.traits[entry] = traits;
  c.slot[entry] = slot;
  c.occupant[entry] = occupant;
  c.early[entry] = 0;
  c.later[entry] = NEVER;
  return entry;
}

/** Puts a child into a stage that ends in a given week. */
function enterStage(world: World, entry: number, stage: number, due: number): void {
  world.care.stage[entry] = stage;
  world.care.due[entry] = due;
  schedule(world.events, due, entry, EventKind.care);
}

function release(world: World, entry: number): void {
  const c = world.care;
  c.stage[entry] = CareStage.free;
  c.due[entry] = NEVER;
  c.next[entry] = c.head[0]!;
  c.head[0] = entry;
  c.head[1] = c.head[1]! - 1;
}
