import { declare } from '../../base/declare.ts';
import { schedule } from '../../base/events.ts';
import { geometricWeeks } from '../../base/random/geometric.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { drawTable } from '../../base/random/table.ts';
import { investigationCapacity } from '../capacity.ts';
import { Band, childExposure, Exposure, LeadSource, ROUTES, Strategy, VenueStatus } from '../dimensions.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { comeOfAge, vacate } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { countVenue, venueCounter } from '../venues.ts';
import { addFlow, countFlow, WEEK_STRIDE, type World } from '../world.ts';
import { Sanction, sanctioned, signalLeak } from './beliefs.ts';
import { takeIntoCare } from './care.ts';
import { fileCase } from './courts/cases.ts';
import { displaceChildren } from './displacement.ts';
import { takeLead } from './leads.ts';
import { giveUp } from './owners.ts';
import { refillLater } from './turnover.ts';

export const raidsParameters = declare({
  capacity: { unit: 'count', bounds: [0, 1000], by: 'area', varies: true, text: 'Investigations that an area’s police can run at the same time.' },
  politicalWill: { unit: 'factor', bounds: [0, 5], varies: true, text: 'Factor on that number: political will, as under the pressure of a Tier 3 ranking.' },
  durationWeeks: { unit: 'weeks', bounds: [1, 104], text: 'Mean weeks from taking up a lead to the raid.' },
  durationShape: { unit: 'index', bounds: [0.2, 50], text: 'Shape of the gamma distribution of that time.' },
  leak: { unit: 'probability', bounds: [0, 1], varies: true, text: 'Probability that a raid is betrayed.' },
  guardedLeakFactor: { unit: 'factor', bounds: [1, 10], text: 'Factor on that probability for protected venues.' },
  quality: { unit: 'probability', bounds: [0, 1], varies: true, text: 'Probability that the evidence carries a raid, without undercover authority.' },
  unitQuality: { unit: 'factor', bounds: [0, 2], by: 'area', text: 'Factor on that probability by the area’s unit; priority provinces do better than others.' },
  undercoverQuality: { unit: 'probability', bounds: [0, 1], text: 'What full undercover authority adds to it.' },
  findability: { unit: 'probability', bounds: [0, 1], by: 'standing', text: 'Probability that a raid that was not betrayed finds children, by strategy.' },
  present: { unit: 'probability', bounds: [0, 1], text: 'Probability that a child of the venue is on the premises at the raid; others are left behind.' },
  identified: { unit: 'probability', bounds: [0, 1], text: 'Probability that a child present who came in by itself is identified and removed.' },
  identifiedByRoute: { unit: 'factor', bounds: [0, 1], by: 'route', text: 'Factor on that probability by entry route; few who are in debt or under threat identify themselves.' },
  adultsAssisted: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult in the venue who came in under coercion is found and assisted as trafficked.' },
  adultsDetained: { unit: 'probability', bounds: [0, 1], text: 'Probability that any other adult in the venue is detained: harm, not help.' },
  bedsNeeded: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: no raid without a free bed in the area’s shelters.' },
  bedWaitWeeks: { unit: 'weeks', bounds: [0, 260], integer: true, text: 'Longest wait for a bed; then the raid is given up.' },
  reopens: { unit: 'probability', bounds: [0, 1], text: 'Probability that a raided venue reopens.' },
  closureWeeks: { unit: 'weeks', bounds: [1, 104], text: 'Mean weeks that a venue stays closed after a raid.' },
});

export const raids = describeProcess({
  name: 'raids',
  text: 'Leads wait for investigators; an investigation ends in a raid, which needs a bed, may be betrayed, and may find nothing.',
  declarations: raidsParameters,
  equations: [
    { formula: 'investigations at a time = floor(capacity × politicalWill)', text: 'A raid also needs a free bed where bedsNeeded is 1.' },
    { formula: 'success = (1 − P(leak)) × min(1, (quality + undercover × undercoverQuality) × unitQuality × training.skill) × findability(s); P(leak) = min(1, leak × training.integrity × (guardedLeakFactor if protected))', text: 'By the unit and its training and the venue’s strategy and protection; a betrayed raid finds nothing, and lowers the perceived risk.' },
    { formula: 'weeks from lead to raid ~ Gamma(durationShape, mean durationWeeks), at least 1, then a wait for a bed of at most bedWaitWeeks', text: 'While it waits, the investigation keeps its investigators busy; after the longest wait it is given up.' },
    { formula: 'P(identified and removed) = present × identified × identifiedByRoute', text: 'For each child of a venue in which a raid finds children; the others are left behind and go through displacement.' },
    { formula: 'P(adult assisted) = adultsAssisted if coerced; P(adult detained) = adultsDetained if not', text: 'Adults in such a venue; detention is counted as a harm.' },
    { formula: 'P(closed for good) = 1 − reopens; else weeks closed ~ Geometric(1 / closureWeeks)', text: 'After a raid that found children.' },
  ],
  reads: ['area.leadCount', 'area.bedsUsed', 'venue'],
  writes: ['venue', 'slot', 'area.investigationsOpen', 'care', 'cases', 'count'],
  draws: ['investigation', 'raid', 'present', 'identify', 'raidAdult', 'closure'],
});

const WORD = 4294967296;
const COERCED = ROUTES.indexOf('coerced');

/** Free investigators take up waiting leads. */
export function stepRaids(world: World, week: number): void {
  const { area, size, keys, venue, derived } = world;
  for (let a = 0; a < size.areas; a++) {
    const capacity = investigationCapacity(world, week, a);
    while (area.investigationsOpen[a]! < capacity) {
      const v = takeLead(world, week, a);
      if (v < 0) break;
      venue.investigated[v] = 1;
      venue.investigations[v] = venue.investigations[v]! + 1;
      venue.raidWaits[v] = 0;
      area.investigationsOpen[a] = area.investigationsOpen[a]! + 1;
      countFlow(world, Flow.investigations, a);
      const u = uniform(keys, Purpose.investigation, v, venueCounter(world, v, venue.investigations[v]!));
      venue.raidWeek[v] = week + Math.ceil(drawTable(derived.raidDuration, u));
      schedule(world.events, venue.raidWeek[v]!, v, EventKind.investigation);
    }
  }
}

/** The raid is due. Without a bed it waits, and keeps its investigators busy. */
export function onInvestigation(world: World, week: number, venue: number): void {
  const v = world.venue;
  if (v.raidWeek[venue] !== week) return;
  const area = v.area[venue]!;
  const p = world.params.raids;
  if (v.investigated[venue] === 0 || v.status[venue] !== VenueStatus.operating) {
    // The venue closed or changed hands meanwhile: the work was for nothing.
    endInvestigation(world, venue, area);
    countFlow(world, Flow.raidsEmpty, area);
    return;
  }
  const beds = world.params.care.beds[week * world.size.areas + area]!;
  if (p.bedsNeeded === 1 && world.area.bedsUsed[area]! >= Math.floor(beds)) {
    if (v.raidWaits[venue]! < p.bedWaitWeeks) {
      v.raidWaits[venue] = v.raidWaits[venue]! + 1;
      v.raidWeek[venue] = week + 1;
      countFlow(world, Flow.raidsWaiting, area);
      schedule(world.events, week + 1, venue, EventKind.investigation);
    } else {
      countFlow(world, Flow.raidsGivenUp, area);
      endInvestigation(world, venue, area);
    }
    return;
  }
  endInvestigation(world, venue, area);
  raid(world, week, venue, area);
}

function endInvestigation(world: World, venue: number, area: number): void {
  world.venue.investigated[venue] = 0;
  world.venue.raidWeek[venue] = -1;
  world.area.investigationsOpen[area] = world.area.investigationsOpen[area]! - 1;
}

function raid(world: World, week: number, venue: number, area: number): void {
  const v = world.venue;
  const p = world.params.raids;
  const counter = venueCounter(world, venue, v.investigations[venue]!);
  const u = uniform(world.keys, Purpose.raid, venue, counter);
  const finds = (secondWord() + 0.5) / WORD;
  countFlow(world, Flow.raids, area);
  const { skill, integrity } = world.derived.training;
  const here = week * world.size.areas + area;
  const leak = Math.min(1, p.leak[week]! * integrity[here]! * (v.guarded[venue] === 1 ? p.guardedLeakFactor : 1));
  if (u < leak) {
    countFlow(world, Flow.raidsLeaked, area);
    signalLeak(world, week, venue);
    return;
  }
  const strategy = v.strategy[venue]!;
  const quality = Math.min(1, (p.quality[week]! + world.params.leads.undercover[week]! * p.undercoverQuality) * p.unitQuality[area]! * skill[here]!);
  if (strategy === Strategy.noMinors || v.children[venue] === 0 || finds >= quality * p.findability[strategy]!) {
    countFlow(world, Flow.raidsEmpty, area);
    return;
  }
  const exposure = childExposure(strategy);
  countFlow(world, exposure === Exposure.open ? Flow.findsOpen : exposure === Exposure.concealed ? Flow.findsConcealed : Flow.findsClandestine, area);
  if (v.leadSource[venue] === LeadSource.casework) countFlow(world, Flow.findsCasework, area);
  removeIdentified(world, week, venue, area);
  removeAdults(world, week, venue, area);
  sanctioned(world, week, venue, Sanction.raid);
  fileCase(world, week, venue, area, counter);
  closeAfterRaid(world, week, venue, exposure, counter);
}

/** Each child on the premises is identified, and removed into care, with a probability. */
function removeIdentified(world: World, week: number, venue: number, area: number): void {
  const s = world.slot;
  const p = world.params.raids;
  const { firstSlot } = world.venue;
  const casework = world.venue.leadSource[venue] === LeadSource.casework;
  const end = firstSlot[venue + 1]!;
  for (let slot = firstSlot[venue]!; slot < end; slot++) {
    const band = s.band[slot]!;
    if (band === Band.vacant || band === Band.adult) continue;
    if (comeOfAge(world, week, slot, venue)) continue;
    const counter = s.occupant[slot]! * WEEK_STRIDE + week;
    if (uniform(world.keys, Purpose.present, slot, counter) >= p.present) continue;
    if (uniform(world.keys, Purpose.identify, slot, counter) >= p.identified * p.identifiedByRoute[(s.traits[slot]! >> 1) & 3]!) continue;
    const born = s.born[slot]!;
    const traits = s.traits[slot]!;
    vacate(world, slot, venue);
    refillLater(world, week, slot);
    if (casework) countFlow(world, Flow.identifiedCasework, area);
    takeIntoCare(world, week, area, born, traits, slot, s.occupant[slot]!);
  }
}

/** Adults in the venue: some of those who were coerced are assisted; of the others some are detained. They do not come back to it. */
function removeAdults(world: World, week: number, venue: number, area: number): void {
  const s = world.slot;
  const p = world.params.raids;
  if (p.adultsAssisted === 0 && p.adultsDetained === 0) return;
  const end = world.venue.firstSlot[venue + 1]!;
  for (let slot = world.venue.firstSlot[venue]!; slot < end; slot++) {
    if (s.band[slot] !== Band.adult) continue;
    const coerced = ((s.traits[slot]! >> 1) & 3) === COERCED;
    if (uniform(world.keys, Purpose.raidAdult, slot, s.occupant[slot]! * WEEK_STRIDE + week) >= (coerced ? p.adultsAssisted : p.adultsDetained)) continue;
    vacate(world, slot, venue);
    countFlow(world, Flow.adultsLeft, area);
    countFlow(world, coerced ? Flow.adultsAssisted : Flow.adultsDetained, area);
  }
}

/** Children left behind are moved; the venue is closed for some weeks, or for good. */
function closeAfterRaid(world: World, week: number, venue: number, exposure: number, counter: number): void {
  const v = world.venue;
  const u = uniform(world.keys, Purpose.closure, venue, counter);
  countFlow(world, Flow.venuesClosed, v.area[venue]!);
  if (u >= world.params.raids.reopens) {
    addFlow(world, Flow.adultsOut, v.area[venue]!, v.persons[venue]! - v.children[venue]!);
    giveUp(world, week, venue);
    return;
  }
  displaceChildren(world, week, venue, exposure);
  countVenue(world, venue, -1);
  v.status[venue] = VenueStatus.closed;
  countVenue(world, venue, 1);
  v.dueWeek[venue] = Math.min(30_000, week + geometricWeeks(secondUniform(world, venue, counter), 1 / world.params.raids.closureWeeks));
  schedule(world.events, v.dueWeek[venue]!, venue, EventKind.venue);
}

/** A second uniform of the closure draw. Displacement has drawn since, so it is drawn again. */
function secondUniform(world: World, venue: number, counter: number): number {
  uniform(world.keys, Purpose.closure, venue, counter);
  return (secondWord() + 0.5) / WORD;
}
