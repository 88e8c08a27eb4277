import { deriveKeys } from '../../sim/base/random/streams.ts';
import { withInstrumentSettings, type Settings } from '../../sim/check/settings.ts';
import { advance, startTrial } from '../../sim/check/worlds.ts';
import { instrumentKinds } from '../../sim/measure/instruments/index.ts';
import type { Reading } from '../../sim/measure/reading.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';

/**
 * Many fieldworks of a kind's first wave in one world, for a kind whose watch draws nothing: what it holds is followed once and read again and
 * again, each time with other keys. `fieldworks` (instruments.ts) is for the others.
 */
export function readingsOfOneWatch(scenario: CompiledScenario, kind: string, settings: Settings, times: number, index = 0): { readonly readings: readonly Reading[]; readonly truth: number } {
  const changed = withInstrumentSettings(scenario, settings, kind);
  const instrument = changed.instruments.find((one) => one.kind === kind)!;
  const trial = startTrial({ ...changed, instruments: [{ ...instrument, waves: [instrument.waves[0]!] }], rules: [] }, [3, 4], index);
  const [observation] = trial.observations as [(typeof trial.observations)[number]];
  const one = instrumentKinds[kind]!;
  let readings: readonly Reading[] = [];
  let truth = NaN;
  advance(trial, observation.wave.week + 1, (world) => {
    if (world.week < observation.wave.week) return;
    readings = Array.from({ length: times }, (_, k) => one.read(world, observation.held!, observation.params, deriveKeys([5, 6], k, `${kind}/coverage`, one.purposes)));
    truth = one.truth?.(world, observation.held!, observation.params) ?? NaN;
  });
  return { readings, truth };
}
