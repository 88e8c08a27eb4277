import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

/** How the lists are turned into a number. */
export const MODELS = ['main', 'stepwise', 'chao'] as const;

export const multipleSystemsDeclarations = declare({
  areas: { unit: 'switch', bounds: [0, 1], by: 'area', integer: true, text: '1: the area is covered.' },
  periodWeeks: { unit: 'weeks', bounds: [1, 520], integer: true, text: 'Weeks whose lists are linked; the last of them is the week of the wave.' },
  lists: { unit: 'count', bounds: [3, 6], integer: true, text: 'Lists that are linked: the first so many of police, ngos, shelters, hotline, health and socialAffairs.' },
  reach: { unit: 'probability', bounds: [0, 1], by: 'list', text: 'Probability that a child who is in sight is on a list: for a year in open use with byTime 1, else at all.' },
  byTime: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: a child in sight for longer is more likely to be listed; 0: all who are in sight at all are alike.' },
  concealedFactor: { unit: 'factor', bounds: [0, 1], text: 'Hazard of being listed in concealed use, relative to open use; with byTime 1.' },
  unevenness: { unit: 'factor', bounds: [0, 5], text: 'Standard deviation of a child’s own factor on that hazard, the same for all lists; its mean is 1.' },
  passedOn: { unit: 'share', bounds: [0, 1], text: 'Share of children on the police list whom the police pass on to the list of the NGOs.' },
  missedLinks: { unit: 'share', bounds: [0, 1], text: 'Share of records that are not linked to the other records of the same child.' },
  falseLinks: { unit: 'share', bounds: [0, 1], text: 'Share of children listed who are taken for another child listed.' },
  model: { unit: 'index', bounds: [0, 2], integer: true, text: '0: log-linear model of independent lists; 1: pairs of lists chosen stepwise by AIC; 2: lower bound of Chao.' },
  replications: { unit: 'count', bounds: [0, 10_000], integer: true, text: 'Replications of the bootstrap for the interval; 0: profile likelihood, or log-normal.' },
  ...costDeclarations('record linked'),
});

export type MultipleSystemsParams = Compiled<typeof multipleSystemsDeclarations>;

/** Keys of a wave's draws. An id is never used again for anything else. */
export const MultipleSystemsPurpose = { listed: 0, own: 1, passedOn: 2, missed: 3, falseLink: 4, partner: 5, bootstrap: 6 } as const;
export const MULTIPLE_SYSTEMS_PURPOSES = 7;
