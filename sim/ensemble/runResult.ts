import { canonicalJson } from '../base/canonical.ts';
import { sha256Hex } from '../base/sha256.ts';
import { dateOf } from '../base/weeks.ts';
import { estimandLabels } from '../measure/estimands.ts';
import { instrumentKinds } from '../measure/instruments/index.ts';
import {
  ESTIMANDS, FACTORS, MOVE_ENDS, OUTCOMES, STEPS, USING_STRATEGIES,
  type Estimand, type MoveEnd, type OutcomeId, type Q, type RunResult, type Rung, type UsingStrategy,
} from '../run/result.ts';
import { comparedWaves, onLadder, scalar, type FigureField, type ReadingField } from '../run/scalars.ts';
import type { CompiledInstrument, CompiledRule, CompiledScenario, CompiledWave } from '../scenario/types.ts';
import { combine, missing, summarise, type Rows } from './rows.ts';
import { version } from './version.ts';

/** What a run is, apart from its worlds. */
export interface RunFacts {
  readonly scenario: CompiledScenario;
  readonly seed: string;
  /** Worlds asked for; fewer may be in. */
  readonly worlds: number;
  readonly notes: readonly string[];
}

/** What is known of how it went. */
export interface RunProgress {
  readonly seconds: number;
  readonly digest: string;
  readonly readingsDigest: string;
}

/** Short name of a run: the same program, scenario, seed and number of worlds have the same. */
export function runId(facts: RunFacts): string {
  return sha256Hex(canonicalJson({ version, scenario: facts.scenario.hash, seed: facts.seed, worlds: facts.worlds })).slice(0, 12);
}

/** The summary of the worlds that are in. `partial` is set when they are fewer than asked for. Without two fieldworks to compare, ladder and parts are empty. */
export function makeRunResult(rows: Rows, facts: RunFacts, progress: RunProgress): RunResult {
  const { scenario } = facts;
  const compared = comparedWaves(scenario);
  const of = (name: string): Q => summarise(rows.column(name));
  const change = (from: Float64Array, to: Float64Array): Q => summarise(combine(from, to, (x, y) => y / x - 1));

  const children = (wave: CompiledWave, estimand: Estimand): Float64Array => rows.column(scalar.rung(wave.id, estimand, 'children'));
  const share = (wave: CompiledWave, estimand: Estimand): Float64Array =>
    combine(children(wave, estimand), rows.column(scalar.rung(wave.id, estimand, 'persons')), (c, p) => c / p);
  const rung = (wave: CompiledWave, estimand: Estimand): Rung => ({
    at: wave.at,
    ...summarise(share(wave, estimand)),
    children: summarise(children(wave, estimand)),
    persons: of(scalar.rung(wave.id, estimand, 'persons')),
  });
  const count = (estimand: Estimand) => {
    const [from, to] = compared ? [children(compared.from, estimand), children(compared.to, estimand)] : [NONE, NONE];
    return { from: summarise(from), to: summarise(to), change: change(from, to) };
  };
  const personWeeks = rows.column(scalar.personWeeks).reduce((sum, value) => sum + value, 0);

  return {
    version,
    run: runId(facts),
    ...(rows.count < facts.worlds ? { partial: true as const } : {}),
    scenario: { name: scenario.name, file: scenario.file, hash: scenario.hash },
    seed: facts.seed,
    scale: scenario.scale ?? 1,
    worlds: rows.count,
    weeks: scenario.calendar.weeks,
    digest: progress.digest,
    readingsDigest: progress.readingsDigest,
    timing: {
      seconds: progress.seconds,
      worldsPerSecond: progress.seconds > 0 ? rows.count / progress.seconds : 0,
      personWeeksPerSecond: progress.seconds > 0 ? personWeeks / progress.seconds : 0,
    },
    truth: { children: count('T0'), childrenStudyAreas: count('T1') },
    readings: scenario.instruments.filter(onLadder).flatMap((instrument) => instrument.waves.map((wave) => reading(instrument, wave, of))),
    instruments: scenario.instruments.flatMap((instrument) => instrument.waves.map((wave) => figure(instrument, wave, rows))),
    ladder: !compared ? [] : ESTIMANDS.map((estimand) => ({
      estimand,
      label: estimandLabels[estimand],
      from: rung(compared.from, estimand),
      to: rung(compared.to, estimand),
      change: change(share(compared.from, estimand), share(compared.to, estimand)),
    })),
    decomposition: !compared ? [] : STEPS.map((step) => ({
      step,
      logPoints: of(scalar.step(step, 'logPoints')),
      children: of(scalar.step(step, 'children')),
      persons: of(scalar.step(step, 'persons')),
    })),
    attribution: !compared ? [] : FACTORS.map((factor) => ({ factor, logPoints: of(scalar.factor(factor)) })),
    crossReadings: {
      laterWorldEarlierInstrument: compared ? of(scalar.cross('laterWorldEarlierInstrument')) : summarise(NONE),
      earlierWorldLaterInstrument: compared ? of(scalar.cross('earlierWorldLaterInstrument')) : summarise(NONE),
    },
    notEstimable: compared ? missing(rows.column(scalar.step('sampled', 'logPoints'))) : 0,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(scalar.outcome(outcome))])) as Record<OutcomeId, Q>,
    risk: {
      objective: Object.fromEntries(USING_STRATEGIES.map((s) => [s, of(scalar.risk('objective', s))])) as Record<UsingStrategy, Q>,
      perceived: Object.fromEntries(USING_STRATEGIES.map((s) => [s, of(scalar.risk('perceived', s))])) as Record<UsingStrategy, Q>,
      lagWeeks: of(scalar.riskLag),
    },
    moves: Object.fromEntries(MOVE_ENDS.map((end) => [end, of(scalar.moves(end))])) as Record<MoveEnd, Q>,
    rules: scenario.rules.map((rule) => ruleResult(rule, scenario, rows)),
    notes: facts.notes,
  };
}

function ruleResult({ id, listens }: CompiledRule, { calendar }: CompiledScenario, rows: Rows): RunResult['rules'][number] {
  const weeks = rows.column(scalar.rule(id, 'week'));
  const firstWeek = summarise(weeks);
  const dated = (week: number): string => dateOf(calendar, calendar.burnInWeeks + Math.round(week));
  const actedIn = weeks.length - missing(weeks);
  return {
    id, listens, actedIn, acts: summarise(rows.column(scalar.rule(id, 'acts'))), firstWeek,
    firstAt: actedIn === 0 ? null : { median: dated(firstWeek.median), q05: dated(firstWeek.q05), q95: dated(firstWeek.q95) },
  };
}

const NONE = new Float64Array(0);

function figure(instrument: CompiledInstrument, wave: CompiledWave, rows: Rows): RunResult['instruments'][number] {
  const kind = instrumentKinds[instrument.kind]!;
  const column = (field: FigureField): Float64Array => rows.column(scalar.reading(instrument.id, wave.id, field === 'estimate' && onLadder(instrument) ? 'share' : field));
  const of = (field: FigureField): Q => summarise(column(field));
  return {
    instrument: instrument.id, kind: instrument.kind, wave: wave.id, at: wave.at, published: wave.published, publishedFrom: wave.publishedFrom ?? null, quantity: kind.quantity,
    estimate: of('estimate'), truth: of('truth'), standardError: of('standardError'), low: of('low'), high: of('high'), designEffect: of('designEffect'), n: of('n'), cost: of('cost'),
    ...(kind.outOfReach ? { outOfReach: of('outOfReach') } : {}), notEstimable: missing(column('estimate')), caution: kind.caution,
  };
}

function reading(instrument: CompiledInstrument, wave: CompiledWave, of: (name: string) => Q): RunResult['readings'][number] {
  const field = (name: ReadingField): Q => of(scalar.reading(instrument.id, wave.id, name));
  return {
    instrument: instrument.id,
    at: wave.at,
    published: wave.published,
    publishedFrom: wave.publishedFrom ?? null,
    ...field('share'),
    sensitivity: field('sensitivity'),
    sensitivityByBand: { upTo15: field('sensitivityUpTo15'), from16To17: field('sensitivityFrom16To17') },
    specificity: field('specificity'),
    venues: field('venues'),
    personsSeen: field('personsSeen'),
    judgedChildren: field('judgedChildren'),
    judgedUpTo15: field('judgedUpTo15'),
    designEffect: field('designEffect'),
    standardError: field('standardError'),
    low: field('low'),
    high: field('high'),
    replaced: field('replaced'),
  };
}
