import { makeKeys } from '../base/random/streams.ts';
import { dateOf } from '../base/weeks.ts';
import { csvLines, type Cell } from '../io/csv.ts';
import { isPrevalenceInstrument } from '../measure/instruments/index.ts';
import type { RawTable } from '../measure/reading.ts';
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

/** A piece of a table, or how far the world is that it is taken from (0 to 1). */
export type Piece = { readonly file: string; readonly text: string } | { readonly share: number };

/** Rows of a piece: a large market has more of them than a text can hold. */
const PIECE = 10_000;

/**
 * Piece by piece: venues.csv and persons.csv, what a survey of venues can see in world 0 at its listing and fieldwork dates; then the raw data that
 * every wave of every instrument gathered there, `INSTRUMENT.WAVE.TABLE.csv`. The world is simulated once more up to the last of them; nothing that is seen there is kept by a run.
 */
export function* instrumentTables(compiled: CompiledScenario, seed: string): Generator<Piece> {
  yield { file: 'venues.csv', text: csvLines([[...AT, 'venue', 'generation', 'area', 'type', 'exposure']]) };
  yield { file: 'persons.csv', text: csvLines([[...AT, 'venue', 'slot', 'occupant', 'age_years', 'band', 'sells_sex']]) };
  const words = seedWords(seed);
  const keys = makeKeys(words, 0);
  const { calendar, areas } = compiled;
  const params = drawParams(compiled.parameters, keys, calendar.totalWeeks) as unknown as Params;
  const world = makeWorld(sizeOf(params, areas, calendar), areas, calendar, params, derive(params), keys, drawShocks(compiled.shocks, keys));
  initialise(world);
  const observations = plannedObservations(compiled, words, world, 0);
  const rules = startRules(compiled, world);
  const moments = observations.filter(({ kind }) => isPrevalenceInstrument(kind)).flatMap(({ instrument, wave, firstWeek }) => [
    { at: firstWeek, names: [instrument.id, wave.id, 'listing'] },
    { at: wave.week, names: [instrument.id, wave.id, 'fieldwork'] },
  ]);
  const last = Math.max(-1, ...observations.map(({ wave }) => wave.week));
  while (world.week <= last) {
    step(world);
    observe(world, observations);
    rules.hear(world, observations);
    for (const { at, names } of moments) {
      if (at !== world.week) continue;
      const seen = visibleAt(world);
      const head = [...names, dateOf(calendar, at)];
      yield* pieces('venues.csv', seen.venues.venue.length, (i) =>
        [...head, seen.venues.venue[i], seen.venues.generation[i], areas[seen.venues.area[i]!]?.id, VENUE_TYPES[seen.venues.type[i]!], EXPOSURES[seen.venues.exposure[i]!]]);
      yield* pieces('persons.csv', seen.persons.venue.length, (i) =>
        [...head, seen.persons.venue[i], seen.persons.slot[i], seen.persons.occupant[i], Number(seen.persons.ageYears[i]!.toFixed(2)), BANDS[seen.persons.band[i]! - 1], seen.persons.sellsSex[i]]);
    }
    clearFlows(world);
    world.week++;
    yield { share: world.week / (last + 1) };
  }
  for (const { instrument, wave, seen } of observations) {
    for (const table of seen?.reading.tables ?? []) yield* rawTable(`${instrument.id}.${wave.id}.${table.name}.csv`, table);
  }
}

function* rawTable(file: string, { columns }: RawTable): Generator<Piece> {
  const names = Object.keys(columns);
  yield { file, text: csvLines([names]) };
  yield* pieces(file, columns[names[0]!]?.length ?? 0, (i) => names.map((name) => columns[name]![i]));
}

function* pieces(file: string, rows: number, row: (i: number) => Cell[]): Generator<Piece> {
  for (let from = 0; from < rows; from += PIECE) {
    yield { file, text: csvLines(Array.from({ length: Math.min(PIECE, rows - from) }, (_, i) => row(from + i))) };
  }
}
