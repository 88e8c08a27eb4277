import { Group } from '../../ages.ts';
import { closeRates, makeRates, type Rates } from '../../rates.ts';
import type { SurveyParams } from './declarations.ts';
import { fillJudged } from './judgement.ts';

/**
 * The survey's rates from its settings (measurement.md section 2.2).
 * Frame: coverage by type and exposure as if listed today; what has changed since the listing shows in `sampled`.
 * Weighted: the design weights make expected weight times inclusion 1 for every venue that answers (weights.ts), so the tilt is left.
 * @param into rates of an earlier call, to be filled anew
 */
export function surveyRates(params: SurveyParams, into?: Rates): Rates {
  const types = params.coverage.length;
  const rates = into ?? makeRates(types);
  for (let type = 0; type < types; type++) {
    rates.frame[type * 2] = params.coverage[type];
    rates.frame[type * 2 + 1] = params.coverage[type] * params.coverageConcealed[type];
    rates.weighted[type] = params.weightTilt[type];
  }
  for (let exposure = 0; exposure < 2; exposure++) {
    const met = params.onShift * (1 - params.refusal[exposure]);
    rates.seen[Group.children * 2 + exposure] = met * (1 - params.tipOff);
    rates.seen[Group.adultsSelling * 2 + exposure] = met;
    rates.seen[Group.adultsNotSelling * 2 + exposure] = met * params.countsNonSelling;
  }
  fillJudged(params, rates.judged);
  return closeRates(rates);
}
