import type { PrevalenceReading } from '../../measure/reading.ts';
import type { FlowName } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import type { PatternResult } from '../report.ts';

/** An assumed number between the world and what the source saw; drawn evenly from its range in each world. */
export interface Factor {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly why: string;
}

/** What has been kept of one world for one pattern. */
export interface Seen {
  /** What the pattern's `looks` gave, in their order. NaN for a date that the scenario does not reach. */
  readonly looks: readonly number[];
  /** The pattern's factors as drawn for this world, in their order. */
  readonly factors: readonly number[];
  /** A flow added up from a date to a date (exclusive), over all areas or the study areas. */
  flow(name: FlowName, from: string, to: string, where?: 'all' | 'study'): number;
  /** A stock by area of the record, in the mean of the weeks between two dates. */
  beds(from: string, to: string): number;
  /** A wave's reading, of the first prevalence survey that has a wave of that name. */
  reading(wave: string): PrevalenceReading | undefined;
  /** A share as a sample of n would give it (binomial). */
  sample(share: number, n: number): number;
  /** A mean as a sample gives it whose standard error is known (normal). */
  sampleMean(mean: number, standardError: number): number;
}

/** Something known about the market or the response to it, and how the source of it would see a simulated world. */
export interface Pattern extends Omit<PatternResult, 'median' | 'q05' | 'q95' | 'width' | 'inside' | 'earns'> {
  readonly factors: readonly Factor[];
  readonly looks?: readonly { readonly at: string; readonly read: (world: World) => number }[];
  readonly simulate: (seen: Seen) => number;
}
