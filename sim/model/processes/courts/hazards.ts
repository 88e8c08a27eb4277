import { MONTHS_PER_WEEK } from '../../../base/weeks.ts';
import { Purpose } from '../../../base/random/purposes.ts';
import { secondWord, uniform } from '../../../base/random/streams.ts';
import { weeklyRate } from '../../derived.ts';
import { CaseStage } from '../../dimensions.ts';
import type { World } from '../../world.ts';

const WORD = 4294967296;

/** Probability whose odds are `factor` times those of p. */
export function withOdds(p: number, factor: number): number {
  return p >= 1 ? 1 : (factor * p) / (1 - p + factor * p);
}

/**
 * Hazard cumulated over `weeks` from `age` weeks after the arrest on, of h(t) = rate (1 + growth t).
 * @param growth a week
 */
export function cumulatedHazard(rate: number, growth: number, age: number, weeks: number): number {
  return rate * weeks * (1 + growth * (age + weeks / 2));
}

/** Weeks until that cumulated hazard reaches `energy`: its inverse, in the form that also holds for no growth. Infinity for no hazard. */
export function weeksUntil(energy: number, rate: number, growth: number, age: number): number {
  if (rate <= 0) return Infinity;
  const x = energy / rate;
  const now = 1 + growth * age;
  return (2 * x) / (now + Math.sqrt(now * now + 2 * growth * x));
}

/** Whether observers follow the case in this week: the same number of the case against the share of the week. */
export function isMonitored(world: World, week: number, entry: number): boolean {
  const share = world.params.courts.monitored[week]!;
  return share > 0 && uniform(world.keys, Purpose.monitor, world.cases.venue[entry]!, world.cases.serial[entry]!) < share;
}

/** Weekly hazard of settlement and witness loss together, but for the growth with waiting, as parameters and stage are in this week. */
export function hazardOf(world: World, week: number, entry: number): number {
  const c = world.cases;
  const p = world.params.courts;
  let rate = settlementRate(world, week, entry) + weeklyRate(p.witnessLossPerMonth[week]!);
  if (c.represented[entry] === 1) rate *= p.representedHazard;
  if (c.released[entry] === 1) rate *= p.releasedFactor;
  if (isMonitored(world, week, entry)) rate *= p.monitoredHazard;
  return rate;
}

/** Whether a case that ended on the way was settled; else it lost its witness. Both have the same factors, so these cancel. */
export function wasSettled(world: World, week: number, entry: number): boolean {
  const settle = settlementRate(world, week, entry);
  uniform(world.keys, Purpose.court, world.cases.venue[entry]!, world.cases.serial[entry]!);
  return ((secondWord() + 0.5) / WORD) * (settle + weeklyRate(world.params.courts.witnessLossPerMonth[week]!)) < settle;
}

function settlementRate(world: World, week: number, entry: number): number {
  const p = world.params.courts;
  const perMonth = world.cases.stage[entry] === CaseStage.prosecutor ? p.settlementBeforeChargePerMonth : p.settlementPerMonth;
  return weeklyRate(perMonth[week]!);
}

/** What a week of waiting adds to a hazard, relative to its first value. */
export function growthPerWeek(world: World): number {
  return world.params.courts.growthPerMonth * MONTHS_PER_WEEK;
}
