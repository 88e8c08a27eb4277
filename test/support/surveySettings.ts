import type { SurveyParams } from '../../sim/measure/instruments/establishmentSurvey/index.ts';
import { VENUE_TYPES } from '../../sim/model/dimensions.ts';

const byType = (value: number): Float64Array => new Float64Array(VENUE_TYPES.length).fill(value);

/** Settings of a plausible survey, for tests: the product's own stand in scenarios/cambodia.yaml. */
export function surveySettings(changes: Partial<SurveyParams> = {}): SurveyParams {
  return {
    sample: 232,
    coverage: Float64Array.of(0.85, 0.75, 0.6, 0.65, 0.6, 0.55, 0.1),
    coverageConcealed: byType(0.7),
    coverageClandestine: 0.02,
    frameAgeWeeks: 0,
    refusal: Float64Array.of(0.06, 0.15),
    replacementLimit: 0.2,
    onShift: 0.78,
    countsNonSelling: 0.9,
    ageBias: 0.3,
    ageNoise: 2,
    confirmationCleared: 0.9,
    confirmationLost: 0.1,
    youngCut: 14.2,
    weightTilt: byType(1),
    fullEnumeration: 0,
    tipOff: 0,
    daysFixed: 200,
    daysEach: 0.75,
    ...changes,
  };
}

/** Every measurement error switched off, complete frame, everybody there, all venues visited. */
export const errorsOff: Partial<SurveyParams> = {
  coverage: byType(1), coverageConcealed: byType(1), coverageClandestine: 0, frameAgeWeeks: 0, refusal: Float64Array.of(0, 0),
  onShift: 1, countsNonSelling: 1, ageBias: 0, ageNoise: 0, confirmationCleared: 1, confirmationLost: 0, weightTilt: byType(1), fullEnumeration: 1, tipOff: 0,
};
