import { GROUP_START, Group } from './ages.ts';
import type { Composition } from './composition.ts';
import type { Dated } from './dated.ts';
import type { Rates, Shown } from './rates.ts';

/**
 * The expected reading (T6a) of a world under an instrument's settings, in closed form: sum N phi s r w q / sum N phi s r w over study
 * areas and public cells. The frame is taken in expectation and as of the date itself, so it differs from the ladder's T6a by the lottery
 * and the age of the frame.
 * @returns share in 0..1; NaN when nobody would be seen
 */
export function expectedReading(composition: Composition, rates: Rates, shown: Shown): number {
  const { areas, cells, cell } = composition;
  let judged = 0;
  let met = 0;
  for (let group = 0; group < 3; group++) {
    for (let c = 0; c < cells; c++) {
      const exposure = c & 1;
      const factor = rates.frame[c] * (group === Group.children ? shown[exposure] : 1) * rates.seen[group * 2 + exposure] * rates.weighted[c >> 1];
      for (let bin = GROUP_START[group]; bin < GROUP_START[group + 1]; bin++) {
        let count = 0;
        for (let a = 0; a < areas; a++) count += cell[(bin * areas + a) * cells + c];
        met += count * factor;
        judged += count * factor * rates.judgedByBin[bin];
      }
    }
  }
  return met > 0 ? judged / met : NaN;
}

/** Shares that tell measurement from world: each date's world under the other date's instrument. What owners show stays with the world. */
export interface CrossReadings {
  readonly laterWorldEarlierInstrument: number;
  readonly earlierWorldLaterInstrument: number;
}

export function crossReadings(earlier: Dated, later: Dated): CrossReadings {
  return {
    laterWorldEarlierInstrument: expectedReading(later.composition, earlier.rates, later.shown),
    earlierWorldLaterInstrument: expectedReading(earlier.composition, later.rates, earlier.shown),
  };
}
