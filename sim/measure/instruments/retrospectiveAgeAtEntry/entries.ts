import { WEEKS_TO_18 } from '../../../base/weeks.ts';
import { Band, CareStage } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';

/**
 * When each person first came to be exploited or to work in a venue, for everybody in venues and care. The world keeps the week of coming to the
 * *present* venue; a child who is moved, or comes back from care, gets another one, so the first entry has to be followed from week to week.
 * Plain data. Weeks are simulated weeks; for those who were in before the watch began: the week of coming to the venue where they were then,
 * or, in care then, the week in which it began.
 */
export interface Entries {
  readonly begun: number;
  /** By slot, as it was last week: who (occupant), a child or not, and what moves along with a child. */
  readonly occupant: Uint16Array;
  readonly child: Uint8Array;
  readonly born: Int16Array;
  readonly leave: Int16Array;
  readonly traits: Uint8Array;
  readonly first: Int16Array;
  /** By place in care: the slot and occupant that the child was when identified (-1: nobody), and the same. */
  readonly careSlot: Int32Array;
  readonly careOccupant: Uint16Array;
  readonly careBorn: Int16Array;
  readonly careTraits: Uint8Array;
  readonly careFirst: Int16Array;
}

/** Bits of traits that a child keeps through care; the bits above count times exploited before. */
const KEPT_BITS = 7;
const MOST_TIMES = 31;

export function beginEntries(world: World): Entries {
  const slots = world.size.slots;
  const care = world.size.care;
  const entries: Entries = {
    begun: world.week,
    occupant: new Uint16Array(slots), child: new Uint8Array(slots), born: new Int16Array(slots), leave: new Int16Array(slots), traits: new Uint8Array(slots),
    first: world.slot.entry.slice(),
    careSlot: new Int32Array(care).fill(-1), careOccupant: new Uint16Array(care), careBorn: new Int16Array(care), careTraits: new Uint8Array(care),
    careFirst: new Int16Array(care).fill(world.week),
  };
  for (let slot = 0; slot < slots; slot++) noteSlot(world, entries, slot);
  for (let i = 0; i < care; i++) noteCare(world, entries, i);
  return entries;
}

function isChild(band: number): number {
  return band !== Band.vacant && band !== Band.adult ? 1 : 0;
}

function noteSlot(world: World, entries: Entries, slot: number): void {
  const s = world.slot;
  entries.occupant[slot] = s.occupant[slot];
  entries.child[slot] = isChild(s.band[slot]);
  entries.born[slot] = s.born[slot];
  entries.leave[slot] = s.leave[slot];
  entries.traits[slot] = s.traits[slot];
}

function noteCare(world: World, entries: Entries, i: number): void {
  const c = world.care;
  const there = c.stage[i] !== CareStage.free;
  entries.careSlot[i] = there ? c.slot[i] : -1;
  entries.careOccupant[i] = c.occupant[i];
  entries.careBorn[i] = c.born[i];
  entries.careTraits[i] = c.traits[i];
}

/** A child of whom a place was left this week. */
interface Left {
  readonly born: number;
  /** -1 where it was care. */
  readonly leave: number;
  readonly traits: number;
  readonly first: number;
  found: boolean;
}

/**
 * Follows everybody by a week. Who is in a slot that had another occupant has either just come in, or come from a slot or from care that a
 * child with the same birth week, traits and planned leaving has left: children of one birth week who agree in all of it and move in one week
 * are taken for each other, which changes nothing but which of the two is which.
 */
export function followEntries(world: World, entries: Entries): void {
  if (world.week === entries.begun) return;
  const s = world.slot;
  const moved: Left[] = [];
  const arrived: number[] = [];
  const changed: number[] = [];
  // Columns by name: this loop passes every slot of every week.
  const { band, occupant } = s;
  const { occupant: before, child: childBefore } = entries;
  for (let slot = 0; slot < band.length; slot++) {
    const other = occupant[slot] !== before[slot];
    if (!other && (childBefore[slot] === 0 || isChild(band[slot]) === 1)) continue;
    changed.push(slot);
    const vacant = band[slot] === Band.vacant;
    // A child who has left unmoved is replaced at once, as a rule; the place of one who was moved or taken out stays empty for a week or more.
    const taken = (other || vacant) && (entries.leave[slot] > world.week || vacant);
    if (childBefore[slot] === 1 && taken) {
      moved.push({ born: entries.born[slot], leave: Math.max(world.week + 1, entries.leave[slot]), traits: entries.traits[slot], first: entries.first[slot], found: false });
    }
    if (other && !vacant) arrived.push(slot);
  }
  const returned = followCare(world, entries, moved);
  for (const slot of arrived) entries.first[slot] = firstOf(world, entries, slot, moved, returned);
  for (const slot of changed) noteSlot(world, entries, slot);
}

/** Brings care up to date; gives those who are no longer where they were in it. */
function followCare(world: World, entries: Entries, moved: readonly Left[]): Left[] {
  const c = world.care;
  const before = { slot: entries.careSlot.slice(), occupant: entries.careOccupant.slice(), first: entries.careFirst.slice() };
  const left: Left[] = [];
  for (let i = 0; i < c.stage.length; i++) {
    const there = c.stage[i] !== CareStage.free;
    const same = there && c.slot[i] === before.slot[i] && c.occupant[i] === before.occupant[i];
    if (same || (!there && before.slot[i] < 0)) continue;
    if (before.slot[i] >= 0) left.push({ born: entries.careBorn[i], leave: -1, traits: entries.careTraits[i], first: before.first[i], found: false });
    if (there) entries.careFirst[i] = firstInCare(world, entries, i, before, moved);
    noteCare(world, entries, i);
  }
  return left;
}

/** First entry of a child newly at a place in care: that of the slot it was in, or of another place in care; else it was moved or came in this very week. */
function firstInCare(world: World, entries: Entries, i: number, before: { readonly slot: Int32Array; readonly occupant: Uint16Array; readonly first: Int16Array }, moved: readonly Left[]): number {
  const { slot, occupant, born, traits } = world.care;
  if (entries.occupant[slot[i]] === occupant[i] && entries.child[slot[i]] === 1) {
    const here = moved.find((left) => !left.found && left.born === born[i] && left.traits === traits[i] && left.first === entries.first[slot[i]]);
    if (here) here.found = true;
    return entries.first[slot[i]];
  }
  const place = before.slot.findIndex((s, k) => s === slot[i] && before.occupant[k] === occupant[i]);
  if (place >= 0) return before.first[place];
  const match = moved.find((left) => !left.found && left.born === born[i] && left.traits === traits[i]);
  if (!match) return traits[i] >> 3 > 0 ? entries.begun : world.week;
  match.found = true;
  return match.first;
}

/** First entry of whoever is newly in a slot. */
function firstOf(world: World, { begun }: Entries, slot: number, moved: readonly Left[], returned: readonly Left[]): number {
  const s = world.slot;
  const [born, leave, traits] = [s.born[slot], s.leave[slot], s.traits[slot]];
  // Adults do not move: whoever is hired at 18 or older has come in now.
  if (world.week - born >= WEEKS_TO_18) return world.week;
  const times = traits >> 3;
  const match = moved.find((left) => !left.found && left.born === born && left.leave === leave && left.traits === traits)
    ?? returned.find((left) => !left.found && left.born === born && (left.traits & KEPT_BITS) === (traits & KEPT_BITS) && times === Math.min(MOST_TIMES, (left.traits >> 3) + 1));
  if (match) {
    match.found = true;
    return match.first;
  }
  return times > 0 ? begun : world.week;
}
