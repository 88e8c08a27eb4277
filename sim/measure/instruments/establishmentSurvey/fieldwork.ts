import { ratio, type SecondStage } from '../../../estimate/ratio.ts';
import type { World } from '../../../model/world.ts';
import type { Listing } from '../../listing.ts';
import type { Shown } from '../../rates.ts';
import type { PrevalenceReading } from '../../reading.ts';
import { isPublic } from '../../view.ts';
import { costOf } from '../cost.ts';
import { allocateSample, attemptLimit } from './allocation.ts';
import type { SurveyParams } from './declarations.ts';
import { makeStrata, type Strata } from './strata.ts';
import { refuses, visitVenue, type Visit } from './visit.ts';
import { designWeight } from './weights.ts';

/** A row a venue approached: those that gave nothing stay in, for how many answer is part of what is estimated. */
interface Attempts {
  length: number;
  readonly children: Float64Array;
  readonly persons: Float64Array;
  readonly weight: Float64Array;
  readonly stratum: Int32Array;
}

interface Tally {
  venues: number;
  judgedUpTo15: number;
  replaced: number;
  refused: number;
  closed: number;
}

/**
 * How the estimator sees those met in a venue: as a sample of the many who work there at other hours. What share of them is on shift the
 * surveyors do not know; to take it as small is on the safe side (some 4 % of the variance at the default sampling fractions).
 */
const seenInVenue: SecondStage = { kind: 'bernoulli', fraction: 0 };

/**
 * One fieldwork in the world's current week: venues approached by stratum, persons counted and judged, and the estimate.
 * The world is read, never written. Independent of every other wave: the keys are the wave's own.
 * @param listing the frame, made params.frameAgeWeeks before
 * @param shown [open, concealed]: a child's probability to be shown to a stranger (world, not instrument)
 */
export function readSurvey(world: World, listing: Listing, params: SurveyParams, shown: Shown, keys: Int32Array): PrevalenceReading {
  const strata = makeStrata(world, listing, keys);
  const whole = params.fullEnumeration === 1;
  const samples = whole ? strata.size : allocateSample(strata.size, params.sample);
  const limits = Int32Array.from(samples, (sample, h) => attemptLimit(strata.size[h], sample, whole ? 0 : params.replacementLimit));
  const attempts = makeAttempts(limits.reduce((sum, limit) => sum + limit, 0));
  const fraction = new Float64Array(strata.count);
  const tally: Tally = { venues: 0, judgedUpTo15: 0, replaced: 0, refused: 0, closed: 0 };
  let first = 0;
  for (let h = 0; h < strata.count; h++) {
    if (samples[h] > 0) {
      fraction[h] = workStratum(world, listing, params, shown, keys, strata, { h, first, sample: samples[h], limit: limits[h] }, attempts, tally);
    }
    first += strata.size[h];
  }
  return makeReading(attempts, fraction, tally, costOf(params, attempts.length));
}

function makeAttempts(capacity: number): Attempts {
  return {
    length: 0, children: new Float64Array(capacity), persons: new Float64Array(capacity),
    weight: new Float64Array(capacity), stratum: new Int32Array(capacity),
  };
}

const visit: Visit = { persons: 0, judgedChildren: 0, judgedUpTo15: 0 };

/** Works through one stratum; returns the share of its venues about which something was learnt (refusals teach nothing). */
function workStratum(
  world: World, listing: Listing, params: SurveyParams, shown: Shown, keys: Int32Array, strata: Strata,
  at: { readonly h: number; readonly first: number; readonly sample: number; readonly limit: number }, attempts: Attempts, tally: Tally,
): number {
  const begin = attempts.length;
  const size = strata.size[at.h];
  let answered = 0;
  let refused = 0;
  let approached = 0;
  while (approached < at.limit && answered < at.sample) {
    const row = strata.row[at.first + approached++];
    const venue = listing.venue[row];
    const i = attempts.length++;
    attempts.stratum[i] = at.h;
    if (world.venue.generation[venue] !== listing.generation[row] || !isPublic(world, venue)) {
      tally.closed++;
    } else if (refuses(world, venue, params, keys)) {
      refused++;
    } else {
      answered++;
      visitVenue(world, venue, params, shown, keys, visit);
      attempts.children[i] = visit.judgedChildren;
      attempts.persons[i] = visit.persons;
      attempts.weight[i] = params.weightTilt[world.venue.type[venue]];
      tally.judgedUpTo15 += visit.judgedUpTo15;
    }
  }
  if (answered > 0) {
    const weight = designWeight(size, at.sample, approached, answered);
    for (let i = begin; i < attempts.length; i++) attempts.weight[i] *= weight;
  }
  tally.venues += answered;
  tally.refused += refused;
  tally.replaced += Math.max(0, approached - at.sample);
  return (approached - refused) / size;
}

const NOTE = 'Children whom the owner hides, who are not on shift, or whose venue is on no list are not in it; the interval shows the chance of the sample alone.';

function makeReading(attempts: Attempts, fraction: Float64Array, tally: Tally, cost: number): PrevalenceReading {
  const n = attempts.length;
  const [children, persons, weight, stratum] = [attempts.children.subarray(0, n), attempts.persons.subarray(0, n), attempts.weight.subarray(0, n), attempts.stratum.subarray(0, n)];
  const estimate = ratio({ y: children, x: persons, weight, stratum, fraction }, seenInVenue);
  const tables = [{ name: 'attempts', text: 'A venue approached, in order; those that were closed or refused gave nothing. Stratum: area and type as listed.', columns: { stratum, children, persons, weight } }];
  if (!estimate.estimable) {
    return {
      estimable: false, estimate: NaN, share: NaN, standardError: NaN, low: NaN, high: NaN, designEffect: NaN, n: 0, cost, tables, note: 'Nobody was seen in the venues that were approached.',
      children: 0, persons: 0, personsSeen: 0, judgedChildren: 0, ...tally,
    };
  }
  const { share, standardError, low, high, designEffect, totalY, totalX, countY, countX } = estimate;
  return {
    estimable: true, estimate: share, share, standardError, low, high, designEffect, n: countX, cost, tables, note: NOTE,
    children: totalY, persons: totalX, personsSeen: countX, judgedChildren: countY, ...tally,
  };
}
