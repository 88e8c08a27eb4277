import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

/** Settings of one wave. Facts section 5 names the datum; no source gives figures for it. */
export const retrospectiveDeclarations = declare({
  areas: { unit: 'switch', bounds: [0, 1], by: 'area', integer: true, text: '1: the area is covered.' },
  minimumAge: { unit: 'years', bounds: [18, 60], integer: true, text: 'Youngest age, in whole years, at which a person is asked; never below 18.' },
  maximumAge: { unit: 'years', bounds: [18, 60], integer: true, text: 'Oldest age, in whole years, at which a person is asked.' },
  entryBegan: { unit: 'weeks', bounds: [2, 1040], integer: true, text: 'Weeks from the eve of the entry period to the interviews: entries count from the week after the eve on.' },
  entryWeeks: { unit: 'weeks', bounds: [1, 1040], integer: true, text: 'Length of the entry period.' },
  coverage: { unit: 'share', bounds: [0, 1], by: 'type', text: 'Share of venues of a type, in public sight, that the team knows and is let into.' },
  coverageClandestine: { unit: 'share', bounds: [0, 1], text: 'Share of venues out of public sight that it reaches.' },
  sample: { unit: 'count', bounds: [2, 100_000], integer: true, text: 'Venues whose adults are asked, over all areas; each area gets at least two.' },
  fullEnumeration: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: the adults of every venue reached are asked; the sample is ignored.' },
  answers: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult of that age is met and answers.' },
  answersYoungEntrant: { unit: 'factor', bounds: [0, 1], text: 'Factor on that probability for one who came in as a child.' },
  saysAdult: { unit: 'probability', bounds: [0, 1], text: 'Probability that one who came in as a child says to have been 18 or older.' },
  recallBias: { unit: 'years', bounds: [-5, 5], text: 'Mean of the age at entry that is told minus the true one.' },
  recallNoise: { unit: 'years', bounds: [0, 5], text: 'Standard deviation of the age at entry that is told minus the true one.' },
  ...costDeclarations('adult asked'),
});

export type RetrospectiveParams = Compiled<typeof retrospectiveDeclarations>;

/** Keys of a wave's draws. */
export const RetrospectivePurpose = { reached: 0, order: 1, answers: 2, denies: 3, recall: 4 } as const;
export const RETROSPECTIVE_PURPOSES = 5;
