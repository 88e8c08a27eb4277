import { shownAt } from '../../rates.ts';
import { listVenues } from '../establishmentSurvey/frame.ts';
import type { ConstantValues, PrevalenceInstrument } from '../instrument.ts';
import { countVenues } from './count.ts';
import { CENSUS_PURPOSES, censusDeclarations, type CensusParams } from './declarations.ts';
import { adultsSaidChildren, censusRates } from './rates.ts';

export { CensusPurpose } from './declarations.ts';

/** More adults than this passed off as children, and the census would measure nothing else (facts section 4). */
const MOST_ADULTS = 0.03;

/**
 * Direct-observation census (measurement.md 3.2): drivers who know the venues go to all that they can enter, count, and ask.
 * Estimand: share of children among persons working in public venues of the study areas (T2), a stock, at the week of the count.
 */
export const directObservationCensus: PrevalenceInstrument<CensusParams> = {
  kind: 'directObservationCensus',
  text: 'Observers who know the trade go into every venue that they can, count who is there, and ask owners about ages and freedom.',
  quantity: { of: 'stock', unit: 'share', rung: 'T2', text: 'Children among all persons working in venues of the study areas that the public can find, in the week of the count' },
  caution: 'It counts whom owners let a stranger see and believes what they say of ages. A census that misses venues claims no error for it; that those missed are like those found is assumed.',
  interviews: 'nobody',
  declarations: censusDeclarations,
  purposes: CENSUS_PURPOSES,
  validate,
  weeksBefore: () => 0,
  begin: (world, params, keys) => listVenues(world, { ...params, coverageClandestine: 0 }, keys),
  rates: censusRates,
  read: (world, listing, params, keys) => countVenues(world, listing, params, shownAt(world.params.owners.shown, world.week), keys),
};

function validate({ adultSaidChild }: ConstantValues): string[] {
  if (typeof adultSaidChild !== 'number') return [];
  const share = adultsSaidChildren(adultSaidChild);
  if (share <= MOST_ADULTS) return [];
  return [`an adultSaidChild of ${adultSaidChild} makes children of ${(100 * share).toFixed(1)} % of adults (ages: normal 26.2, SD 5.7, from 18), more than ${100 * MOST_ADULTS} %: the census would measure that and little else`];
}
