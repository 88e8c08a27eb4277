import type { Unit } from '../../base/declare.ts';
import type { ShockKind } from '../shocks.ts';

export type Operation = 'set' | 'scale' | 'add';

/** A change of one parameter (or one member of it) that an intervention makes while it is in force. */
export interface ParameterChange {
  readonly parameter: string;
  readonly member?: string;
  readonly operation: Operation;
  readonly value: number;
}

export interface InterventionKind {
  /** One sentence: what it does. */
  readonly text: string;
  /** Absent: the intervention names its own parameter and operation (`change`). */
  readonly value?: { readonly unit: Unit; readonly bounds: readonly [number, number]; readonly text: string };
  /** The changes it makes, given its value. */
  readonly changes?: (value: number) => readonly ParameterChange[];
  /** Instead of changes: what it does to the state, once, at its date. */
  readonly shock?: ShockDeclaration;
  /** Of two at the same time one would undo the other: they are refused. */
  readonly exclusive?: true;
}

/** A shock, and what its entry in a scenario says beside date and value: an area, a type of venue. Where they may be absent, it acts everywhere. */
export interface ShockDeclaration {
  readonly kind: ShockKind;
  readonly area?: 'needed' | 'possible';
  readonly venueType?: 'needed' | 'possible';
}
