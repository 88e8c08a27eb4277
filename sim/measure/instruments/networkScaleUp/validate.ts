import type { ConstantValues } from '../instrument.ts';

/**
 * What is wrong with a wave's settings taken together; each value has been checked against its own bounds before.
 * @returns one sentence a problem; none when it is right, or when the values concerned are not constants
 */
export function validateScaleUp(values: ConstantValues): string[] {
  const problems: string[] = [];
  const { sample, population, perCluster, fullEnumeration, smallestGroup, largestGroup } = values;
  if (typeof smallestGroup === 'number' && typeof largestGroup === 'number' && smallestGroup > largestGroup) problems.push(`the smallest group of known size has ${smallestGroup} people and the largest ${largestGroup}; put the smaller number first`);
  if (typeof sample !== 'object') return problems;
  const samples = Array.from(sample);
  if (samples.every((n) => n === 0)) problems.push('no area has a respondent; sample says how many there are in each area covered');
  if (typeof perCluster === 'number' && fullEnumeration === 0) {
    for (const n of samples) if (n > 0 && n <= perCluster) problems.push(`${n} respondents in clusters of ${perCluster} are a single cluster, which tells nothing of the differences between clusters; take more respondents or smaller clusters`);
  }
  if (typeof population !== 'object') return problems;
  const covered = samples.reduce((sum, n, area) => sum + (n > 0 ? population[area] : 0), 0);
  samples.forEach((n, area) => {
    if (n > population[area]) problems.push(`${n} respondents are more than the ${population[area]} people of the area`);
  });
  if (covered > 0 && typeof largestGroup === 'number' && largestGroup > covered) problems.push(`a group of ${largestGroup} is larger than the ${covered} people in the areas covered`);
  return problems;
}
