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
