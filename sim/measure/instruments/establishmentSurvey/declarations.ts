import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

/** Settings of one wave of the establishment survey. Ranges: facts section 4. */
export const surveyDeclarations = declare({
  sample: { unit: 'count', bounds: [2, 100_000], integer: true, text: 'Venues to be visited, over all strata; each stratum gets at least two.' },
  coverage: { unit: 'share', bounds: [0, 1], by: 'type', text: 'Share of open venues of a type that the list holds.' },
  coverageConcealed: { unit: 'factor', bounds: [0, 1], by: 'type', text: 'Coverage of concealed venues of a type, relative to open ones.' },
  coverageClandestine: { unit: 'share', bounds: [0, 1], text: 'Share of clandestine venues without a front that the list holds; nobody is found there.' },
  frameAgeWeeks: { unit: 'weeks', bounds: [0, 260], integer: true, text: 'Weeks from the making of the list to the fieldwork.' },
  refusal: { unit: 'probability', bounds: [0, 1], by: 'publicExposure', text: 'Probability that a venue turns the surveyors away, by its exposure.' },
  replacementLimit: { unit: 'share', bounds: [0, 5], text: 'Venues that may be approached instead of closed and refusing ones, as a share of the sample of a stratum, rounded up.' },
  onShift: { unit: 'probability', bounds: [0, 1], text: 'Probability that a person is there at the hour of the visit.' },
  countsNonSelling: { unit: 'share', bounds: [0, 1], text: 'Share of adults who do not sell sex who are counted as persons.' },
  ageBias: { unit: 'years', bounds: [-10, 10], text: 'Mean of perceived age minus age.' },
  ageNoise: { unit: 'years', bounds: [0, 10], text: 'Standard deviation of perceived age minus age.' },
  confirmationCleared: { unit: 'probability', bounds: [0, 1], text: 'Probability that the confirmation step clears an adult wrongly taken for a child.' },
  confirmationLost: { unit: 'probability', bounds: [0, 1], text: 'Probability that the confirmation step loses a child rightly taken for one.' },
  youngCut: { unit: 'years', bounds: [0, 18], text: 'Perceived age below which a child is put into the band up to 15.' },
  weightTilt: { unit: 'factor', bounds: [0.01, 100], by: 'type', text: 'What the analysis multiplies the design weight by, by the type of venue as visited; 1 keeps the design weight.' },
  fullEnumeration: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: every listed venue is visited; the sample is ignored.' },
  tipOff: { unit: 'share', bounds: [0, 1], text: 'Share of venues that hear of the fieldwork in its week and hide their children from the surveyors.' },
  ...costDeclarations('venue approached'),
});

export type SurveyParams = Compiled<typeof surveyDeclarations>;

/** Keys of a wave's draws. An id is never used again for anything else. */
export const SurveyPurpose = { list: 0, order: 1, refusal: 2, onShift: 3, shown: 4, counted: 5, age: 6, confirmation: 7, tipOff: 8 } as const;
export const SURVEY_PURPOSES = 9;
