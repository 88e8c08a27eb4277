import { Band, CareStage, CaseStage, VenueStatus } from './dimensions.ts';
import { exposureIn } from './persons.ts';
import { dueOf } from './slots.ts';
import { stockIndex } from './columns.ts';
import type { World } from './world.ts';

/**
 * Recounts everything from the slots, pools and venues, and compares it with the running counters.
 * @returns what does not agree, in words; empty when all is well. Costs a pass over the world: for tests and checks.
 */
export function conservationFaults(world: World): string[] {
  const faults: string[] = [];
  const { size, venue, slot, count, offVenue, area } = world;
  const say = (what: string, counted: number, kept: number): void => {
    if (counted !== kept) faults.push(`week ${world.week}: ${what}: counted ${counted}, kept ${kept}`);
  };

  const stock = new Int32Array(count.stock.length);
  const venueStock = new Int32Array(count.venueStock.length);
  const open = new Int32Array(size.areas);
  for (let v = 0; v < size.venues; v++) {
    let persons = 0;
    let children = 0;
    for (let s = venue.firstSlot[v]!; s < venue.firstSlot[v + 1]!; s++) {
      const band = slot.band[s]!;
      if (band === Band.vacant) continue;
      persons++;
      if (band !== Band.adult) children++;
      const i = stockIndex(size.types, venue.area[v]!, venue.type[v]!, exposureIn(world, v, band), band);
      stock[i] = stock[i]! + 1;
      if (dueOf(world, s) < world.week) faults.push(`week ${world.week}: the person in slot ${s} expects nothing more`);
    }
    say(`persons in venue ${v}`, persons, venue.persons[v]!);
    say(`children in venue ${v}`, children, venue.children[v]!);
    if (venue.status[v] === VenueStatus.gone) say(`persons in venue ${v}, which is gone`, persons, 0);
    else venueStock[venue.strategy[v]! * size.areas + venue.area[v]!]! += 1;
    if (venue.raidWeek[v]! >= 0) open[venue.area[v]!]! += 1;
  }
  waitingFaults(world, say);
  stock.forEach((n, i) => say(`stock cell ${i}`, n, count.stock[i]!));
  venueStock.forEach((n, i) => say(`venue cell ${i}`, n, count.venueStock[i]!));
  open.forEach((n, a) => say(`open investigations in area ${a}`, n, area.investigationsOpen[a]!));

  const off = new Int32Array(count.offVenueStock.length);
  let used = 0;
  for (let i = 0; i < size.offVenue; i++) {
    if (offVenue.band[i] === 0) continue;
    used++;
    off[offVenue.area[i]! * 2 + offVenue.band[i]! - 1]! += 1;
  }
  off.forEach((n, i) => say(`off-venue cell ${i}`, n, count.offVenueStock[i]!));
  say('off-venue pool', used, offVenue.head[1]!);

  const beds = new Int32Array(size.areas);
  const assessed = new Int32Array(size.areas);
  const followed = new Int32Array(size.areas);
  let inCare = 0;
  for (let i = 0; i < size.care; i++) {
    const [stage, at] = [world.care.stage[i]!, world.care.area[i]!];
    if (stage === CareStage.free) continue;
    inCare++;
    if (stage === CareStage.assessment || stage === CareStage.longStay) beds[at]! += 1;
    if (stage === CareStage.assessment) assessed[at]! += 1;
    if (stage === CareStage.followUp) followed[at]! += 1;
    if (world.care.due[i]! < world.week) faults.push(`week ${world.week}: the child in care entry ${i} expects nothing more`);
  }
  beds.forEach((n, a) => say(`beds used in area ${a}`, n, area.bedsUsed[a]!));
  assessed.forEach((n, a) => say(`residents in assessment in area ${a}`, n, area.inAssessment[a]!));
  followed.forEach((n, a) => say(`children followed up in area ${a}`, n, area.inFollowUp[a]!));
  say('care pool', inCare, world.care.head[1]!);

  recountCases(world, say);
  return faults;
}

/**
 * What a debug build asserts at the end of every week (`npm run build -- --debug`); in a normal build the call is not even there.
 * @throws Error when a running count is not what a recount gives: the core is broken, whatever the scenario says
 */
export function assertConserved(world: World): void {
  const faults = conservationFaults(world);
  if (faults.length > 0) throw new Error(`conservation is violated (${faults.length}): ${faults.slice(0, 5).join('; ')}`);
}

/** Places that wait are those whose venue is gone, each once, and the heap has the first on top. */
function waitingFaults({ size, venue, area }: World, say: (what: string, counted: number, kept: number) => void): void {
  for (let a = 0; a < size.areas; a++) {
    const first = area.firstVenue[a]!;
    let gone = 0;
    for (let v = first; v < area.firstVenue[a + 1]!; v++) if (venue.status[v] === VenueStatus.gone) gone++;
    const heap = area.waiting.subarray(first, first + area.waitingCount[a]!);
    say(`places that wait in area ${a}`, gone, area.waitingCount[a]!);
    say(`places in the heap of area ${a} where no venue is gone, or twice`, heap.filter((v) => venue.status[v] !== VenueStatus.gone).length + heap.length - new Set(heap).size, 0);
    say(`places in the heap of area ${a} that wait less than the one above`, heap.filter((v, i) => i > 0 && venue.opensAt[v]! < venue.opensAt[heap[(i - 1) >> 1]!]!).length, 0);
  }
}

/** Cases by stage and in the pool; and each queue for trial, from its head, in both directions. */
function recountCases(world: World, say: (what: string, counted: number, kept: number) => void): void {
  const { size, area, count } = world;
  const { stage, next, previous, head } = world.cases;
  const stock = new Int32Array(count.caseStock.length);
  let cases = 0;
  for (let i = 0; i < size.cases; i++) {
    if (stage[i] === CaseStage.free) continue;
    cases++;
    stock[(stage[i]! - 1) * size.areas + world.cases.area[i]!]! += 1;
    if (world.cases.due[i]! < world.week) say(`week of the next event of case ${i}, at least`, world.week, world.cases.due[i]!);
  }
  stock.forEach((n, i) => say(`case cell ${i}`, n, count.caseStock[i]!));
  say('cases in stages', cases, head[1]!);
  for (let a = 0; a < size.areas; a++) {
    let [queued, last] = [0, -1];
    for (let i = area.trialHead[a]!; i >= 0 && queued <= size.cases; i = next[i]!) {
      say(`case before case ${i} in the queue of area ${a}`, last, previous[i]!);
      last = i;
      queued++;
    }
    say(`last case in the queue of area ${a}`, last, area.trialTail[a]!);
    say(`cases in the queue of area ${a}`, queued, count.caseStock[(CaseStage.ready - 1) * size.areas + a]!);
  }
}
