import { Strategy } from '../model/dimensions.ts';
import type { WorldRecord } from '../model/processes/record.ts';
import { lagOfHighestCorrelation, movingMean } from '../stats/crossCorrelation.ts';
import { SERIES, type UsingStrategy, USING_STRATEGIES } from './result.ts';

const QUARTER = 13;
/** Both series are smoothed over half a year before they are set beside each other: sanctions are few. */
const SMOOTH = 27;
const LARGEST_LAG = 104;

/**
 * Objective and perceived risk on one axis: the probability of at least one sanction a quarter for a venue that uses minors,
 * as it was over the last 13 weeks, and as the venues reviewing in them believed. What is a sanction is the scenario's to say (`beliefs.sanction`).
 * @param objective, perceived written, one value a recorded week
 */
export function risks(record: WorldRecord, areas: number, objective: Float32Array, perceived: Float32Array): void {
  const { weeks, at, intsPerWeek, ints, floats } = record;
  let [found, users, sum, reviews] = [0, 0, 0, 0];
  const add = (row: number, sign: number): void => {
    const base = row * intsPerWeek;
    for (let strategy: number = Strategy.open; strategy <= Strategy.clandestine; strategy++) {
      for (let a = 0; a < areas; a++) users += sign * ints[base + at.venueStock + strategy * areas + a]!;
      found += sign * ints[base + at.sanctions + strategy]!;
      sum += sign * floats[row * 4 + strategy]!;
      reviews += sign * ints[base + at.perceivedCount + strategy]!;
    }
  };
  for (let row = 0; row < weeks; row++) {
    add(row, 1);
    if (row >= QUARTER) add(row - QUARTER, -1);
    const span = Math.min(row + 1, QUARTER);
    objective[row] = users > 0 ? (found / (users / span)) * (QUARTER / span) : 0;
    perceived[row] = reviews > 0 ? sum / reviews : 0;
  }
}

/** Risk of a venue of one strategy over all recorded weeks: sanctions a venue and quarter, and what such venues believed. NaN where there was none. */
export interface MeanRisk {
  readonly objective: number;
  readonly perceived: number;
}

/** By strategy in the order of USING_STRATEGIES. A sanction belongs to the strategy that the venue had when it was raided. */
export function risksByStrategy(record: WorldRecord, areas: number): readonly MeanRisk[] {
  const { weeks, at, intsPerWeek, ints, floats } = record;
  return USING_STRATEGIES.map((name: UsingStrategy) => {
    const strategy = Strategy[name];
    let [found, users, sum, reviews] = [0, 0, 0, 0];
    for (let row = 0; row < weeks; row++) {
      const base = row * intsPerWeek;
      for (let a = 0; a < areas; a++) users += ints[base + at.venueStock + strategy * areas + a]!;
      found += ints[base + at.sanctions + strategy]!;
      sum += floats[row * 4 + strategy]!;
      reviews += ints[base + at.perceivedCount + strategy]!;
    }
    return { objective: users > 0 ? (found / users) * QUARTER : NaN, perceived: reviews > 0 ? sum / reviews : NaN };
  });
}

/** Weeks by which perceived risk follows objective risk in one world: the lag of the highest correlation of the two, smoothed, from 0 to 104; NaN where either is flat. */
export function riskLagWeeks(series: Float32Array, weeks: number): number {
  // The first quarter of the record is reckoned from fewer than 13 weeks.
  const smooth = (id: 'objectiveRisk' | 'perceivedRisk'): Float64Array =>
    movingMean(series.subarray(SERIES.indexOf(id) * weeks + QUARTER, (SERIES.indexOf(id) + 1) * weeks), SMOOTH);
  return lagOfHighestCorrelation(smooth('objectiveRisk'), smooth('perceivedRisk'), LARGEST_LAG);
}
