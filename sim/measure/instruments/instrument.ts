import type { Declarations } from '../../base/declare.ts';
import type { World } from '../../model/world.ts';
import type { Estimand } from '../estimands.ts';
import type { Listing } from '../listing.ts';
import type { Rates, Shown } from '../rates.ts';
import type { Reading } from '../reading.ts';

/** Compiled settings of a wave: a number, or an array by member of the parameter's dimension. */
export type InstrumentParams = Readonly<Record<string, number | Float64Array>>;

/**
 * An instrument: an explicit observation model. It reads the world and writes nothing into it.
 * A wave runs so: at fieldwork week - weeksBefore(params), `list`; at the fieldwork week, `read`, with the same keys
 * (base/random/streams deriveKeys(seed, world, `${instrument id}/${wave id}`, purposes)).
 */
export interface Instrument<P extends InstrumentParams = InstrumentParams> {
  readonly kind: string;
  readonly text: string;
  /** The rung it would read without errors. */
  readonly estimand: Estimand;
  readonly declarations: Declarations;
  /** Number of key purposes. */
  readonly purposes: number;
  /** Problems of the values taken together; those that are not constants are absent. Methods, so that instruments with their own P fit the registry. */
  validate(values: Readonly<Record<string, number | ArrayLike<number> | undefined>>): string[];
  weeksBefore(params: P): number;
  list(world: World, params: P, keys: Int32Array): Listing;
  /** What it does to a person, from its settings alone: feeds ladder, attribution and cross readings. */
  rates(params: P, into?: Rates): Rates;
  read(world: World, listing: Listing, params: P, shown: Shown, keys: Int32Array): Reading;
}
