import { declare } from '../../base/declare.ts';
import { exp, log } from '../../base/dmath.ts';
import { describeProcess } from '../process.ts';
import type { World } from '../world.ts';

export const beliefsParameters = declare({
  priorA: { unit: 'weight', bounds: [0.001, 100], text: 'Prior weight of being sanctioned in a quarter.' },
  priorB: { unit: 'weight', bounds: [0.001, 1000], text: 'Prior weight of not being sanctioned in a quarter.' },
  quiet: { unit: 'weight', bounds: [0, 10], text: 'Weight of a week without a sanction.' },
  halfLifeWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Half-life of what is believed beyond the prior.' },
  own: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction of one’s own.' },
  network: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction of a venue in one’s network.' },
  area: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction anywhere in one’s area.' },
  conviction: { unit: 'weight', bounds: [0, 10], text: 'Weight of a conviction in one’s area.' },
  leaked: { unit: 'weight', bounds: [0, 10], text: 'Weight, on the quiet side, of a raid that was betrayed beforehand.' },
  partners: { unit: 'count', bounds: [0, 10], integer: true, text: 'Venues in a venue’s network.' },
});

export const beliefs = describeProcess({
  name: 'beliefs',
  text: 'Perceived certainty is a Beta belief with forgetting, decayed only when it is read (Anwar and Loughran 2011; facts section 3).',
  declarations: beliefsParameters,
  reads: [],
  writes: ['venue.beliefA', 'venue.beliefB', 'area.signal'],
  draws: [],
});

/** g^k for k = 0, 1, …, where g^halfLife = 1/2. */
export function retentionPowers(halfLifeWeeks: number, length: number): Float64Array {
  const powers = new Float64Array(Math.max(2, length + 1));
  const rate = log(2) / halfLifeWeeks;
  for (let k = 0; k < powers.length; k++) powers[k] = exp(-rate * k);
  return powers;
}

/** Brings a venue's own part of the belief to this week. */
function settle(world: World, week: number, venue: number): void {
  const { beliefA, beliefB, beliefWeek } = world.venue;
  const keep = world.derived.keep[week - beliefWeek[venue]!]!;
  beliefA[venue] = beliefA[venue]! * keep;
  beliefB[venue] = beliefB[venue]! * keep + world.derived.quietLimit * (1 - keep);
  beliefWeek[venue] = week;
}

/** Perceived probability of at least one sanction a quarter: a / (a + b), own and area signals together. */
export function perceivedRisk(world: World, week: number, venue: number): number {
  const { beliefA, beliefB, beliefWeek, area } = world.venue;
  const { keep, quietLimit } = world.derived;
  const { priorA, priorB } = world.params.beliefs;
  const own = keep[week - beliefWeek[venue]!]!;
  const home = area[venue]!;
  const shared = world.area.signal[home]! * keep[week - world.area.signalWeek[home]!]!;
  const a = priorA + beliefA[venue]! * own + shared;
  const b = priorB + beliefB[venue]! * own + quietLimit * (1 - own);
  return a / (a + b);
}

function signalArea(world: World, week: number, area: number, weight: number): void {
  const { signal, signalWeek } = world.area;
  signal[area] = signal[area]! * world.derived.keep[week - signalWeek[area]!]! + weight;
  signalWeek[area] = week;
}

/** A venue is sanctioned: it, its network and its area take note. The network is a ring lattice within the area. */
export function signalSanction(world: World, week: number, venue: number): void {
  const p = world.params.beliefs;
  const home = world.venue.area[venue]!;
  settle(world, week, venue);
  world.venue.beliefA[venue] = world.venue.beliefA[venue]! + p.own;
  signalArea(world, week, home, p.area);
  const first = world.area.firstVenue[home]!;
  const count = world.area.firstVenue[home + 1]! - first;
  for (let i = 0; i < p.partners; i++) {
    const step = i % 2 === 0 ? (i >> 1) + 1 : -((i >> 1) + 1);
    const partner = first + ((((venue - first + step) % count) + count) % count);
    if (partner === venue) continue;
    settle(world, week, partner);
    world.venue.beliefA[partner] = world.venue.beliefA[partner]! + p.network;
  }
}

/** A betrayed raid found nothing: the venue believes itself safer. */
export function signalLeak(world: World, week: number, venue: number): void {
  settle(world, week, venue);
  world.venue.beliefB[venue] = world.venue.beliefB[venue]! + world.params.beliefs.leaked;
}

/** A conviction is heard of in the area. */
export function signalConviction(world: World, week: number, area: number): void {
  signalArea(world, week, area, world.params.beliefs.conviction);
}

/** A new venue starts from the prior, with the quiet weeks of its trade behind it. */
export function startBelief(world: World, week: number, venue: number): void {
  world.venue.beliefA[venue] = 0;
  world.venue.beliefB[venue] = world.derived.quietLimit;
  world.venue.beliefWeek[venue] = week;
}
