import { ratio } from '../../../estimate/ratio.ts';
import { uniform } from '../../../base/random/streams.ts';
import { Band, Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { SELLS_SEX, yearsOfRow } from '../../ages.ts';
import type { Listing } from '../../listing.ts';
import type { Shown } from '../../rates.ts';
import type { PrevalenceReading, RawTable } from '../../reading.ts';
import { childrenExposure, isPublic, personRow } from '../../view.ts';
import { costOf } from '../cost.ts';
import { CensusPurpose, seenAtAll, type CensusParams } from './declarations.ts';
import { isUpTo15, PASSES_AS_CHILD } from './rates.ts';

/** What was counted in a venue. */
interface Count {
  persons: number;
  children: number;
  upTo15: number;
  unfree: number;
}

/**
 * One census in the world's current week: every venue that the observers know, looked at so many times.
 * @param shown [open, concealed]: a child's probability to be shown to a stranger (world, not instrument)
 */
export function countVenues(world: World, listing: Listing, params: CensusParams, shown: Shown, keys: Int32Array): PrevalenceReading {
  const type: number[] = [];
  const persons: number[] = [];
  const children: number[] = [];
  const unfree: number[] = [];
  let upTo15 = 0;
  for (let row = 0; row < listing.length; row++) {
    const venue = listing.venue[row];
    if (!isPublic(world, venue)) continue;
    const count = countVenue(world, venue, params, shown, keys);
    type.push(world.venue.type[venue]);
    persons.push(count.persons);
    children.push(count.children);
    unfree.push(count.unfree);
    upTo15 += count.upTo15;
  }
  return readingOf(params, { type, persons, children, unfree }, upTo15);
}

function countVenue(world: World, venue: number, params: CensusParams, shown: Shown, keys: Int32Array): Count {
  const count: Count = { persons: 0, children: 0, upTo15: 0, unfree: 0 };
  const { firstSlot, generation } = world.venue;
  const { band, occupant, traits } = world.slot;
  const exposure = childrenExposure(world, venue);
  const childShown = exposure <= Exposure.concealed ? shown[exposure] : 0;
  const met = seenAtAll(params);
  // One draw a venue: an owner who passes children off as adults does so with all of them.
  const owner = uniform(keys, CensusPurpose.ownerSays, venue, generation[venue]);
  for (let slot = firstSlot[venue]; slot < firstSlot[venue + 1]; slot++) {
    if (band[slot] === Band.vacant) continue;
    const draw = (purpose: number): number => uniform(keys, purpose, slot, occupant[slot]);
    const child = band[slot] !== Band.adult;
    if (child && draw(CensusPurpose.shown) >= childShown) continue;
    if (draw(CensusPurpose.seen) >= met) continue;
    if (!child && (traits[slot] & SELLS_SEX) === 0 && draw(CensusPurpose.counted) >= params.countsNonSelling) continue;
    count.persons++;
    const years = yearsOfRow(personRow(world, slot));
    if (child) {
      const young = isUpTo15(years);
      if (owner < (young ? params.youngSaidAdult : params.childSaidAdult)) continue;
      count.children++;
      if (young) count.upTo15++;
    } else if (years < PASSES_AS_CHILD && draw(CensusPurpose.saidYounger) < params.adultSaidChild) {
      count.children++;
    } else if (routeOf(traits[slot]) > 0 && draw(CensusPurpose.unfree) < params.unfreeAdmitted) {
      count.unfree++;
    }
  }
  return count;
}

/** Entry route of traits: 0 of themselves, 1 in debt, 2 under coercion. */
function routeOf(traits: number): number {
  return (traits >> 1) & 3;
}

interface Rows {
  readonly type: readonly number[];
  readonly persons: readonly number[];
  readonly children: readonly number[];
  readonly unfree: readonly number[];
}

/**
 * The share, with the error that its makers claim: venues found are taken as a Poisson sample of the assumed share of all, persons as one of
 * those in a venue. One stratum: which venues are found is decided for each by itself, so the number of each kind varies too.
 */
function readingOf(params: CensusParams, rows: Rows, judgedUpTo15: number): PrevalenceReading {
  const n = rows.persons.length;
  const total = (column: readonly number[]): number => column.reduce((sum, x) => sum + x, 0);
  const weight = 1 / (params.assumedCoverage * params.assumedSeen);
  const estimate = ratio({ y: rows.children, x: rows.persons, weight: new Float64Array(n).fill(weight), stratum: new Uint8Array(n), fraction: [params.assumedCoverage] }, { kind: 'bernoulli', fraction: params.assumedSeen });
  const table: RawTable = { name: 'venues', text: 'A venue found: its type, persons counted, those said to be under 18, and adults said not to be free.', columns: { type: rows.type, persons: rows.persons, children: rows.children, unfree: rows.unfree } };
  const cost = costOf(params, n);
  const counted = { venues: n, judgedUpTo15, replaced: 0, refused: 0, closed: 0, cost, tables: [table] };
  if (!estimate.estimable) {
    return {
      estimable: false, estimate: NaN, share: NaN, standardError: NaN, low: NaN, high: NaN, designEffect: NaN, n: 0, note: 'Nobody was seen in the venues that were found.',
      children: 0, persons: 0, personsSeen: 0, judgedChildren: 0, ...counted,
    };
  }
  const { share, standardError, low, high, designEffect, totalY, totalX, countX, countY } = estimate;
  const unfree = total(rows.unfree);
  return {
    estimable: true, estimate: share, share, standardError, low, high, designEffect, n: countX, children: totalY, persons: totalX, personsSeen: countX, judgedChildren: countY,
    note: `Of ${countX} persons ${countY} were said to be under 18, and ${unfree} adults not to be free: as the counts of 2003 and 2008 defined it, ${countY + unfree} were trafficked. Ages are what owners say; the interval holds only what the makers assume to have missed.`,
    ...counted,
  };
}
