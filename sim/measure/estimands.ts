/** Rungs of the ladder of estimands, top to bottom (measurement.md section 1). */
export const ESTIMANDS = ['T0', 'T1', 'T2', 'T3', 'T4a', 'T4b', 'T5', 'T6a', 'T6'] as const;
export type Estimand = (typeof ESTIMANDS)[number];
export const Rung = { T0: 0, T1: 1, T2: 2, T3: 3, T4a: 4, T4b: 5, T5: 6, T6a: 7, T6: 8 } as const;
export const RUNGS = ESTIMANDS.length;

/** The steps: the truth's own change, then each step down. STEPS[i] leads to ESTIMANDS[i]. */
export const STEPS = ['truth', 'place', 'exposure', 'frame', 'concealed', 'seen', 'judged', 'weighted', 'sampled'] as const;
export type Step = (typeof STEPS)[number];

/** Factors of the attribution. The first nine are swapped between the dates; `sampled` is the lotteries of frame and sample. */
export const FACTORS = ['children', 'adults', 'place', 'exposure', 'frame', 'concealed', 'seen', 'judged', 'weighted', 'sampled'] as const;
export type Factor = (typeof FACTORS)[number];

/** What each rung counts, in plain words. Children are children exploited; persons are they and the adults working there. */
export const estimandLabels: Readonly<Record<Estimand, string>> = {
  T0: 'All areas, in sight or not: the truth',
  T1: 'In the study areas, in sight or not',
  T2: 'In venues that the public can find',
  T3: 'In venues on the sampling frame',
  T4a: 'Shown to a stranger',
  T4b: 'Reached by the survey',
  T5: 'Judged by the survey to be under 18',
  T6a: 'Expected reading, over all samples',
  T6: 'The reading of this one sample',
};

/** What each step down takes away or adds. */
export const stepLabels: Readonly<Record<Step, string>> = {
  truth: 'Children exploited and adults working, in fact',
  place: 'Outside the study areas',
  exposure: 'Out of public sight: clandestine, closed, or not in a venue',
  frame: 'Venues missing from the list',
  concealed: 'Children whom owners do not show to a stranger',
  seen: 'Not on shift, venue refuses, or not counted',
  judged: 'Ages judged wrongly',
  weighted: 'Weights of the analysis',
  sampled: 'Chance: which venues were drawn and who was met',
};

/** What each factor of the attribution swaps between the two dates. */
export const factorLabels: Readonly<Record<Factor, string>> = {
  children: 'Number and ages of children exploited',
  adults: 'Number and ages of adults working, and how many sell sex',
  place: 'In which areas they are',
  exposure: 'In which venues, and how openly',
  frame: 'Which venues the list covers',
  concealed: 'Which children owners show to a stranger',
  seen: 'Whom the survey meets and counts',
  judged: 'How ages are judged',
  weighted: 'How the sample is weighted',
  sampled: 'Chance of list and sample',
};
