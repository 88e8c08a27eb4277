import { deriveKeys } from '../../sim/base/random/streams.ts';
import { advance, startTrial } from '../../sim/check/worlds.ts';
import { withInstrumentSettings, type Settings } from '../../sim/check/settings.ts';
import { instrumentKinds } from '../../sim/measure/instruments/index.ts';
import type { Reading } from '../../sim/measure/reading.ts';
import { Flow, type FlowName } from '../../sim/model/flows.ts';
import type { WorldRecord } from '../../sim/model/processes/record.ts';
import type { World } from '../../sim/model/world.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { compileWith, SMALL } from './scenarios.ts';

/** File of a kind below scenarios/: policeDatabase has instruments/police-database.yaml. */
export function fileOf(kind: string): string {
  return `instruments/${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`;
}

/**
 * The example of a kind in a market of 100 venues, or of `times` as many: a world takes a few milliseconds.
 * @param rest further sections, as YAML
 */
export async function exampleOf(kind: string, times = 1, rest = ''): Promise<CompiledScenario> {
  const scaled = Object.entries(SMALL).map(([key, value]) => `  ${key}: { value: ${value.replace(/[\d.]+/g, (n) => String(Number(n) * times))}, range: [1, 20000], label: assumed, source: F3 }\n`).join('');
  return compileWith(fileOf(kind), `parameters:\n${scaled}${rest}`);
}

export interface Trial {
  readonly reading: Reading;
  readonly truth: number;
  readonly record: WorldRecord;
  /** Simulated week of the wave. */
  readonly week: number;
  readonly world: World;
}

/**
 * What the first wave of a kind reads in one small world.
 * @param settings of the instrument, over those of its example
 * @param scenario changed as a test needs it
 * @param each sees the world in every week, after its processes
 */
export function readOnce(scenario: CompiledScenario, kind: string, settings: Settings = {}, index = 0, each?: (world: World) => void): Trial {
  const changed = withInstrumentSettings(scenario, settings, kind);
  const instrument = changed.instruments.find((one) => one.kind === kind)!;
  const wave = instrument.waves[0]!;
  const trial = startTrial({ ...changed, instruments: [{ ...instrument, waves: [wave] }], rules: [] }, [3, 4], index);
  advance(trial, wave.week + 1, each);
  const { seen } = trial.observations[0]!;
  return { reading: seen!.reading, truth: seen!.truth, record: trial.record, week: wave.week, world: trial.world };
}

/**
 * Many fieldworks of a kind in one world: the same weeks seen again, each time with other keys.
 * One pass over the world: every fieldwork watches each week, or, where watching draws nothing (`shared`), one for all.
 */
export function fieldworks(scenario: CompiledScenario, kind: string, settings: Settings, times: number, index = 0, shared = false): { readonly readings: readonly Reading[]; readonly truth: number } {
  const changed = withInstrumentSettings(scenario, settings, kind);
  const instrument = changed.instruments.find((one) => one.kind === kind)!;
  const wave = instrument.waves[0]!;
  const trial = startTrial({ ...changed, instruments: [{ ...instrument, waves: [wave] }], rules: [] }, [3, 4], index);
  const [{ params, firstWeek }] = trial.observations as [(typeof trial.observations)[number]];
  const one = instrumentKinds[kind]!;
  const keys = Array.from({ length: times }, (_, k) => deriveKeys([5, 6], k, `${kind}/coverage`, one.purposes));
  const held: object[] = [];
  const readings: Reading[] = [];
  advance(trial, wave.week + 1, (world) => {
    if (world.week < firstWeek) return;
    for (let k = 0; k < (shared ? 1 : times); k++) {
      if (world.week === firstWeek) held.push(one.begin(world, params, keys[k]!));
      one.watch?.(world, held[k]!, params, keys[k]!);
    }
    if (world.week === wave.week) for (let k = 0; k < times; k++) readings.push(one.read(world, held[shared ? 0 : k]!, params, keys[k]!));
  });
  return { readings, truth: trial.observations[0]!.seen!.truth };
}

/** A flow added up over recorded weeks, from the record alone. @param to inclusive; both simulated weeks */
export function flowSum({ record, world }: Pick<Trial, 'record' | 'world'>, flow: FlowName, from: number, to: number, areas: readonly number[] = [0, 1, 2, 3]): number {
  let sum = 0;
  for (let week = Math.max(from, world.calendar.burnInWeeks); week <= to; week++) {
    const base = (week - world.calendar.burnInWeeks) * record.intsPerWeek + record.at.flow + Flow[flow] * world.size.areas;
    for (const a of areas) sum += record.ints[base + a]!;
  }
  return sum;
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
