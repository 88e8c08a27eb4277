import { normalCdf } from '../../../base/dmath.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_16 } from '../../../base/weeks.ts';
import { AGE_ROWS, FIRST_ADULT_ROW, Group, yearsOfRow } from '../../ages.ts';
import { closeRates, makeRates, type Rates } from '../../rates.ts';
import { seenAtAll, type CensusParams } from './declarations.ts';

/** Whether a child of an age in years is in the band up to 15, as the model has it. */
export function isUpTo15(years: number): boolean {
  return years < WEEKS_TO_16 / WEEKS_PER_YEAR;
}

/** Adults younger than this may be said to be children. */
export const PASSES_AS_CHILD = 21;

/** Ages of adults in facts 1b: normal, cut off below 18. */
const ADULT_AGES = { mean: 26.2, sd: 5.7 };

/** The census's rates from its settings (measurement.md section 2.2). Every venue counts once: no weight. */
export function censusRates(params: CensusParams, into?: Rates): Rates {
  const types = params.coverage.length;
  const rates = into ?? makeRates(types);
  for (let type = 0; type < types; type++) {
    rates.frame[type * 2] = params.coverage[type];
    rates.frame[type * 2 + 1] = params.coverage[type] * params.coverageConcealed[type];
  }
  rates.weighted.fill(1);
  const met = seenAtAll(params);
  for (let exposure = 0; exposure < 2; exposure++) {
    rates.seen[Group.children * 2 + exposure] = met;
    rates.seen[Group.adultsSelling * 2 + exposure] = met;
    rates.seen[Group.adultsNotSelling * 2 + exposure] = met * params.countsNonSelling;
  }
  for (let row = 0; row < AGE_ROWS; row++) rates.judged[row] = saidChild(params, row);
  return closeRates(rates);
}

/** Probability that somebody of an age row is said to be under 18. */
function saidChild({ childSaidAdult, youngSaidAdult, adultSaidChild }: CensusParams, row: number): number {
  const years = yearsOfRow(row);
  if (row >= FIRST_ADULT_ROW) return years < PASSES_AS_CHILD ? adultSaidChild : 0;
  return 1 - (isUpTo15(years) ? youngSaidAdult : childSaidAdult);
}

/** Share of adults whom owners pass off as children, at the adult ages of the facts. */
export function adultsSaidChildren(adultSaidChild: number): number {
  const below = (years: number): number => normalCdf((years - ADULT_AGES.mean) / ADULT_AGES.sd);
  return (adultSaidChild * (below(PASSES_AS_CHILD) - below(18))) / (1 - below(18));
}
