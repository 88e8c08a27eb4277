import type { Declarations } from '../../base/declare.ts';
import type { World } from '../../model/world.ts';
import type { Estimand } from '../estimands.ts';
import type { Listing } from '../listing.ts';
import type { Rates } from '../rates.ts';
import type { PrevalenceReading, Quantity, Reading } from '../reading.ts';

/** Compiled settings of a wave: a number, or an array by member of the parameter's dimension. */
export type InstrumentParams = Readonly<Record<string, number | Float64Array>>;

/** Resolved constant values, as `validate` gets them; a parameter that is not a constant is absent. */
export type ConstantValues = Readonly<Record<string, number | ArrayLike<number> | undefined>>;

/**
 * An instrument: an explicit observation model. It reads the world and writes nothing into it.
 *
 * A wave runs so: in the week `weeksBefore(params)` before its date, `begin` makes what the wave holds (a frame, empty counts); in that week and
 * each one after it, up to and with the week of its date, `watch` may add to it; in the week of its date `read` gives the reading. Weeks are seen
 * after they were simulated, with their flows still there (`world.count.flow`). All get the same keys
 * (base/random/streams deriveKeys(seed, world, `${instrument id}/${wave id}`, purposes)): a draw has a purpose of the instrument's own, and is
 * keyed by what it is about - (venue, generation), (slot, occupant), (venue, serial of the case) - so that it does not depend on who else is there.
 *
 * What a wave holds is plain data (numbers, arrays, typed arrays): a world is kept and gone on with many times, and each going-on gets a copy (held.ts).
 *
 * How a kind is added: docs/instruments.md; test/sim/measure/instruments/parity.test.ts demands its parts.
 */
export interface Instrument<P extends InstrumentParams = InstrumentParams, H extends object = object> {
  readonly kind: string;
  /** What it does, in a sentence. */
  readonly text: string;
  readonly quantity: Quantity;
  /** What its figure does not tell, and the assumption that matters most: whole sentences. */
  readonly caution: string;
  /** Whom it asks. Nobody under 18 is ever interviewed: there is no word for it here, and the schema refuses it. */
  readonly interviews: 'nobody' | 'adults' | 'organisations';
  /** Present where the world reacts to being measured: how, in a sentence. It acts on what is seen; the world's record stays as it was. */
  readonly reactive?: string;
  readonly declarations: Declarations;
  /** Number of key purposes. */
  readonly purposes: number;
  /** Problems of the values taken together. Methods, so that instruments with their own P fit the registry. */
  validate(values: ConstantValues): string[];
  /** Weeks from the first look to the date: the age of its frame, or its period less one. 0: all is seen in the week of the date. */
  weeksBefore(params: P): number;
  begin(world: World, params: P, keys: Int32Array): H;
  watch?(world: World, held: H, params: P, keys: Int32Array): void;
  read(world: World, held: H, params: P, keys: Int32Array): Reading;
  /**
   * The value of its quantity in this world, without any error and without chance: what the reading is set beside, never a part of it.
   * Absent where `quantity.rung` says it and the ladder has it.
   */
  truth?(world: World, held: H, params: P): number;
  /** How many of those whom one would want to count no setting lets it see: those who stand outside its quantity. Absent where nobody is left out by design. */
  outOfReach?(world: World, held: H, params: P): number;
}

/** One that reads a share of children among persons, and whose errors are steps of the ladder: ladder, attribution and cross readings are made of it. */
export interface PrevalenceInstrument<P extends InstrumentParams = InstrumentParams> extends Instrument<P, Listing> {
  readonly quantity: Quantity & { readonly of: 'stock'; readonly unit: 'share'; readonly rung: Estimand };
  /** What it does to a person, from its settings alone. */
  rates(params: P, into?: Rates): Rates;
  read(world: World, listing: Listing, params: P, keys: Int32Array): PrevalenceReading;
}

export function isPrevalenceInstrument(kind: Instrument): kind is PrevalenceInstrument {
  return 'rates' in kind;
}
