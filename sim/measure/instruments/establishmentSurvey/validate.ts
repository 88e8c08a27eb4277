import type { ConstantValues } from '../instrument.ts';
import { SPECIFICITY_RANGE, specificityOf } from './judgement.ts';

/**
 * What is wrong with a wave's settings taken together; each value has been checked against its own bounds before.
 * @returns one sentence a problem; none when it is right, or when the values concerned are not constants
 */
export function validateSurvey(values: ConstantValues): string[] {
  const problems: string[] = [];
  const { ageBias, ageNoise, confirmationCleared } = values;
  if (typeof ageBias === 'number' && typeof ageNoise === 'number' && typeof confirmationCleared === 'number') {
    const specificity = specificityOf({ ageBias, ageNoise, confirmationCleared, confirmationLost: 0 });
    const [low, high] = SPECIFICITY_RANGE;
    // The reading is a fall from 8 to 2 %: with 3 % of adults taken for children it would measure nothing else.
    if (!(specificity >= low && specificity <= high)) {
      problems.push(
        `ageBias ${ageBias}, ageNoise ${ageNoise} and confirmationCleared ${confirmationCleared} give a specificity of ${specificity.toFixed(4)}, `
        + `which lies outside ${low} to ${high} (adult ages: normal 26.2, SD 5.7, from 18); clear more wrongly suspected adults or judge with less noise`);
    }
  }
  return problems;
}
