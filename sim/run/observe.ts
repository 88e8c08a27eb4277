import { createSha256 } from '../base/sha256.ts';
import { deriveKeys } from '../base/random/streams.ts';
import { compositionAt } from '../measure/composition.ts';
import type { Dated } from '../measure/dated.ts';
import { Rung } from '../measure/estimands.ts';
import { copyHeld, heldBytes } from '../measure/instruments/held.ts';
import { instrumentKinds, isPrevalenceInstrument, type Instrument, type InstrumentParams } from '../measure/instruments/index.ts';
import { ladderAt, type Ladder } from '../measure/ladder.ts';
import type { Listing } from '../measure/listing.ts';
import { shownAt } from '../measure/rates.ts';
import { readingValues, type PrevalenceReading, type Reading } from '../measure/reading.ts';
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
  /** The first week it looks at: its list is made, or its period begins. */
  readonly firstWeek: number;
  held?: object;
  seen?: Seen;
}

/** What a wave has read. */
export interface Seen {
  readonly reading: Reading;
  /** The value of its quantity in the world. */
  readonly truth: number;
  /** Those who stand outside its quantity by design; NaN where its kind leaves nobody out. */
  readonly outOfReach: number;
  /** For those that stand on the ladder. */
  readonly prevalence?: { readonly reading: PrevalenceReading; readonly ladder: Ladder; readonly dated: Dated };
}

/** The waves of a scenario, in file order, for one world: settings drawn, keys of their own. */
export function plannedObservations(compiled: CompiledScenario, seed: readonly [number, number], world: World, index: number): Observation[] {
  return compiled.instruments.flatMap((instrument) =>
    instrument.waves.map((wave) => {
      const kind = instrumentKinds[instrument.kind]!;
      const params = drawParams(wave.parameters, world.keys, compiled.calendar.totalWeeks)[instrument.kind] as InstrumentParams;
      const keys = deriveKeys(seed, index, wave.chances ?? `${instrument.id}/${wave.id}`, kind.purposes);
      return { instrument, wave, kind, params, keys, firstWeek: Math.max(0, wave.week - kind.weeksBefore(params)) };
    }));
}

/** Lets every instrument whose time it is begin, watch or read. Writes nothing into the world. */
export function observe(world: World, observations: readonly Observation[]): void {
  const { week } = world;
  for (const o of observations) {
    if (week < o.firstWeek || week > o.wave.week) continue;
    if (week === o.firstWeek) o.held = o.kind.begin(world, o.params, o.keys);
    if (!o.held) continue;
    o.kind.watch?.(world, o.held, o.params, o.keys);
    if (week === o.wave.week) o.seen = readWave(world, o, o.held);
  }
}

function readWave(world: World, { kind, params, keys }: Observation, held: object): Seen {
  if (!isPrevalenceInstrument(kind)) {
    return { reading: kind.read(world, held, params, keys), truth: kind.truth!(world, held, params), outOfReach: kind.outOfReach?.(world, held, params) ?? NaN };
  }
  const shown = shownAt(world.params.owners.shown, world.week);
  const rates = kind.rates(params);
  const reading = kind.read(world, held as Listing, params, keys);
  const ladder = ladderAt(world, held as Listing, rates, shown, reading);
  const rung = Rung[kind.quantity.rung];
  const truth = ladder.persons[rung]! > 0 ? ladder.children[rung]! / ladder.persons[rung]! : NaN;
  return { reading, truth, outOfReach: NaN, prevalence: { reading, ladder, dated: { composition: compositionAt(world), rates, shown } } };
}

/** What is kept of an observation when its world is kept: a copy of what its wave holds, if it will add to it. */
export type KeptObservation = Pick<Observation, 'held' | 'seen'>;

export function keepObservation({ kind, held, seen }: Pick<Observation, 'kind' | 'held' | 'seen'>): KeptObservation {
  return { held: kind.watch ? copyHeld(held) : held, seen };
}

/** Puts kept observations back, by place. A world is gone on with many times: each time with a copy. */
export function resumeObservations(observations: readonly Observation[], kept: readonly KeptObservation[]): void {
  observations.forEach((o, i) => Object.assign(o, keepObservation({ kind: o.kind, ...kept[i]! })));
}

export function keptBytes(kept: readonly KeptObservation[]): number {
  return kept.reduce((sum, { held }) => sum + heldBytes(held), 0);
}

/** SHA-256 of all readings in file order, as little-endian Float64. */
export function readingsDigest(observations: readonly Observation[]): string {
  const hash = createSha256();
  for (const { seen } of observations) if (seen) hash.update(new Uint8Array(readingValues(seen.reading).buffer));
  return hash.digestHex();
}
