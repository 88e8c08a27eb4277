import { Exposure } from '../model/dimensions.ts';
import { Flow, type FlowName } from '../model/flows.ts';
import type { WorldRecord } from '../model/processes/record.ts';
import type { Area } from '../model/world.ts';
import { VENUE_TYPES } from '../model/dimensions.ts';
import { OUTCOMES, SERIES, type OutcomeId, type SeriesId } from './result.ts';
import { risks } from './risk.ts';

const TYPES = VENUE_TYPES.length;
const PER_AREA = TYPES * 12;

/** Stocks of one recorded week that series are made of. Study areas unless the name says otherwise. */
interface WeekStocks {
  childrenAll: number;
  personsAll: number;
  childrenStudy: number;
  personsStudy: number;
  /** Children in study areas by exposure of their work: open, concealed, clandestine. */
  byExposure: [number, number, number];
  offVenueStudy: number;
  publicPersons: number;
}

function readWeek(record: WorldRecord, row: number, areas: readonly Area[], out: WeekStocks): void {
  const base = row * record.intsPerWeek;
  const stock = base + record.at.stock;
  const off = base + record.at.offVenueStock;
  out.childrenAll = out.personsAll = out.childrenStudy = out.personsStudy = out.offVenueStudy = out.publicPersons = 0;
  out.byExposure[0] = out.byExposure[1] = out.byExposure[2] = 0;
  for (let a = 0; a < areas.length; a++) {
    const study = areas[a]!.study;
    for (let i = 0; i < PER_AREA; i += 3) {
      const exposure = (i / 3) & 3;
      const children = record.ints[stock + a * PER_AREA + i]! + record.ints[stock + a * PER_AREA + i + 1]!;
      const persons = children + record.ints[stock + a * PER_AREA + i + 2]!;
      out.childrenAll += children;
      out.personsAll += persons;
      if (!study) continue;
      out.childrenStudy += children;
      out.personsStudy += persons;
      if (exposure < 3) out.byExposure[exposure] = out.byExposure[exposure]! + children;
      if (exposure === Exposure.open || exposure === Exposure.concealed) out.publicPersons += persons;
    }
    const outside = record.ints[off + a * 2]! + record.ints[off + a * 2 + 1]!;
    out.childrenAll += outside;
    out.personsAll += outside;
    if (study) {
      out.childrenStudy += outside;
      out.personsStudy += outside;
      out.offVenueStudy += outside;
    }
  }
}

/** All series of a world: SERIES.length × weeks, series after series. */
export function seriesOf(record: WorldRecord, areas: readonly Area[]): Float32Array {
  const { weeks } = record;
  const out = new Float32Array(SERIES.length * weeks);
  const put = (id: SeriesId, row: number, value: number): void => {
    out[SERIES.indexOf(id) * weeks + row] = value;
  };
  const s: WeekStocks = { childrenAll: 0, personsAll: 0, childrenStudy: 0, personsStudy: 0, byExposure: [0, 0, 0], offVenueStudy: 0, publicPersons: 0 };
  for (let row = 0; row < weeks; row++) {
    readWeek(record, row, areas, s);
    put('childrenAll', row, s.childrenAll);
    put('childrenStudy', row, s.childrenStudy);
    put('shareAll', row, s.childrenAll / Math.max(1, s.personsAll));
    put('shareStudy', row, s.childrenStudy / Math.max(1, s.personsStudy));
    put('sharePublic', row, (s.byExposure[0] + s.byExposure[1]) / Math.max(1, s.publicPersons));
    put('studyOpen', row, s.byExposure[0]);
    put('studyConcealed', row, s.byExposure[1]);
    put('studyClandestine', row, s.byExposure[2]);
    put('studyOffVenue', row, s.offVenueStudy);
    put('elsewhere', row, s.childrenAll - s.childrenStudy);
  }
  risks(record, areas.length, out.subarray(SERIES.indexOf('objectiveRisk') * weeks), out.subarray(SERIES.indexOf('perceivedRisk') * weeks));
  return out;
}

/** Children exploited summed over recorded weeks, `from` inclusive, `to` exclusive: in all areas, and in the study areas. */
export function childWeeksOf(series: Float32Array, weeks: number, from: number, to: number): readonly [all: number, studyAreas: number] {
  const sum = (id: SeriesId): number => {
    let total = 0;
    for (let row = from; row < to; row++) total += series[SERIES.indexOf(id) * weeks + row]!;
    return total;
  };
  return [sum('childrenAll'), sum('childrenStudy')];
}

const FLOW_OUTCOMES: Partial<Record<OutcomeId, FlowName>> = {
  removals: 'identified', convictions: 'convictions', clandestineFinds: 'findsClandestine', raids: 'raids', raidsWaiting: 'raidsWaiting', entries: 'entries',
};

/** Sums from a recorded week to the end, and stocks at the end: what a lever acts on. By outcome, in the order of OUTCOMES. */
export function outcomesOf(record: WorldRecord, areas: readonly Area[], series: Float32Array, fromRow: number): Float64Array {
  const { weeks } = record;
  const childrenAll = SERIES.indexOf('childrenAll') * weeks;
  const childrenStudy = SERIES.indexOf('childrenStudy') * weeks;
  return Float64Array.from(OUTCOMES, (id) => {
    const flow = FLOW_OUTCOMES[id];
    if (flow) {
      let total = 0;
      for (let row = fromRow; row < weeks; row++) {
        const base = row * record.intsPerWeek + record.at.flow + Flow[flow] * areas.length;
        for (let a = 0; a < areas.length; a++) total += record.ints[base + a]!;
      }
      return total;
    }
    if (id === 'childrenAtEnd') return series[childrenAll + weeks - 1]!;
    if (id === 'childrenStudyAtEnd') return series[childrenStudy + weeks - 1]!;
    let childWeeks = 0;
    for (let row = fromRow; row < weeks; row++) childWeeks += series[childrenAll + row]!;
    return childWeeks;
  });
}
