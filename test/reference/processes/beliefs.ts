import { atArea, countIf, stands, venuesOf, type PlainWorld, type Venue } from '../state.ts';
import { signalClients } from './demand.ts';
import { usesMinors } from './owners.ts';

/** Codes of `beliefs.sanction`. */
export const SANCTION = { raid: 0, arrest: 1, conviction: 2 } as const;
const EPSTEIN = 1;

/** Weekly retention of what is believed beyond the prior. */
const kept = (world: PlainWorld): number => Math.pow(2, -1 / world.params.beliefs.halfLifeWeeks);

/** A week passes: what was heard is forgotten a little, and the week itself counts as quiet. */
export function fadeBeliefs(world: PlainWorld): void {
  const g = kept(world);
  for (const area of world.area) area.signal *= g;
  for (const venue of world.venues) {
    venue.a *= g;
    venue.b = g * venue.b + world.params.beliefs.quiet;
  }
}

/** A new venue: the prior, with the quiet weeks of its trade behind it for ever. */
export function startBelief(world: PlainWorld, venue: Venue): void {
  venue.a = 0;
  venue.b = world.params.beliefs.quiet / (1 - kept(world));
  venue.sanctioned = false;
}

/** Perceived probability of at least one sanction a quarter; `signals` false: had the venue met and heard of none. */
export function perceivedRisk(world: PlainWorld, venue: Venue, signals = true): number {
  const { beliefs: p, raids } = world.params;
  if (p.rule === EPSTEIN) {
    const investigators = Math.floor(atArea(world, raids.capacity, venue.area) * raids.politicalWill[world.week]);
    const users = countIf(venuesOf(world, venue.area), (other) => stands(other) && usesMinors(other.strategy));
    return 1 - Math.exp((-p.epsteinK * investigators) / Math.max(users, 1));
  }
  const a = p.priorA + (signals ? venue.a + world.area[venue.area].signal : 0);
  return a / (a + p.priorB + venue.b);
}

/** All venues of an area hear of something. */
export function signalArea(world: PlainWorld, area: number, weight: number): void {
  world.area[area].signal += weight;
}

/** A raid has found children in a venue, or an arrest has followed. */
export function sanctioned(world: PlainWorld, venue: Venue, event: number): void {
  const { demand, beliefs } = world.params;
  signalClients(world, venue.area, event === SANCTION.raid ? demand.signalRaid : demand.signalArrest);
  if (beliefs.sanction === event) spread(world, venue, venue.strategy, true, 1);
}

/** A case has ended in a conviction. `stillThere`: the venue that was raided, not another at its place. */
export function convicted(world: PlainWorld, venue: Venue, strategy: number, stillThere: boolean, strength: number): void {
  const { demand, beliefs } = world.params;
  signalClients(world, venue.area, demand.signalConviction * strength);
  if (beliefs.sanction === SANCTION.conviction) spread(world, venue, strategy, stillThere, strength);
  else signalArea(world, venue.area, beliefs.conviction * strength);
}

/** Who takes note of a sanction: the venue, its neighbours on the ring of the area, the area, the others through media. */
function spread(world: PlainWorld, venue: Venue, strategy: number, stillThere: boolean, strength: number): void {
  const { beliefs: p } = world.params;
  world.sanctions[strategy]++;
  if (stillThere) {
    venue.sanctioned = true;
    venue.a += p.own * strength;
  }
  world.areas.forEach((_, area) => signalArea(world, area, (area === venue.area ? p.area : p.media) * strength));
  const ring = venuesOf(world, venue.area);
  const here = ring.indexOf(venue);
  for (let i = 1; i <= p.partners; i++) {
    // The nearest after it, the nearest before it, the second after it, …
    const distance = Math.ceil(i / 2) * (i % 2 === 1 ? 1 : -1);
    const partner = ring[(((here + distance) % ring.length) + ring.length) % ring.length];
    if (partner !== venue) partner.a += p.network * strength;
  }
}

/** A betrayed raid found nothing. */
export function signalLeak(world: PlainWorld, venue: Venue): void {
  venue.b += world.params.beliefs.leaked;
}

/** Sanctions turn out to have no consequences. */
export function discountSanctions(world: PlainWorld, area: number, factor: number): void {
  world.area[area].signal *= factor;
  for (const venue of venuesOf(world, area)) venue.a *= factor;
}
