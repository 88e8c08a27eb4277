import { log } from '../../../base/dmath.ts';
import { schedule } from '../../../base/events.ts';
import { poisson } from '../../../base/random/poisson.ts';
import { Purpose } from '../../../base/random/purposes.ts';
import { secondWord, uniform } from '../../../base/random/streams.ts';
import { drawTable } from '../../../base/random/table.ts';
import { CaseStage, LeadSource } from '../../dimensions.ts';
import { EventKind } from '../../eventKinds.ts';
import { Flow } from '../../flows.ts';
import { addFlow, countFlow, type World } from '../../world.ts';
import { Sanction, sanctioned } from '../beliefs.ts';
import { closeCase, moveCase, openCase } from './docket.ts';
import { cumulatedHazard, growthPerWeek, hazardOf, wasSettled, weeksUntil, withOdds } from './hazards.ts';
import { holdTrials } from './trials.ts';

const WORD = 4294967296;
/** Later than any week of any run, within Int16. */
const NEVER = 30_000;
const MOST_SUSPECTS = 255;

/** A raid has found children: its suspects are counted and may be arrested; then a case is with the prosecutor. */
export function fileCase(world: World, week: number, venue: number, area: number, counter: number): void {
  const p = world.params.courts;
  const { keys } = world;
  const suspects = Math.min(MOST_SUSPECTS, 1 + poisson(keys, Purpose.suspects, venue, counter, p.furtherSuspects));
  const lawyer = (secondWord() + 0.5) / WORD;
  addFlow(world, Flow.suspects, area, suspects);
  if (uniform(keys, Purpose.arrest, venue, counter) >= p.arrested) return;
  addFlow(world, Flow.arrests, area, suspects);
  sanctioned(world, week, venue, Sanction.arrest);
  const entry = openCase(world, area);
  if (entry < 0) {
    countFlow(world, Flow.casesFull, area);
    return;
  }
  countFlow(world, Flow.casesFiled, area);
  const casework = world.venue.leadSource[venue] === LeadSource.casework;
  const represented = lawyer < (casework ? p.representedCasework[week]! : p.represented[week]!);
  if (represented) addFlow(world, Flow.arrestsRepresented, area, suspects);
  const c = world.cases;
  c.venue[entry] = venue;
  c.serial[entry] = counter;
  c.strategy[entry] = world.venue.strategy[venue]!;
  c.suspects[entry] = suspects;
  c.represented[entry] = represented ? 1 : 0;
  c.released[entry] = 0;
  c.filed[entry] = week;
  c.energy[entry] = 0 - log(uniform(keys, Purpose.court, venue, counter));
  const mean = p.delayWeeks[week]! * p.prosecutorShare;
  beginStage(world, week, entry, mean * drawTable(world.derived.courtDelay, uniform(keys, Purpose.prosecution, venue, counter)));
}

/** Something is due in a case: it ends on the way, its suspects are released, or its stage is over. */
export function onCourt(world: World, week: number, entry: number): void {
  const c = world.cases;
  if (c.stage[entry] === CaseStage.free || c.due[entry] !== week) return;
  if (week >= c.ends[entry]!) {
    endOnTheWay(world, entry);
    return;
  }
  const since = c.since[entry]!;
  c.energy[entry] = c.energy[entry]! - cumulatedHazard(hazardOf(world, since, entry), growthPerWeek(world), since - c.filed[entry]!, week - since);
  if (c.released[entry] === 0 && week >= releaseWeek(world, entry)) {
    c.released[entry] = 1;
    addFlow(world, Flow.released, c.area[entry]!, c.suspects[entry]!);
  }
  if (week < c.stageEnds[entry]!) expectNext(world, week, entry);
  else if (c.stage[entry] === CaseStage.prosecutor) decideCharge(world, week, entry);
  else decideTrial(world, week, entry);
}

function beginStage(world: World, week: number, entry: number, weeks: number): void {
  world.cases.stageEnds[entry] = Math.min(NEVER, week + Math.max(1, Math.ceil(weeks)));
  expectNext(world, week, entry);
}

/** Finds what comes first. Hazards are those of this week until then: a change of a parameter is felt from the next event of the case on. */
function expectNext(world: World, week: number, entry: number): void {
  const c = world.cases;
  const wait = weeksUntil(Math.max(0, c.energy[entry]!), hazardOf(world, week, entry), growthPerWeek(world), week - c.filed[entry]!);
  c.since[entry] = week;
  c.ends[entry] = Math.min(NEVER, week + Math.max(1, Math.ceil(wait)));
  const release = c.released[entry] === 1 ? NEVER : Math.max(week + 1, releaseWeek(world, entry));
  c.due[entry] = Math.min(c.stageEnds[entry]!, c.ends[entry]!, release);
  schedule(world.events, c.due[entry]!, entry, EventKind.court);
}

function releaseWeek(world: World, entry: number): number {
  return world.cases.filed[entry]! + world.params.courts.pretrialLimitWeeks;
}

function endOnTheWay(world: World, entry: number): void {
  const area = world.cases.area[entry]!;
  if (wasSettled(world, world.cases.since[entry]!, entry)) {
    countFlow(world, Flow.settled, area);
    if (world.cases.stage[entry] === CaseStage.prosecutor) countFlow(world, Flow.settledUncharged, area);
  } else {
    countFlow(world, Flow.witnessLost, area);
  }
  closeCase(world, entry);
}

/** The prosecutor charges the suspects, and the investigating judge takes over; or the case is over. */
function decideCharge(world: World, week: number, entry: number): void {
  const c = world.cases;
  const p = world.params.courts;
  const venue = c.venue[entry]!;
  const serial = c.serial[entry]!;
  const area = c.area[entry]!;
  uniform(world.keys, Purpose.arrest, venue, serial);
  if ((secondWord() + 0.5) / WORD >= withOdds(p.charged, oddsOf(world, entry))) {
    countFlow(world, Flow.notCharged, area);
    closeCase(world, entry);
    return;
  }
  countFlow(world, Flow.casesCharged, area);
  addFlow(world, Flow.charges, area, c.suspects[entry]!);
  moveCase(world, entry, CaseStage.judge);
  const u = uniform(world.keys, Purpose.courtDelay, venue, serial);
  c.ageProven[entry] = (secondWord() + 0.5) / WORD < p.ageProven ? 1 : 0;
  beginStage(world, week, entry, p.delayWeeks[week]! * (1 - p.prosecutorShare) * drawTable(world.derived.courtDelay, u));
}

/** The investigating judge dismisses the case, or it queues for a trial day. */
function decideTrial(world: World, week: number, entry: number): void {
  const c = world.cases;
  const p = world.params.courts;
  const area = c.area[entry]!;
  const sent = (1 - p.dismissed) * (c.ageProven[entry] === 1 ? 1 : 1 - p.unprovenDropped);
  uniform(world.keys, Purpose.prosecution, c.venue[entry]!, c.serial[entry]!);
  if ((secondWord() + 0.5) / WORD >= withOdds(sent, oddsOf(world, entry))) {
    countFlow(world, Flow.dismissed, area);
    closeCase(world, entry);
    return;
  }
  moveCase(world, entry, CaseStage.ready);
  beginStage(world, week, entry, NEVER);
  holdTrials(world, week, area);
}

function oddsOf(world: World, entry: number): number {
  return world.cases.represented[entry] === 1 ? world.params.courts.representedOdds : 1;
}
