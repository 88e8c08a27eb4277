import type { Declarations } from '../base/declare.ts';
import type { Purpose } from '../base/random/purposes.ts';

/** One relation that a process computes, as the model description prints it. */
export interface Equation {
  /** In names of parameters and state variables and short symbols that its text explains: "fill = 1 − exp(−arrivals / wanted)". */
  readonly formula: string;
  /** One sentence: what it is for, and who proposed it. */
  readonly text: string;
}

/** What a process says about itself: the schedule, the model description and the checks are made from it. */
export interface Process {
  /** Also the group of its parameters in scenario files. */
  readonly name: string;
  /** One sentence: what it does. */
  readonly text: string;
  readonly declarations: Declarations;
  readonly equations: readonly [Equation, ...Equation[]];
  /** Columns (by group) that it reads and writes, and the random streams that it draws from. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly draws: readonly (keyof typeof Purpose)[];
}

/** Keeps the literal types of a process. */
export function describeProcess<const P extends Process>(process: P): P {
  return process;
}
