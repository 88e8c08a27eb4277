import { makeKeys } from '../base/random/streams.ts';
import { dateOf } from '../base/weeks.ts';
import { csv, type Cell } from '../io/csv.ts';
import { visibleAt } from '../measure/visible.ts';
import { derive } from '../model/derived.ts';
import { BANDS, EXPOSURES, VENUE_TYPES } from '../model/dimensions.ts';
import { initialise, sizeOf } from '../model/init.ts';
import type { Params } from '../model/params.ts';
import { clearFlows } from '../model/processes/record.ts';
import { step } from '../model/step.ts';
import { makeWorld } from '../model/world.ts';
import { observe, plannedObservations } from '../run/observe.ts';
import { startRules } from '../run/rules.ts';
import { drawParams, drawShocks } from '../scenario/draw.ts';
import { seedWords } from '../scenario/seed.ts';
import type { CompiledScenario } from '../scenario/types.ts';

const AT = ['instrument', 'wave', 'moment', 'week'] as const;

/**
 * venues.csv and persons.csv: what an instrument can see in world 0 at its listing and fieldwork dates.
 * The world is simulated once more up to the last of them; nothing that is seen there is kept by a run.
 */
export function instrumentTables(compiled: CompiledScenario, seed: string): Readonly<Record<string, string>> {
  const words = seedWords(seed);
  const keys = makeKeys(words, 0);
  const { calendar, areas } = compiled;
  const params = drawParams(compiled.parameters, keys, calendar.totalWeeks) as unknown as Params;
  const world = makeWorld(sizeOf(params, areas, calendar), areas, calendar, params, derive(params), keys, drawShocks(compiled.shocks, keys));
  initialise(world);
  const observations = plannedObservations(compiled, words, world, 0);
  const rules = startRules(compiled, world);
  const moments = observations.flatMap(({ instrument, wave, listingWeek }) => [
    { at: listingWeek, names: [instrument.id, wave.id, 'listing'] },
    { at: wave.week, names: [instrument.id, wave.id, 'fieldwork'] },
  ]);
  const last = Math.max(-1, ...moments.map(({ at }) => at));
  const venues: Cell[][] = [];
  const persons: Cell[][] = [];
  while (world.week <= last) {
    step(world);
    if (compiled.rules.length > 0) {
      observe(world, observations);
      rules.hear(world, observations);
    }
    for (const { at, names } of moments) {
      if (at !== world.week) continue;
      const seen = visibleAt(world);
      const head = [...names, dateOf(calendar, at)];
      seen.venues.venue.forEach((venue, i) =>
        venues.push([...head, venue, seen.venues.generation[i], areas[seen.venues.area[i]!]?.id, VENUE_TYPES[seen.venues.type[i]!], EXPOSURES[seen.venues.exposure[i]!]]));
      seen.persons.venue.forEach((venue, i) =>
        persons.push([...head, venue, seen.persons.slot[i], seen.persons.occupant[i], Number(seen.persons.ageYears[i]!.toFixed(2)), BANDS[seen.persons.band[i]! - 1], seen.persons.sellsSex[i]]));
    }
    clearFlows(world);
    world.week++;
  }
  return {
    'venues.csv': csv([...AT, 'venue', 'generation', 'area', 'type', 'exposure'], venues),
    'persons.csv': csv([...AT, 'venue', 'slot', 'occupant', 'age_years', 'band', 'sells_sex'], persons),
  };
}
