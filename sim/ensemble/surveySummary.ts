import { log } from '../base/dmath.ts';
import { createSha256 } from '../base/sha256.ts';
import { instrumentKinds, isPrevalenceInstrument } from '../measure/instruments/index.ts';
import { FIELDWORK_FIELDS, FIELDWORK_RUNGS } from '../run/fieldworks.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from '../scenario/types.ts';
import { mean } from '../stats/moments.ts';
import { detectableFall, powerOfChange } from '../stats/power.ts';
import { combine, join, LEVEL, meanWithError, present, spreadOf, varianceWithin, type Column, type FieldworkField, type Grouped } from './grouped.ts';
import { changeBetween } from './surveyChange.ts';
import type { Against, Power, SurveyedInstrument, SurveyedWave, SurveyResult } from './surveyResult.ts';
import { version } from './version.ts';

/** What a survey of virtual fieldworks is, apart from its worlds. */
export interface SurveyFacts {
  readonly scenario: CompiledScenario;
  readonly instruments: readonly CompiledInstrument[];
  readonly seed: string;
  readonly worlds: number;
  readonly fieldworks: number;
  readonly stored: boolean;
  /** Relative change that the power is reckoned for. */
  readonly change: number;
  readonly notes: readonly string[];
}

export interface SurveySummary {
  /** Adds a world's rows (`fieldworks`), in any order; a second result of the same world is passed over. */
  add(world: number, rows: Float64Array): void;
  readonly count: number;
  result(seconds: number): SurveyResult;
  /** Worlds that are in, ascending, with their rows. */
  worlds(): readonly (readonly [world: number, rows: Float64Array])[];
}

/** Gathers worlds in any order of arrival, with the same outcome. */
export function makeSurveySummary(facts: SurveyFacts): SurveySummary {
  const rows = new Map<number, Float64Array>();
  const inOrder = () => [...rows].sort(([a], [b]) => a - b);
  return {
    get count() {
      return rows.size;
    },
    add(world, values) {
      if (!rows.has(world)) rows.set(world, values);
    },
    worlds: inOrder,
    result: (seconds) => makeSurveyResult(inOrder().map(([, values]) => values), facts, seconds),
  };
}

function makeSurveyResult(rows: readonly Float64Array[], facts: SurveyFacts, seconds: number): SurveyResult {
  const { scenario, instruments, fieldworks } = facts;
  const width = FIELDWORK_FIELDS.length;
  const column: Column = (wave, field) => {
    const from = wave * fieldworks * width + FIELDWORK_FIELDS.indexOf(field);
    return rows.map((values) => Float64Array.from({ length: fieldworks }, (_, team) => values[from + team * width]!));
  };
  const done = rows.length * fieldworks * instruments.reduce((sum, { waves }) => sum + waves.length, 0);
  let first = 0;
  const surveyed = instruments.map((instrument): SurveyedInstrument => {
    const at = first;
    first += instrument.waves.length;
    const { quantity, caution } = instrumentKinds[instrument.kind]!;
    const change = changeBetween(instrument, at, column);
    return { instrument: instrument.id, kind: instrument.kind, quantity, waves: instrument.waves.map((wave, i) => surveyedWave(instrument, wave, (field) => column(at + i, field), facts.change)), ...(change ? { change } : {}), caution };
  });
  return {
    version,
    ...(rows.length < facts.worlds ? { partial: true as const } : {}),
    scenario: { name: scenario.name, file: scenario.file, hash: scenario.hash },
    seed: facts.seed, scale: scenario.scale ?? 1, worlds: rows.length, fieldworks, stored: facts.stored, digest: digestOf(rows),
    timing: { seconds, fieldworksPerSecond: seconds > 0 ? done / seconds : 0 },
    instruments: surveyed, notes: facts.notes,
  };
}

function surveyedWave(instrument: CompiledInstrument, { id, at, published }: CompiledWave, column: (field: FieldworkField) => Grouped, change: number): SurveyedWave {
  const estimate = column('estimate');
  const kept = present(estimate);
  const all = join(estimate);
  const { quantity } = instrumentKinds[instrument.kind]!;
  const reading = spreadOf(estimate);
  const claimed = meanOf(column('standardError'));
  const ladder = isPrevalenceInstrument(instrumentKinds[instrument.kind]!);
  const quantities = ['truth', ...(ladder ? FIELDWORK_RUNGS.filter((rung) => rung !== quantity.rung) : [])] as const;
  const order = ladder ? FIELDWORK_RUNGS.map((rung) => (rung === quantity.rung ? 'truth' as const : rung)) : quantities;
  return {
    wave: id, at, published, fieldworks: all.length, notEstimable: all.length - join(kept).length, reading,
    standardError: { mean: claimed, toActual: claimed / reading.sdWithinWorlds },
    designEffect: meanOf(column('designEffect')), n: meanOf(column('n')), cost: meanOf(column('cost')),
    against: order.map((of) => against(of, estimate, column(of), column('low'), column('high'))),
    power: powerOf(kept, change),
  };
}

const meanOf = (groups: Grouped): number => mean(join(present(groups)));

function against(of: Against['of'], estimate: Grouped, value: Grouped, low: Grouped, high: Grouped): Against {
  const difference = meanWithError(combine(estimate, value, (x, y) => x - y));
  const here = combine(value, estimate, (y, x) => (Number.isNaN(x) ? NaN : y));
  const inside = low.map((group, world) => group.map((from, i) => {
    const [to, it] = [high[world]![i]!, here[world]![i]!];
    return Number.isNaN(from) || Number.isNaN(to) || Number.isNaN(it) ? NaN : from <= it && it <= to ? 1 : 0;
  }));
  const covered = meanWithError(inside);
  const mid = meanOf(here);
  return { of, value: mid, bias: difference.mean, relativeBias: difference.mean / mid, biasError: difference.error, covered: covered.mean, coveredError: covered.error };
}

function powerOf(estimates: Grouped, change: number): Power {
  const positive = estimates.map((group) => group.filter((value) => value > 0));
  const sdLog = Math.sqrt(varianceWithin(positive.map((group) => group.map(log))));
  return {
    change, level: LEVEL, sdLog, power: powerOfChange(change, sdLog, LEVEL), detectable: detectableFall(0.8, sdLog, LEVEL),
    zeros: join(estimates).length - join(positive).length,
  };
}

/** SHA-256 of all rows in the order of the worlds, as little-endian Float64; one NaN only. */
function digestOf(rows: readonly Float64Array[]): string {
  if (rows.length === 0) return '';
  const hash = createSha256();
  for (const values of rows) hash.update(new Uint8Array(values.map((value) => (Number.isNaN(value) ? NaN : value)).buffer));
  return hash.digestHex();
}
