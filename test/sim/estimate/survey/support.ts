import type { Codes, SurveyColumns } from '../../../../sim/estimate/survey/columns.ts';
import { surveyEstimate, type SurveyEstimate, type SurveyOptions } from '../../../../sim/estimate/survey/survey.ts';

export const options: SurveyOptions = { statistic: 'mean', level: 0.95, lonely: 'fail', nest: false, variance: { kind: 'linearised' }, aboutEstimate: false };

export function codes(values: readonly unknown[]): Codes {
  const distinct = [...new Set(values)];
  return { codes: values.map((value) => distinct.indexOf(value)), count: distinct.length };
}

export function sample(y: readonly number[], more: Partial<SurveyColumns> = {}): SurveyColumns {
  return { rows: y.length, y, strata: [], clusters: [], fpc: [], domain: [], ...more };
}

export function estimated(columns: SurveyColumns, more: Partial<SurveyOptions> = {}): SurveyEstimate {
  const result = surveyEstimate(columns, { ...options, ...more });
  if ('problems' in result || !result.estimable) throw new Error(JSON.stringify(result));
  return result;
}

/** Why there is no estimate, or what is wrong with the columns. */
export function refused(columns: SurveyColumns, more: Partial<SurveyOptions> = {}): string {
  const result = surveyEstimate(columns, { ...options, ...more });
  if ('problems' in result) return result.problems.map(({ column, row, what }) => `${column} ${row ?? ''}: ${what}`).join('; ');
  if (result.estimable) throw new Error(`there is an estimate: ${result.estimate}`);
  return result.reason;
}
