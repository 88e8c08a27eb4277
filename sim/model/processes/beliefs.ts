import { declare } from '../../base/declare.ts';
import { exp, log } from '../../base/dmath.ts';
import { investigationCapacity } from '../capacity.ts';
import { Strategy } from '../dimensions.ts';
import { describeProcess } from '../process.ts';
import type { World } from '../world.ts';
import { signalClients } from './demand.ts';

export const beliefsParameters = declare({
  rule: { unit: 'switch', bounds: [0, 1], integer: true, text: '0: a Beta belief with forgetting, fed by signals; 1: Epstein’s arrest probability, from investigators and venues in the area.' },
  sanction: { unit: 'switch', bounds: [0, 2], integer: true, text: 'What counts as a sanction: 0 a raid that found children, 1 an arrest, 2 a conviction.' },
  epsteinK: { unit: 'index', bounds: [0, 20], text: 'Constant k of the arrest probability 1 - exp(-k C / A).' },
  priorA: { unit: 'weight', bounds: [0.001, 100], text: 'Prior weight of being sanctioned in a quarter.' },
  priorB: { unit: 'weight', bounds: [0.001, 1000], text: 'Prior weight of not being sanctioned in a quarter.' },
  quiet: { unit: 'weight', bounds: [0, 10], text: 'Weight of a week without a sanction.' },
  halfLifeWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Half-life of what is believed beyond the prior.' },
  own: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction of one’s own.' },
  network: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction of a venue in one’s network.' },
  area: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction anywhere in one’s area.' },
  media: { unit: 'weight', bounds: [0, 10], text: 'Weight of a sanction in another area, heard of through media.' },
  conviction: { unit: 'weight', bounds: [0, 10], text: 'Weight of a conviction in one’s area, where convictions are not themselves the sanction.' },
  leaked: { unit: 'weight', bounds: [0, 10], text: 'Weight, on the quiet side, of a raid that was betrayed beforehand.' },
  partners: { unit: 'count', bounds: [0, 10], integer: true, text: 'Venues in a venue’s network.' },
});

export const beliefs = describeProcess({
  name: 'beliefs',
  text: 'Perceived certainty of a sanction: a Beta belief with forgetting, decayed only when it is read, or Epstein’s arrest probability.',
  declarations: beliefsParameters,
  equations: [
    { formula: 'p̂ = a / (a + b)', text: 'Perceived probability of at least one sanction a quarter, as a Beta belief (Anwar and Loughran 2011).' },
    { formula: 'a ← priorA + g (a − priorA) + w, b ← priorB + g (b − priorB) + quiet, with g = 2^(−1 / halfLifeWeeks)', text: 'Week by week a sanction counts with w (own, network, area or media) and is forgotten; a week counts as quiet, a betrayed raid as leaked more than that (Sherman 1990 and Sorg et al. 2013 on decay; Lochner 2007 on whose sanctions count).' },
    { formula: 'sanction = a raid that found children (0), an arrest (1) or a conviction (2)', text: 'What counts with own, network, area and media is one of the three, by the parameter sanction; convictions that are not themselves the sanction count with the weight conviction in the area, those for a lesser offence with downgradedSignal of it (courts).' },
    { formula: 'objective risk(s) = sanctions of venues of strategy s / venues of strategy s', text: 'The frequency of the same event, recorded week by week beside what venues of that strategy perceive at their reviews.' },
    { formula: 'p̂ = 1 − exp(−epsteinK × C / max(A, 1))', text: 'The other rule (rule 1), which knows no signals: C investigations that the area’s police can run, A venues that use minors there (Epstein 2002).' },
  ],
  reads: ['count.venueStock', 'cases'],
  writes: ['venue.beliefA', 'venue.beliefB', 'venue.sanctioned', 'area.signal', 'count'],
  draws: [],
});

/** Events that can count as a sanction (`beliefs.sanction`). */
export const Sanction = { raid: 0, arrest: 1, conviction: 2 } as const;

const EPSTEIN = 1;

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

/** Perceived probability of at least one sanction a quarter, under the rule of the scenario. */
export function perceivedRisk(world: World, week: number, venue: number): number {
  if (world.params.beliefs.rule === EPSTEIN) return arrestProbability(world, week, world.venue.area[venue]!);
  const keep = world.derived.keep[week - world.venue.beliefWeek[venue]!]!;
  return betaRisk(world, venue, keep, world.venue.beliefA[venue]! * keep + areaSignal(world, week, world.venue.area[venue]!));
}

/** The same, had the venue neither met a sanction nor heard of one: what it perceives for other reasons. Epstein's rule knows no signals. */
export function riskWithoutSignals(world: World, week: number, venue: number): number {
  if (world.params.beliefs.rule === EPSTEIN) return arrestProbability(world, week, world.venue.area[venue]!);
  return betaRisk(world, venue, world.derived.keep[week - world.venue.beliefWeek[venue]!]!, 0);
}

function betaRisk(world: World, venue: number, keep: number, signals: number): number {
  const { priorA, priorB } = world.params.beliefs;
  const a = priorA + signals;
  const b = priorB + world.venue.beliefB[venue]! * keep + world.derived.quietLimit * (1 - keep);
  return a / (a + b);
}

/** Epstein 2002: 1 − exp(−k C / A). Where nobody uses minors, whoever begins is alone: A is at least 1. */
function arrestProbability(world: World, week: number, area: number): number {
  const { size, count, params } = world;
  const investigators = investigationCapacity(world, week, area);
  let users = 0;
  for (let s: number = Strategy.open; s <= Strategy.clandestine; s++) users += count.venueStock[s * size.areas + area]!;
  return 1 - exp((-params.beliefs.epsteinK * investigators) / Math.max(1, users));
}

function areaSignal(world: World, week: number, area: number): number {
  return world.area.signal[area]! * world.derived.keep[week - world.area.signalWeek[area]!]!;
}

function signalArea(world: World, week: number, area: number, weight: number): void {
  world.area.signal[area] = areaSignal(world, week, area) + weight;
  world.area.signalWeek[area] = week;
}

/** Something that every venue of an area hears of: a public event. `weight` counts like the sanctions of one's area. */
export function signalEveryone(world: World, week: number, area: number, weight: number): void {
  if (weight > 0) signalArea(world, week, area, weight);
}

/** A raid has found children in a venue, or an arrest has followed: a sanction where the scenario counts it as one. */
export function sanctioned(world: World, week: number, venue: number, event: number): void {
  const { signalRaid, signalArrest } = world.params.demand;
  signalClients(world, week, world.venue.area[venue]!, event === Sanction.raid ? signalRaid : signalArrest);
  if (event === world.params.beliefs.sanction) signalSanction(world, week, venue, world.venue.strategy[venue]!, true, 1);
}

/**
 * A case has ended in a conviction: the sanction itself, or heard of in the area with a weight of its own.
 * @param strategy what the venue did when it was raided
 * @param stands whether that venue, not one that has opened in its place since, is still there
 * @param strength 1, or less for a conviction that impresses less
 */
export function convicted(world: World, week: number, venue: number, strategy: number, stands: boolean, strength: number): void {
  const { sanction, conviction } = world.params.beliefs;
  signalClients(world, week, world.venue.area[venue]!, world.params.demand.signalConviction * strength);
  if (sanction === Sanction.conviction) signalSanction(world, week, venue, strategy, stands, strength);
  else signalArea(world, week, world.venue.area[venue]!, conviction * strength);
}

/** A venue is sanctioned: it, its network, its area and the media take note. The network is a ring lattice within the area. */
function signalSanction(world: World, week: number, venue: number, strategy: number, stands: boolean, strength: number): void {
  const p = world.params.beliefs;
  const home = world.venue.area[venue]!;
  world.count.sanctions[strategy] = world.count.sanctions[strategy]! + 1;
  if (stands) {
    world.venue.sanctioned[venue] = 1;
    raise(world, week, venue, p.own * strength);
  }
  signalArea(world, week, home, p.area * strength);
  if (p.media > 0) for (let a = 0; a < world.size.areas; a++) if (a !== home) signalArea(world, week, a, p.media * strength);
  const first = world.area.firstVenue[home]!;
  const count = world.area.firstVenue[home + 1]! - first;
  for (let i = 0; i < p.partners; i++) {
    const step = i % 2 === 0 ? (i >> 1) + 1 : -((i >> 1) + 1);
    const partner = first + ((((venue - first + step) % count) + count) % count);
    if (partner !== venue) raise(world, week, partner, p.network * strength);
  }
}

function raise(world: World, week: number, venue: number, weight: number): void {
  settle(world, week, venue);
  world.venue.beliefA[venue] = world.venue.beliefA[venue]! + weight;
}

/** A betrayed raid found nothing: the venue believes itself safer. */
export function signalLeak(world: World, week: number, venue: number): void {
  settle(world, week, venue);
  world.venue.beliefB[venue] = world.venue.beliefB[venue]! + world.params.beliefs.leaked;
}

/**
 * Sanctions turn out to have no consequences: what they have taught beyond the prior is multiplied by a factor in a whole area.
 * Forgetting is a factor too, so nothing has to be brought to this week first.
 */
export function discountSanctions(world: World, area: number, factor: number): void {
  const { firstVenue, signal } = world.area;
  const { beliefA } = world.venue;
  for (let venue = firstVenue[area]!; venue < firstVenue[area + 1]!; venue++) beliefA[venue] = beliefA[venue]! * factor;
  signal[area] = signal[area]! * factor;
}

/** A new venue starts from the prior, with the quiet weeks of its trade behind it. */
export function startBelief(world: World, week: number, venue: number): void {
  world.venue.beliefA[venue] = 0;
  world.venue.beliefB[venue] = world.derived.quietLimit;
  world.venue.beliefWeek[venue] = week;
  world.venue.sanctioned[venue] = 0;
}
