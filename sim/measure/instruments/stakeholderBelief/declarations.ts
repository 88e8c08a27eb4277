import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

/** Settings of one wave. The published one: 54 interviewees in June and July 2015, chosen with the programme (S0). */
export const beliefDeclarations = declare({
  areas: { unit: 'switch', bounds: [0, 1], by: 'area', integer: true, text: '1: the area is covered.' },
  interviewees: { unit: 'count', bounds: [1, 1000], integer: true, text: 'People who are asked whether it fell: officials, police, staff of organisations.' },
  programmeStaff: { unit: 'count', bounds: [0, 1000], integer: true, text: 'How many of them work for the programme whose success is asked about.' },
  gapWeeks: { unit: 'weeks', bounds: [1, 1040], integer: true, text: 'Weeks from the time that they compare with to the interviews.' },
  venuesKnown: { unit: 'count', bounds: [0, 1000], integer: true, text: 'Venues of an own area that an interviewee knows, the same at both times.' },
  knowsAll: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: everybody knows every venue and all else in all areas covered; venuesKnown is ignored.' },
  sees: { unit: 'probability', bounds: [0, 1], by: 'publicExposure', text: 'Probability that an interviewee notices a child in a venue known, by how openly the child is used there.' },
  seesClandestine: { unit: 'probability', bounds: [0, 1], text: 'The same for a child out of public sight, behind a front, or in a venue that is closed for a while.' },
  seesOffVenue: { unit: 'probability', bounds: [0, 1], text: 'The same for a child exploited outside venues in the own area.' },
  fromCases: { unit: 'share', bounds: [0, 1], text: 'Share of interviewees who go by cases instead: children identified in raids, as many of late as in the time compared with.' },
  caseWeeks: { unit: 'weeks', bounds: [1, 520], integer: true, text: 'Weeks of cases that they have in mind, up to either time.' },
  noise: { unit: 'index', bounds: [0, 5], text: 'Standard deviation, between interviewees, of the logarithm of the change perceived.' },
  outlook: { unit: 'factor', bounds: [0.01, 100], text: 'Factor on the change that everybody perceives: below 1, things look better than what was seen.' },
  programmeOutlook: { unit: 'factor', bounds: [0.01, 100], text: 'A further factor for the programme’s own staff.' },
  repeatsClaim: { unit: 'share', bounds: [0, 1], text: 'Share of interviewees who believe the figure in print whatever they have seen: a survey’s result comes back as its confirmation.' },
  claimedFall: { unit: 'share', bounds: [0, 0.99], text: 'Fall that is in print; how many believe in one as large is counted apart.' },
  noticeable: { unit: 'share', bounds: [0, 0.9], text: 'Smallest change, relative, that is called one; below it the answer is that nothing changed.' },
  ...costDeclarations('interview'),
});

export type BeliefParams = Compiled<typeof beliefDeclarations>;

/** Keys of a wave's draws. */
export const BeliefPurpose = { area: 0, basis: 1, knows: 2, sees: 3, seesOffVenue: 4, noise: 5, claim: 6 } as const;
export const BELIEF_PURPOSES = 7;
