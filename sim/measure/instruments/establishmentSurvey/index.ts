import { shownAt } from '../../rates.ts';
import type { PrevalenceInstrument } from '../instrument.ts';
import { SURVEY_PURPOSES, surveyDeclarations, type SurveyParams } from './declarations.ts';
import { readSurvey } from './fieldwork.ts';
import { listVenues } from './frame.ts';
import { surveyRates } from './rates.ts';
import { validateSurvey } from './validate.ts';

export { surveyDeclarations, SurveyPurpose, type SurveyParams } from './declarations.ts';
export { readSurvey } from './fieldwork.ts';
export { specificityOf } from './judgement.ts';

/**
 * Establishment survey: venue-based time-space sampling, undercover (measurement.md 3.1).
 * Estimand: share of children among persons working in public venues of the study areas (T2), a stock, at the week of the fieldwork.
 */
export const establishmentSurvey: PrevalenceInstrument<SurveyParams> = {
  kind: 'establishmentSurvey',
  text: 'Venues are drawn from a list, visited undercover, and the ages of those met are judged.',
  quantity: { of: 'stock', unit: 'share', rung: 'T2', text: 'Children among all persons working in venues of the study areas that the public can find, in the week of the fieldwork' },
  caution: 'It sees what owners show to a stranger. That concealment, the list and the judging of ages were the same at both dates is assumed whenever two waves are compared.',
  interviews: 'nobody',
  reactive: 'Venues that hear of the fieldwork hide their children from the surveyors in that week (tipOff).',
  declarations: surveyDeclarations,
  purposes: SURVEY_PURPOSES,
  validate: validateSurvey,
  weeksBefore: (params) => params.frameAgeWeeks,
  begin: listVenues,
  rates: surveyRates,
  read: (world, listing, params, keys) => readSurvey(world, listing, params, shownAt(world.params.owners.shown, world.week), keys),
};
