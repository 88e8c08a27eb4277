import { declare } from '../../base/declare.ts';
import { exp } from '../../base/dmath.ts';
import { schedule } from '../../base/events.ts';
import { geometricWeeks } from '../../base/random/geometric.ts';
import { poisson } from '../../base/random/poisson.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { weeklyRate } from '../derived.ts';
import { Band, childExposure, Strategy, VENUE_TYPES, VenueStatus } from '../dimensions.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { comeOfAge, vacate } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { countVenue, drawType } from '../venues.ts';
import { addFlow, countFlow, WEEK_STRIDE, type World } from '../world.ts';
import { releaseWithoutBed } from './care.ts';
import { displaceChildren } from './displacement.ts';
import { giveUp } from './owners.ts';

export const crackdownsParameters = declare({
  perMonth: { unit: 'per month', bounds: [0, 0.9], by: 'area', varies: true, text: 'Hazard that a public venue of type factor 1 is closed in a general crackdown.' },
  typeFactor: { unit: 'factor', bounds: [0, 10], by: 'type', text: 'Factor on that hazard by type of venue.' },
  closureWeeks: { unit: 'weeks', bounds: [1, 104], text: 'Mean weeks that a venue stays closed after a crackdown, unless for good.' },
  lasting: { unit: 'probability', bounds: [0, 1], text: 'Probability that it is closed for good.' },
  shifts: { unit: 'probability', bounds: [0, 1], text: 'Probability that a brothel that reopens does so as an indirect type.' },
  detained: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult who sells sex there is detained for soliciting.' },
  childDetained: { unit: 'probability', bounds: [0, 1], text: 'Probability that a child there is detained like an adult, and let go without care.' },
  trustLoss: { unit: 'weight', bounds: [0, 100], text: 'Loss of the public’s trust, in logarithms, if all venues of an area were closed at once.' },
  trustHalfLifeWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Half-life of that loss.' },
});

export const crackdowns = describeProcess({
  name: 'crackdowns',
  text: 'General crackdowns close open and concealed venues without regard to the use of minors; clandestine ones are not found. They tell owners nothing about the risk of using minors: beliefs stay as they are. Their harms are counted.',
  declarations: crackdownsParameters,
  equations: [
    { formula: 'closures of type y in area a ~ Poisson(−ln(1 − perMonth) × 12 / 52.1775 × typeFactor(y) × venues(a, y))', text: 'Of venues that operate and do not use minors clandestinely. Drawn at the largest factor and thinned (Lewis and Shedler 1979), so that a venue’s chance depends on area and type alone.' },
    { formula: 'trust = exp(−trustLoss L), L ← g L + 1 / places of the area at each closure', text: 'What the public still tells after crackdowns; g halves the loss L over trustHalfLifeWeeks.' },
    { formula: 'P(closed for good) = lasting; else weeks closed ~ Geometric(1 / closureWeeks), and P(a brothel reopens as an indirect type) = shifts', text: 'Children in it are left behind, and go through displacement.' },
    { formula: 'P(detained) = detained for adults who sell sex and for all adults of a brothel, childDetained for children', text: 'Harms, counted each week; a detained child is let go without care.' },
  ],
  reads: ['area.firstVenue', 'venue'],
  writes: ['venue', 'slot', 'offVenue', 'care', 'area.crackdownLoss', 'area.crackdownWeek', 'count'],
  draws: ['crackdownCount', 'crackdownVenue', 'crackdownFate', 'crackdownPerson'],
});

const WORD = 4294967296;
const BROTHEL = VENUE_TYPES.indexOf('brothel');
const SELLS_SEX = 1;

/** This week's closures. An area without a crackdown costs one comparison. */
export function stepCrackdowns(world: World, week: number): void {
  const { size, params, keys, derived } = world;
  const p = params.crackdowns;
  for (let a = 0; a < size.areas; a++) {
    const perMonth = p.perMonth[week * size.areas + a]!;
    if (perMonth === 0) continue;
    const first = world.area.firstVenue[a]!;
    const places = world.area.firstVenue[a + 1]! - first;
    const n = poisson(keys, Purpose.crackdownCount, a, week, weeklyRate(perMonth) * derived.crackdownTop * places);
    for (let i = 0; i < n; i++) {
      const u = uniform(keys, Purpose.crackdownVenue, a * 0x10000 + i, week);
      const thin = (secondWord() + 0.5) / WORD;
      const venue = first + Math.floor(u * places);
      if (isOpenToAll(world, venue) && thin * derived.crackdownTop < p.typeFactor[world.venue.type[venue]!]!) crackDown(world, week, venue, a);
    }
  }
}

/** What a crackdown finds: venues that operate, whose use of minors, if any, is open or concealed. */
function isOpenToAll({ venue: v }: World, venue: number): boolean {
  return v.status[venue] === VenueStatus.operating && v.strategy[venue] !== Strategy.clandestine;
}

function crackDown(world: World, week: number, venue: number, area: number): void {
  const v = world.venue;
  const p = world.params.crackdowns;
  countFlow(world, Flow.crackdownClosures, area);
  countFlow(world, Flow.venuesClosed, area);
  detain(world, week, venue, area);
  loseTrust(world, week, area);
  const remaining = v.persons[venue]! - v.children[venue]!;
  addFlow(world, Flow.careContactsLost, area, remaining);
  const counter = v.generation[venue]! * WEEK_STRIDE + week;
  const lasts = uniform(world.keys, Purpose.crackdownFate, venue, counter) < p.lasting;
  const rest = (secondWord() + 0.5) / WORD;
  if (lasts) {
    addFlow(world, Flow.adultsOut, area, remaining);
    giveUp(world, week, venue);
    return;
  }
  displaceChildren(world, week, venue, childExposure(v.strategy[venue]!));
  countVenue(world, venue, -1);
  v.status[venue] = VenueStatus.closed;
  if (v.type[venue] === BROTHEL && rest < p.shifts) {
    // The place of `rest` within the share that shifts is again uniform: it gives the type.
    v.type[venue] = drawType(world.params.market.openingMix, week * world.size.types, rest / p.shifts, false);
    countFlow(world, Flow.crackdownShifts, area);
  }
  countVenue(world, venue, 1);
  const u = uniform(world.keys, Purpose.crackdownFate, venue, counter + CLOSURE);
  v.dueWeek[venue] = Math.min(30_000, week + geometricWeeks(u, 1 / p.closureWeeks));
  schedule(world.events, v.dueWeek[venue]!, venue, EventKind.venue);
}

/** Second draw of one closure: beyond any generation. */
const CLOSURE = 0x40000000;

/** Adults who sell sex are detained for soliciting; children too, now and then, and let go: no help, but harm. */
function detain(world: World, week: number, venue: number, area: number): void {
  const s = world.slot;
  const p = world.params.crackdowns;
  if (p.detained === 0 && p.childDetained === 0) return;
  const brothel = world.venue.type[venue] === BROTHEL;
  const end = world.venue.firstSlot[venue + 1]!;
  for (let slot = world.venue.firstSlot[venue]!; slot < end; slot++) {
    if (s.band[slot] === Band.vacant) continue;
    const adult = comeOfAge(world, week, slot, venue);
    if (adult && !brothel && (s.traits[slot]! & SELLS_SEX) === 0) continue;
    const occupant = s.occupant[slot]!;
    if (uniform(world.keys, Purpose.crackdownPerson, slot, occupant * WEEK_STRIDE + week) >= (adult ? p.detained : p.childDetained)) continue;
    const [born, traits] = [s.born[slot]!, s.traits[slot]!];
    vacate(world, slot, venue);
    if (adult) {
      countFlow(world, Flow.adultsLeft, area);
      countFlow(world, Flow.adultsDetained, area);
    } else {
      countFlow(world, Flow.childrenDetained, area);
      releaseWithoutBed(world, week, area, born, traits, slot, occupant);
    }
  }
}

function loseTrust(world: World, week: number, area: number): void {
  const { crackdownLoss, crackdownWeek, firstVenue } = world.area;
  crackdownLoss[area] = crackdownLoss[area]! * world.derived.trustKeep[week - crackdownWeek[area]!]! + 1 / (firstVenue[area + 1]! - firstVenue[area]!);
  crackdownWeek[area] = week;
}

/** What is left of the public’s trust in an area after general crackdowns: a factor in (0, 1] on what it tells. */
export function crackdownTrust(world: World, week: number, area: number): number {
  const loss = world.area.crackdownLoss[area]!;
  if (loss === 0) return 1;
  return exp(-world.params.crackdowns.trustLoss * loss * world.derived.trustKeep[week - world.area.crackdownWeek[area]!]!);
}
