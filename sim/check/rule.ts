import type { CompiledScenario } from '../scenario/types.ts';
import type { World } from '../model/world.ts';
import type { Settings } from './settings.ts';

/** `short`: small worlds, for CI, half a minute in all. `full`: more and larger worlds, minutes. */
export type Form = 'short' | 'full';

/** A number behind a verdict, and what it must be, in words ("0", "above 0", "below 0.73"); a number without a claim says "shown". */
export interface CheckNumber {
  readonly name: string;
  readonly value: number;
  readonly expected: string;
}

export interface Verdict {
  readonly passed: boolean;
  readonly numbers: readonly CheckNumber[];
  /** The first faults in words, where a rule counts faults. */
  readonly details?: readonly string[];
}

/** Something that the model must do, as data: processes add to the lists in `rules/`. */
export interface Rule {
  readonly id: string;
  /** "The model must …" */
  readonly sentence: string;
  /** How it is tested: which worlds, which comparison. */
  readonly how: string;
  /** Probability that a right model fails, over seeds; 0 for what holds exactly. */
  readonly errorProbability: number;
  /** Rules that cost too much for the short form. */
  readonly fullOnly?: boolean;
  run(context: CheckContext): Promise<Verdict>;
}

/** Ways to break the model on purpose, by which tests see that a rule can fail. */
export interface Faults {
  /** What settings really do. */
  readonly settings?: (settings: Settings) => Settings;
  /** Meddles with a world at the end of a week, before it is looked at and recorded. */
  readonly world?: (world: World) => void;
}

/** What a rule is given. */
export interface CheckContext {
  /** The scenario under test at its full size. */
  readonly scenario: CompiledScenario;
  readonly seed: readonly [number, number];
  readonly form: Form;
  /** Lets the host breathe. */
  pause(): Promise<void>;
  readonly faults?: Faults;
  /** Worlds that several rules look at are simulated once: by settings and number of worlds. */
  readonly memory: Map<string, unknown>;
}
