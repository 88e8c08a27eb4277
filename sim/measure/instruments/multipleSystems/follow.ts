import { Band, Exposure } from '../../../model/dimensions.ts';
import { venueOf } from '../../../model/slots.ts';
import type { World } from '../../../model/world.ts';
import { childrenExposure } from '../../view.ts';

/**
 * Children in venues, followed week by week through their moves. The world gives nobody a name: a child who is moved takes birth, planned leaving and traits
 * along into another slot, and by these the newcomer of a week is known as one who has gone from another slot in the same week. Two children whose three
 * agree and who change places in one week would be taken for one: that is rarer than any link of real lists. A child who comes back from care, or from
 * outside venues, counts anew.
 */
export interface Followed {
  /** By child, in the order in which they were first seen: the slot and occupant they were then, which are the keys of their draws. */
  readonly slot: number[];
  readonly occupant: number[];
  /** Weeks in open and in concealed use in the areas covered; 1 where ever seen in them at all, in sight or not. */
  readonly weeksOpen: number[];
  readonly weeksConcealed: number[];
  readonly covered: number[];
  /** By slot, as of the week before: which child, and what it takes along. */
  readonly childIn: Int32Array;
  readonly occupantThen: Uint16Array;
  readonly bornThen: Int16Array;
  readonly leaveThen: Int16Array;
  readonly traitsThen: Uint8Array;
}

export function startFollowing(world: World): Followed {
  const n = world.size.slots;
  return {
    slot: [], occupant: [], weeksOpen: [], weeksConcealed: [], covered: [],
    childIn: new Int32Array(n).fill(-1), occupantThen: new Uint16Array(n), bornThen: new Int16Array(n), leaveThen: new Int16Array(n), traitsThen: new Uint8Array(n),
  };
}

/** Takes one week in: who stays, who has moved, who is new; and in whose sight each child was this week. */
export function followWeek(world: World, followed: Followed, areas: Float64Array): void {
  const { band, occupant, born, leave, traits } = world.slot;
  const { childIn, occupantThen, bornThen, leaveThen, traitsThen } = followed;
  const gone = new Map<string, number[]>();
  const arrived: number[] = [];
  for (let slot = 0; slot < childIn.length; slot++) {
    const child = childIn[slot];
    const isChild = band[slot] === Band.upTo15 || band[slot] === Band.from16To17;
    if (child >= 0 && (!isChild || occupant[slot] !== occupantThen[slot])) {
      // A move may put leaving off to the next week, no further.
      const key = `${bornThen[slot]} ${Math.max(leaveThen[slot], world.week + 1)} ${traitsThen[slot]}`;
      const same = gone.get(key);
      if (same) same.push(child);
      else gone.set(key, [child]);
      childIn[slot] = -1;
    }
    if (isChild && childIn[slot] < 0) arrived.push(slot);
  }
  for (const slot of arrived) childIn[slot] = gone.get(`${born[slot]} ${Math.max(leave[slot], world.week + 1)} ${traits[slot]}`)?.shift() ?? addChild(followed, slot, occupant[slot]);
  for (let slot = 0; slot < childIn.length; slot++) {
    const child = childIn[slot];
    if (child < 0) continue;
    occupantThen[slot] = occupant[slot];
    bornThen[slot] = born[slot];
    leaveThen[slot] = leave[slot];
    traitsThen[slot] = traits[slot];
    const venue = venueOf(world, slot);
    if (areas[world.venue.area[venue]] !== 1) continue;
    followed.covered[child] = 1;
    const exposure = childrenExposure(world, venue);
    if (exposure === Exposure.open) followed.weeksOpen[child]++;
    else if (exposure === Exposure.concealed) followed.weeksConcealed[child]++;
  }
}

function addChild(followed: Followed, slot: number, occupant: number): number {
  followed.slot.push(slot);
  followed.occupant.push(occupant);
  followed.weeksOpen.push(0);
  followed.weeksConcealed.push(0);
  followed.covered.push(0);
  return followed.slot.length - 1;
}

/** Distinct children in the areas covered: those in sight in some week, whom a list can hold, and those never in sight, whom none can. */
export function countFollowed({ weeksOpen, weeksConcealed, covered }: Followed): { readonly inSight: number; readonly never: number } {
  let inSight = 0;
  let all = 0;
  for (let child = 0; child < covered.length; child++) {
    all += covered[child];
    if (weeksOpen[child] + weeksConcealed[child] > 0) inSight++;
  }
  return { inSight, never: all - inSight };
}
