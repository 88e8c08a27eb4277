import { declare } from '../../base/declare.ts';
import { log } from '../../base/dmath.ts';
import { schedule } from '../../base/events.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { uniform } from '../../base/random/streams.ts';
import { drawTable } from '../../base/random/table.ts';
import { WEEKS_TO_18 } from '../../base/weeks.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { describeProcess } from '../process.ts';
import { countFlow, type World } from '../world.ts';
import { drawDestination, place } from './displacement.ts';

export const careParameters = declare({
  beds: { unit: 'beds', bounds: [0, 100_000], by: 'area', varies: true, text: 'Shelter beds of an area: a hard limit.' },
  leavesEarly: { unit: 'probability', bounds: [0, 1], text: 'Probability of leaving a shelter within the first month.' },
  stayWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Mean stay of those who stay beyond the first month.' },
  stayShape: { unit: 'index', bounds: [0.2, 50], text: 'Shape of the gamma distribution of stays.' },
  reexploited: { unit: 'probability', bounds: [0, 0.99], text: 'Probability of being exploited again within 24 months of leaving, without follow-up.' },
  followUpReduction: { unit: 'share', bounds: [0, 1], text: 'Share by which follow-up after a completed stay lowers that hazard.' },
  withoutBedFactor: { unit: 'factor', bounds: [1, 10], text: 'Factor on that hazard for children released without a bed, or leaving early.' },
});

export const care = describeProcess({
  name: 'care',
  text: 'State holding, a bed if there is one, stay or early departure, and exploitation again as a competing hazard.',
  declarations: careParameters,
  reads: [],
  writes: ['care', 'area.bedsUsed', 'slot', 'offVenue', 'count'],
  draws: ['care', 'careStay', 'reexploit', 'displaceWhere'],
});

const Stage = { free: 0, shelter: 1, followUp: 2 } as const;
const MONTH = 4;
const TWO_YEARS = 104;

/** An identified child: a bed where there is one, else release. Keyed by the slot and occupant that the child was. */
export function takeIntoCare(world: World, week: number, area: number, born: number, times: number, slot: number, occupant: number): void {
  countFlow(world, Flow.identified, area);
  const beds = Math.floor(world.params.care.beds[week * world.size.areas + area]!);
  if (world.area.bedsUsed[area]! >= beds) {
    countFlow(world, Flow.withoutBed, area);
    expectReturn(world, week, area, born, times, slot, occupant, world.params.care.withoutBedFactor);
    return;
  }
  const entry = takeEntry(world, area, born, times, slot, occupant);
  if (entry < 0) return;
  const p = world.params.care;
  const c = world.care;
  world.area.bedsUsed[area] = world.area.bedsUsed[area]! + 1;
  countFlow(world, Flow.placedInShelter, area);
  c.stage[entry] = Stage.shelter;
  const u = uniform(world.keys, Purpose.careStay, slot, occupant);
  const early = u < p.leavesEarly;
  const rest = early ? u / p.leavesEarly : (u - p.leavesEarly) / (1 - p.leavesEarly);
  c.early[entry] = early ? 1 : 0;
  const stay = early ? 1 + Math.floor(rest * MONTH) : MONTH + Math.ceil(drawTable(world.derived.stay, rest));
  c.due[entry] = Math.min(30_000, week + stay);
  schedule(world.events, c.due[entry]!, entry, EventKind.care);
}

/** A stay ends, or a child who had left is exploited again. */
export function onCare(world: World, week: number, entry: number): void {
  const c = world.care;
  if (c.stage[entry] === Stage.free || c.due[entry] !== week) return;
  const area = c.area[entry]!;
  const stage = c.stage[entry]!;
  const [born, times, slot, occupant] = [c.born[entry]!, c.times[entry]!, c.slot[entry]!, c.occupant[entry]!];
  const early = c.early[entry] === 1;
  release(world, entry);
  if (stage === Stage.shelter) {
    const p = world.params.care;
    world.area.bedsUsed[area] = world.area.bedsUsed[area]! - 1;
    countFlow(world, early ? Flow.leftShelterEarly : Flow.leftShelter, area);
    expectReturn(world, week, area, born, times, slot, occupant, early ? p.withoutBedFactor : 1 - p.followUpReduction);
    return;
  }
  countFlow(world, Flow.reexploited, area);
  const destination = drawDestination(world, week, uniform(world.keys, Purpose.reexploit, slot, occupant * 2 + 1), true);
  const tenure = uniform(world.keys, Purpose.care, slot, occupant);
  const leave = week + Math.max(1, Math.ceil(-log(tenure) / Math.max(world.derived.childExitRate, 1e-6)));
  const type = world.venue.type[world.slot.venue[slot]!]!;
  place(world, week, area, type, destination, { born, leave: Math.min(leave, 20_000), traits: (times + 1 > 31 ? 31 : times + 1) << 3 }, slot, occupant, -1);
}

/**
 * Draws whether and when a child is exploited again. Only a return before the 18th birthday and within 24 months is kept:
 * for the others nothing more happens, and they cost nothing.
 */
function expectReturn(world: World, week: number, area: number, born: number, times: number, slot: number, occupant: number, factor: number): void {
  const p = world.params.care;
  if (p.reexploited === 0) return;
  const hazard = (-log(1 - p.reexploited) / TWO_YEARS) * factor;
  const weeks = Math.max(1, Math.ceil(-log(uniform(world.keys, Purpose.reexploit, slot, occupant * 2)) / Math.max(hazard, 1e-9)));
  if (weeks > TWO_YEARS || week + weeks - born >= WEEKS_TO_18) return;
  const entry = takeEntry(world, area, born, times, slot, occupant);
  if (entry < 0) return;
  world.care.stage[entry] = Stage.followUp;
  world.care.due[entry] = week + weeks;
  schedule(world.events, week + weeks, entry, EventKind.care);
}

function takeEntry(world: World, area: number, born: number, times: number, slot: number, occupant: number): number {
  const c = world.care;
  const entry = c.head[0]!;
  if (entry < 0) return -1;
  c.head[0] = c.next[entry]!;
  c.head[1] = c.head[1]! + 1;
  c.area[entry] = area;
  c.born[entry] = born;
  c.times[entry] = times;
  c.slot[entry] = slot;
  c.occupant[entry] = occupant;
  c.early[entry] = 0;
  return entry;
}

function release(world: World, entry: number): void {
  const c = world.care;
  c.stage[entry] = Stage.free;
  c.next[entry] = c.head[0]!;
  c.head[0] = entry;
  c.head[1] = c.head[1]! - 1;
}
