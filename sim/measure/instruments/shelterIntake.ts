import { declare, type Compiled } from '../../base/declare.ts';
import { uniform } from '../../base/random/streams.ts';
import { Flow } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import type { Reading } from '../reading.ts';
import { costDeclarations, costOf } from './cost.ts';
import type { Instrument } from './instrument.ts';
import { addFlow, addRecord, eachEvent, flowDeclarations, makeRecords, recordsTable, registerReading, weeksBeforeOf, type Records } from './register.ts';

export const shelterIntakeDeclarations = declare({
  ...flowDeclarations,
  shelters: { unit: 'count', bounds: [1, 200], by: 'area', integer: true, text: 'Shelters of an area; each child comes to one of them.' },
  reporting: { unit: 'share', bounds: [0, 1], text: 'Share of shelters that report their intake.' },
  transferred: { unit: 'share', bounds: [0, 1], text: 'Share of children who are moved to another shelter, which reports them again if it reports at all.' },
  adultsCounted: { unit: 'share', bounds: [0, 1], text: 'Share of adults assisted as trafficked who are counted in.' },
  ...costDeclarations('child reported'),
});

export type ShelterIntakeParams = Compiled<typeof shelterIntakeDeclarations>;

const Purpose = { shelter: 0, reports: 1, transfer: 2, other: 3, adult: 4 } as const;

interface Held extends Records {
  /** Raids that found children: the effort behind the intake. */
  finds: number;
}

/**
 * Shelter intake: children who come into a shelter, as shelters report them (measurement.md 3.5).
 * Estimand: children identified in the period; a flow. Beds, referral and the effort of the police belong to the world.
 */
export const shelterIntake: Instrument<ShelterIntakeParams, Held> = {
  kind: 'shelterIntake',
  text: 'Shelters report the children whom they take in, as far as they have beds and as the police bring them.',
  quantity: { of: 'flow', unit: 'children', text: 'Children whom the police identify in the areas covered, during the period' },
  caution: 'Beds and raids set it: full shelters take in no more however many children there are, and no raids bring no children. Children whom nobody found are in no intake; it is best read per raid that found some.',
  interviews: 'nobody',
  declarations: shelterIntakeDeclarations,
  purposes: 5,
  validate: () => [],
  weeksBefore: weeksBeforeOf,
  begin: () => ({ ...makeRecords(), finds: 0 }),
  watch: watchIntake,
  read: readIntake,
  truth: (_world, { truth }) => truth,
};

function watchIntake(world: World, held: Held, params: ShelterIntakeParams, keys: Int32Array): void {
  const { week } = world;
  held.truth += addFlow(world, Flow.identified, params.areas);
  for (const flow of [Flow.findsOpen, Flow.findsConcealed, Flow.findsClandestine]) held.finds += addFlow(world, flow, params.areas);
  const shelterOf = (purpose: number, area: number, entity: number): number => Math.floor(uniform(keys, purpose, entity, week) * params.shelters[area]);
  const reports = (area: number, shelter: number): boolean => uniform(keys, Purpose.reports, area, shelter) < params.reporting;
  eachEvent(world, Flow.placedInShelter, params.areas, (area, entity) => {
    const first = reports(area, shelterOf(Purpose.shelter, area, entity));
    if (first) addRecord(held, week, area, 0);
    if (uniform(keys, Purpose.transfer, entity, week) < params.transferred && reports(area, shelterOf(Purpose.other, area, entity))) addRecord(held, week, area, first ? 1 : 0);
  });
  eachEvent(world, Flow.adultsAssisted, params.areas, (area, entity) => {
    if (uniform(keys, Purpose.adult, entity, week) < params.adultsCounted) addRecord(held, week, area, 0);
  });
}

function readIntake(_world: World, held: Held, params: ShelterIntakeParams): Reading {
  const records = held.week.length;
  const reading = registerReading(params, records, costOf(params, records), [
    recordsTable(held), { name: 'effort', text: 'Raids of the period that found children.', columns: { finds: [held.finds] } },
  ]);
  if (!reading.estimable) return reading;
  const perRaid = held.finds > 0 ? `${(records / held.finds).toFixed(1)} were reported for each of ${held.finds} raids that found children.` : 'No raid found children.';
  return { ...reading, note: `${reading.note} ${perRaid}` };
}
