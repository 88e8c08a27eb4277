import { exp } from '../../../base/dmath.ts';
import { poissonQuantile } from '../../../base/random/poisson.ts';
import { bits, uniform } from '../../../base/random/streams.ts';
import { RdsPurpose, type RdsParams } from './declarations.ts';
import type { Population } from './population.ts';

/** Ties of the population, found as they are asked for. */
export interface Network {
  /** Persons with whom this one has a tie, ascending, each once. */
  neighbours(person: number): readonly number[];
}

/** Two ends of a tie that leaves a venue. */
interface Tie {
  readonly here: number;
  readonly there: number;
}

/**
 * A block model with degrees of its own for each person (Karrer & Newman 2011, Phys. Rev. E 83:016107). With s the ties that persons would have, and S their sums over the venue, the venues of the same
 * type and area, the area and the population, the number of ties between i and j is Poisson with mean
 *   s_i s_j (withinVenue / S_venue + withinType / S_type + withinArea / S_area + rest / S), times `unlike` where one sells sex and the other does not;
 * each part only where i and j share that block. So i has s_i ties in the mean, less those with oneself.
 *
 * Nothing is drawn but what is asked for, and every draw is keyed by what it is about, so that ties run both ways and do not depend on who was asked first:
 * within a venue by the pair of persons; between venues first how many ties there are, by the pair of venues, then who holds each end, by tie.
 * To draw each pair of persons would cost the size of the population a recruit; this costs the number of venues.
 */
export function makeNetwork(people: Population, params: RdsParams, keys: Int32Array): Network {
  const sums = blockSums(people);
  const found = new Map<number, readonly Tie[]>();
  const rest = Math.max(0, 1 - params.withinVenue - params.withinType - params.withinArea);

  /** Factors on s_i s_j by what venues share with this one, each with those before it: the population, the area, area and type. */
  function factorsOf(u: number): readonly [number, number, number] {
    const far = rest / sums.all;
    const near = far + params.withinArea / sums.area[people.area[u]];
    return [far, near, near + params.withinType / sums.type[typeBlock(people, u)]];
  }

  function tiesFrom(u: number): readonly Tie[] {
    const known = found.get(u);
    if (known) return known;
    const ties: Tie[] = [];
    found.set(u, ties);
    const { area, type, venueIndex } = people;
    const [far, near, close] = factorsOf(u);
    // What a person of each group elsewhere has with all of u.
    const forOther = sums.venue[2 * u] + params.unlike * sums.venue[2 * u + 1];
    const forSelling = sums.venue[2 * u + 1] + params.unlike * sums.venue[2 * u];
    for (let v = 0; v < venueIndex.length; v++) {
      if (v === u) continue;
      const factor = area[v] !== area[u] ? far : type[v] !== type[u] ? near : close;
      const mean = factor * (sums.venue[2 * v] * forOther + sums.venue[2 * v + 1] * forSelling);
      const [low, high] = u < v ? [u, v] : [v, u];
      const drawn = uniform(keys, RdsPurpose.betweenVenues, venueIndex[low], venueIndex[high]);
      // Most pairs of venues share nothing: exp(-mean) >= 1 - mean spares the exponential.
      if (drawn > 1 - mean) addTies(ties, u, low, high, poissonQuantile(drawn, mean));
    }
    return ties;
  }

  /** The ties between two venues, seen from u, which is one of them. The lower venue's end comes first, whoever asks; the other one depends on it where like seeks like. */
  function addTies(ties: Tie[], u: number, low: number, high: number, count: number): void {
    if (count === 0) return;
    const pair = bits(keys, RdsPurpose.tie, people.venueIndex[low], people.venueIndex[high]);
    for (let k = 0; k < count; k++) {
      const atLow = endIn(low, uniform(keys, RdsPurpose.end, pair, 2 * k), sums.venue[2 * high], sums.venue[2 * high + 1]);
      const atHigh = endIn(high, uniform(keys, RdsPurpose.end, pair, 2 * k + 1), 1 - people.selling[atLow], people.selling[atLow]);
      ties.push(low === u ? { here: atLow, there: atHigh } : { here: atHigh, there: atLow });
    }
  }

  /** Who of a venue holds an end, in proportion to s and to what the far end holds of those who do not sell sex and of those who do. */
  function endIn(v: number, u: number, farOther: number, farSelling: number): number {
    const forOther = farOther + params.unlike * farSelling;
    const forSelling = farSelling + params.unlike * farOther;
    let left = u * (sums.venue[2 * v] * forOther + sums.venue[2 * v + 1] * forSelling);
    let last = -1;
    for (let p = people.first[v]; p < people.first[v + 1]; p++) {
      const rate = people.sought[p] * (people.selling[p] === 1 ? forSelling : forOther);
      if (!(rate > 0)) continue;
      last = p;
      left -= rate;
      if (left < 0) break;
    }
    return last;
  }

  function neighbours(person: number): readonly number[] {
    const v = people.venue[person];
    const sought = people.sought[person];
    if (!(sought > 0)) return [];
    const factor = params.withinVenue / (sums.venue[2 * v] + sums.venue[2 * v + 1]) + factorsOf(v)[2];
    const all = new Set<number>();
    for (let q = people.first[v]; q < people.first[v + 1]; q++) {
      if (q === person || !(people.sought[q] > 0)) continue;
      const mean = sought * people.sought[q] * factor * (people.selling[person] === people.selling[q] ? 1 : params.unlike);
      const [a, b] = people.word[person] < people.word[q] ? [person, q] : [q, person];
      if (uniform(keys, RdsPurpose.withinVenue, people.word[a], people.word[b]) < 1 - exp(-mean)) all.add(q);
    }
    for (const { here, there } of tiesFrom(v)) if (here === person) all.add(there);
    return [...all].sort((a, b) => a - b);
  }

  return { neighbours };
}

const TYPES = 256;

function typeBlock({ area, type }: Population, venue: number): number {
  return area[venue] * TYPES + type[venue];
}

/** Sums of sought ties: by venue and group (not selling, selling), by area and type, by area, of all. */
function blockSums(people: Population): { readonly venue: Float64Array; readonly type: Float64Array; readonly area: Float64Array; readonly all: number } {
  const venue = new Float64Array(2 * people.venueIndex.length);
  for (let p = 0; p < people.count; p++) venue[2 * people.venue[p] + people.selling[p]] += people.sought[p];
  const type = new Float64Array(256 * TYPES);
  const area = new Float64Array(256);
  let all = 0;
  for (let v = 0; v < people.venueIndex.length; v++) {
    const sum = venue[2 * v] + venue[2 * v + 1];
    type[typeBlock(people, v)] += sum;
    area[people.area[v]] += sum;
    all += sum;
  }
  return { venue, type, area, all };
}
