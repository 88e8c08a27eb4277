import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

export const scaleUpDeclarations = declare({
  // The general population and its ties
  population: { unit: 'count', bounds: [100, 1_000_000_000], by: 'area', text: 'People who live in the area; taken as known where respondents are weighted.' },
  ties: { unit: 'count', bounds: [1, 5000], text: 'People whom a respondent knows, on average.' },
  tiesSpread: { unit: 'factor', bounds: [0, 5], text: 'Standard deviation of the people whom respondents know, over their mean; lognormal, 0 gives all the same.' },
  localTies: { unit: 'share', bounds: [0, 1], text: 'Share of ties that are with people of the same area; the others are with anybody in the areas covered.' },
  // What is known of exploited children
  tiesOpen: { unit: 'factor', bounds: [0, 10], text: 'People who know a child exploited in open use, relative to those who know anybody else.' },
  tiesConcealed: { unit: 'factor', bounds: [0, 10], text: 'The same for a child in concealed use.' },
  tiesClandestine: { unit: 'factor', bounds: [0, 10], text: 'The same for a child in clandestine use, or in a venue that is closed this week.' },
  tiesOffVenue: { unit: 'factor', bounds: [0, 10], text: 'The same for a child exploited outside venues.' },
  transmission: { unit: 'share', bounds: [0, 1], text: 'Share of ties with exploited children of which the respondent knows that the child is exploited, and says so.' },
  falseReports: { unit: 'factor', bounds: [0, 1], text: 'Children wrongly reported, for each person whom a respondent knows.' },
  respondentBarrier: { unit: 'factor', bounds: [0, 10], text: 'Standard deviation between respondents of the chance to know exploited children, over its mean; lognormal.' },
  clusterBarrier: { unit: 'factor', bounds: [0, 10], text: 'The same between clusters: neighbourhoods that such children live near, and others that never meet them.' },
  // Groups of known size
  groups: { unit: 'count', bounds: [1, 50], integer: true, text: 'Groups of known size that respondents are asked about.' },
  smallestGroup: { unit: 'count', bounds: [1, 1_000_000_000], text: 'People in the smallest of these groups; the sizes rise by equal factors.' },
  largestGroup: { unit: 'count', bounds: [1, 1_000_000_000], text: 'People in the largest of them.' },
  recall: { unit: 'factor', bounds: [0.01, 10], text: 'Members of these groups whom respondents name, over those whom they know; 1 is remembered rightly.' },
  // The sample
  minimumAge: { unit: 'years', bounds: [18, 60], integer: true, text: 'Age from which somebody is interviewed; nobody under 18 ever is. It changes no figure: what people know is not modelled by age.' },
  sample: { unit: 'count', bounds: [0, 1_000_000], by: 'area', integer: true, text: 'Respondents in the area, drawn in clusters; 0: the area is not covered.' },
  perCluster: { unit: 'count', bounds: [1, 1000], integer: true, text: 'Respondents in a cluster.' },
  fullEnumeration: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: everybody in the areas covered is asked, so that chance averages out; sample then says no more than which areas are covered.' },
  // The estimate
  assumedTransmission: { unit: 'share', bounds: [0.01, 1], text: 'Transmission that the estimate is divided by; 1 takes none to be lost.' },
  assumedTransmissionError: { unit: 'factor', bounds: [0, 1], text: 'Its standard error, as the study that gave it says.' },
  assumedDegreeRatio: { unit: 'factor', bounds: [0.01, 10], text: 'Mean ties of exploited children over those of others, which the estimate is divided by too.' },
  ...costDeclarations('interview'),
});

export type ScaleUpParams = Compiled<typeof scaleUpDeclarations>;

/** Keys of a wave's draws. An id is never used again for anything else. */
export const ScaleUpPurpose = { ties: 0, clusterBarrier: 1, respondentBarrier: 2, hidden: 3, falseReports: 4, known: 5 } as const;
export const SCALE_UP_PURPOSES = 6;
