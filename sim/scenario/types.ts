import type { Declarations } from '../base/declare.ts';
import type { Calendar } from '../base/weeks.ts';
import type { InterventionKind, ParameterChange } from '../model/interventions/kind.ts';
import type { Shock } from '../model/shocks.ts';
import type { Area } from '../model/world.ts';
import type { EvidenceUnit } from './evidence/schema.ts';
import type { Expression } from './evaluate.ts';

/**
 * A kind of instrument, as far as scenario files are concerned. `validate` gives sentences about values that do not go together;
 * it gets constants only (numbers, or one a member): a parameter that is drawn is absent.
 */
export interface InstrumentKind {
  readonly declarations: Declarations;
  /** What its figures are of; a published figure is in the same unit. Absent: a share. */
  readonly quantity?: { readonly unit: string };
  /** Whom it asks; absent: nobody. */
  readonly interviews?: 'nobody' | 'adults' | 'organisations';
  readonly validate?: (values: Readonly<Record<string, number | Float64Array>>) => readonly string[];
}

/** Everything that a scenario may name. */
export interface Catalogue {
  readonly parameters: Readonly<Record<string, Declarations>>;
  readonly interventions: Readonly<Record<string, InterventionKind>>;
  readonly instruments: Readonly<Record<string, InstrumentKind>>;
}

/** Where a value comes from: read in a source, derived from sources by arithmetic, or assumed. */
export type Label = 'sourced' | 'derived' | 'assumed';

/** A distribution drawn once a world. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'beta'; readonly a: number; readonly b: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number };

/** One number of a parameter (one member of its dimension), compiled: a constant, a draw, or one value a simulated week. */
export type CompiledValue =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'drawn'; readonly distribution: Distribution }
  | { readonly kind: 'table'; readonly values: Float64Array };

/** A dated change of one member of a varying parameter, from `from` (inclusive) to `to` (exclusive), reached linearly over `ramp` weeks. */
export interface CompiledChange {
  readonly from: number;
  readonly to: number;
  readonly ramp: number;
  readonly operation: 'set' | 'scale' | 'add';
  /** Of a drawn one, the value at the distribution's mean. */
  readonly value: number;
  readonly drawn?: DrawnChange;
}

/** The value of an intervention that is drawn once a world: one draw for all that it changes. */
export interface DrawnChange {
  readonly distribution: Distribution;
  readonly bounds: readonly [number, number];
  /** Kind of the intervention, and which of its changes this is: they follow from the drawn value. */
  readonly kind: string;
  readonly index: number;
  /** Entity of the draw: from the intervention's own name. */
  readonly entity: number;
}

/** A shock; its strength may be drawn once a world (then `value` is the distribution's mean). */
export interface CompiledShock extends Shock {
  readonly drawn?: Pick<DrawnChange, 'distribution' | 'bounds' | 'entity'>;
}

export interface CompiledParameter {
  /** Group (process) and key, as declared: `owners.precision`. */
  readonly group: string;
  readonly key: string;
  readonly varies: boolean;
  /** 1 for a scalar. */
  readonly members: number;
  readonly scalar: boolean;
  /** Names of the members, for keys of draws; absent for a scalar. */
  readonly memberNames?: readonly string[];
  /** Name of its draws where that is not `group.key`: those of an instrument begin with its id; a wave's own value, with the wave's id after it. */
  readonly stream?: string;
  /** Draws and changes are rounded to whole numbers. */
  readonly integer?: boolean;
  readonly bounds: readonly [number, number];
  /** What is drawn or said, changes and bounds applied, is multiplied by (sim/scenario/scale); absent: 1. */
  readonly scale?: number;
  readonly values: readonly CompiledValue[];
  /** By member. */
  readonly changes: readonly (readonly CompiledChange[])[];
}

/** Which variant of which record of evidence a published value is, and the figures that stand beside it there. */
export interface PublishedFrom {
  readonly evidence: string;
  readonly variant: string;
  /** What the numbers are of (evidence/schema.ts); a share is a fraction. */
  readonly unit: EvidenceUnit;
  /** By the rule of grades (evidence/grade.ts). */
  readonly grade: string;
  /** The record's other variants that are single numbers. */
  readonly others: readonly { readonly variant: string; readonly value: number }[];
}

export interface CompiledWave {
  readonly id: string;
  /** Simulated week of the fieldwork, and its ISO date as written. */
  readonly week: number;
  readonly at: string;
  /** Published value that this wave is set beside, in the unit of its instrument (a share is a fraction); or null. */
  readonly published: number | null;
  /** Name of its chances where that is not `instrument/wave`: a reading that is made again elsewhere must be the same one. */
  readonly chances?: string;
  /** Absent where the scenario names no record: the value is its own. */
  readonly publishedFrom?: PublishedFrom;
  /** Wave's own parameters, all of them (shared ones filled in). */
  readonly parameters: readonly CompiledParameter[];
}

export interface CompiledInstrument {
  readonly id: string;
  readonly kind: string;
  readonly waves: readonly CompiledWave[];
  /** Ids of the two waves whose change is taken apart; without it the first and the last. */
  readonly compare?: readonly [string, string];
}

/** A change that a rule makes when it acts: reached over `ramp` weeks, over after `forWeeks` (absent: it stays). */
export interface RuleChange extends ParameterChange {
  readonly drawn?: DrawnChange;
  readonly ramp: number;
  readonly forWeeks?: number;
}

/**
 * An intervention that is not dated but decided by readings (model.md section 7). When a reading of `listens` is published, `publishedAfterWeeks`
 * after its fieldwork, `when` is looked at; where it holds, the changes are in force from `actsAfterWeeks` later on.
 */
export interface CompiledRule {
  readonly id: string;
  readonly listens: string;
  readonly when: Expression;
  readonly publishedAfterWeeks: number;
  /** 1 or more: an act follows the publication. */
  readonly actsAfterWeeks: number;
  /** once: at the first publication for which it holds; each: at each; while: from then until one for which it no longer holds. */
  readonly acts: 'once' | 'each' | 'while';
  readonly changes: readonly RuleChange[];
  /** Their weeks count from the act's. */
  readonly shocks: readonly CompiledShock[];
}

/** All that a world needs, as plain data that can be sent to a worker. */
export interface CompiledScenario {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** SHA-256 of the canonical JSON (RFC 8785) of the resolved scenario; of a market of another size, of that and the factor. */
  readonly hash: string;
  /** Size of the market, relative to what the scenario says (sim/scenario/scale); absent: 1. */
  readonly scale?: number;
  readonly calendar: Calendar;
  /** Date and simulated week from which levers act; the start of the record when the scenario names none. */
  readonly forkAt: string;
  readonly forkWeek: number;
  readonly areas: readonly Area[];
  readonly parameters: readonly CompiledParameter[];
  /** In the order of their weeks. */
  readonly shocks: readonly CompiledShock[];
  readonly instruments: readonly CompiledInstrument[];
  readonly rules: readonly CompiledRule[];
}
