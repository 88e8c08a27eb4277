import { sha256Hex } from '../sim/base/sha256.ts';
import { distributionMean } from '../sim/scenario/spread.ts';
import type { CompiledParameter, CompiledScenario, CompiledShock, CompiledValue } from '../sim/scenario/types.ts';

/** The scenario with everything that it draws once a world at the mean of its distribution: worlds then differ by chance alone. */
export function settled(compiled: CompiledScenario): CompiledScenario {
  return {
    ...compiled,
    hash: sha256Hex(`${compiled.hash} settled`),
    parameters: compiled.parameters.map(settledParameter),
    shocks: compiled.shocks.map(({ drawn: _, ...shock }): CompiledShock => shock),
    instruments: compiled.instruments.map((instrument) => ({
      ...instrument, waves: instrument.waves.map((wave) => ({ ...wave, parameters: wave.parameters.map(settledParameter) })),
    })),
  };
}

function settledParameter(parameter: CompiledParameter): CompiledParameter {
  return {
    ...parameter,
    values: parameter.values.map((value): CompiledValue => (value.kind === 'drawn' ? { kind: 'constant', value: distributionMean(value.distribution) } : value)),
    // A drawn change holds the value at the mean already.
    changes: parameter.changes.map((changes) => changes.map(({ drawn: _, ...change }) => change)),
  };
}
