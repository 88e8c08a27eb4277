import { declare } from '../../base/declare.ts';
import { exp } from '../../base/dmath.ts';
import { schedule } from '../../base/events.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { drawTable } from '../../base/random/table.ts';
import { weeklyRate } from '../derived.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { describeProcess } from '../process.ts';
import { sameGeneration } from '../venues.ts';
import { countFlow, type World } from '../world.ts';
import { convicted, Sanction, sanctioned } from './beliefs.ts';

export const courtsParameters = declare({
  arrested: { unit: 'probability', bounds: [0, 1], text: 'Probability that a raid that finds children leads to an arrest.' },
  charged: { unit: 'probability', bounds: [0, 1], text: 'Probability that an arrest leads to a charge.' },
  delayWeeks: { unit: 'weeks', bounds: [0.1, 520], varies: true, text: 'Mean weeks from charge until a case is ready for trial.' },
  delayShape: { unit: 'index', bounds: [0.2, 50], text: 'Shape of the gamma distribution of that time.' },
  trialsPerWeek: { unit: 'per week', bounds: [0, 1000], by: 'area', varies: true, text: 'Trials that an area’s court can hold in a week.' },
  settlementPerMonth: { unit: 'per month', bounds: [0, 0.9], varies: true, text: 'Hazard that a waiting case is settled out of court.' },
  witnessLossPerMonth: { unit: 'per month', bounds: [0, 0.9], varies: true, text: 'Hazard that a waiting case loses its witness.' },
  ageProven: { unit: 'probability', bounds: [0, 1], text: 'Probability that the victim’s age is proven.' },
  convictedProven: { unit: 'probability', bounds: [0, 1], varies: true, text: 'Probability of conviction at trial with age proven.' },
  convictedUnproven: { unit: 'probability', bounds: [0, 1], text: 'The same without.' },
  expectedDelayWeeks: { unit: 'weeks', bounds: [0, 520], text: 'Weeks until judgment that the trade expects before it has seen any.' },
});

export const courts = describeProcess({
  name: 'courts',
  text: 'Arrest, charge, a wait with settlement and loss of witnesses, a queue for trial, judgment.',
  declarations: courtsParameters,
  reads: [],
  writes: ['cases', 'area.trialsWaiting', 'area.judgmentDelay', 'area.signal', 'count'],
  draws: ['arrest', 'court', 'courtDelay'],
});

const WORD = 4294967296;
const Stage = { free: 0, waiting: 1, ready: 2 } as const;
/** Weight of the newest judgment in what the trade expects. */
const NEWEST = 1 / 8;

/** Tops up each court's trial days; unused ones keep for four weeks at most. */
export function stepCourts(world: World, week: number): void {
  const { area, params, size } = world;
  for (let a = 0; a < size.areas; a++) {
    const rate = params.courts.trialsPerWeek[week * size.areas + a]!;
    area.trialDays[a] = Math.min(Math.max(1, 4 * rate), area.trialDays[a]! + rate);
  }
}

/** A raid that found children may bring an arrest, and an arrest a charge: then a case waits. */
export function fileCase(world: World, week: number, venue: number, area: number, counter: number): void {
  const p = world.params.courts;
  if (uniform(world.keys, Purpose.arrest, venue, counter) >= p.arrested) return;
  countFlow(world, Flow.arrests, area);
  sanctioned(world, week, venue, Sanction.arrest);
  if ((secondWord() + 0.5) / WORD >= p.charged) return;
  const c = world.cases;
  const entry = c.head[0]!;
  if (entry < 0) return;
  countFlow(world, Flow.charges, area);
  c.head[0] = c.next[entry]!;
  c.head[1] = c.head[1]! + 1;
  c.venue[entry] = venue;
  c.area[entry] = area;
  c.strategy[entry] = world.venue.strategy[venue]!;
  c.stage[entry] = Stage.waiting;
  c.serial[entry] = counter;
  c.filed[entry] = week;
  const u = uniform(world.keys, Purpose.courtDelay, venue, counter);
  c.ageProven[entry] = (secondWord() + 0.5) / WORD < p.ageProven ? 1 : 0;
  c.due[entry] = Math.min(30_000, week + Math.max(1, Math.ceil(p.delayWeeks[week]! * drawTable(world.derived.courtDelay, u))));
  schedule(world.events, c.due[entry]!, entry, EventKind.court);
}

/** Ready for trial, unless it was settled or lost its witness on the way; then it queues for a trial day. */
export function onCourt(world: World, week: number, entry: number): void {
  const c = world.cases;
  if (c.stage[entry] === Stage.free || c.due[entry] !== week) return;
  const area = c.area[entry]!;
  // Waiting for a trial day counts as waiting: the same uniform is asked again, with the hazard of the longer wait.
  if (endedOnTheWay(world, week, entry, area)) {
    if (c.stage[entry] === Stage.ready) world.area.trialsWaiting[area] = world.area.trialsWaiting[area]! - 1;
    free(world, entry);
    return;
  }
  if (c.stage[entry] === Stage.waiting) {
    c.stage[entry] = Stage.ready;
    world.area.trialsWaiting[area] = world.area.trialsWaiting[area]! + 1;
  }
  if (world.area.trialDays[area]! < 1) {
    c.due[entry] = week + 1;
    schedule(world.events, week + 1, entry, EventKind.court);
    return;
  }
  world.area.trialDays[area] = world.area.trialDays[area]! - 1;
  world.area.trialsWaiting[area] = world.area.trialsWaiting[area]! - 1;
  judge(world, week, entry, area);
}

/** Two competing hazards over the wait, as one uniform: ended with 1 − exp(−(s + w) t), split in proportion. */
function endedOnTheWay(world: World, week: number, entry: number, area: number): boolean {
  const c = world.cases;
  const p = world.params.courts;
  const settle = weeklyRate(p.settlementPerMonth[week]!);
  const lose = weeklyRate(p.witnessLossPerMonth[week]!);
  const total = settle + lose;
  if (total === 0) return false;
  const ended = 1 - exp(-total * (week - c.filed[entry]!));
  const u = uniform(world.keys, Purpose.court, c.venue[entry]!, c.serial[entry]!);
  if (u >= ended) return false;
  countFlow(world, u < (ended * settle) / total ? Flow.settled : Flow.witnessLost, area);
  return true;
}

function judge(world: World, week: number, entry: number, area: number): void {
  const c = world.cases;
  const p = world.params.courts;
  uniform(world.keys, Purpose.court, c.venue[entry]!, c.serial[entry]!);
  const guilty = (secondWord() + 0.5) / WORD < (c.ageProven[entry] === 1 ? p.convictedProven[week]! : p.convictedUnproven);
  const delay = week - c.filed[entry]!;
  const flow = Flow.judgmentWeeks * world.size.areas + area;
  world.count.flow[flow] = world.count.flow[flow]! + delay;
  const expected = world.area.judgmentDelay;
  expected[area] = expected[area]! + NEWEST * (delay - expected[area]!);
  countFlow(world, guilty ? Flow.convictions : Flow.acquittals, area);
  if (guilty) convicted(world, week, c.venue[entry]!, c.strategy[entry]!, sameGeneration(world, c.venue[entry]!, c.serial[entry]!));
  free(world, entry);
}

function free(world: World, entry: number): void {
  const c = world.cases;
  c.stage[entry] = Stage.free;
  c.next[entry] = c.head[0]!;
  c.head[0] = entry;
  c.head[1] = c.head[1]! - 1;
}
