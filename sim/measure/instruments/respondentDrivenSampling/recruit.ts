import { log } from '../../../base/dmath.ts';
import { uniform } from '../../../base/random/streams.ts';
import { RdsPurpose, type RdsParams } from './declarations.ts';
import { makeNetwork } from './network.ts';
import type { Population } from './population.ts';

/** Those interviewed, in the order of their interviews. */
export interface Recruits {
  readonly person: readonly number[];
  /** Place of the recruiter in this order; -1 of seeds. */
  readonly recruiter: readonly number[];
  readonly wave: readonly number[];
  /** Ties in fact; 1 or more. */
  readonly ties: readonly number[];
  /** Coupons handed on. */
  readonly coupons: number;
}

/**
 * Recruitment wave by wave: everybody hands coupons to ties who were not yet interviewed, drawn at random among them; whoever comes is interviewed in turn, until the sample is full or nobody comes any more.
 * All of it happens in the world's current week: nobody leaves and nobody is new while it goes on.
 */
export function recruit(people: Population, params: RdsParams, keys: Int32Array): Recruits {
  const network = makeNetwork(people, params, keys);
  const [person, recruiter, wave, ties]: [number[], number[], number[], number[]] = [[], [], [], []];
  const circles: (readonly number[])[] = [];
  const interviewed = new Uint8Array(people.count);
  let coupons = 0;
  const interview = (who: number, from: number, at: number, circle: readonly number[]): void => {
    interviewed[who] = 1;
    person.push(who);
    recruiter.push(from);
    wave.push(at);
    ties.push(circle.length);
    circles.push(circle);
  };
  for (const [who, circle] of seedsOf(people, params, keys, network.neighbours)) interview(who, -1, 0, circle);
  for (let row = 0; row < person.length && person.length < params.sample; row++) {
    if (wave[row] >= params.waves) break;
    const from = people.word[person[row]];
    const candidates = circles[row].filter((q) => interviewed[q] === 0).map((q) => ({ q, at: uniform(keys, RdsPurpose.coupon, from, people.word[q]) }));
    candidates.sort((a, b) => a.at - b.at);
    for (const { q } of candidates.slice(0, params.coupons)) {
      if (person.length >= params.sample) break;
      coupons++;
      const comes = people.selling[q] === 1 ? params.comesSelling : params.comesOther;
      if (uniform(keys, RdsPurpose.comes, from, people.word[q]) < comes) interview(q, row, wave[row] + 1, network.neighbours(q));
    }
  }
  return { person, recruiter, wave, ties, coupons };
}

/**
 * How soon a person is met, where each is met at the rate of the ties that they would have: an exponential draw, so that whoever comes first is chosen in that proportion.
 * It depends on the person alone: who else is there changes nothing but who is before them (Efraimidis & Spirakis 2006, Inf. Process. Lett. 97:181-185).
 */
function meetingTime(keys: Int32Array, word: number, rate: number): number {
  return rate > 0 ? -log(uniform(keys, RdsPurpose.seed, 0, word)) / rate : Infinity;
}

/** Seeds with their ties: the first who are met, some of them from those who sell sex; whoever knows nobody is passed over. */
function seedsOf(people: Population, { seeds, seedsSelling }: RdsParams, keys: Int32Array, neighbours: (person: number) => readonly number[]): Map<number, readonly number[]> {
  const times = Float64Array.from({ length: people.count }, (_, p) => meetingTime(keys, people.word[p], people.sought[p]));
  const chosen = new Map<number, readonly number[]>();
  const selling = Math.floor(seeds * seedsSelling + uniform(keys, RdsPurpose.seedsSelling, 0, 0));
  const take = (until: number, may: (person: number) => boolean): void => {
    // Many more than are needed are put in order at a time, for most have ties.
    for (let from = -Infinity; chosen.size < until && from < Infinity;) {
      const next = soonest(times, from, 4 * seeds + 16);
      for (const p of next) {
        if (chosen.size >= until) return;
        if (chosen.has(p) || !may(p)) continue;
        const circle = neighbours(p);
        if (circle.length > 0) chosen.set(p, circle);
      }
      from = next.length > 0 ? times[next.at(-1)!] : Infinity;
    }
  };
  take(Math.min(seeds, selling), (p) => people.selling[p] === 1);
  take(seeds, () => true);
  return chosen;
}

/** Persons with the earliest times after `after`, in order, at most `most`. */
function soonest(times: Float64Array, after: number, most: number): number[] {
  const best: number[] = [];
  let bar = Infinity;
  for (let p = 0; p < times.length; p++) {
    if (!(times[p] > after && times[p] < bar)) continue;
    let place = best.length;
    while (place > 0 && times[best[place - 1]] > times[p]) place--;
    best.splice(place, 0, p);
    if (best.length > most) best.pop();
    if (best.length === most) bar = times[best[most - 1]];
  }
  return best;
}
