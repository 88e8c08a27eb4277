import { sha256Hex } from '../base/sha256.ts';
import type { CompiledParameter, CompiledScenario } from './types.ts';

/** Factors that are on offer. In smaller markets an area has hardly a venue left; a larger one, of more than 25 million persons, fits into few machines. */
export const SMALLEST_SCALE = 0.1;
export const LARGEST_SCALE = 1000;

/** Counts in an area: a market twice as large has twice as many. */
const WITH_SIZE = [
  'market.venues', 'inflow.arrivals', 'raids.capacity', 'courts.trialsPerWeek', 'care.beds',
  'training.specialists', 'training.focal', 'training.specialistsNeeded', 'training.coreNeeded', 'training.focalNeeded',
];
/** Weight of one event to all venues of an area, where there are as many more events as venues: what all of them weigh together stays. */
const AGAINST_SIZE = ['beliefs.area', 'beliefs.media', 'beliefs.conviction'];

/**
 * The same market, larger or smaller: venues, arrivals, police, courts, beds and training by a factor, so that what happens to a venue or a person
 * stays as likely as it was. What does not stay: chance averages out, and capacities that are cut to whole numbers (investigations, beds) lose less.
 * Shocks that all hear of (a public raid) are single events in a market of any size; surveys keep their sample.
 * @param compiled a scenario as it was written: factors do not multiply
 * @param factor > 0; numbers of venues are rounded to whole ones, at least one an area
 * @returns a scenario with a hash of its own; the same one for a factor of 1
 * @throws RangeError when the factor is none, or the scenario has been scaled before
 */
export function scaled(compiled: CompiledScenario, factor: number): CompiledScenario {
  if (!(factor > 0) || !Number.isFinite(factor)) throw new RangeError(`a market cannot be scaled by ${factor}`);
  if (compiled.scale !== undefined) throw new RangeError(`a market that is ${compiled.scale} times the scenario's cannot be scaled again`);
  if (factor === 1) return compiled;
  return { ...compiled, scale: factor, hash: sha256Hex(`${compiled.hash} times ${factor}`), parameters: compiled.parameters.map((parameter) => scaledParameter(parameter, factor)) };
}

function scaledParameter(parameter: CompiledParameter, factor: number): CompiledParameter {
  const name = `${parameter.group}.${parameter.key}`;
  const by = WITH_SIZE.includes(name) ? factor : AGAINST_SIZE.includes(name) ? 1 / factor : 1;
  return by === 1 ? parameter : { ...parameter, scale: (parameter.scale ?? 1) * by };
}
