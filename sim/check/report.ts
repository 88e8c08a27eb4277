import type { CheckNumber, Form } from './rule.ts';

/** What `undercount check --json` prints; its JSON Schema is docs/check-report.schema.json. */
export interface CheckReport {
  readonly version: string;
  readonly scenario: { readonly name: string; readonly file: string; readonly hash: string };
  readonly seed: string;
  readonly passed: boolean;
  /** Present when the check was called off before its end. */
  readonly partial?: true;
  readonly rules?: RulesReport;
  readonly patterns?: PatternsReport;
}

export interface RulesReport {
  readonly form: Form;
  readonly passed: boolean;
  readonly partial?: true;
  readonly failed: readonly string[];
  readonly results: readonly RuleResult[];
}

export interface RuleResult {
  readonly id: string;
  readonly sentence: string;
  readonly how: string;
  readonly errorProbability: number;
  readonly passed: boolean;
  readonly numbers: readonly CheckNumber[];
  readonly details: readonly string[];
  readonly seconds: number;
}

/** Reliability of a source as the facts have it: high, medium, low. */
export type Reliability = 'H' | 'M' | 'L';

export interface PatternResult {
  readonly id: string;
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly unit: string;
  /** A number, or the two ends of a range. */
  readonly observed: number | readonly [number, number];
  readonly reliability: Reliability;
  readonly source: string;
  /** `calibrated`: a parameter was fitted to this number, or derived from it. */
  readonly use: 'calibrated' | 'heldOut';
  /**
   * Why it is shown beside the others and not judged; absent where it is judged. By rule, never by result: a source of low reliability,
   * or one that counted another population than the model holds.
   */
  readonly shownOnly?: string;
  /** How the source saw it: what of the simulated world it is set beside. */
  readonly mapping: string;
  readonly factors: readonly { readonly name: string; readonly range: readonly [number, number]; readonly why: string }[];
  readonly median: number | null;
  readonly q05: number | null;
  readonly q95: number | null;
  /** Upper end of the interval over its lower end; null where the lower end is 0. */
  readonly width: number | null;
  /** Whether the observed number lies in the interval (for a range: the median in the range). */
  readonly inside: boolean;
  /** A band wider than a factor of 4 earns nothing. */
  readonly earns: boolean;
  /** Why it is outside, as far as is understood; empty when it is inside. */
  readonly explanation: string;
}

export interface PatternsReport {
  readonly worlds: number;
  readonly partial?: true;
  readonly results: readonly PatternResult[];
  readonly summary: {
    /** Those that are judged; the counts below are of them. */
    readonly patterns: number;
    readonly inside: number;
    readonly tooWide: number;
    readonly heldOut: number;
    readonly heldOutInside: number;
    /** Those that are only shown, and how many of them are inside. */
    readonly shown: number;
    readonly shownInside: number;
  };
  /** What is asked of the base, of patterns that are judged: at least 20 patterns, 6 held out, four in five inside, and four held out inside. */
  readonly passed: boolean;
  /** Patterns of the facts that today's world cannot show, and what it lacks. */
  readonly missing: readonly { readonly pattern: string; readonly lacks: string }[];
}
