import { declare, type Compiled } from '../../base/declare.ts';
import { uniform } from '../../base/random/streams.ts';
import { Flow } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import type { Reading } from '../reading.ts';
import { costDeclarations, costOf } from './cost.ts';
import type { Instrument } from './instrument.ts';
import { addFlow, addRecord, eachEvent, flowDeclarations, makeRecords, recordsTable, registerReading, weeksBeforeOf, wholeBy, type Records } from './register.ts';

export const hotlineDeclarations = declare({
  ...flowDeclarations,
  actionableOnly: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: only calls that made a lead are counted.' },
  writtenDown: { unit: 'share', bounds: [0, 1], text: 'Share of answered calls that are written down.' },
  repeats: { unit: 'share', bounds: [0, 1], text: 'Share of calls written down that are made, and written down, a second time.' },
  otherMatters: { unit: 'factor', bounds: [0, 50], text: 'Calls about other matters counted in, for each call that is rightly counted.' },
  ...costDeclarations('call written down'),
});

export type HotlineParams = Compiled<typeof hotlineDeclarations>;

const Purpose = { written: 0, repeat: 1, other: 2 } as const;

/**
 * Hotline: calls about exploitation, as the line tallies them (measurement.md 3.4).
 * Estimand: calls that the public makes, answered or not; a flow. Who answers, in which language and how far the line is trusted belong to the world
 * (leads.answered, otherLanguage, trust): without a line in an area nobody calls, and the truth is 0 there.
 */
export const hotline: Instrument<HotlineParams, Records> = {
  kind: 'hotline',
  text: 'A line tallies the calls that it answers, in the years in which it keeps a tally.',
  quantity: { of: 'flow', unit: 'calls', text: 'Calls about exploitation of children that the public makes in the areas covered, answered or not, during the period' },
  caution: 'A call is not a case, and many children are called about by nobody. A rise can be more exploitation, more trust, a line that answers more often or in more languages, or better tallies.',
  interviews: 'nobody',
  declarations: hotlineDeclarations,
  purposes: 3,
  validate: () => [],
  weeksBefore: weeksBeforeOf,
  begin: makeRecords,
  watch: watchCalls,
  read: readHotline,
  truth: (_world, { truth }) => truth,
};

function watchCalls(world: World, held: Records, params: HotlineParams, keys: Int32Array): void {
  held.truth += addFlow(world, Flow.callsAnswered, params.areas) + addFlow(world, Flow.callsUnanswered, params.areas);
  eachEvent(world, params.actionableOnly === 1 ? Flow.leadsHotline : Flow.callsAnswered, params.areas, (area, entity) => {
    if (uniform(keys, Purpose.written, entity, world.week) >= params.writtenDown) return;
    addRecord(held, world.week, area, 0);
    if (uniform(keys, Purpose.repeat, entity, world.week) < params.repeats) addRecord(held, world.week, area, 1);
  });
}

function readHotline(_world: World, held: Records, params: HotlineParams, keys: Int32Array): Reading {
  const written = held.week.length;
  const calls = written + wholeBy(written * params.otherMatters, uniform(keys, Purpose.other, 0, 0));
  return registerReading(params, calls, costOf(params, written), [recordsTable(held)]);
}
