import { normalQuantile } from '../../../base/random/normal.ts';
import { uniform } from '../../../base/random/streams.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../../../base/weeks.ts';
import { ratio } from '../../../estimate/ratio.ts';
import type { World } from '../../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../../reading.ts';
import { isPublic } from '../../view.ts';
import { costOf } from '../cost.ts';
import { allocateSample } from '../establishmentSurvey/allocation.ts';
import { RetrospectivePurpose as Purpose, type RetrospectiveParams } from './declarations.ts';
import type { Entries } from './entries.ts';
import { ageOfAdult, belongs, entryAge, inPeriod, isAsked } from './population.ts';

/** Rows of the raw table: an interview each. */
interface Interviews {
  readonly venueRow: number[];
  readonly area: number[];
  readonly age: number[];
  readonly ageAtEntry: number[];
  readonly inPeriod: number[];
}

/** Asks the adults of the sampled venues, and makes the share of what they say. */
export function interview(world: World, entries: Entries, params: RetrospectiveParams, keys: Int32Array): Reading {
  const reached = venuesReached(world, params, keys);
  const sizes = Int32Array.from(reached, ({ length }) => length);
  const samples = params.fullEnumeration === 1 ? sizes : allocateSample(sizes, params.sample);
  const rows: Interviews = { venueRow: [], area: [], age: [], ageAtEntry: [], inPeriod: [] };
  const y: number[] = [];
  const x: number[] = [];
  const weight: number[] = [];
  const stratum: number[] = [];
  let asked = 0;
  reached.forEach((venues, area) => {
    for (const venue of venues.slice(0, samples[area])) {
      const before = rows.age.length;
      asked += askVenue(world, entries, params, keys, venue, y.length, rows);
      x.push(rows.age.length - before);
      y.push(rows.inPeriod.slice(before).reduce((sum, one) => sum + one, 0));
      weight.push(sizes[area] / samples[area]);
      stratum.push(area);
    }
  });
  const tables: RawTable[] = [{ name: 'interviews', text: 'An adult who answered: place of the venue in the sample, area, age, age at entry as told in whole years, and 1 where that means under 18 and in the entry period.', columns: { ...rows } }];
  const cost = costOf(params, asked);
  const answered = rows.age.length;
  const estimate = ratio({ y, x, weight, stratum, fraction: Float64Array.from(sizes, (size, area) => (size > 0 ? samples[area] / size : 0)) }, { kind: 'bernoulli', fraction: asked > 0 ? answered / asked : 0 });
  if (!estimate.estimable) return noReading(`No adult of ${params.minimumAge} to ${params.maximumAge} years was met who answered.`, 0, cost, tables);
  const { share, standardError, low, high, designEffect, countY } = estimate;
  return {
    estimable: true, estimate: share, standardError, low, high, designEffect, n: answered, cost, tables,
    note: `Of ${answered} adults of ${params.minimumAge} to ${params.maximumAge} years ${countY} say that they came in under 18 in the entry period. Nobody under 18 was asked. Those who have left since, and children exploited outside venues, are not in it.`,
  };
}

/** Venues that the team reaches, by area, in an order of its own. Each has a permanent random number, so more reach has all that less has. */
function venuesReached(world: World, params: RetrospectiveParams, keys: Int32Array): number[][] {
  const { generation, area, type } = world.venue;
  const byArea: { readonly venue: number; readonly order: number }[][] = world.areas.map(() => []);
  for (let v = 0; v < world.size.venues; v++) {
    if (!belongs(world, v, params)) continue;
    const reach = isPublic(world, v) ? params.coverage[type[v]] : params.coverageClandestine;
    if (uniform(keys, Purpose.reached, v, generation[v]) < reach) byArea[area[v]].push({ venue: v, order: uniform(keys, Purpose.order, v, generation[v]) });
  }
  return byArea.map((list) => list.sort((a, b) => a.order - b.order || a.venue - b.venue).map(({ venue }) => venue));
}

/** Asks the adults of a venue who are of the ages; gives how many there were. */
function askVenue(world: World, entries: Entries, params: RetrospectiveParams, keys: Int32Array, venue: number, row: number, rows: Interviews): number {
  const { firstSlot, area } = world.venue;
  const { occupant } = world.slot;
  let asked = 0;
  for (let slot = firstSlot[venue]; slot < firstSlot[venue + 1]; slot++) {
    if (!isAsked(world, slot, params)) continue;
    asked++;
    const young = entryAge(world, entries, slot) < WEEKS_TO_18;
    const answers = params.answers * (young ? params.answersYoungEntrant : 1);
    if (uniform(keys, Purpose.answers, slot, occupant[slot]) >= answers) continue;
    const told = toldEntryAge(world, entries, params, keys, slot);
    const week = world.slot.born[slot] + told;
    rows.venueRow.push(row);
    rows.area.push(area[venue]);
    rows.age.push(ageOfAdult(world, slot));
    rows.ageAtEntry.push(Math.floor(told / WEEKS_PER_YEAR));
    rows.inPeriod.push(told < WEEKS_TO_18 && inPeriod(week - entries.begun, params) ? 1 : 0);
  }
  return asked;
}

/** Age at entry as told, in weeks: at most the present age. Who denies having been a child says 18. */
function toldEntryAge(world: World, entries: Entries, params: RetrospectiveParams, keys: Int32Array, slot: number): number {
  const occupant = world.slot.occupant[slot];
  const age = entryAge(world, entries, slot);
  if (age < WEEKS_TO_18 && uniform(keys, Purpose.denies, slot, occupant) < params.saysAdult) return WEEKS_TO_18 + 1;
  const noise = params.recallNoise > 0 ? params.recallNoise * normalQuantile(uniform(keys, Purpose.recall, slot, occupant)) : 0;
  const told = age + WEEKS_PER_YEAR * (params.recallBias + noise);
  return Math.max(0, Math.min(told, world.week - world.slot.born[slot]));
}
