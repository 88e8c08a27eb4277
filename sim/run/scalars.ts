import { instrumentKinds, isPrevalenceInstrument } from '../measure/instruments/index.ts';
import type { CompiledInstrument, CompiledScenario } from '../scenario/types.ts';
import {
  ESTIMANDS, FACTORS, MOVE_ENDS, OUTCOMES, STEPS, USING_STRATEGIES, type Estimand, type Factor, type MoveEnd, type OutcomeId, type Step, type UsingStrategy,
} from './result.ts';

/** What is kept of every reading, in the unit of its quantity; `truth` is the quantity's own value in the world, `outOfReach` those whom the quantity leaves out by design. Of a survey on the ladder the estimate is its `share`. */
export const FIGURE_FIELDS = ['estimate', 'truth', 'outOfReach', 'standardError', 'low', 'high', 'designEffect', 'n', 'cost'] as const;
export type FigureField = (typeof FIGURE_FIELDS)[number];

/** What is kept of one fieldwork of a prevalence survey. */
export const READING_FIELDS = [
  'share', 'sensitivity', 'sensitivityUpTo15', 'sensitivityFrom16To17', 'specificity', 'venues', 'personsSeen', 'judgedChildren',
  'judgedUpTo15', 'designEffect', 'standardError', 'low', 'high', 'replaced', 'truth', 'n', 'cost',
] as const;
export type ReadingField = (typeof READING_FIELDS)[number];

/** What is kept of a factor beside its log points. */
export const FACTOR_PARTS = ['children', 'persons', 'points'] as const;

/** Whether an instrument stands on the ladder. */
export function onLadder({ kind }: Pick<CompiledInstrument, 'kind'>): boolean {
  return isPrevalenceInstrument(instrumentKinds[kind]!);
}

/** The fields that are kept of an instrument's readings. */
export function fieldsOf(instrument: Pick<CompiledInstrument, 'kind'>): readonly (ReadingField | FigureField)[] {
  return onLadder(instrument) ? READING_FIELDS : FIGURE_FIELDS;
}

/** Names of a world's scalars, one function a kind, so that nobody spells them twice. */
export const scalar = {
  reading: (instrument: string, wave: string, field: ReadingField | FigureField): string => `reading.${instrument}.${wave}.${field}`,
  rung: (wave: string, estimand: Estimand, of: 'children' | 'persons'): string => `ladder.${wave}.${estimand}.${of}`,
  step: (step: Step, of: 'logPoints' | 'children' | 'persons'): string => `step.${step}.${of}`,
  factor: (factor: Factor): string => `factor.${factor}`,
  /** What of a factor's log points acts on children counted, what on all persons; and its part of the change of the share itself. */
  factorOf: (factor: Factor, of: (typeof FACTOR_PARTS)[number]): string => `factor.${factor}.${of}`,
  /** Children exploited, summed over the weeks from the first compared wave to the week before the second. */
  childWeeks: (of: 'all' | 'studyAreas'): string => `between.childWeeks.${of}`,
  cross: (which: 'laterWorldEarlierInstrument' | 'earlierWorldLaterInstrument'): string => `cross.${which}`,
  outcome: (outcome: OutcomeId): string => `outcome.${outcome}`,
  risk: (of: 'objective' | 'perceived', strategy: UsingStrategy): string => `risk.${of}.${strategy}`,
  /** Weeks by which perceived risk follows objective risk. */
  riskLag: 'risk.lagWeeks',
  moves: (end: MoveEnd): string => `moves.${end}`,
  /** How often a rule acted, and the week of its first act, counted from the scenario's start (NaN where it never did). */
  rule: (rule: string, of: 'acts' | 'week'): string => `rule.${rule}.${of}`,
  /** Persons summed over the weeks of burn-in and record. */
  personWeeks: 'personWeeks',
} as const;

/** The instrument whose change is taken apart: the first prevalence survey with two waves or more; those it names to compare, else its first and last wave. Undefined without one. */
export function comparedWaves(compiled: CompiledScenario) {
  const instrument = compiled.instruments.find((i) => i.waves.length >= 2 && onLadder(i));
  if (!instrument) return undefined;
  const { waves, compare } = instrument;
  const wave = (id: string | undefined) => waves.find((one) => one.id === id);
  return { instrument, from: wave(compare?.[0]) ?? waves[0]!, to: wave(compare?.[1]) ?? waves[waves.length - 1]! };
}

/** Names of the numbers that every world of a scenario gives, in order. */
export function scalarNames(compiled: CompiledScenario): readonly string[] {
  const compared = comparedWaves(compiled);
  return [
    ...compiled.instruments.flatMap((i) => i.waves.flatMap((w) => fieldsOf(i).map((field) => scalar.reading(i.id, w.id, field)))),
    ...(compared
      ? [
          ...[compared.from, compared.to].flatMap((w) => ESTIMANDS.flatMap((t) => [scalar.rung(w.id, t, 'children'), scalar.rung(w.id, t, 'persons')])),
          ...STEPS.flatMap((step) => (['logPoints', 'children', 'persons'] as const).map((of) => scalar.step(step, of))),
          ...FACTORS.map(scalar.factor),
          ...FACTORS.flatMap((factor) => FACTOR_PARTS.map((of) => scalar.factorOf(factor, of))),
          scalar.childWeeks('all'),
          scalar.childWeeks('studyAreas'),
          scalar.cross('laterWorldEarlierInstrument'),
          scalar.cross('earlierWorldLaterInstrument'),
        ]
      : []),
    ...OUTCOMES.map(scalar.outcome),
    ...USING_STRATEGIES.flatMap((strategy) => [scalar.risk('objective', strategy), scalar.risk('perceived', strategy)]),
    scalar.riskLag,
    ...MOVE_ENDS.map(scalar.moves),
    scalar.personWeeks,
    ...compiled.rules.flatMap(({ id }) => [scalar.rule(id, 'acts'), scalar.rule(id, 'week')]),
  ];
}
