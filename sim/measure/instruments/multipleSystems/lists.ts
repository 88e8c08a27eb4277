import { exp, log1p } from '../../../base/dmath.ts';
import { lognormalQuantile } from '../../../base/random/lognormal.ts';
import { uniform } from '../../../base/random/streams.ts';
import { LISTS } from '../../../model/dimensions.ts';
import { MultipleSystemsPurpose as Purpose, type MultipleSystemsParams } from './declarations.ts';
import type { Followed } from './follow.ts';

const YEAR = 52;
const POLICE = 1 << LISTS.indexOf('police');
const NGOS = 1 << LISTS.indexOf('ngos');

/** Who is on which lists: patterns, bit l for list l, of each child who is on one. Keyed by the child: a list more changes no other. */
export function drawLists(followed: Followed, params: MultipleSystemsParams, keys: Int32Array): { readonly child: number[]; readonly pattern: number[] } {
  const child: number[] = [];
  const pattern: number[] = [];
  for (let c = 0; c < followed.slot.length; c++) {
    const weeks = followed.weeksOpen[c] + params.concealedFactor * followed.weeksConcealed[c];
    if (followed.weeksOpen[c] + followed.weeksConcealed[c] === 0) continue;
    const entity = followed.slot[c];
    const own = params.unevenness > 0 ? lognormalQuantile(uniform(keys, Purpose.own, entity, followed.occupant[c]), 1, params.unevenness) : 1;
    let on = 0;
    for (let l = 0; l < params.lists; l++) {
      if (uniform(keys, Purpose.listed, entity, followed.occupant[c] * LISTS.length + l) < listedWith(params.reach[l], params.byTime === 1 ? weeks / YEAR : 1, own)) on |= 1 << l;
    }
    if ((on & POLICE) !== 0 && params.lists > 1 && uniform(keys, Purpose.passedOn, entity, followed.occupant[c]) < params.passedOn) on |= NGOS;
    if (on === 0) continue;
    child.push(c);
    pattern.push(on);
  }
  return { child, pattern };
}

/** 1 - (1 - reach)^(years × own factor): hazards multiply. */
function listedWith(reach: number, years: number, own: number): number {
  if (reach >= 1) return years * own > 0 ? 1 : 0;
  return 1 - exp(log1p(-reach) * years * own);
}

/**
 * The lists as they are linked: patterns of those who are taken for one child each.
 * A record that is missed stands alone; a child who is taken for another lends it their lists, and is gone.
 */
export function linkLists({ child, pattern }: { readonly child: readonly number[]; readonly pattern: readonly number[] }, followed: Followed, params: MultipleSystemsParams, keys: Int32Array): Int32Array {
  const linked: number[] = [];
  child.forEach((c, i) => {
    let whole = 0;
    for (let l = 0; l < params.lists; l++) {
      if ((pattern[i] & (1 << l)) === 0) continue;
      const missed = whole !== 0 && uniform(keys, Purpose.missed, followed.slot[c], followed.occupant[c] * LISTS.length + l) < params.missedLinks;
      if (missed) linked.push(1 << l);
      else whole |= 1 << l;
    }
    linked.push(whole);
  });
  if (params.falseLinks > 0) {
    for (let i = 0; i < linked.length; i++) {
      if (uniform(keys, Purpose.falseLink, i, 0) >= params.falseLinks) continue;
      const partner = Math.floor(uniform(keys, Purpose.partner, i, 0) * linked.length);
      if (partner === i || linked[partner] === 0) continue;
      linked[partner] |= linked[i];
      linked[i] = 0;
    }
  }
  return Int32Array.from(linked.filter((on) => on !== 0));
}
