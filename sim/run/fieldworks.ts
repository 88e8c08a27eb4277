import { deriveKeys, makeKeys } from '../base/random/streams.ts';
import { ESTIMANDS, Rung } from '../measure/estimands.ts';
import { heldBytes } from '../measure/instruments/held.ts';
import { instrumentKinds, isPrevalenceInstrument, type Instrument, type InstrumentParams } from '../measure/instruments/index.ts';
import { countPersons, ladderOn, type Counted } from '../measure/ladder.ts';
import type { Listing } from '../measure/listing.ts';
import { shownAt, type Rates, type Shown } from '../measure/rates.ts';
import { isPrevalence } from '../measure/reading.ts';
import { takeView, type World } from '../model/world.ts';
import { drawParams } from '../scenario/draw.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from '../scenario/types.ts';
import type { KeptWeek, OnWeek, Simulator } from './simulate.ts';

/** Rungs that a fieldwork is set beside: all but the reading itself. */
export const FIELDWORK_RUNGS = ESTIMANDS.slice(0, Rung.T6);
/** What is kept of one fieldwork, in this order. `truth` is its quantity's own value in the world; the rungs are shares, NaN for what stands on no ladder. */
export const FIELDWORK_FIELDS = ['estimate', 'standardError', 'low', 'high', 'designEffect', 'n', 'cost', 'truth', ...FIELDWORK_RUNGS] as const;
const WIDTH = FIELDWORK_FIELDS.length;
const FIRST_RUNG = FIELDWORK_FIELDS.indexOf('T0');

/** One wave of an instrument in one world, done by many teams, each with chance of its own. */
interface Wave {
  readonly kind: Instrument;
  readonly params: InstrumentParams;
  readonly wave: CompiledWave;
  /** The first week it looks at: its list is made, or its period begins. */
  readonly firstWeek: number;
  readonly keysOf: (team: number) => Int32Array;
  /** Of the value of its quantity, without error or chance; the same for all teams, filled by the first. */
  truth: number;
}

/** Instruments that look at a world in two weeks only can be used on stored ones; others see every week in between. */
export function watches({ kind }: CompiledInstrument): boolean {
  return instrumentKinds[kind]!.watch !== undefined;
}

/**
 * Scope of the keys of a fieldwork. The first team's are those of the instrument's own wave in a run: it reads what `undercount run` would.
 * Names hold no "/", so no two are the same.
 */
export function scopeOf({ id }: Pick<CompiledInstrument, 'id'>, wave: Pick<CompiledWave, 'id' | 'chances'>, team: number): string {
  const own = wave.chances ?? `${id}/${wave.id}`;
  return team === 0 ? own : `${own}/${team}`;
}

function plannedWaves(instruments: readonly CompiledInstrument[], seed: readonly [number, number], worldKeys: Int32Array, index: number, totalWeeks: number): Wave[] {
  return instruments.flatMap((instrument) => instrument.waves.map((wave) => {
    const kind = instrumentKinds[instrument.kind]!;
    const params = drawParams(wave.parameters, worldKeys, totalWeeks)[instrument.kind] as InstrumentParams;
    return {
      kind, params, wave, firstWeek: Math.max(0, wave.week - kind.weeksBefore(params)), truth: NaN,
      keysOf: (team) => deriveKeys(seed, index, scopeOf(instrument, wave, team), kind.purposes),
    };
  }));
}

/** Weeks in which instruments look at a world, ascending: how old a list is may be drawn once a world. Of those that watch, the first and the last. */
export function weeksOf(instruments: readonly CompiledInstrument[], seed: readonly [number, number], index: number, totalWeeks: number): readonly number[] {
  const waves = plannedWaves(instruments, seed, makeKeys(seed, index), index, totalWeeks);
  return [...new Set(waves.flatMap(({ firstWeek, wave }) => [firstWeek, wave.week]))].sort((a, b) => a - b);
}

export interface FieldworkRequest {
  /** The world's; its own instruments and rules act as ever, whoever looks besides. */
  readonly scenario: CompiledScenario;
  readonly instruments: readonly CompiledInstrument[];
  readonly seed: readonly [number, number];
  readonly world: number;
  /** Fieldworks of each wave. */
  readonly teams: number;
  /** The weeks that are needed (`weeksOf`), where the world is stored; only for instruments that do not watch. */
  readonly stored?: readonly KeptWeek[];
}

/** What the teams of a wave hold at once is at most this: more are done in turns. Teams that watch cannot take turns. */
export const FIELDWORK_BYTES = 32e6;

/**
 * Many fieldworks of the same waves in one world. It is simulated once however many they are, or not at all where its weeks are stored; with the same result to the bit.
 * @param onShare told of how far it is, in the simulator's weeks
 * @returns rows of FIELDWORK_FIELDS: team after team, wave after wave
 */
export function fieldworks(simulator: Simulator, { scenario, instruments, seed, world: index, teams, stored }: FieldworkRequest, onShare?: OnWeek): Float64Array {
  const { totalWeeks } = scenario.calendar;
  const waves = plannedWaves(instruments, seed, makeKeys(seed, index), index, totalWeeks);
  const rows = new Float64Array(waves.length * teams * WIDTH).fill(NaN);
  const rowsOf = (wave: Wave): Float64Array => rows.subarray(waves.indexOf(wave) * teams * WIDTH, (waves.indexOf(wave) + 1) * teams * WIDTH);
  const live = waves.filter(({ kind }) => kind.watch);
  const others = waves.filter(({ kind }) => !kind.watch);
  if (stored && live.length > 0) throw new Error('what watches a world week by week cannot be used on a stored one');
  const until = stored ? 0 : Math.max(...waves.map(({ wave }) => wave.week));
  const kept = stored ?? watchWorld(simulator, scenario, index, until, live, teams, others, rowsOf);
  const open = others.length > 0 ? simulator.open(scenario, index) : undefined;
  const show = (week: number): World => {
    const found = kept.find(({ snapshot }) => snapshot.week === week);
    if (!found) throw new Error(`week ${week} of world ${index} is not stored`);
    return open!(found);
  };
  others.forEach((wave, i) => readInTurns(wave, teams, show, rowsOf(wave), (done) => onShare?.(until + ((totalWeeks - until) * (i + done / teams)) / others.length, totalWeeks)));
  return rows;
}

/** Simulates the world: those that watch do all their work on the way, for the others the weeks that they look at are kept. */
function watchWorld(simulator: Simulator, scenario: CompiledScenario, index: number, until: number, live: readonly Wave[], teams: number, others: readonly Wave[], rowsOf: (wave: Wave) => Float64Array): readonly KeptWeek[] {
  const kept: KeptWeek[] = [];
  const weeks = new Set(others.flatMap(({ firstWeek, wave }) => [firstWeek, wave.week]));
  const parties = live.map((wave) => ({ wave, keys: Array.from({ length: teams }, (_, team) => wave.keysOf(team)), held: [] as object[] }));
  simulator.visit(scenario, index, () => ({
    until,
    look(world, acts) {
      if (weeks.has(world.week)) kept.push({ snapshot: takeView(world), acts });
      for (const { wave, keys, held } of parties) {
        const { kind, params, firstWeek } = wave;
        if (world.week < firstWeek || world.week > wave.wave.week) continue;
        const reading = world.week === wave.wave.week ? makeReader(world, wave) : undefined;
        for (let team = 0; team < teams; team++) {
          if (world.week === firstWeek) held[team] = kind.begin(world, params, keys[team]!);
          kind.watch!(world, held[team]!, params, keys[team]!);
          reading?.(held[team]!, keys[team]!, rowsOf(wave), team);
        }
        if (reading) held.length = 0;
      }
    },
  }));
  return kept;
}

/** Lists are made in one week and used in another: as many teams at a time as have room. */
function readInTurns(wave: Wave, teams: number, show: (week: number) => World, rows: Float64Array, onTeam: (done: number) => void): void {
  const { kind, params, firstWeek } = wave;
  let most = 1;
  for (let first = 0; first < teams; ) {
    const size = Math.min(most, teams - first);
    const keys = Array.from({ length: size }, (_, i) => wave.keysOf(first + i));
    const listed = show(firstWeek);
    const held = keys.map((own) => kind.begin(listed, params, own));
    const world = firstWeek === wave.wave.week ? listed : show(wave.wave.week);
    const read = makeReader(world, wave);
    for (let i = 0; i < size; i++) {
      read(held[i]!, keys[i]!, rows, first + i);
      onTeam(first + i + 1);
    }
    most = Math.max(1, Math.floor(FIELDWORK_BYTES / heldBytes(held[0])));
    first += size;
  }
}

/** Reads a fieldwork in the world's current week, and writes its row. */
type Reader = (held: object, keys: Int32Array, rows: Float64Array, team: number) => void;

function makeReader(world: World, wave: Wave): Reader {
  const { kind, params } = wave;
  const ladder = isPrevalenceInstrument(kind) ? { rates: kind.rates(params), shown: shownAt(world.params.owners.shown, world.week), rung: Rung[kind.quantity.rung] } : undefined;
  const counted = ladder && countPersons(world, ladder.rates);
  return (held, keys, rows, team) => {
    const reading = kind.read(world, held, params, keys);
    const at = team * WIDTH;
    const { estimate, standardError, low, high, designEffect, n, cost } = reading;
    rows.set([estimate, standardError, low, high, designEffect, n, cost], at);
    if (ladder && isPrevalence(reading)) {
      fillLadder(world, counted!, held as Listing, ladder.rates, ladder.shown, rows, at + FIRST_RUNG);
      rows[at + FIRST_RUNG - 1] = rows[at + FIRST_RUNG + ladder.rung]!;
      return;
    }
    // Without error and chance it is the same for every team.
    if (team === 0) wave.truth = kind.truth?.(world, held, params) ?? NaN;
    rows[at + FIRST_RUNG - 1] = wave.truth;
  };
}

function fillLadder(world: World, counted: Counted, listing: Listing, rates: Rates, shown: Shown, rows: Float64Array, at: number): void {
  const { children, persons } = ladderOn(world, counted, listing, rates, shown);
  for (let rung = 0; rung < FIELDWORK_RUNGS.length; rung++) rows[at + rung] = persons[rung]! > 0 ? children[rung]! / persons[rung]! : NaN;
}
