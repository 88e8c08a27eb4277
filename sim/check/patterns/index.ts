import type { PatternsReport } from '../report.ts';
import { justicePatterns } from './justice.ts';
import { marketPatterns } from './market.ts';
import type { Pattern } from './pattern.ts';
import { surveyPatterns } from './survey.ts';

/** Every known pattern that today's world can be held against. */
export const patterns: readonly Pattern[] = [...surveyPatterns, ...marketPatterns, ...justicePatterns];

/** Patterns of facts section 1 that wait for what the world lacks. */
export const missing: PatternsReport['missing'] = [
  { pattern: 'Residents lost when a shelter was attacked on 8 December 2004: 91, of whom 83 or 84 were placed the day before (S2, X17)', lacks: 'a raid on one large venue in which more than eighty, mostly adults, are placed in a day; the attack is there, as a dated event' },
  { pattern: 'Brothels closed in one historic area: 23 in summer 2004 (X26, S2)', lacks: 'nothing: it is put in, as a dated event' },
  { pattern: 'Convictions in cases of one NGO: 18 a year (S4)', lacks: 'persons convicted by the NGO behind the case' },
  { pattern: 'Arrests of trafficking against prosecutions: 47 and 71 in 2008 (S3)', lacks: 'suspects of a case; the source contradicts itself' },
  { pattern: 'Database completeness: 60 to 70 % of cases entered (S3)', lacks: 'nothing: what units record is put in, and the instrument policeDatabase reads it' },
  { pattern: 'Hotline reports not tallied in 2006-08 (S3)', lacks: 'nothing: it is put in, in the instrument hotline' },
  { pattern: 'Raids betrayed: several in 2005, more than one in 2014 for one NGO (S2, X4)', lacks: 'betrayed raids by the NGO behind the lead' },
  { pattern: 'First client foreign: 55 % of girls interviewed in 2002 (S2)', lacks: 'the first client of a child; client segments are there' },
  { pattern: 'First exploited at 13 to 18: 66 % of girls interviewed in 2002 (S2)', lacks: 'ages of those who were interviewed: the source does not give them' },
  { pattern: 'In debt, by time of entry: 58 % before, 42 % after the crisis (X14)', lacks: 'nothing: the shares of entrants in debt are put in' },
  { pattern: 'Suspected venues on another NGO’s list in 2015: 15, of which 13 open three weeks later (X4)', lacks: 'lists of venues kept by NGOs' },
  { pattern: 'Request, approval and raid of one large case: 61 days in 2004 (X17)', lacks: 'request, approval and raid as steps' },
];
