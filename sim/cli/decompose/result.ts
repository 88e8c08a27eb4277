import type { Decomposition, DecompositionDifference } from '../../ensemble/decomposition.ts';
import type { DateRead } from '../../scenario/atDates.ts';

/** One scenario, and how the change comes about in it. */
export interface DecomposedScenario extends Omit<Decomposition, 'method'> {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  readonly hash: string;
  /** Id of the run whose table of worlds this is; null where worlds were simulated for it. */
  readonly run: string | null;
  readonly instrument: { readonly id: string; readonly kind: string };
  readonly from: Omit<DateRead, 'week'>;
  readonly to: Omit<DateRead, 'week'>;
}

/** `undercount decompose --json`; its JSON Schema is docs/decomposition.schema.json. Shares are fractions, changes relative, logPoints natural logarithms, points differences of shares. */
export interface DecomposeResult {
  readonly version: string;
  readonly method: Decomposition['method'];
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly scale: number;
  readonly worlds: number;
  readonly partial?: true;
  /** One, or two that are paired by world. */
  readonly scenarios: readonly DecomposedScenario[];
  /** The second minus the first; null where there is one. */
  readonly difference: DecompositionDifference | null;
  readonly notes: readonly string[];
}
