/**
 * Declarations: what a parameter is (unit, hard bounds, one sentence), stated as data beside the code that uses it.
 * Values, labels, ranges and sources stand in scenario files only; there are no defaults in code.
 */

/** Units that a scenario may name. A parameter's unit in a file must equal the declared one. */
export type Unit =
  | 'probability' | 'share' | 'per week' | 'per month' | 'per year' | 'days' | 'weeks' | 'months' | 'years'
  | 'count' | 'beds' | 'index' | 'utility' | 'weight' | 'factor' | 'switch';

/** The index of a parameter that has one value for each member. Members: `dimensionMembers` in model/dimensions. */
export type Dimension = 'area' | 'type' | 'publicExposure' | 'standing' | 'destination' | 'leadSource' | 'segment' | 'route' | 'list';

export interface ParameterDeclaration {
  readonly unit: Unit;
  /** Hard bounds, inclusive: outside them the model has no meaning. A scenario's `range` is narrower: what is plausible. */
  readonly bounds: readonly [number, number];
  /** One sentence: what it is, and what it does. */
  readonly text: string;
  /** One value for each member of this dimension. */
  readonly by?: Dimension;
  /** May change over time (table, expression, intervention). Read as `values[week]` or `values[week * members + i]`. */
  readonly varies?: true;
  readonly integer?: true;
}

export type Declarations = Readonly<Record<string, ParameterDeclaration>>;

/** Compiled form: a number where it is one, else a Float64Array (by member, by week, or week-major by both). */
export type Compiled<D extends Declarations> = {
  readonly [K in keyof D]: D[K] extends { readonly varies: true } | { readonly by: Dimension } ? Float64Array : number;
};

/** Keeps the literal types of a group of declarations, and checks them. */
export function declare<const D extends Declarations>(declarations: D): D {
  return declarations;
}
