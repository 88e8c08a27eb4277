import { createSha256 } from '../base/sha256.ts';
import { deriveKeys } from '../base/random/streams.ts';
import { compositionAt } from '../measure/composition.ts';
import type { Dated } from '../measure/dated.ts';
import { instrumentKinds, type Instrument, type InstrumentParams } from '../measure/instruments/index.ts';
import { ladderAt, type Ladder } from '../measure/ladder.ts';
import type { Listing } from '../measure/listing.ts';
import { shownAt } from '../measure/rates.ts';
import { readingValues, type Reading } from '../measure/reading.ts';
import type { World } from '../model/world.ts';
import { drawParams } from '../scenario/draw.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from '../scenario/types.ts';

/** One wave of one instrument in one world: what is settled beforehand, and what it has seen so far. */
export interface Observation {
  readonly instrument: CompiledInstrument;
  readonly wave: CompiledWave;
  readonly kind: Instrument;
  readonly params: InstrumentParams;
  readonly keys: Int32Array;
  readonly listingWeek: number;
  listing?: Listing;
  seen?: { readonly reading: Reading; readonly ladder: Ladder; readonly dated: Dated };
}

/** The waves of a scenario, in file order, for one world: settings drawn, keys of their own. */
export function plannedObservations(compiled: CompiledScenario, seed: readonly [number, number], world: World, index: number): Observation[] {
  return compiled.instruments.flatMap((instrument) =>
    instrument.waves.map((wave) => {
      const kind = instrumentKinds[instrument.kind]!;
      const params = drawParams(wave.parameters, world.keys, compiled.calendar.totalWeeks)[instrument.kind] as InstrumentParams;
      const keys = deriveKeys(seed, index, `${instrument.id}/${wave.id}`, kind.purposes);
      return { instrument, wave, kind, params, keys, listingWeek: Math.max(0, wave.week - kind.weeksBefore(params)) };
    }));
}

/** Lets every instrument that is due this week make its list or do its fieldwork. Writes nothing into the world. */
export function observe(world: World, observations: readonly Observation[]): void {
  const { week } = world;
  for (const o of observations) {
    if (week === o.listingWeek) o.listing = o.kind.list(world, o.params, o.keys);
    if (week !== o.wave.week || !o.listing) continue;
    const shown = shownAt(world.params.owners.shown, week);
    const rates = o.kind.rates(o.params);
    const reading = o.kind.read(world, o.listing, o.params, shown, o.keys);
    o.seen = {
      reading,
      ladder: ladderAt(world, o.listing, rates, shown, reading),
      dated: { composition: compositionAt(world), rates, shown },
    };
  }
}

/** SHA-256 of all readings in file order, as little-endian Float64. */
export function readingsDigest(observations: readonly Observation[]): string {
  const hash = createSha256();
  for (const { seen } of observations) if (seen) hash.update(new Uint8Array(readingValues(seen.reading).buffer));
  return hash.digestHex();
}
