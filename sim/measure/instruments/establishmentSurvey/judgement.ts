import { exp, normalCdf } from '../../../base/dmath.ts';
import { AGE_ROWS, FIRST_ADULT_ROW, yearsOfRow } from '../../ages.ts';

/** The part of a survey's settings that says how ages are judged. */
export interface JudgementSettings {
  readonly ageBias: number;
  readonly ageNoise: number;
  readonly confirmationCleared: number;
  readonly confirmationLost: number;
}

/** Specificities that the facts allow, after confirmation (facts section 4). */
export const SPECIFICITY_RANGE = [0.97, 1] as const;

/** Adult ages of facts 1b: normal, cut off below 18 (mean and SD are those before the cut). */
const ADULT_AGES = { mean: 26.2, sd: 5.7 };

/** Probability that a person of an age in years is taken for a child at first sight: perceived age = age + bias + noise < 18. */
export function suspectedAt(years: number, bias: number, noise: number): number {
  const margin = 18 - years - bias;
  return noise > 0 ? normalCdf(margin / noise) : margin > 0 ? 1 : 0;
}

/** Fills the probability to be judged a child, after confirmation, by age row. */
export function fillJudged(settings: JudgementSettings, judged: Float64Array): void {
  const { ageBias, ageNoise, confirmationCleared, confirmationLost } = settings;
  for (let row = 0; row < AGE_ROWS; row++) {
    const kept = row < FIRST_ADULT_ROW ? 1 - confirmationLost : 1 - confirmationCleared;
    judged[row] = kept * suspectedAt(yearsOfRow(row), ageBias, ageNoise);
  }
}

/**
 * Specificity for adults whose ages are normal(26.2, 5.7) from 18 on: one minus the share judged children.
 * Integral over the noise z of P(age < 18 - bias - noise z), by Simpson's rule up to where that is 0; error below 1e-9.
 */
export function specificityOf(settings: JudgementSettings, adults = ADULT_AGES): number {
  const { ageBias, ageNoise, confirmationCleared } = settings;
  const below18 = normalCdf((18 - adults.mean) / adults.sd);
  const youngerThan = (years: number): number => (years <= 18 ? 0 : (normalCdf((years - adults.mean) / adults.sd) - below18) / (1 - below18));
  let suspected = 0;
  if (ageNoise === 0) suspected = youngerThan(18 - ageBias);
  else {
    const low = -9;
    const high = Math.min(9, -ageBias / ageNoise);
    const intervals = 400;
    const h = (high - low) / intervals;
    for (let i = 0; h > 0 && i <= intervals; i++) {
      const z = low + i * h;
      const factor = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
      suspected += factor * exp(-z * z / 2) * youngerThan(18 - ageBias - ageNoise * z);
    }
    suspected *= h / 3 / Math.sqrt(2 * Math.PI);
  }
  return 1 - (1 - confirmationCleared) * suspected;
}
