import { declare, type Compiled } from '../../base/declare.ts';
import { pow } from '../../base/dmath.ts';
import { uniform } from '../../base/random/streams.ts';
import { Flow } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import { noReading, type Reading } from '../reading.ts';
import { costDeclarations, costOf } from './cost.ts';
import type { ConstantValues, Instrument } from './instrument.ts';
import { addFlow, addRecord, eachEvent, flowDeclarations, makeRecords, recordsTable, registerReading, weeksBeforeOf, type Records } from './register.ts';

export const ngoJointStatisticsDeclarations = declare({
  ...flowDeclarations,
  organisations: { unit: 'count', bounds: [1, 1000], integer: true, text: 'Organisations that help children.' },
  members: { unit: 'count', bounds: [0, 1000], integer: true, text: 'Of these, those that report for this period; which ones changes from period to period.' },
  concentration: { unit: 'index', bounds: [0, 3], text: 'How unequal organisations are: the n-th largest helps 1 / n^concentration times as many as the largest.' },
  largeOnesJoin: { unit: 'share', bounds: [0, 1], text: 'How far members are the large ones: 0 not at all, 1 the largest only.' },
  helped: { unit: 'share', bounds: [0, 1], text: 'Share of children identified by the police who come to an organisation, at full services.' },
  services: { unit: 'factor', bounds: [0, 1], text: 'Services of organisations, relative to full ones; cut when funds fall.' },
  shared: { unit: 'share', bounds: [0, 1], text: 'Share of children helped whom a second organisation helps, and reports, too.' },
  adultsCounted: { unit: 'share', bounds: [0, 1], text: 'Share of adults assisted as trafficked who are counted in.' },
  ...costDeclarations('organisation reporting'),
});

export type NgoJointStatisticsParams = Compiled<typeof ngoJointStatisticsDeclarations>;

const Purpose = { member: 0, helped: 1, organisation: 2, shared: 3, second: 4, adult: 5, adultOrganisation: 6 } as const;

interface Held extends Records {
  /** Organisation of each record, by size, the largest 0. */
  readonly organisation: number[];
  /** [organisation]: 1 for those that report. */
  readonly reports: Uint8Array;
  /** [organisation]: cumulated share of all children helped. */
  readonly cumulated: Float64Array;
}

/**
 * NGO joint statistics: children helped, as those organisations report them that do (measurement.md 3.6).
 * Estimand: children identified in the period; a flow.
 */
export const ngoJointStatistics: Instrument<NgoJointStatisticsParams, Held> = {
  kind: 'ngoJointStatistics',
  text: 'Organisations that choose to report add up the children whom they have helped.',
  quantity: { of: 'flow', unit: 'children', text: 'Children whom the police identify in the areas covered, during the period' },
  caution: 'Which organisations report, and what services they can pay for, moves it as much as the number of children; who comes to two of them is counted twice. Totals of two years and of one are not one series.',
  interviews: 'organisations',
  declarations: ngoJointStatisticsDeclarations,
  purposes: 7,
  validate: validateMembers,
  weeksBefore: weeksBeforeOf,
  begin: (_world, params, keys) => ({ ...makeRecords(), organisation: [], reports: membersOf(params, keys), cumulated: cumulatedSizes(params) }),
  watch: watchHelped,
  read: readStatistics,
  truth: (_world, { truth }) => truth,
};

function validateMembers({ members, organisations }: ConstantValues): string[] {
  return typeof members === 'number' && typeof organisations === 'number' && members > organisations ? [`there are ${members} members of ${organisations} organisations`] : [];
}

/** The organisations that report: those with the lowest numbers, in which chance and size are mixed by `largeOnesJoin`. */
function membersOf({ organisations, members, largeOnesJoin }: NgoJointStatisticsParams, keys: Int32Array): Uint8Array {
  const order = Array.from({ length: organisations }, (_, o) => ({ o, at: (1 - largeOnesJoin) * uniform(keys, Purpose.member, o, 0) + largeOnesJoin * (o / organisations) }));
  order.sort((a, b) => a.at - b.at || a.o - b.o);
  const reports = new Uint8Array(organisations);
  for (const { o } of order.slice(0, members)) reports[o] = 1;
  return reports;
}

function cumulatedSizes({ organisations, concentration }: NgoJointStatisticsParams): Float64Array {
  const cumulated = new Float64Array(organisations);
  let sum = 0;
  for (let o = 0; o < organisations; o++) cumulated[o] = sum += pow(o + 1, -concentration);
  return cumulated.map((value) => value / sum);
}

function organisationAt(cumulated: Float64Array, u: number): number {
  let o = 0;
  while (o < cumulated.length - 1 && cumulated[o] <= u) o++;
  return o;
}

function watchHelped(world: World, held: Held, params: NgoJointStatisticsParams, keys: Int32Array): void {
  const { week } = world;
  held.truth += addFlow(world, Flow.identified, params.areas);
  const report = (area: number, entity: number, purpose: number, copy: number): boolean => {
    const organisation = organisationAt(held.cumulated, uniform(keys, purpose, entity, week));
    if (held.reports[organisation] === 0) return false;
    addRecord(held, week, area, copy);
    held.organisation.push(organisation);
    return true;
  };
  const help = params.helped * params.services;
  eachEvent(world, Flow.identified, params.areas, (area, entity) => {
    if (uniform(keys, Purpose.helped, entity, week) >= help) return;
    const once = report(area, entity, Purpose.organisation, 0);
    if (uniform(keys, Purpose.shared, entity, week) < params.shared) report(area, entity, Purpose.second, once ? 1 : 0);
  });
  eachEvent(world, Flow.adultsAssisted, params.areas, (area, entity) => {
    if (uniform(keys, Purpose.adult, entity, week) < params.adultsCounted) report(area, entity, Purpose.adultOrganisation, 0);
  });
}

function readStatistics(_world: World, held: Held, params: NgoJointStatisticsParams): Reading {
  const cost = costOf(params, params.members);
  if (params.members === 0) return noReading('No organisation reports for this period: there is no figure, which is not a figure of 0.', 0, cost);
  const reading = registerReading(params, held.week.length, cost, [recordsTable(held, { organisation: held.organisation })]);
  return reading.estimable ? { ...reading, note: `${reading.note} ${params.members} of ${params.organisations} organisations report; over another set of them it is another series.` } : reading;
}
