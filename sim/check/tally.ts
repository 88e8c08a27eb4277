import { EXPOSURES, Exposure, STANDING } from '../model/dimensions.ts';
import { Flow, FLOWS, type FlowName } from '../model/flows.ts';
import type { WorldRecord } from '../model/processes/record.ts';
import type { CheckContext } from './rule.ts';
import type { Settings } from './settings.ts';
import { advance, calmMarket, lastWeek, startTrial } from './worlds.ts';

/** A world's record summed up: flows added over its recorded weeks, stocks as means of a week. */
export interface Tally {
  readonly flows: Readonly<Record<FlowName, number>>;
  /** Children in venues by exposure of their work, and outside venues. */
  readonly open: number;
  readonly concealed: number;
  readonly clandestine: number;
  readonly offVenue: number;
  readonly adults: number;
  readonly bedsUsed: number;
  readonly inFollowUp: number;
  readonly trialsWaiting: number;
  /** Venues by strategy. */
  readonly venues: Readonly<Record<(typeof STANDING)[number], number>>;
  /** Persons in venues by type, in the order of VENUE_TYPES. */
  readonly personsByType: readonly number[];
}

/** Children exploited, wherever. */
export function childrenOf(t: Tally): number {
  return t.open + t.concealed + t.clandestine + t.offVenue;
}

/** Sums the first `weeks` rows of a record. */
export function tallyOf(record: WorldRecord, areas: number, types: number, weeks: number): Tally {
  const { ints, at, intsPerWeek } = record;
  const flows = new Float64Array(FLOWS.length);
  const children = new Float64Array(EXPOSURES.length);
  const byType = new Float64Array(types);
  const venues = new Float64Array(STANDING.length);
  let [adults, offVenue, bedsUsed, inFollowUp, trialsWaiting] = [0, 0, 0, 0, 0];
  for (let row = 0; row < weeks; row++) {
    const base = row * intsPerWeek;
    for (let i = 0; i < areas * types * 12; i++) {
      const n = ints[base + at.stock + i]!;
      const type = Math.floor(i / 12) % types;
      byType[type] = byType[type]! + n;
      if (i % 3 === 2) adults += n;
      else children[Math.floor(i / 3) % 4] = children[Math.floor(i / 3) % 4]! + n;
    }
    for (let i = 0; i < areas * 2; i++) offVenue += ints[base + at.offVenueStock + i]!;
    for (let i = 0; i < STANDING.length * areas; i++) venues[Math.floor(i / areas)] = venues[Math.floor(i / areas)]! + ints[base + at.venueStock + i]!;
    for (let a = 0; a < areas; a++) {
      bedsUsed += ints[base + at.bedsUsed + a]!;
      inFollowUp += ints[base + at.inFollowUp + a]!;
      trialsWaiting += ints[base + at.trialsWaiting + a]!;
    }
    for (let f = 0; f < FLOWS.length; f++) for (let a = 0; a < areas; a++) flows[f] = flows[f]! + ints[base + at.flow + f * areas + a]!;
  }
  return {
    flows: Object.fromEntries(FLOWS.map((name) => [name, flows[Flow[name]]!])) as Record<FlowName, number>,
    open: children[Exposure.open]! / weeks,
    concealed: children[Exposure.concealed]! / weeks,
    clandestine: children[Exposure.clandestine]! / weeks,
    offVenue: offVenue / weeks,
    adults: adults / weeks,
    bedsUsed: bedsUsed / weeks,
    inFollowUp: inFollowUp / weeks,
    trialsWaiting: trialsWaiting / weeks,
    venues: Object.fromEntries(STANDING.map((name, s) => [name, venues[s]! / weeks])) as Tally['venues'],
    personsByType: Array.from(byType, (n) => n / weeks),
  };
}

/** Tallies of worlds 0 to `worlds` - 1 of the rules' market under settings, without dated events. Those of the same settings are simulated once. */
export async function tallies(context: CheckContext, settings: Settings, worlds: number): Promise<readonly Tally[]> {
  const key = JSON.stringify(['tally', context.faults?.settings?.(settings) ?? settings]);
  const known = (context.memory.get(key) as Tally[] | undefined) ?? [];
  context.memory.set(key, known);
  const scenario = calmMarket(context, settings);
  const end = lastWeek(context);
  while (known.length < worlds) {
    const trial = startTrial(scenario, context.seed, known.length);
    advance(trial, end, undefined, context.faults);
    known.push(tallyOf(trial.record, scenario.areas.length, trial.world.size.types, end - scenario.calendar.burnInWeeks));
    await context.pause();
  }
  return known.slice(0, worlds);
}
