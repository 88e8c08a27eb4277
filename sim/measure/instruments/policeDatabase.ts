import { declare, type Compiled } from '../../base/declare.ts';
import { uniform } from '../../base/random/streams.ts';
import { CaseStage } from '../../model/dimensions.ts';
import { Flow } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import type { Reading } from '../reading.ts';
import { costDeclarations, costOf } from './cost.ts';
import type { Instrument } from './instrument.ts';
import { addFlow, addRecord, flowDeclarations, makeRecords, recordsTable, registerReading, weeksBeforeOf, wholeBy, type Records } from './register.ts';

export const policeDatabaseDeclarations = declare({
  ...flowDeclarations,
  units: { unit: 'count', bounds: [1, 200], by: 'area', integer: true, text: 'Police units of an area; each case belongs to one of them.' },
  courtOnly: { unit: 'share', bounds: [0, 1], text: 'Share of units that enter a case only when it is referred to court, others at the arrest.' },
  fromTraining: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: units enter the share of cases that their training makes them enter (training.recording); completeness is ignored.' },
  completeness: { unit: 'share', bounds: [0, 1], text: 'Share of cases that units enter, where it is not taken from their training.' },
  otherOffence: { unit: 'share', bounds: [0, 1], text: 'Share of entered cases that are put under another offence, and so not counted.' },
  pooled: { unit: 'factor', bounds: [0, 50], text: 'Cases of other offences counted in, for each case that is rightly counted.' },
  duplicates: { unit: 'share', bounds: [0, 1], text: 'Share of entered cases that are entered a second time.' },
  ...costDeclarations('record'),
});

export type PoliceDatabaseParams = Compiled<typeof policeDatabaseDeclarations>;

const Purpose = { unit: 0, rule: 1, entered: 2, offence: 3, duplicate: 4, pooled: 5 } as const;
const PURPOSES = 6;

/** What has been entered so far, a row a record; and all cases with an arrest, entered or not. Cases that wait for referral are known by venue and serial. */
interface Held extends Records {
  readonly unit: number[];
  /** Serial and venue of the cases with the prosecutor a week ago, by entry of the pool (-1: none). */
  readonly waitingVenue: Int32Array;
  readonly waitingSerial: Int32Array;
}

/**
 * Police database: records of cases with an arrest, as units enter them (measurement.md 3.3).
 * Estimand: cases with an arrest in the period, in the areas that it covers; a flow.
 */
export const policeDatabase: Instrument<PoliceDatabaseParams, Held> = {
  kind: 'policeDatabase',
  text: 'Units enter the cases that they take up, some at the arrest and some only when a case goes to court.',
  quantity: { of: 'flow', unit: 'cases', text: 'Cases of exploitation of children with an arrest, in the areas covered, during the period' },
  caution: 'It follows what the police do: a rise can be more exploitation, more raids or more diligent entry. Where completeness, the rule of entry or the list of offences change, the series breaks.',
  interviews: 'nobody',
  declarations: policeDatabaseDeclarations,
  purposes: PURPOSES,
  validate: () => [],
  weeksBefore: weeksBeforeOf,
  begin: (world) => {
    const held = { ...makeRecords(), unit: [], waitingVenue: new Int32Array(world.size.cases), waitingSerial: new Int32Array(world.size.cases) };
    return remember(world, held);
  },
  watch,
  read: readDatabase,
  truth: (_world, { truth }) => truth,
};

/** Sees each case with an arrest this week, and each that goes from the prosecutor to a judge. */
function watch(world: World, held: Held, params: PoliceDatabaseParams, keys: Int32Array): void {
  const { stage, filed, venue, serial, area } = world.cases;
  held.truth += addFlow(world, Flow.casesFiled, params.areas);
  for (let i = 0; i < stage.length; i++) {
    if (stage[i] === CaseStage.free || params.areas[area[i]] === 0) continue;
    const unit = Math.floor(uniform(keys, Purpose.unit, venue[i], serial[i]) * params.units[area[i]]);
    const courtOnly = uniform(keys, Purpose.rule, area[i], unit) < params.courtOnly;
    const referred = stage[i] !== CaseStage.prosecutor && held.waitingVenue[i] === venue[i] && held.waitingSerial[i] === serial[i];
    if (courtOnly ? referred : filed[i] === world.week) enter(world, held, params, keys, i, unit);
  }
  remember(world, held);
}

function remember(world: World, held: Held): Held {
  const { stage, venue, serial } = world.cases;
  for (let i = 0; i < stage.length; i++) {
    held.waitingVenue[i] = stage[i] === CaseStage.prosecutor ? venue[i] : -1;
    held.waitingSerial[i] = serial[i];
  }
  return held;
}

/** Enters a case: not at all, once, or twice. */
function enter(world: World, held: Held, params: PoliceDatabaseParams, keys: Int32Array, i: number, unit: number): void {
  const { venue, serial, area } = world.cases;
  const draw = (purpose: number): number => uniform(keys, purpose, venue[i], serial[i]);
  const a = area[i];
  const completeness = params.fromTraining === 1 ? world.derived.training.recording[world.week * world.size.areas + a] : params.completeness;
  if (draw(Purpose.entered) >= completeness || draw(Purpose.offence) < params.otherOffence) return;
  const copies = draw(Purpose.duplicate) < params.duplicates ? 2 : 1;
  for (let copy = 0; copy < copies; copy++) {
    addRecord(held, world.week, a, copy);
    held.unit.push(unit);
  }
}

/** The count as a report would give it: with the offences that it pools, over the completeness that its makers assume. */
function readDatabase(_world: World, held: Held, params: PoliceDatabaseParams, keys: Int32Array): Reading {
  const records = held.week.length;
  const others = wholeBy(records * params.pooled, uniform(keys, Purpose.pooled, 0, 0));
  return registerReading(params, records + others, costOf(params, records), [recordsTable(held, { unit: held.unit })]);
}
