import { instrumentKinds, type InstrumentParams } from '../measure/instruments/index.ts';
import { firstDifference } from '../scenario/past.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from '../scenario/types.ts';

/** Whether worlds of two scenarios are the same before a week, so that a world kept then under one can go on under the other. */
export function samePast(a: CompiledScenario, b: CompiledScenario, week: number): boolean {
  if (a.hash === b.hash) return true;
  // What has been observed is kept by place in this list.
  const waves = ({ instruments }: CompiledScenario): string => instruments.flatMap(({ id, waves: all }) => all.map((wave) => `${id}/${wave.id}`)).join();
  return waves(a) === waves(b) && firstDifference(a, b, earliestListing) >= week;
}

/** The earliest week in which a wave can look at the world. How long before the fieldwork may be drawn: its bounds are tried. */
function earliestListing(instrument: CompiledInstrument, wave: CompiledWave): number {
  const kind = instrumentKinds[instrument.kind];
  if (!kind) return 0;
  const at = (end: 0 | 1): number => {
    const params = Object.fromEntries(wave.parameters.map(({ key, scalar, values, bounds }) => {
      const numbers = values.map((value) => (value.kind === 'constant' ? value.value : value.kind === 'table' ? value.values[wave.week]! : bounds[end]));
      return [key, scalar ? numbers[0]! : Float64Array.from(numbers)];
    }));
    return kind.weeksBefore(params as InstrumentParams);
  };
  return wave.week - Math.max(at(0), at(1));
}
