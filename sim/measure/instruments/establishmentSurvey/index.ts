import type { Instrument } from '../instrument.ts';
import { SURVEY_PURPOSES, surveyDeclarations, type SurveyParams } from './declarations.ts';
import { readSurvey } from './fieldwork.ts';
import { listVenues } from './frame.ts';
import { surveyRates } from './rates.ts';
import { validateSurvey } from './validate.ts';

export { surveyDeclarations, SurveyPurpose, type SurveyParams } from './declarations.ts';
export { specificityOf } from './judgement.ts';

/**
 * Establishment survey: venue-based time-space sampling, undercover (measurement.md 3.1).
 * Estimand: share of children among persons working in public venues of the study areas (T2), a stock, at the week of the fieldwork.
 */
export const establishmentSurvey: Instrument<SurveyParams> = {
  kind: 'establishmentSurvey',
  text: 'Venues are drawn from a list, visited undercover, and the ages of those met are judged.',
  estimand: 'T2',
  declarations: surveyDeclarations,
  purposes: SURVEY_PURPOSES,
  validate: validateSurvey,
  weeksBefore: (params) => params.frameAgeWeeks,
  list: listVenues,
  rates: surveyRates,
  read: readSurvey,
};
