import { arrivalIndex, moveIndex, stockIndex } from '../../sim/model/columns.ts';
import { WEEKS_PER_YEAR } from '../../sim/base/weeks.ts';
import { adultExposure, Band, CareStage, CASE_STAGES, CaseStage, childExposure, Exposure, EXPOSURES, MOVE_ENDS, ROUTES, STANDING, VENUE_TYPES } from '../../sim/model/dimensions.ts';
import { FLOWS } from '../../sim/model/flows.ts';
import type { World } from '../../sim/model/world.ts';
import { isChild, operates, stands, type PlainWorld } from './state.ts';

/** What both programs are asked, in one order: stocks at the end of a week, flows of all areas together and of the first one. */
export const STOCKS: readonly string[] = [
  ...EXPOSURES.map((e) => `children ${e}`), ...EXPOSURES.map((e) => `adults ${e}`),
  ...VENUE_TYPES.map((y) => `children in ${y}`), ...VENUE_TYPES.map((y) => `adults in ${y}`),
  'children up to 15', 'children in the first area', 'adults in the first area',
  'adults under 21', 'adults of 30 or more', 'adults who sell sex', 'persons indebted', 'persons coerced', 'times exploited before',
  ...STANDING.map((s) => `venues ${s}`), 'venues in the first area',
  'off-venue up to 15', 'off-venue of 16 and 17', 'off-venue in the first area',
  'beds used', 'in assessment', 'in follow-up', 'investigations open',
  ...CASE_STAGES.map((s) => `cases at ${s}`), 'leads waiting', 'leads waiting in the first area',
];

/** Sums by strategy over a span of weeks; risk is divided by the number of reviews at the end. */
export const BY_STRATEGY = ['reviews', 'risk perceived', 'sanctions'] as const;

export interface Census {
  readonly stocks: Float64Array;
  /** [flow], and [FLOWS.length + flow] for the first area. */
  readonly flows: Float64Array;
  /** [measure * 4 + strategy] */
  readonly byStrategy: Float64Array;
}

export function makeCensus(): Census {
  return { stocks: new Float64Array(STOCKS.length), flows: new Float64Array(2 * FLOWS.length), byStrategy: new Float64Array(BY_STRATEGY.length * 4) };
}

/** Fills stocks in the order of STOCKS. */
function fillStocks(to: Float64Array, parts: readonly (number | readonly number[])[]): void {
  const flat = parts.flat();
  if (flat.length !== STOCKS.length) throw new Error('the census has another length than its names');
  to.set(flat);
}

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
};

/** Persons in venues by what is told apart; children first, then adults. */
interface People {
  readonly exposure: readonly [number[], number[]];
  readonly type: readonly [number[], number[]];
  young: number;
  readonly firstArea: number[];
  /** What is not in the record, but read by instruments: from the persons themselves. */
  traits: { young: number; older: number; sell: number; indebted: number; coerced: number; times: number };
}

function emptyPeople(): People {
  const nobody = (of: readonly string[]): [number[], number[]] => [of.map(() => 0), of.map(() => 0)];
  return { exposure: nobody(EXPOSURES), type: nobody(VENUE_TYPES), young: 0, firstArea: [0, 0], traits: { young: 0, older: 0, sell: 0, indebted: 0, coerced: 0, times: 0 } };
}

function addPeople(people: People, area: number, type: number, exposure: number, band: number, n: number): void {
  const who = band === Band.adult ? 1 : 0;
  people.exposure[who][exposure] += n;
  people.type[who][type] += n;
  if (band === Band.upTo15) people.young += n;
  if (area === 0) people.firstArea[who] += n;
}

function addTraits({ traits }: People, ageWeeks: number, adult: boolean, sells: boolean, route: number, times: number): void {
  if (adult && ageWeeks < 21 * WEEKS_PER_YEAR) traits.young++;
  if (adult && ageWeeks >= 30 * WEEKS_PER_YEAR) traits.older++;
  if (adult && sells) traits.sell++;
  if (ROUTES[route] === 'indebted') traits.indebted++;
  if (ROUTES[route] === 'coerced') traits.coerced++;
  traits.times += times;
}

const listed = ({ exposure, type, young, firstArea, traits }: People): (number | readonly number[])[] => [...exposure, ...type, young, firstArea, Object.values(traits)];

/** Stocks as they are now, from the core's counters; of persons' traits, which it does not count, from its slots. */
export function stocksOfCore(world: World, to: Census): void {
  const { size, count, area } = world;
  const people = emptyPeople();
  for (let a = 0; a < size.areas; a++) {
    for (let y = 0; y < size.types; y++) {
      for (let e = 0; e < EXPOSURES.length; e++) {
        for (let band: number = Band.upTo15; band <= Band.adult; band++) addPeople(people, a, y, e, band, count.stock[stockIndex(size.types, a, y, e, band)]);
      }
    }
  }
  world.slot.band.forEach((band, i) => {
    const traits = world.slot.traits[i];
    if (band !== Band.vacant) addTraits(people, world.week - world.slot.born[i], band === Band.adult, (traits & 1) === 1, (traits >> 1) & 3, traits >> 3);
  });
  const over = (values: Int32Array, row: number): number => sum(values.subarray(row * size.areas, (row + 1) * size.areas));
  const off = [0, 0];
  count.offVenueStock.forEach((n, i) => (off[i % 2] += n));
  fillStocks(to.stocks, [
    ...listed(people), STANDING.map((_, s) => over(count.venueStock, s)), sum(STANDING.map((_, s) => count.venueStock[s * size.areas])),
    off, count.offVenueStock[0] + count.offVenueStock[1],
    sum(area.bedsUsed), sum(area.inAssessment), sum(area.inFollowUp), sum(area.investigationsOpen),
    CASE_STAGES.map((_, s) => over(count.caseStock, s)), sum(area.leadCount), area.leadCount[0],
  ]);
}

/** The same by counting heads. */
export function stocksOfPlain(world: PlainWorld, to: Census): void {
  const people = emptyPeople();
  const venues = [0, 0, 0, 0];
  let venuesHere = 0;
  for (const venue of world.venues) {
    if (stands(venue)) {
      venues[venue.strategy]++;
      if (venue.area === 0) venuesHere++;
    }
    for (const { person } of venue.places) {
      if (!person) continue;
      const exposure = isChild(person) ? childExposure(venue.strategy) : adultExposure(venue.strategy, venue.front ? 1 : 0);
      addPeople(people, venue.area, venue.type, operates(venue) ? exposure : Exposure.closed, person.band, 1);
      addTraits(people, world.week - person.born, !isChild(person), person.sellsSex, person.route, person.times);
    }
  }
  const off = (accept: (band: number, area: number) => boolean): number => world.offVenue.filter(({ band, area }) => accept(band, area)).length;
  const inCare = (...stages: readonly number[]): number => world.care.filter(({ stage }) => stages.includes(stage)).length;
  const cases = (stage: number): number => world.cases.filter((legal) => legal.stage === stage).length;
  fillStocks(to.stocks, [
    ...listed(people), venues, venuesHere,
    off((band) => band === Band.upTo15), off((band) => band === Band.from16To17), off((_, area) => area === 0),
    inCare(CareStage.assessment, CareStage.longStay), inCare(CareStage.assessment), inCare(CareStage.followUp), world.investigations.length,
    [cases(CaseStage.prosecutor), cases(CaseStage.judge), cases(CaseStage.ready)], sum(world.area.map(({ leads }) => leads.length)), world.area[0].leads.length,
  ]);
}

/** Adds this week's flows and reviews. Both programs keep them in the layout of the record, [flow * areas + area] and by strategy. */
export function addWeek(to: Census, areas: number, flows: ArrayLike<number>, reviews: ArrayLike<number>, perceivedSum: ArrayLike<number>, sanctions: ArrayLike<number>): void {
  for (let flow = 0; flow < FLOWS.length; flow++) {
    for (let a = 0; a < areas; a++) to.flows[flow] += flows[flow * areas + a];
    to.flows[FLOWS.length + flow] += flows[flow * areas];
  }
  [reviews, perceivedSum, sanctions].forEach((values, i) => {
    for (let s = 0; s < 4; s++) to.byStrategy[i * 4 + s] += values[s];
  });
}

const HIDDEN = EXPOSURES.slice(0, 3);

/** Moves of children left behind from the start to the end, for worlds of so many areas. */
export const movesNamed = (areas: number): readonly string[] => [
  ...HIDDEN.flatMap((e) => MOVE_ENDS.map((end) => `moved from ${e} to ${end}`)), ...VENUE_TYPES.flatMap((y) => MOVE_ENDS.map((end) => `moved from ${y} to ${end}`)),
  ...Array.from({ length: areas * areas }, (_, i) => `moved from area ${Math.floor(i / areas)} to area ${i % areas}`),
];

/** @param moves in the layout of the record */
export function summariseMoves(moves: ArrayLike<number>, areas: number): number[] {
  const types = VENUE_TYPES.length;
  const byExposure = HIDDEN.flatMap(() => MOVE_ENDS.map(() => 0));
  const byType = VENUE_TYPES.flatMap(() => MOVE_ENDS.map(() => 0));
  for (let a = 0; a < areas; a++) {
    for (let y = 0; y < types; y++) {
      HIDDEN.forEach((_, e) => MOVE_ENDS.forEach((_, end) => {
        const n = moves[moveIndex(types, a, y, e, end)];
        byExposure[e * MOVE_ENDS.length + end] += n;
        byType[y * MOVE_ENDS.length + end] += n;
      }));
    }
  }
  return [...byExposure, ...byType, ...Array.from({ length: areas * areas }, (_, i) => moves[arrivalIndex(areas, types, Math.floor(i / areas), i % areas)])];
}
