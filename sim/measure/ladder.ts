import { Band, Exposure } from '../model/dimensions.ts';
import type { World } from '../model/world.ts';
import { ageRow, Group, SELLS_SEX } from './ages.ts';
import { Rung, RUNGS } from './estimands.ts';
import type { Listing } from './listing.ts';
import type { Rates, Shown } from './rates.ts';
import type { PrevalenceReading } from './reading.ts';
import { childrenExposure, faceOf } from './view.ts';

/** The ladder in one week: children and persons by rung (order of ESTIMANDS), and how well ages are judged in this world. */
export interface Ladder {
  readonly children: Float64Array;
  readonly persons: Float64Array;
  /** Expected over those whom the survey reaches (T4b), NaN where there are none. */
  readonly judgement: Judgement;
}

export interface Judgement {
  /** Probability that a child is judged a child; by band. */
  sensitivity: number;
  upTo15: number;
  from16To17: number;
  /** Probability that an adult is not. */
  specificity: number;
}

/** Persons of every venue in one week: what the ladders of many frames have in common. */
export interface Counted {
  /** [venue * 4]: children up to 15 and 16 to 17, adults who sell sex and who do not. */
  readonly counts: Int32Array;
  /** The same, as sums of the probability to be judged a child. Only where a survey may come: public venues of the study areas. */
  readonly judged: Float64Array;
}

/**
 * The ladder in the world's current week, given the frame as it was made and the sample as it was read.
 * T0 to T3 are counts; T4a to T6a are expectations over everything that the instrument draws but the frame. One pass over the slots.
 * @param listing the frame; @param rates the instrument's; @param shown the world's; @param reading fills T6 (NaN without one)
 */
export function ladderAt(world: World, listing: Listing, rates: Rates, shown: Shown, reading?: PrevalenceReading): Ladder {
  return ladderOn(world, countPersons(world, rates), listing, rates, shown, reading);
}

/** The same from persons that are counted already. One pass over the venues. */
export function ladderOn(world: World, { counts, judged: judgedSums }: Counted, listing: Listing, rates: Rates, shown: Shown, reading?: PrevalenceReading): Ladder {
  const children = new Float64Array(RUNGS);
  const persons = new Float64Array(RUNGS);
  // Reached and judged: children up to 15, children 16-17, adults.
  const reached = new Float64Array(3);
  const judged = new Float64Array(3);
  const { area, type, generation } = world.venue;
  for (let v = 0; v < world.size.venues; v++) {
    const study = world.areas[area[v]].study;
    const face = faceOf(world, v);
    const inSight = face <= Exposure.concealed;
    const onFrame = study && inSight && listing.listed[v] === 1 && listing.generationThen[v] === generation[v];
    const c = 4 * v;
    const young = counts[c] + counts[c + 1];
    const all = young + counts[c + 2] + counts[c + 3];
    children[Rung.T0] += young;
    persons[Rung.T0] += all;
    if (!study) continue;
    children[Rung.T1] += young;
    persons[Rung.T1] += all;
    if (!inSight) continue;
    // Behind a front children are clandestine, and only the adults are public.
    const visible = childrenExposure(world, v) <= Exposure.concealed ? 1 : 0;
    const hidden = visible === 1 ? 0 : young;
    children[Rung.T2] += young - hidden;
    persons[Rung.T2] += all - hidden;
    if (!onFrame) continue;
    children[Rung.T3] += young - hidden;
    persons[Rung.T3] += all - hidden;
    const share = visible * shown[face];
    children[Rung.T4a] += young * share;
    persons[Rung.T4a] += young * share + counts[c + 2] + counts[c + 3];
    const child = share * rates.seen[Group.children * 2 + face];
    const selling = rates.seen[Group.adultsSelling * 2 + face];
    const notSelling = rates.seen[Group.adultsNotSelling * 2 + face];
    const met = young * child + counts[c + 2] * selling + counts[c + 3] * notSelling;
    const taken = (judgedSums[c] + judgedSums[c + 1]) * child + judgedSums[c + 2] * selling + judgedSums[c + 3] * notSelling;
    children[Rung.T4b] += young * child;
    persons[Rung.T4b] += met;
    children[Rung.T5] += taken;
    children[Rung.T6a] += taken * rates.weighted[type[v]];
    persons[Rung.T6a] += met * rates.weighted[type[v]];
    reached[0] += counts[c] * child;
    reached[1] += counts[c + 1] * child;
    reached[2] += counts[c + 2] * selling + counts[c + 3] * notSelling;
    judged[0] += judgedSums[c] * child;
    judged[1] += judgedSums[c + 1] * child;
    judged[2] += judgedSums[c + 2] * selling + judgedSums[c + 3] * notSelling;
  }
  persons[Rung.T5] = persons[Rung.T4b];
  addOffVenue(world, children, persons);
  children[Rung.T6] = reading ? reading.children : NaN;
  persons[Rung.T6] = reading ? reading.persons : NaN;
  return { children, persons, judgement: judgementOf(reached, judged) };
}

/** Share of children at each rung; NaN where there is nobody. T6 equals the reading's share bit for bit. */
export function sharesOf(ladder: Ladder): Float64Array {
  return ladder.children.map((children, rung) => (ladder.persons[rung] > 0 ? children / ladder.persons[rung] : NaN));
}

/** Counts the persons of every venue in the world's current week. One pass over the slots. */
export function countPersons(world: World, rates: Rates): Counted {
  const { band, born, traits } = world.slot;
  const { area, firstSlot } = world.venue;
  const { week } = world;
  const counts = new Int32Array(4 * world.size.venues);
  const judged = new Float64Array(4 * world.size.venues);
  for (let v = 0; v < world.size.venues; v++) {
    const surveyed = world.areas[area[v]].study && faceOf(world, v) <= Exposure.concealed;
    const end = firstSlot[v + 1];
    for (let slot = firstSlot[v]; slot < end; slot++) {
      const code = band[slot];
      if (code === Band.vacant) continue;
      const kind = 4 * v + (code !== Band.adult ? code - 1 : (traits[slot] & SELLS_SEX) !== 0 ? 2 : 3);
      counts[kind]++;
      if (surveyed) judged[kind] += rates.judged[ageRow(week - born[slot], code)];
    }
  }
  return { counts, judged };
}

/** Children outside venues stand in T0, and those of the study areas in T1. */
function addOffVenue(world: World, children: Float64Array, persons: Float64Array): void {
  const { band, area } = world.offVenue;
  for (let i = 0; i < band.length; i++) {
    if (band[i] === Band.vacant) continue;
    children[Rung.T0]++;
    persons[Rung.T0]++;
    if (!world.areas[area[i]].study) continue;
    children[Rung.T1]++;
    persons[Rung.T1]++;
  }
}

function judgementOf(reached: Float64Array, judged: Float64Array): Judgement {
  return {
    sensitivity: over(judged[0] + judged[1], reached[0] + reached[1]),
    upTo15: over(judged[0], reached[0]),
    from16To17: over(judged[1], reached[1]),
    specificity: 1 - over(judged[2], reached[2]),
  };
}

function over(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}
