import { declare } from '../../base/declare.ts';
import { schedule } from '../../base/events.ts';
import { geometricWeeks } from '../../base/random/geometric.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { Band, VenueStatus } from '../dimensions.ts';
import { EventKind } from '../eventKinds.ts';
import { Flow } from '../flows.ts';
import { admitAdult, admitChild, comeOfAge, vacate } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { dueOf, venueOf } from '../slots.ts';
import { wantedPersons } from '../venues.ts';
import { countFlow } from '../world.ts';
import type { World } from '../world.ts';

export const turnoverParameters = declare({
  exitPerMonth: { unit: 'per month', bounds: [0, 0.9], text: 'Hazard that an adult leaves, after the first weeks.' },
  childExitPerMonth: { unit: 'per month', bounds: [0, 0.9], text: 'Hazard that a child leaves for reasons other than raids, closures and ageing.' },
  earlyWeeks: { unit: 'weeks', bounds: [0, 104], integer: true, text: 'First weeks, in which the hazard of leaving is higher.' },
  earlyFactor: { unit: 'factor', bounds: [0, 10], text: 'Factor on the hazard of leaving in the first weeks.' },
  olderFactor: { unit: 'factor', bounds: [0, 10], text: 'Factor on the hazard of leaving for those who enter at 30 or more.' },
  childEntryMean: { unit: 'years', bounds: [8, 18], text: 'Mean of the normal distribution of children’s entry ages, before truncation.' },
  childEntrySd: { unit: 'years', bounds: [0.1, 5], text: 'Standard deviation of that distribution.' },
  childEntryYoungest: { unit: 'years', bounds: [8, 17.5], text: 'Youngest entry age; the distribution is cut there and at 18.' },
  adultEntryMean: { unit: 'years', bounds: [18.5, 40], text: 'Mean of adults’ entry ages (gamma from 18).' },
  adultEntrySd: { unit: 'years', bounds: [0.5, 15], text: 'Standard deviation of adults’ entry ages.' },
  stationaryAgeMean: { unit: 'years', bounds: [18.5, 40], text: 'Mean age of adults in the first state (gamma from 18).' },
  stationaryAgeSd: { unit: 'years', bounds: [0.5, 15], text: 'Standard deviation of adults’ ages in the first state.' },
  initialChildren: { unit: 'share', bounds: [0, 0.9], text: 'Share of children among persons in venues that use minors, in the first state.' },
  sellsSex: { unit: 'share', bounds: [0, 1], text: 'Share of adults who sell sex.' },
  indebted: { unit: 'share', bounds: [0, 1], varies: true, text: 'Share of entrants who come in through debt.' },
  coerced: { unit: 'share', bounds: [0, 1], varies: true, text: 'Share of entrants who come in under coercion; all others come of themselves.' },
  routeExit: { unit: 'factor', bounds: [0, 10], by: 'route', text: 'Factor on the hazard of leaving by entry route: those in debt or under coercion are less free to leave.' },
  refillWeeks: { unit: 'weeks', bounds: [1, 52], text: 'Mean weeks until a vacancy left by a removal or a move is filled.' },
});

export const turnover = describeProcess({
  name: 'turnover',
  text: 'Persons leave, turn 16 and 18 on exact weeks, and are replaced by a child or an adult.',
  declarations: turnoverParameters,
  equations: [
    { formula: 'h = −ln(1 − perMonth) × 12 / 52.1775 × (earlyFactor in the first earlyWeeks) × (olderFactor for adults who entered at 30 or more)', text: 'Weekly hazard of leaving; perMonth is childExitPerMonth before the 18th birthday and exitPerMonth after it.' },
    { formula: 'stay: first t with routeExit × ∫ h ≥ E, E ~ Exp(1)', text: 'One draw at hiring, inverted through that hazard; coercion and debt lower it by routeExit. Who leaves in the week of a birthday leaves first.' },
    { formula: 'P(a vacancy is meant for a child) = min(0.95, hireShare(s) × taste × wish(s)); P(it is filled by one | meant) = fill', text: 'By strategy s, the owner’s taste and this week’s demand; else an adult is hired.' },
    { formula: 'entry age of a child ~ Normal(childEntryMean, childEntrySd) between childEntryYoungest and 18; of an adult ~ 18 + Gamma, up to 55', text: 'Mean and standard deviation of adults’ entry ages are adultEntryMean and adultEntrySd.' },
    { formula: 'P(coerced) = coerced; P(indebted) = min(indebted, 1 − coerced); P(self) = the rest; P(sells sex) = sellsSex', text: 'Entry route, by the week of entry, and, independent of it, whether the person will sell sex as an adult.' },
    { formula: 'weeks until a removal or a move is made good ~ Geometric(1 / refillWeeks)', text: 'Persons who leave of themselves are replaced in the same week.' },
  ],
  reads: ['area.fill', 'area.wish', 'venue.strategy', 'venue.taste', 'venue.status'],
  writes: ['slot', 'venue.persons', 'venue.children', 'count.stock', 'area.wantedNow'],
  draws: ['initPerson', 'tenure', 'childWanted', 'entryAge', 'traits', 'refill'],
});

/** A person's week has come: a birthday, or leaving and being replaced. Stale events fall through. */
export function onPerson(world: World, week: number, slot: number): void {
  const s = world.slot;
  if (s.band[slot] === Band.vacant || dueOf(world, slot) !== week) return;
  const venue = venueOf(world, slot);
  const area = world.venue.area[venue]!;
  if (s.leave[slot]! <= week) {
    countFlow(world, s.band[slot] === Band.adult ? Flow.adultsLeft : Flow.leavers, area);
    // The slot keeps the leaver until somebody takes it over: most are replaced at once.
    if (world.venue.status[venue] === VenueStatus.operating && world.venue.persons[venue]! <= wantedPersons(world, week, venue)) hire(world, week, slot, venue);
    else vacate(world, slot, venue);
    return;
  }
  comeOfAge(world, week, slot, venue);
}

/** A vacancy that had been left open is filled, if the venue still operates and still wants somebody. */
export function onRefill(world: World, week: number, slot: number): void {
  const venue = venueOf(world, slot);
  const { status, persons } = world.venue;
  if (world.slot.band[slot] !== Band.vacant || status[venue] !== VenueStatus.operating || persons[venue]! >= wantedPersons(world, week, venue)) return;
  hire(world, week, slot, venue);
}

/** Expects a vacancy to be filled after a while. */
export function refillLater(world: World, week: number, slot: number): void {
  const u = uniform(world.keys, Purpose.refill, slot, world.slot.occupant[slot]!);
  schedule(world.events, week + geometricWeeks(u, 1 / world.params.turnover.refillWeeks), slot, EventKind.refill);
}

/** Flow of children's entries by route, in the order of ROUTES. */
const ENTRY_FLOW = [Flow.entriesSelf, Flow.entriesIndebted, Flow.entriesCoerced];

/** Fills a slot, vacant or just being left: with a child if the venue wants one and one has arrived, else with an adult. */
export function hire(world: World, week: number, slot: number, venue: number): void {
  const s = world.slot;
  const area = world.venue.area[venue]!;
  const occupant = (s.occupant[slot] = s.occupant[slot]! + 1);
  const wish = wantsChild(world, venue);
  if (wish > 0 && uniform(world.keys, Purpose.childWanted, slot, occupant) < wish) {
    const found = (secondWord() + 0.5) / 4294967296;
    world.area.wantedNow[area] = world.area.wantedNow[area]! + 1;
    countFlow(world, Flow.wanted, area);
    if (found < world.area.fill[area]!) {
      countFlow(world, Flow.entries, area);
      admitChild(world, slot, venue, week);
      countFlow(world, ENTRY_FLOW[(s.traits[slot]! >> 1) & 3]!, area);
      return;
    }
  }
  countFlow(world, Flow.adultsHired, area);
  admitAdult(world, slot, venue, week);
}

/** Probability that a vacancy of this venue is meant for a child: by strategy, times taste and this week's demand. */
export function wantsChild(world: World, venue: number): number {
  const { strategy, taste, area } = world.venue;
  const share = world.params.owners.hireShare[strategy[venue]!]!;
  if (share === 0) return 0;
  return Math.min(MOST_WANTED, share * taste[venue]! * world.area.wish[area[venue]! * 4 + strategy[venue]!]!);
}

/** However strong the taste, some vacancies go to adults. */
const MOST_WANTED = 0.95;
