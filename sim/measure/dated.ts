import type { Composition } from './composition.ts';
import type { Rates, Shown } from './rates.ts';

/** One date as the closed forms need it: the world's composition and concealment, the instrument's rates. */
export interface Dated {
  readonly composition: Composition;
  readonly shown: Shown;
  readonly rates: Rates;
}
