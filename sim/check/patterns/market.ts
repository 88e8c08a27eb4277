import { quantileSorted } from '../../stats/quantiles.ts';
import { mean, standardDeviation } from '../../stats/moments.ts';
import { adultAges, childShare, newcomers, offVenueChildren, persons, sellers, trafficked, trustAfterCrackdowns, venues } from './census.ts';
import type { Factor, Pattern } from './pattern.ts';

const DRIVERS: Factor = { name: 'covered', range: [0.5, 0.9], why: 'Share of venues that motorcycle-taxi drivers know and enter (facts 4); assumed.' };
const HARD_TO_SAMPLE: Factor = { name: 'odds', range: [0.67, 1.5], why: 'Odds that a person in an indirect venue is sampled, relative to one in a brothel: the authors found direct sellers harder to reach; assumed.' };
const SAMPLE_OF_600 = 'a sample of 600 with a design effect of 2 (assumed)';
const LADDER = 'Persons whom the public can find: all in brothels; elsewhere children exploited and those adults who sell sex.';

const mix = (indirect: number, direct: number, odds: number): number => (indirect * odds) / (indirect * odds + direct);

/** Size, structure and turnover of the market. */
export const marketPatterns: readonly Pattern[] = [
  {
    id: 'sellers-capital-2003', what: 'Persons selling sex, counted directly', where: 'Phnom Penh', when: '2003', unit: 'persons',
    observed: 5317, reliability: 'M', source: 'X7 (5,317 or 5,250: two papers)', use: 'heldOut', mapping: `${LADDER} Times the share of venues covered.`, factors: [DRIVERS],
    looks: [{ at: '2003-02-03', read: (w) => sellers(w, 'phnomPenh') }],
    explanation: 'The stock of venues and their mean size set it; neither was fitted to it.',
    simulate: ({ looks: [n], factors: [covered] }) => n! * covered!,
  },
  {
    id: 'sellers-country-2003', what: 'Persons selling sex, counted and extrapolated', where: 'Cambodia', when: '2003', unit: 'persons',
    observed: 18256, reliability: 'M', source: 'X7', use: 'heldOut', shownOnly: 'The source counts all provinces; the model’s area outside the study is not the rest of the country.', mapping: `${LADDER} The model’s four areas are taken for the country; the source extrapolates, so nothing is left uncovered beyond what drivers missed.`, factors: [DRIVERS],
    looks: [{ at: '2003-02-03', read: (w) => sellers(w, 'all') }],
    explanation: 'The model’s area outside the study holds venues like those of the three cities, not all provinces: the model’s market is smaller than the country’s.',
    simulate: ({ looks: [n], factors: [covered] }) => n! * covered!,
  },
  {
    id: 'sellers-growth', what: 'Persons selling sex in 2008 over those in 2003', where: 'Cambodia', when: '2003 to 2008', unit: 'ratio',
    observed: 1.53, reliability: 'M', source: 'X7', use: 'calibrated', mapping: `${LADDER} The same observer both times: coverage cancels, but for a change assumed.`,
    factors: [{ name: 'covered, 2008 over 2003', range: [0.8, 1.25], why: 'More venues and provinces were visited in 2008; assumed.' }],
    looks: [{ at: '2003-02-03', read: (w) => sellers(w, 'all') }, { at: '2008-06-02', read: (w) => sellers(w, 'all') }],
    explanation: 'The market outside the capital grows from 2003 to 2008 in the model, but in indirect venues, whose share grows too, fewer adults sell sex.',
    simulate: ({ looks: [then, now], factors: [k] }) => (now! / then!) * k!,
  },
  {
    id: 'trafficked-2003', what: 'Persons trafficked (under 18, or not free to leave): counted to estimated', where: 'Cambodia', when: '2003', unit: 'persons',
    observed: [1074, 2000], reliability: 'M', source: 'X7', use: 'heldOut', mapping: 'Children whom the public can find, and adults selling sex who came in under coercion; times covered, times recognised.',
    factors: [DRIVERS, { name: 'recognised', range: [0.4, 0.8], why: 'Owners and drivers misreport age and freedom (facts 4); assumed.' }],
    looks: [{ at: '2003-02-03', read: (w) => trafficked(w, 'all') }],
    explanation: 'Children are about a sixth of persons in public venues in 2003 in the model; the count has one person in seventeen.',
    simulate: ({ looks: [n], factors: [covered, recognised] }) => n! * covered! * recognised!,
  },
  {
    id: 'trafficked-change', what: 'Persons trafficked, counted in 2008 over those in 2003', where: 'Cambodia', when: '2003 to 2008', unit: 'ratio',
    observed: 0.4, reliability: 'M', source: 'X7 (433 / 1,074)', use: 'heldOut', mapping: 'As in trafficked-2003; coverage and recognition cancel, but for a change assumed.',
    factors: [{ name: 'covered and recognised, 2008 over 2003', range: [0.7, 1.4], why: 'The same observer; concealment and the list of places changed; assumed.' }],
    looks: [{ at: '2003-02-03', read: (w) => trafficked(w, 'all') }, { at: '2008-06-02', read: (w) => trafficked(w, 'all') }],
    explanation: 'Before 2008 only falling poverty and slowly growing police capacity act against the use of minors in the model.',
    simulate: ({ looks: [then, now], factors: [k] }) => (now! / then!) * k!,
  },
  {
    id: 'early-prevalence', what: 'Children as a share of persons in brothels', where: 'Cambodia, mostly brothel districts', when: 'early 2000s', unit: 'share',
    observed: [0.15, 0.3], reliability: 'L', source: 'S4, X2', use: 'heldOut', mapping: 'Children over all persons in brothels that the public can find, all areas: the older samples come from red-light districts.', factors: [],
    looks: [{ at: '2001-06-04', read: (w) => childShare(w, 'all', 'brothel') }],
    explanation: '', simulate: ({ looks: [share] }) => share!,
  },
  {
    id: 'venues-2008', what: 'Venues surveyed', where: 'Cambodia', when: '2008', unit: 'venues',
    observed: 2220, reliability: 'M', source: 'X7', use: 'calibrated', mapping: 'Venues that the public can find; the source entered those it knew of.',
    factors: [{ name: 'covered', range: [0.7, 1], why: 'A census by drivers; the total number of venues was chosen with this count in mind; assumed.' }],
    looks: [{ at: '2008-06-02', read: (w) => venues(w, 'all') }],
    explanation: '', simulate: ({ looks: [n], factors: [covered] }) => n! * covered!,
  },
  {
    id: 'indirect-venues-2008', what: 'Share of venues that are no brothels', where: 'Cambodia', when: '2008', unit: 'share',
    observed: 0.6, reliability: 'M', source: 'X7', use: 'calibrated', mapping: 'Venues that the public can find, by type; the same coverage for both kinds, but for an odds assumed.', factors: [HARD_TO_SAMPLE],
    looks: [{ at: '2008-06-02', read: (w) => venues(w, 'all', 'indirect') }, { at: '2008-06-02', read: (w) => venues(w, 'all', 'brothel') }],
    explanation: '', simulate: ({ looks: [indirect, direct], factors: [odds] }) => mix(indirect!, direct!, odds!),
  },
  {
    id: 'women-indirect-2007', what: 'Share of young women selling sex who work in entertainment venues', where: 'Phnom Penh', when: '2007', unit: 'share',
    observed: 0.31, reliability: 'M', source: 'X10 (n = 161)', use: 'calibrated', mapping: `${LADDER} By type of venue, as a sample of 161.`, factors: [HARD_TO_SAMPLE],
    looks: [{ at: '2007-06-04', read: (w) => sellers(w, 'phnomPenh', 'indirect') }, { at: '2007-06-04', read: (w) => sellers(w, 'phnomPenh', 'brothel') }],
    explanation: '', simulate: ({ looks: [indirect, direct], factors: [odds], sample }) => sample(mix(indirect!, direct!, odds!), 161),
  },
  {
    id: 'women-indirect-2009', what: 'Share of young women selling sex who work in entertainment venues', where: 'Phnom Penh', when: '2009', unit: 'share',
    observed: 0.68, reliability: 'M', source: 'X10 (n = 220)', use: 'calibrated', mapping: `${LADDER} By type of venue, as a sample of 220.`, factors: [HARD_TO_SAMPLE],
    looks: [{ at: '2009-08-03', read: (w) => sellers(w, 'phnomPenh', 'indirect') }, { at: '2009-08-03', read: (w) => sellers(w, 'phnomPenh', 'brothel') }],
    explanation: '', simulate: ({ looks: [indirect, direct], factors: [odds], sample }) => sample(mix(indirect!, direct!, odds!), 220),
  },
  {
    id: 'buyers-indirect-2007', what: 'Share of male buyers using sellers outside brothels', where: 'Siem Reap', when: '2007-08', unit: 'share',
    observed: 0.17, reliability: 'M', source: 'X11', use: 'calibrated', mapping: `${LADDER} A buyer’s chance to be with a seller of a kind is that kind’s share, as a sample of 325 (a third of 976 men).`,
    factors: [{ name: 'clients a seller outside brothels', range: [0.5, 1], why: 'Relative to a brothel; adults in indirect venues sell less often; assumed.' }],
    looks: [{ at: '2007-12-03', read: (w) => sellers(w, 'siemReap', 'indirect') }, { at: '2007-12-03', read: (w) => sellers(w, 'siemReap', 'brothel') }],
    explanation: 'Siem Reap’s brothels shift more slowly than Phnom Penh’s in the model; the first mix of types is the same everywhere.',
    simulate: ({ looks: [indirect, direct], factors: [odds], sample }) => sample(mix(indirect!, direct!, odds!), 325),
  },
  {
    id: 'buyers-indirect-2011', what: 'Share of male buyers using sellers outside brothels', where: 'Siem Reap', when: '2011-12', unit: 'share',
    observed: 0.55, reliability: 'M', source: 'X11', use: 'calibrated', mapping: `${LADDER} As in 2007-08.`,
    factors: [{ name: 'clients a seller outside brothels', range: [0.5, 1], why: 'As in 2007-08.' }],
    looks: [{ at: '2011-12-05', read: (w) => sellers(w, 'siemReap', 'indirect') }, { at: '2011-12-05', read: (w) => sellers(w, 'siemReap', 'brothel') }],
    explanation: 'As in 2007-08.',
    simulate: ({ looks: [indirect, direct], factors: [odds], sample }) => sample(mix(indirect!, direct!, odds!), 325),
  },
  {
    id: 'entertainment-capital-2011', what: 'Entertainment and sex workers', where: 'Phnom Penh', when: 'about 2011-12', unit: 'persons',
    observed: 21000, reliability: 'M', source: 'X12', use: 'heldOut', shownOnly: 'The source counts all who work in entertainment; the model holds venues in which sex is sold.', mapping: 'All persons whom the public can find, over the share of entertainment workers who are in venues where sex is sold.',
    factors: [{ name: 'in venues of this market', range: [0.5, 1], why: 'The source counts all entertainment workers, also where nobody sells sex; assumed.' }],
    looks: [{ at: '2011-12-05', read: (w) => persons(w, 'phnomPenh') }],
    explanation: 'The model’s venues in Phnom Penh hold about 10,000 persons; the source’s 21,000 are all who work in entertainment.',
    simulate: ({ looks: [n], factors: [share] }) => n! / share!,
  },
  {
    id: 'adults-mean-age', what: 'Mean age of entertainment workers', where: 'Cambodia', when: '2016', unit: 'years',
    observed: 26.2, reliability: 'M', source: 'X13', use: 'calibrated', mapping: `Adults whom the public can find, at the end of 2015, as ${SAMPLE_OF_600}.`, factors: [],
    looks: [{ at: '2015-12-14', read: (w) => mean(adultAges(w, 'all')) }, { at: '2015-12-14', read: (w) => standardDeviation(adultAges(w, 'all')) }],
    explanation: '', simulate: ({ looks: [age, sd], sampleMean }) => sampleMean(age!, sd! / Math.sqrt(300)),
  },
  {
    id: 'adults-spread-age', what: 'Standard deviation of the age of entertainment workers', where: 'Cambodia', when: '2016', unit: 'years',
    observed: 5.7, reliability: 'M', source: 'X13', use: 'calibrated', mapping: `Adults whom the public can find, at the end of 2015, as ${SAMPLE_OF_600}.`, factors: [],
    looks: [{ at: '2015-12-14', read: (w) => standardDeviation(adultAges(w, 'all')) }],
    explanation: '', simulate: ({ looks: [sd], sampleMean }) => sampleMean(sd!, sd! / Math.sqrt(600)),
  },
  {
    id: 'women-median-age', what: 'Median age of young women selling sex, recruited at 15 to 29', where: 'Phnom Penh', when: '2007-09', unit: 'years',
    observed: 25, reliability: 'M', source: 'X10 (n = 161 and 220)', use: 'calibrated', mapping: 'Median of adults up to 29 whom the public can find, as a sample of 220.', factors: [],
    looks: [{ at: '2008-06-02', read: (w) => medianAge(adultAges(w, 'phnomPenh'), 30) }],
    explanation: 'The ages of the model were fitted so that all adults have a median of 25, a mean of 26.2 and an SD of 5.7; the sample ends at 29, and half of it is 25 or older.',
    simulate: ({ looks: [median], sampleMean }) => sampleMean(median!, (1.25 * 3) / Math.sqrt(220)),
  },
  {
    id: 'newcomers-2009', what: 'Share who entered after September 2008', where: 'Phnom Penh', when: 'April-May 2009', unit: 'share',
    observed: 0.58, reliability: 'L', source: 'X14 (n = 357)', use: 'heldOut', mapping: 'Persons who sell sex whom the public can find and who came in less than 30 weeks before, as a sample of 357.', factors: [],
    looks: [{ at: '2009-04-27', read: (w) => newcomers(w, 'phnomPenh', 30) }],
    explanation: 'UN News gives the same 58 % for debt among earlier entrants: the number may not be about entry at all. It would take several times the turnover that the ages of workers allow.',
    simulate: ({ looks: [share], sample }) => sample(share!, 357),
  },
  {
    id: 'outside-venues-2014', what: 'Victims of another NGO’s street and institution casework, 2015 over 2014', where: 'mostly Phnom Penh', when: '2014 to 2015', unit: 'ratio',
    observed: 1.07, reliability: 'M', source: 'X15 (62 / 58)', use: 'heldOut', mapping: 'Children exploited outside venues in the study areas, in the middle of each year, times a change of effort.',
    factors: [{ name: 'effort, 2015 over 2014', range: [0.75, 1.33], why: 'Effort was not held constant; assumed.' }],
    looks: [{ at: '2014-06-30', read: offVenueChildren }, { at: '2015-06-29', read: offVenueChildren }],
    explanation: '', simulate: ({ looks: [then, now], factors: [k] }) => (now! / then!) * k!,
  },
  {
    id: 'seeking-care-2008', what: 'Women seeking care at one provider, end over beginning of the half-year', where: 'Cambodia', when: 'first half of 2008', unit: 'ratio',
    observed: 0.74, reliability: 'M', source: 'X12 (-26 %)', use: 'heldOut',
    mapping: 'Adults who sell sex and whom outreach finds - all in brothels, a share elsewhere - times the public’s trust after crackdowns, mean of the three cities: who is afraid of the police is taken to stay away as those do who would tell them something.',
    factors: [{ name: 'reached outside brothels', range: [0.2, 0.6], why: 'Relative to brothels, with which outreach had worked since 2001 (facts 2); assumed.' }],
    looks: ['2007-12-31', '2008-06-30'].flatMap((at) => [
      { at, read: (w) => sellers(w, 'study', 'brothel') }, { at, read: (w) => sellers(w, 'study', 'indirect') }, { at, read: trustAfterCrackdowns },
    ]),
    explanation: 'Where crackdowns are as moderate as in the base, fewer are lost to care in the model than at that provider.',
    simulate: ({ looks: [b0, i0, t0, b1, i1, t1], factors: [k] }) => ((b1! + k! * i1!) * t1!) / ((b0! + k! * i0!) * t0!),
  },
];

function medianAge(ages: Float64Array, below: number): number {
  return quantileSorted(ages.filter((age) => age < below), 0.5);
}
