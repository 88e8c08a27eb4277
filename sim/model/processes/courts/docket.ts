import { CaseStage } from '../../dimensions.ts';
import type { World } from '../../world.ts';

/**
 * The docket: the pool of cases with its free list, the stock of cases by stage, and each court's queue for trial,
 * a chain in both directions, since cases leave it from the middle when they are settled while they wait.
 */

/** Takes an entry from the pool into the first stage, or -1 when the pool is full. */
export function openCase(world: World, area: number): number {
  const c = world.cases;
  const entry = c.head[0]!;
  if (entry < 0) return -1;
  c.head[0] = c.next[entry]!;
  c.head[1] = c.head[1]! + 1;
  c.area[entry] = area;
  c.stage[entry] = CaseStage.prosecutor;
  countCase(world, entry, 1);
  return entry;
}

/** Moves a case to a later stage; ready for trial, it goes to the end of its court's queue. */
export function moveCase(world: World, entry: number, stage: number): void {
  countCase(world, entry, -1);
  world.cases.stage[entry] = stage;
  countCase(world, entry, 1);
  if (stage === CaseStage.ready) enqueue(world, entry);
}

/** Ends a case: out of its stage, its queue and the pool. */
export function closeCase(world: World, entry: number): void {
  const c = world.cases;
  if (c.stage[entry] === CaseStage.ready) dequeue(world, entry);
  countCase(world, entry, -1);
  c.stage[entry] = CaseStage.free;
  c.next[entry] = c.head[0]!;
  c.head[0] = entry;
  c.head[1] = c.head[1]! - 1;
}

function countCase(world: World, entry: number, sign: number): void {
  const { stage, area } = world.cases;
  const cell = (stage[entry]! - 1) * world.size.areas + area[entry]!;
  world.count.caseStock[cell] = world.count.caseStock[cell]! + sign;
}

function enqueue(world: World, entry: number): void {
  const { next, previous, area } = world.cases;
  const { trialHead, trialTail } = world.area;
  const court = area[entry]!;
  const last = trialTail[court]!;
  next[entry] = -1;
  previous[entry] = last;
  if (last < 0) trialHead[court] = entry;
  else next[last] = entry;
  trialTail[court] = entry;
}

function dequeue(world: World, entry: number): void {
  const { next, previous, area } = world.cases;
  const { trialHead, trialTail } = world.area;
  const court = area[entry]!;
  const before = previous[entry]!;
  const after = next[entry]!;
  if (before < 0) trialHead[court] = after;
  else next[before] = after;
  if (after < 0) trialTail[court] = before;
  else previous[after] = before;
}
