import { WEEKS_TO_16, WEEKS_TO_18 } from '../base/weeks.ts';
import { Band } from './dimensions.ts';
import type { World } from './world.ts';

/** Slots of a block: `slot.block` keeps one venue for so many slots, where a column would keep one for each. */
const BLOCK_BITS = 4;

/** Length of `slot.block`. */
export function slotBlocks(slots: number): number {
  return (slots + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS;
}

/** Notes the venue of each block's first slot; `venue.firstSlot` must be complete. */
export function indexSlots(world: World): void {
  const { block } = world.slot;
  const { firstSlot } = world.venue;
  for (let b = 0, venue = 0; b < block.length; b++) {
    while (venue < world.size.venues - 1 && firstSlot[venue + 1]! <= b << BLOCK_BITS) venue++;
    block[b] = venue;
  }
}

/** The venue that a slot belongs to: from its block's first venue on, in the mean one step. */
export function venueOf(world: World, slot: number): number {
  const { firstSlot } = world.venue;
  let venue = world.slot.block[slot >> BLOCK_BITS]!;
  while (firstSlot[venue + 1]! <= slot) venue++;
  return venue;
}

/**
 * Week of the next thing that happens to the person in a slot: a birthday that changes the band, or leaving. Nothing for a vacant slot.
 * It follows from what is kept anyway; an event of another week is stale.
 */
export function dueOf(world: World, slot: number): number {
  const s = world.slot;
  const leave = s.leave[slot]!;
  const band = s.band[slot]!;
  if (band === Band.adult) return leave;
  return Math.min(leave, s.born[slot]! + (band === Band.upTo15 ? WEEKS_TO_16 : WEEKS_TO_18));
}
