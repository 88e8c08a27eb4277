import type { Label } from './types.ts';

/** A scenario as its file says it once `extends` is resolved: plain JSON, in the YAML form. */
export interface ScenarioDocument {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** ISO dates; `end` is exclusive. */
  readonly start: string;
  readonly end: string;
  readonly burnInWeeks: number;
  /** Where levers act from; without it they act from `start`. */
  readonly forkAt?: string;
  readonly areas: Readonly<Record<string, { readonly name: string; readonly study: boolean }>>;
  /** One line by source key. */
  readonly sources: Readonly<Record<string, string>>;
  /** By `group.key`. */
  readonly parameters: Readonly<Record<string, ParameterEntry>>;
  readonly interventions: Readonly<Record<string, InterventionEntry>>;
  readonly instruments: Readonly<Record<string, InstrumentEntry>>;
  readonly rules?: Readonly<Record<string, RuleEntry>>;
}

/** One number in one of its forms. Tables and expressions only where the declaration varies. */
export type ValueForm =
  | number
  | { readonly uniform: readonly [number, number] }
  /** mean, standard deviation; lognormal: of the variable itself, not of its logarithm */
  | { readonly normal: readonly [number, number] }
  | { readonly lognormal: readonly [number, number] }
  | { readonly beta: readonly [number, number] }
  /** low, mode, high */
  | { readonly triangular: readonly [number, number, number] }
  /** by ISO date; before the first its value, after the last its value */
  | { readonly table: Readonly<Record<string, number>>; readonly between: 'linear' | 'step' }
  | { readonly expression: string };

export type Range = readonly [number, number];

export interface ParameterEntry {
  /** A map by member where the declaration has a dimension. */
  readonly value: ValueForm | Readonly<Record<string, ValueForm>>;
  readonly unit: string;
  readonly label: Label;
  /** What is plausible: one for all members, or one by member. */
  readonly range: Range | Readonly<Record<string, Range>>;
  /** Keys of `sources`, comma separated; each may be followed by a place: `facts 3`. */
  readonly source: string;
  readonly note?: string;
}

/** One number, or a distribution from which it is drawn once a world. */
export type DrawnForm = Extract<ValueForm, number | { readonly uniform: unknown } | { readonly normal: unknown } | { readonly lognormal: unknown } | { readonly beta: unknown } | { readonly triangular: unknown }>;

export interface InterventionEntry {
  readonly kind: string;
  /** `group.key`, or one member: `group.key.member`; kind `change` only. */
  readonly parameter?: string;
  readonly from: string;
  /** exclusive */
  readonly to?: string;
  readonly rampWeeks?: number;
  /** Kinds other than `change` have a value of their own. */
  readonly value?: DrawnForm;
  /** Kind `change`: exactly one of the three. */
  readonly set?: DrawnForm;
  readonly scale?: DrawnForm;
  readonly add?: DrawnForm;
  /** Some kinds act on one area, or on one type of venue. */
  readonly area?: string;
  readonly venueType?: string;
  /** Levers of the page have none of the following. */
  readonly label?: Label;
  readonly range?: Range;
  readonly source?: string;
  readonly note?: string;
}

/** What a rule does: an intervention without dates. */
export interface ActEntry {
  readonly kind: string;
  readonly parameter?: string;
  readonly rampWeeks?: number;
  readonly forWeeks?: number;
  readonly value?: DrawnForm;
  readonly set?: DrawnForm;
  readonly scale?: DrawnForm;
  readonly add?: DrawnForm;
  readonly area?: string;
  readonly venueType?: string;
  readonly range: Range;
  readonly note?: string;
}

export interface RuleEntry {
  /** An instrument of this scenario. */
  readonly listens: string;
  /** Names: scenario/readingNames.ts. */
  readonly when: string;
  readonly publishedAfterWeeks: number;
  readonly actsAfterWeeks: number;
  readonly acts: 'once' | 'each' | 'while';
  readonly act: ActEntry | readonly ActEntry[];
  readonly label: Label;
  readonly source: string;
  readonly note?: string;
}

export interface WaveEntry {
  readonly at: string;
  /** In the unit of the instrument; a share is a fraction. */
  readonly published?: number | null;
  /** The record of evidence (evidence/ID.yaml) and its variant that the published value is. */
  readonly publishedFrom?: { readonly evidence: string; readonly variant: string } | null;
  readonly parameters?: Readonly<Record<string, Partial<ParameterEntry>>>;
}

export interface InstrumentEntry {
  readonly kind: string;
  /** As its kind says; it may be said again here. */
  readonly interviews?: string;
  /** Shared by the waves; a wave's own come before them. */
  readonly parameters?: Readonly<Record<string, ParameterEntry>>;
  readonly waves: Readonly<Record<string, WaveEntry>>;
  /** The two waves whose change is taken apart; without it the first and the last. */
  readonly compare?: readonly [string, string];
}
