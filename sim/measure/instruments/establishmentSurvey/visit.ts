import { normalQuantile } from '../../../base/random/normal.ts';
import { uniform } from '../../../base/random/streams.ts';
import { Band, Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { SELLS_SEX, yearsOfRow } from '../../ages.ts';
import type { Shown } from '../../rates.ts';
import { childrenExposure, faceOf, personRow } from '../../view.ts';
import { SurveyPurpose, type SurveyParams } from './declarations.ts';

/** What one visit counted. */
export interface Visit {
  persons: number;
  judgedChildren: number;
  judgedUpTo15: number;
}

/** Whether an operating, public venue turns the surveyors away. */
export function refuses(world: World, venue: number, params: SurveyParams, keys: Int32Array): boolean {
  const probability = params.refusal[faceOf(world, venue)];
  return probability > 0 && uniform(keys, SurveyPurpose.refusal, venue, world.venue.generation[venue]) < probability;
}

/**
 * Visits a public venue: who is shown, on shift and counted, and who of them is judged a child.
 * Each draw has the key (slot, occupant), so that it is a person's own in this wave, whatever else changes.
 */
export function visitVenue(world: World, venue: number, params: SurveyParams, shown: Shown, keys: Int32Array, into: Visit): void {
  const { firstSlot } = world.venue;
  const { band, occupant, traits } = world.slot;
  const exposure = childrenExposure(world, venue);
  // A venue that was told hides all its children from the surveyors, for that week and from them alone: nothing in the world changes.
  const told = happens(params.tipOff, keys, SurveyPurpose.tipOff, venue, world.venue.generation[venue]);
  const childShown = exposure === Exposure.clandestine || told ? 0 : shown[exposure];
  into.persons = 0;
  into.judgedChildren = 0;
  into.judgedUpTo15 = 0;
  for (let slot = firstSlot[venue]; slot < firstSlot[venue + 1]; slot++) {
    if (band[slot] === Band.vacant) continue;
    const child = band[slot] !== Band.adult;
    const occupancy = occupant[slot];
    if (child && !happens(childShown, keys, SurveyPurpose.shown, slot, occupancy)) continue;
    if (!happens(params.onShift, keys, SurveyPurpose.onShift, slot, occupancy)) continue;
    const uncounted = !child && (traits[slot] & SELLS_SEX) === 0;
    if (uncounted && !happens(params.countsNonSelling, keys, SurveyPurpose.counted, slot, occupancy)) continue;
    into.persons++;
    const age = yearsOfRow(personRow(world, slot)) + params.ageBias;
    const noise = params.ageNoise > 0 ? params.ageNoise * normalQuantile(uniform(keys, SurveyPurpose.age, slot, occupancy)) : 0;
    const perceived = age + noise;
    if (perceived >= 18) continue;
    const mistaken = child ? params.confirmationLost : params.confirmationCleared;
    if (happens(mistaken, keys, SurveyPurpose.confirmation, slot, occupancy)) continue;
    into.judgedChildren++;
    if (perceived < params.youngCut) into.judgedUpTo15++;
  }
}

/** A draw, saved where it is certain. */
function happens(probability: number, keys: Int32Array, purpose: number, entity: number, counter: number): boolean {
  return probability >= 1 || (probability > 0 && uniform(keys, purpose, entity, counter) < probability);
}
