import { attribute, type AttributionScratch } from '../measure/attribution.ts';
import { crossReadings } from '../measure/crossReadings.ts';
import { ladderParts } from '../measure/decompose.ts';
import type { WorldRecord } from '../model/processes/record.ts';
import type { InForce } from '../scenario/ruleChanges.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import type { Observation } from './observe.ts';
import { comparedWaves, fieldsOf, scalarNames, type FigureField, type ReadingField } from './scalars.ts';
import { movesByEnd } from './moves.ts';
import { riskLagWeeks, risksByStrategy } from './risk.ts';
import { childWeeksOf, outcomesOf } from './series.ts';

/**
 * Everything that one world is summed up to, in the order of `scalarNames`.
 * @returns NaN where something is not estimable in this world (a reading of 0 has no logarithm)
 */
export function worldScalars(
  scenario: CompiledScenario, observations: readonly Observation[], acts: readonly InForce[], record: WorldRecord, series: Float32Array, personWeeks: number,
  scratch: AttributionScratch,
): Float64Array {
  const numbers: number[] = [];
  for (const o of observations) for (const field of fieldsOf(o.instrument)) numbers.push(readingField(o, field));
  const compared = comparedWaves(scenario);
  if (compared) {
    const seenAt = (id: string) => observations.find((o) => o.instrument === compared.instrument && o.wave.id === id)!.seen!.prevalence!;
    const [from, to] = [seenAt(compared.from.id), seenAt(compared.to.id)];
    for (const { ladder } of [from, to]) ladder.children.forEach((children, rung) => numbers.push(children, ladder.persons[rung]!));
    const parts = ladderParts(from.ladder, to.ladder);
    parts.logPoints.forEach((logPoints, i) => numbers.push(logPoints, parts.children[i]!, parts.persons[i]!));
    const factors = attribute(scratch, from.dated, to.dated, from.reading, to.reading);
    numbers.push(...factors.logPoints);
    factors.points.forEach((points, i) => numbers.push(factors.children[i]!, factors.persons[i]!, points));
    const rows = [compared.from, compared.to].map(({ week }) => week - scenario.calendar.burnInWeeks) as [number, number];
    numbers.push(...childWeeksOf(series, record.weeks, ...rows));
    const cross = crossReadings(from.dated, to.dated);
    numbers.push(cross.laterWorldEarlierInstrument, cross.earlierWorldLaterInstrument);
  }
  numbers.push(...outcomesOf(record, scenario.areas, series, scenario.forkWeek - scenario.calendar.burnInWeeks));
  for (const { objective, perceived } of risksByStrategy(record, scenario.areas.length)) numbers.push(objective, perceived);
  numbers.push(riskLagWeeks(series, record.weeks), ...movesByEnd(record, scenario.areas.length), personWeeks);
  for (const { id } of scenario.rules) {
    const mine = acts.filter(({ rule }) => rule === id);
    numbers.push(mine.length, mine.length > 0 ? mine[0]!.from - scenario.calendar.burnInWeeks : NaN);
  }
  if (numbers.length !== scalarNames(scenario).length) throw new Error('a world gave other numbers than it has names for');
  return Float64Array.from(numbers);
}

function readingField({ seen }: Observation, field: ReadingField | FigureField): number {
  if (!seen) return NaN;
  if (field === 'truth' || field === 'outOfReach') return seen[field];
  const { reading, prevalence } = seen;
  if (!prevalence) return reading[field as Exclude<FigureField, 'truth' | 'outOfReach'>];
  const { judgement } = prevalence.ladder;
  switch (field) {
    case 'sensitivity': return judgement.sensitivity;
    case 'sensitivityUpTo15': return judgement.upTo15;
    case 'sensitivityFrom16To17': return judgement.from16To17;
    case 'specificity': return judgement.specificity;
    default: return prevalence.reading[field];
  }
}
