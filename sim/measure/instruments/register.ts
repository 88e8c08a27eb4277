import { declare } from '../../base/declare.ts';
import type { World } from '../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../reading.ts';

/** What every register of flows has: where and for how long it counts, and how its figure is made of its records. */
export const flowDeclarations = declare({
  areas: { unit: 'switch', bounds: [0, 1], by: 'area', integer: true, text: '1: the area is covered.' },
  periodWeeks: { unit: 'weeks', bounds: [1, 1040], integer: true, text: 'Weeks that are added up; the last of them is the week of the wave.' },
  tallied: { unit: 'switch', bounds: [0, 1], integer: true, text: '0: nobody kept the tally in this period, and there is no figure.' },
  assumedShare: { unit: 'share', bounds: [0.01, 1], text: 'Share of all events that its makers assume to be in their records: the figure is the records over it. 1: records are reported as they are.' },
  definition: { unit: 'index', bounds: [1, 99], integer: true, text: 'Number of the definition and software in use: figures under two numbers are not one series.' },
});

export interface FlowParams {
  readonly areas: Float64Array;
  readonly periodWeeks: number;
  readonly tallied: number;
  readonly assumedShare: number;
  readonly definition: number;
}

export function weeksBeforeOf({ periodWeeks }: FlowParams): number {
  return periodWeeks - 1;
}

/** This week's number of a flow in the areas covered. */
export function addFlow(world: World, flow: number, areas: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < world.size.areas; a++) if (areas[a] === 1) sum += world.count.flow[flow * world.size.areas + a];
  return sum;
}

const Z95 = 1.959963984540054;

/**
 * The figure of a register: its records over the share that is assumed to be in it.
 * If records are a binomial sample of N events with that share p, k / p is unbiased and its variance N (1 - p) / p, estimated by k (1 - p) / p².
 * With p = 1 the records are taken to be all there is: no error is claimed, and the interval has no width.
 */
export function registerReading(params: FlowParams, records: number, cost: number, tables: readonly RawTable[]): Reading {
  if (params.tallied === 0) return noReading('Nobody kept the tally in this period: there is no figure, which is not a figure of 0.', 0, cost);
  const share = params.assumedShare;
  const estimate = records / share;
  const standardError = Math.sqrt(records * (1 - share)) / share;
  const claim = share === 1 ? 'Records are reported as they are: whatever is not in them is taken not to be there.' : `Records are taken to be ${Math.round(100 * share)} in 100 of all events; if they are not, the figure is wrong in the same proportion.`;
  return {
    estimable: true, estimate, standardError, low: Math.max(records, estimate - Z95 * standardError), high: estimate + Z95 * standardError,
    designEffect: NaN, n: records, cost, tables,
    note: `${claim} Definition ${params.definition}: figures under another definition are another series.`,
  };
}

/** A register as it grows: a row a record, and the number of events that its quantity counts, whether they came to it or not. */
export interface Records {
  truth: number;
  readonly week: number[];
  readonly area: number[];
  /** 0; 1 for a record that repeats another. */
  readonly copy: number[];
}

export function makeRecords(): Records {
  return { truth: 0, week: [], area: [], copy: [] };
}

export function addRecord({ week: weeks, area: areas, copy: copies }: Records, week: number, area: number, copy: number): void {
  weeks.push(week);
  areas.push(area);
  copies.push(copy);
}

/**
 * Calls `each` for every event of a flow this week, in the areas covered. Events of a flow have no name in the world: the n-th of its area and week
 * keeps its draws, under `entity` and the week as counter.
 */
export function eachEvent(world: World, flow: number, areas: Float64Array, each: (area: number, entity: number) => void): void {
  const n = world.size.areas;
  for (let a = 0; a < n; a++) {
    if (areas[a] !== 1) continue;
    const events = world.count.flow[flow * n + a];
    for (let i = 0; i < events; i++) each(a, a * EVENTS + i);
  }
}

/** More than any area has in a week. */
const EVENTS = 0x100000;

/** Whole things, the last one by chance, so that the mean is right. */
export function wholeBy(number: number, u: number): number {
  return Math.floor(number + u);
}

export function recordsTable({ week, area, copy }: Records, more: Readonly<Record<string, number[]>> = {}): RawTable {
  return { name: 'records', text: 'A record: the week and area of it, and 1 where it repeats another.', columns: { week, area, ...more, copy } };
}
