import type { FlowName } from '../../model/flows.ts';
import type { Factor, Pattern, Seen } from './pattern.ts';

const CHILD_SHARE: Factor = { name: 'children among victims', range: [0.34, 0.49], why: '41 % of the 165 trafficked whom NGOs assisted in 2007-08 were under 18 (X8); the 95 % interval of that sample.' };
const SEX_AND_CHILD: Factor = { name: 'this form and children', range: [0.15, 0.35], why: '10 of 18 convictions of 2013 were for sex trafficking (X9), 41 % of victims under 18 (X8); the product, with a range assumed.' };
const finds = (w: Seen, from: string, to: string): number => sum(w, ['findsOpen', 'findsConcealed', 'findsClandestine'], from, to);

function sum(w: Seen, flows: readonly FlowName[], from: string, to: string): number {
  return flows.reduce((n, f) => n + w.flow(f, from, to), 0);
}

/** Mean of 2006 to 2008 over 2005. */
function index(w: Seen, flows: readonly FlowName[], k: number): number {
  return (sum(w, flows, '2006-01-02', '2009-01-05') / 3 / sum(w, flows, '2005-01-03', '2006-01-02')) * k;
}

/** Cases that ended, in whatever way. */
const ENDED = ['settled', 'witnessLost', 'notCharged', 'dismissed', 'trials'] as const;

/** Persons convicted, of a lesser offence too, for each person arrested, in cases without legal representation. */
function convictedUnsupported(w: Seen, from: string, to: string): number {
  const convicted = sum(w, ['convictions', 'downgraded'], from, to) - w.flow('convictionsRepresented', from, to);
  return convicted / (w.flow('arrests', from, to) - w.flow('arrestsRepresented', from, to));
}

const POOLED: Factor = { name: 'this offence relative to all', range: [0.85, 1.15], why: 'The index pools abuse, exploitation, trafficking and domestic violence; assumed.' };

/** A count as chance gives it around its mean (Poisson, by its normal limit: the means here are above 10). */
function asCount(w: Seen, mean: number): number {
  return Math.max(0, w.sampleMean(mean, Math.sqrt(mean)));
}

const NGO_YEARS = ['2004-01-05', '2015-06-01'] as const;
const ONE_NGO: Factor = { name: 'one NGO’s part', range: [0.6, 1.2], why: 'Its part of all casework, over the share of its cases that concern children; assumed.' };

/** Victims with the adults assisted beside them, for each child identified. */
function withAdults(w: Seen): number {
  return sum(w, ['identified', 'adultsAssisted'], ...NGO_YEARS) / w.flow('identified', ...NGO_YEARS);
}

/** Police, courts and shelters. */
export const justicePatterns: readonly Pattern[] = [
  {
    id: 'actions-2015', what: 'Police actions against sex trafficking', where: 'Cambodia', when: 'first half of 2015', unit: 'actions',
    observed: 54, reliability: 'M', source: 'X6', use: 'calibrated', mapping: 'Raids that found children, a half-year of 2014 and 2015, over the share of actions that concern children; with the chance of a count of that size.', factors: [{ ...CHILD_SHARE, name: 'actions that concern children' }],
    explanation: 'In the model fewer raids find children and each finds more of them: see victims for each action.', simulate: (w) => asCount(w, finds(w, '2014-01-06', '2015-12-28') / 4 / w.factors[0]!),
  },
  {
    id: 'victims-2015', what: 'Victims of sex trafficking found by police', where: 'Cambodia', when: 'first half of 2015', unit: 'persons',
    observed: 132, reliability: 'M', source: 'X6', use: 'calibrated', mapping: 'Children identified, a half-year of 2014 and 2015, over the share of children among victims; with the chance of a count of that size.', factors: [CHILD_SHARE],
    explanation: 'As for actions.', simulate: (w) => asCount(w, w.flow('identified', '2014-01-06', '2015-12-28') / 4 / w.factors[0]!),
  },
  {
    id: 'victims-an-action-2015', what: 'Victims for each police action', where: 'Cambodia', when: '2015', unit: 'ratio',
    observed: 2.44, reliability: 'M', source: 'X6 (132 / 54)', use: 'calibrated', mapping: 'Children identified, and adults assisted as trafficked, for each raid that found children, all of 2015.', factors: [],
    explanation: 'Leads point to venues in which more is noticed, so raids that find any find several; the sources count actions that begin with one victim.',
    simulate: (w) => sum(w, ['identified', 'adultsAssisted'], '2015-01-05', '2015-12-28') / finds(w, '2015-01-05', '2015-12-28'),
  },
  {
    id: 'suspects-an-action-2015', what: 'Suspects for each police action', where: 'Cambodia', when: 'first half of 2015', unit: 'ratio',
    observed: 1.3, reliability: 'M', source: 'X6 (70 / 54)', use: 'calibrated', mapping: 'Suspects, persons, for each raid that found children, all of 2015.', factors: [],
    explanation: '', simulate: (w) => w.flow('suspects', '2015-01-05', '2015-12-28') / finds(w, '2015-01-05', '2015-12-28'),
  },
  {
    id: 'victims-a-case', what: 'Victims for each case of one NGO', where: 'Cambodia', when: '2003/4 to 2015', unit: 'ratio',
    observed: 2.5, reliability: 'M', source: 'S4 (over 500 / over 200)', use: 'heldOut', mapping: 'Children identified for each raid with NGO casework behind it that found some, times what adults assisted in all raids add.', factors: [],
    explanation: 'As for victims for each action.',
    simulate: (w) => (w.flow('identifiedCasework', ...NGO_YEARS) / w.flow('findsCasework', ...NGO_YEARS)) * withAdults(w),
  },
  {
    id: 'ngo-cases', what: 'Cases of one NGO a year', where: 'Cambodia', when: '2003/4 to 2015', unit: 'cases',
    observed: 18, reliability: 'M', source: 'S4 (over 200)', use: 'calibrated', mapping: 'Raids with NGO casework behind them that found children, a year.', factors: [ONE_NGO],
    explanation: 'Capacity, not casework, limits raids in the model.', simulate: (w) => (w.flow('findsCasework', ...NGO_YEARS) / 11.4) * w.factors[0]!,
  },
  {
    id: 'ngo-victims', what: 'Victims in cases of one NGO a year', where: 'Cambodia', when: '2003/4 to 2015', unit: 'persons',
    observed: 46, reliability: 'M', source: 'S4 (over 500)', use: 'calibrated', mapping: 'Children identified in raids with NGO casework behind them, a year, times what adults assisted in all raids add.', factors: [ONE_NGO],
    explanation: 'As for its cases.', simulate: (w) => (w.flow('identifiedCasework', ...NGO_YEARS) / 11.4) * withAdults(w) * w.factors[0]!,
  },
  {
    id: 'arrests-index', what: 'Arrests a year, mean of 2006-08 over 2005', where: 'Cambodia', when: '2005 to 2008', unit: 'ratio',
    observed: 1.35, reliability: 'M', source: 'S3 (155, 135, 115)', use: 'heldOut', mapping: 'Persons arrested after raids that found children, all areas.', factors: [POOLED],
    explanation: 'In the model what is found falls with what is there; the index pools all offences against children.', simulate: (w) => index(w, ['arrests'], w.factors[0]!),
  },
  {
    id: 'referrals-index', what: 'Referrals to court a year, mean of 2006-08 over 2005', where: 'Cambodia', when: '2005 to 2008', unit: 'ratio',
    observed: 1.32, reliability: 'M', source: 'S3 (154, 133, 109)', use: 'heldOut', mapping: 'Cases with an arrest, which go to the prosecutor, all areas.', factors: [POOLED],
    explanation: 'As for arrests.', simulate: (w) => index(w, ['casesFiled'], w.factors[0]!),
  },
  {
    id: 'victims-index', what: 'Victims identified or assisted a year, mean of 2006-08 over 2005', where: 'Cambodia', when: '2005 to 2008', unit: 'ratio',
    observed: 1.35, reliability: 'M', source: 'S3 (127, 125, 154)', use: 'heldOut', mapping: 'Children identified, all areas; the source counts victims of all ages and offences.', factors: [POOLED],
    explanation: 'As for arrests; the same source has fewer child victims in 2007-08 than before 2006.', simulate: (w) => index(w, ['identified'], w.factors[0]!),
  },
  {
    id: 'child-victims-change', what: 'Child victims a year, 2007-08 over 2003-05', where: 'Cambodia', when: '2003 to 2008', unit: 'ratio',
    observed: [0.4, 1], reliability: 'L', source: 'S3 ("below")', use: 'heldOut', mapping: 'Children identified a year.', factors: [],
    explanation: 'Police capacity grows in steps in 2004 and 2006 in the model, and more is found for it.',
    simulate: (w) => (w.flow('identified', '2007-01-01', '2009-01-05') / 2) / (w.flow('identified', '2003-01-06', '2006-01-02') / 3),
  },
  {
    id: 'pre-trial', what: 'Weeks from arrest to judgment', where: 'Cambodia', when: '2005', unit: 'weeks',
    observed: [17, 26], reliability: 'M', source: 'S2 (up to 6 months; mean 4 to 6)', use: 'calibrated', mapping: 'Mean of judgments of 2004 to 2006, all areas.', factors: [],
    explanation: '', simulate: (w) => w.flow('judgmentWeeks', '2004-01-05', '2007-01-01') / w.flow('trials', '2004-01-05', '2007-01-01'),
  },
  {
    id: 'settled', what: 'Share of cases settled out of court', where: 'Cambodia', when: 'about 2003', unit: 'share',
    observed: [0.6, 0.7], reliability: 'L', source: 'X16', use: 'heldOut', mapping: 'Cases settled before or after a charge, over cases ended, 2002 to 2004. The source speaks of all sexual assault, and of cases without an arrest too.',
    factors: [{ name: 'settled without an arrest', range: [0, 0.4], why: 'Share of all cases; those never come to the model’s courts; assumed.' }],
    explanation: 'At 0.05 to 0.2 a month, about four in ten cases with an arrest are settled.',
    simulate: (w) => {
      const share = w.flow('settled', '2002-01-07', '2005-01-03') / sum(w, ENDED, '2002-01-07', '2005-01-03');
      return w.factors[0]! + (1 - w.factors[0]!) * share;
    },
  },
  {
    id: 'convictions-an-arrest', what: 'Convictions for each arrest in cases that one NGO supported', where: 'Cambodia', when: '2003-05', unit: 'ratio',
    observed: 0.64, reliability: 'M', source: 'S2 (29 / 45)', use: 'calibrated', mapping: 'Persons convicted over persons arrested in cases with legal representation, lesser offences included, 2002 to 2009 (a few arrests a year; the courts change in 2010), as a sample of 45.', factors: [],
    explanation: 'Effects of representation are set so that this can be reached within their ranges; the model has far fewer represented cases than the one NGO had.',
    simulate: (w) => w.sample(w.flow('convictionsRepresented', '2002-01-07', '2010-01-04') / w.flow('arrestsRepresented', '2002-01-07', '2010-01-04'), 45),
  },
  {
    id: 'convictions-unsupported', what: 'Conviction rate, rape', where: 'Cambodia', when: 'about 2003', unit: 'share',
    observed: 0.2, reliability: 'L', source: 'X16 (about 20 %)', use: 'calibrated', mapping: 'Persons convicted, lesser offences included, over persons arrested in cases without legal representation, 2001 to 2005; another offence, and the source does not give the denominator.',
    factors: [{ name: 'reports that lead to an arrest', range: [0.6, 1], why: 'The denominator may hold cases without an arrest; assumed.' }],
    explanation: '', simulate: (w) => convictedUnsupported(w, '2001-01-01', '2006-01-02') * w.factors[0]!,
  },
  {
    id: 'convicted-of-followed', what: 'Share of sexual offence cases ended with a conviction and an appropriate sentence', where: 'Cambodia', when: '2015', unit: 'share',
    observed: 0.188, reliability: 'M', source: 'X16 (53 / 282)', use: 'calibrated', mapping: 'Persons convicted as charged over persons arrested, 2013 to 2015, as a sample of 282; the source follows cases from report to sentence.',
    factors: [{ name: 'reports that lead to an arrest', range: [0.6, 1], why: 'The denominator holds cases without an arrest; assumed.' }],
    explanation: '', simulate: (w) => w.sample((w.flow('convictions', '2013-01-07', '2015-12-28') / w.flow('arrests', '2013-01-07', '2015-12-28')) * w.factors[0]!, 282),
  },
  {
    id: 'convictions-a-year', what: 'Convictions for trafficking a year', where: 'Cambodia', when: '2012 to 2015', unit: 'convictions',
    observed: 33.5, reliability: 'M', source: 'X9 (44, 18, 29, 43)', use: 'calibrated', mapping: 'Persons convicted as charged a year, over the share of this form and of children among convictions for all forms of trafficking; a conviction for a lesser offence is none for trafficking.', factors: [SEX_AND_CHILD],
    explanation: 'One NGO’s own 18 a year (persons) do not go together with a national 10 for sex trafficking in 2013: the sources conflict.',
    simulate: (w) => w.flow('convictions', '2012-01-02', '2015-12-28') / 4 / w.factors[0]!,
  },
  {
    id: 'convictions-growth', what: 'Convictions for trafficking a year, 2012-15 over 2008-09', where: 'Cambodia', when: '2008 to 2015', unit: 'ratio',
    observed: 1.43, reliability: 'M', source: 'X9 (33.5 / 23.5)', use: 'calibrated', mapping: 'Persons convicted as charged a year; the share of this form is taken to be the same both times.', factors: [],
    explanation: 'Definitions drift in the source, and 2010-11 were not found.',
    simulate: (w) => (w.flow('convictions', '2012-01-02', '2015-12-28') / 4) / (w.flow('convictions', '2008-01-07', '2010-01-04') / 2),
  },
  {
    id: 'prosecutions-2015', what: 'Prosecutions for trafficking', where: 'Cambodia', when: '2015', unit: 'cases',
    observed: 69, reliability: 'M', source: 'X9', use: 'heldOut', mapping: 'Cases charged in 2015, over the share of this form and of children.', factors: [SEX_AND_CHILD],
    explanation: 'As for convictions a year.', simulate: (w) => w.flow('casesCharged', '2015-01-05', '2015-12-28') / w.factors[0]!,
  },
  {
    id: 'shelter-throughput', what: 'Placements for a long stay a year', where: 'Cambodia', when: 'about 2005', unit: 'persons',
    observed: [70, 220], reliability: 'M', source: 'S2 (110 beds, stays of 6 to 18 months)', use: 'calibrated', mapping: 'Children placed in a shelter a year, 2004 to 2006, over the share of children among residents.',
    factors: [{ name: 'children among residents', range: [0.5, 0.9], why: 'Shelters take adults too; assumed.' }],
    explanation: '', simulate: (w) => w.flow('placedInShelter', '2004-01-05', '2007-01-01') / 3 / w.factors[0]!,
  },
  {
    id: 'shelter-stay', what: 'Weeks of stay', where: 'Cambodia', when: 'about 2005', unit: 'weeks',
    observed: [26, 78], reliability: 'M', source: 'S2 (6 to 18 months)', use: 'calibrated', mapping: 'Beds used over departures a week, 2004 to 2008 (Little’s law).', factors: [],
    explanation: '', simulate: (w) => w.beds('2004-01-05', '2009-01-05') / (sum(w, ['leftShelter', 'leftShelterEarly'], '2004-01-05', '2009-01-05') / 261),
  },
  {
    id: 'ngo-lists-level', what: 'Sex trafficking victims on the lists of 25 NGOs, a year', where: 'Cambodia', when: '2005-06', unit: 'persons',
    observed: 89.5, reliability: 'L', source: 'S3, X8 (179 in two years)', use: 'heldOut', mapping: 'Children identified a year, times the share that comes to a reporting NGO, over the share of children among victims.',
    factors: [{ name: 'on a list', range: [0.3, 0.7], why: '25 of more than 100 NGOs report, the large ones; duplicates of 5 to 30 % (facts 4); assumed.' }, CHILD_SHARE],
    explanation: '', simulate: (w) => (w.flow('identified', '2005-01-03', '2007-01-01') / 2) * (w.factors[0]! / w.factors[1]!),
  },
  {
    id: 'ngo-lists-change', what: 'Sex trafficking victims on NGO lists a year, 2009-10 over 2005-06', where: 'Cambodia', when: '2005 to 2010', unit: 'ratio',
    observed: 0.69, reliability: 'L', source: 'X8 (62 / 89.5)', use: 'heldOut', mapping: 'Children identified a year, times a change of what is reported.',
    factors: [{ name: 'reported, 2009-10 over 2005-06', range: [0.6, 1.1], why: 'A note of 2008 gives reduced services as the reason; 23 to 27 NGOs report; assumed.' }],
    explanation: '', simulate: (w) => (w.flow('identified', '2009-01-05', '2011-01-03') / w.flow('identified', '2005-01-03', '2007-01-01')) * w.factors[0]!,
  },
  {
    id: 'social-affairs-index', what: 'Referrals to social affairs a year, mean of 2006-08 over 2005', where: 'Cambodia', when: '2005 to 2008', unit: 'ratio',
    observed: 2.07, reliability: 'M', source: 'S3 (131, 143, 348)', use: 'calibrated', mapping: 'Children identified who are referred, all areas; the probability of referral was chosen with this index in mind.', factors: [POOLED],
    explanation: 'Referral rises from 0.6 to nearly all in the model, 1.6 times; what is found does not grow by half beside it.', simulate: (w) => index(w, ['referred'], w.factors[0]!),
  },
  {
    id: 'detained-2008', what: 'Women arrested for soliciting', where: 'Cambodia', when: 'nine months of 2008', unit: 'persons',
    observed: [500, 1000], reliability: 'L', source: 'X23 (over 500)', use: 'calibrated', mapping: 'Adults detained in raids and general crackdowns, March to November 2008; the upper end is ours.', factors: [],
    explanation: '', simulate: (w) => w.flow('adultsDetained', '2008-03-03', '2008-12-01'),
  },
];
