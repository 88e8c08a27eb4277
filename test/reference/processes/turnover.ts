import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../../sim/base/weeks.ts';
import { Band, ROUTES } from '../../../sim/model/dimensions.ts';
import { bandAt, count, isChild, operates, personsIn, wantedPersons, weeklyRate, type Person, type Place, type PlainWorld, type Venue } from '../state.ts';

const OLDEST_YEARS = 55;

/** Entry age of a child in whole weeks: a normal drawn until it falls between the bounds. */
export function childEntryAge(world: PlainWorld): number {
  const { childEntryMean, childEntrySd, childEntryYoungest } = world.params.turnover;
  for (;;) {
    const years = childEntryMean + childEntrySd * world.chance.normal();
    if (years >= childEntryYoungest && years < 18) return Math.min(WEEKS_TO_18 - 1, Math.floor(years * WEEKS_PER_YEAR));
  }
}

/** An adult's age in whole weeks: 18 plus a gamma variable. */
export function adultAge(world: PlainWorld, mean: number, sd: number): number {
  const excess = world.chance.gamma(((mean - 18) / sd) ** 2, mean - 18);
  return Math.floor(Math.min(OLDEST_YEARS, 18 + excess) * WEEKS_PER_YEAR);
}

/** Somebody of an age, with an entry route and, for later life, whether sex is sold. */
export function makePerson(world: PlainWorld, age: number, entered: number): Person {
  const { turnover: p } = world.params;
  const coerced = p.coerced[world.week];
  const indebted = Math.min(p.indebted[world.week], 1 - coerced);
  return {
    born: world.week - age, band: bandAt(age), entered, decided: world.week, older: age >= 30 * WEEKS_PER_YEAR, cameBack: false,
    route: world.chance.pick([1 - coerced - indebted, indebted, coerced]), sellsSex: world.chance.coin(p.sellsSex), times: 0,
  };
}

/** Hazard that a person leaves in the course of the week that now ends, from the rates of children and adults. */
function exitHazard(world: PlainWorld, person: Person, childRate: number, adultRate: number): number {
  const { turnover: p } = world.params;
  if (person.cameBack) return childRate;
  const child = world.week - 1 - person.born < WEEKS_TO_18;
  const early = world.week - 1 - person.entered < p.earlyWeeks;
  return (child ? childRate : adultRate * (person.older ? p.olderFactor : 1)) * (early ? p.earlyFactor : 1) * p.routeExit[person.route];
}

/** Every person may leave, and be replaced in the same week; or has a birthday. */
export function visitPersons(world: PlainWorld): void {
  const childRate = weeklyRate(world.params.turnover.childExitPerMonth);
  const adultRate = weeklyRate(world.params.turnover.exitPerMonth);
  for (const venue of world.venues) {
    for (const place of venue.places) {
      const { person } = place;
      if (!person || person.decided >= world.week) continue;
      person.decided = world.week;
      if (!world.chance.happens(exitHazard(world, person, childRate, adultRate))) {
        haveBirthday(world, venue, person);
        continue;
      }
      count(world, isChild(person) ? 'leavers' : 'adultsLeft', venue.area);
      place.person = undefined;
      if (operates(venue) && personsIn(venue) < wantedPersons(world, venue)) hire(world, venue, place);
    }
  }
}

/** Brings the band up to date with the age. */
export function haveBirthday(world: PlainWorld, venue: Venue, person: Person): void {
  const band = bandAt(world.week - person.born);
  if (band === person.band) return;
  person.band = band;
  count(world, band === Band.adult ? 'turned18' : 'turned16', venue.area);
}

/** A vacancy that a removal or a move has left is made good, after 1 / refillWeeks tosses in the mean. */
export function visitRefills(world: PlainWorld): void {
  for (const venue of world.venues) {
    for (const place of venue.places) {
      for (let waiting = place.refills; waiting > 0; waiting--) {
        if (!world.chance.coin(1 / world.params.turnover.refillWeeks)) continue;
        place.refills--;
        if (!place.person && operates(venue) && personsIn(venue) < wantedPersons(world, venue)) hire(world, venue, place);
      }
    }
  }
}

/** Hires up to what the venue wants, where there are places. */
export function fillVacancies(world: PlainWorld, venue: Venue): void {
  for (const place of venue.places) {
    if (!place.person && personsIn(venue) < wantedPersons(world, venue)) hire(world, venue, place);
  }
}

/** A vacancy is meant for a child or not, and a child is found or not; else an adult comes. */
export function hire(world: PlainWorld, venue: Venue, place: Place): void {
  const { owners, turnover: p } = world.params;
  const area = world.area[venue.area];
  if (world.chance.coin(Math.min(world.rules.mostWanted, owners.hireShare[venue.strategy] * venue.taste * area.wish[venue.strategy]))) {
    area.wantedNow++;
    count(world, 'wanted', venue.area);
    if (world.chance.coin(area.fill)) {
      place.person = makePerson(world, childEntryAge(world), world.week);
      count(world, 'entries', venue.area);
      count(world, (['entriesSelf', 'entriesIndebted', 'entriesCoerced'] as const)[place.person.route], venue.area);
      return;
    }
  }
  count(world, 'adultsHired', venue.area);
  place.person = makePerson(world, adultAge(world, p.adultEntryMean, p.adultEntrySd), world.week);
}

export const COERCED = ROUTES.indexOf('coerced');
