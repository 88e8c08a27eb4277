import { deviance, logLikelihood, penalty, type Fittable, type LogLinearFit } from './logLinear.ts';
import { termName, type CaptureTable } from './patterns.ts';
import type { Stepwise } from './stepwise.ts';

/** A term of the model that was fitted. */
export interface ModelTerm {
  readonly name: string;
  /** Log of the factor by which it changes the expectation; -Infinity for lists that share nobody. */
  readonly coefficient: number;
  readonly standardError: number;
}

export interface FittedModel {
  readonly formula: string;
  readonly terms: readonly ModelTerm[];
  readonly minusInfinity: readonly string[];
  readonly parameters: number;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly degreesOfFreedom: number;
  readonly aic: number;
  readonly bic: number;
  /** Pairs in the order in which they came in, with the criterion or p-value. */
  readonly steps: readonly { readonly term: string; readonly value: number }[];
}

/** A fit with names, standard errors and what it is judged by. */
export function describe({ table }: Fittable, fit: LogLinearFit, selection: Stepwise | undefined): FittedModel {
  const name = (term: number): string => termName(table.lists, term);
  const errors = fit.fit.standardErrors();
  const fitted = fit.fit.terms.map((term, i): ModelTerm => ({ name: name(term), coefficient: fit.fit.coefficients[i]!, standardError: errors[i]! }));
  const infinite = fit.minusInfinity.map((term): ModelTerm => ({ name: name(term), coefficient: -Infinity, standardError: NaN }));
  const height = logLikelihood(fit, table);
  return {
    formula: `~ ${fit.terms.map(name).join(' + ')}`,
    terms: [...fitted, ...infinite],
    minusInfinity: fit.minusInfinity.map(name),
    parameters: fit.parameters,
    logLikelihood: height,
    deviance: deviance(fit, table),
    degreesOfFreedom: fit.degreesOfFreedom,
    aic: 2 * fit.parameters - 2 * height,
    bic: penalty('bic', table.persons) * fit.parameters - 2 * height,
    steps: stepsOf(table, fit, selection),
  };
}

/** Steps by criterion carry its full value, with the constants of the likelihood. */
function stepsOf(table: CaptureTable, fit: LogLinearFit, selection: Stepwise | undefined): FittedModel['steps'] {
  if (selection === undefined) return [];
  const constant = selection.criterion === 'p' ? 0 : 2 * (fit.fit.kernel - logLikelihood(fit, table));
  return selection.steps.map(({ term, value }) => ({ term: termName(table.lists, term), value: value + constant }));
}
