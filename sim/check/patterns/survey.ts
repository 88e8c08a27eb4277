import type { Pattern } from './pattern.ts';

const SURVEY = 'Read by the simulated survey itself, with its frame, sample, refusals, ages judged and weights.';

/** What the two waves of the establishment survey found. */
export const surveyPatterns: readonly Pattern[] = [
  {
    id: 'prevalence-2012', what: 'Share of persons in sampled establishments judged under 18', where: 'three cities', when: 'November 2012', unit: 'share',
    observed: 0.0816, reliability: 'M', source: 'S0, S4', use: 'calibrated', mapping: SURVEY, factors: [],
    explanation: '', simulate: (w) => w.reading('first')?.share ?? NaN,
  },
  {
    id: 'prevalence-2015', what: 'Share of persons in sampled establishments judged under 18', where: 'three cities', when: '2015', unit: 'share',
    observed: 0.0222, reliability: 'M', source: 'S0, S4', use: 'calibrated', mapping: SURVEY, factors: [],
    explanation: 'In the base rival mechanisms change after 2012 by drawn strengths; the reading of 2015 is the lower end of what they give together.',
    simulate: (w) => w.reading('second')?.share ?? NaN,
  },
  {
    id: 'age-mix-2012', what: 'Share judged 15 or younger among those judged under 18', where: 'three cities', when: 'November 2012', unit: 'share',
    observed: 0.092, reliability: 'M', source: 'S0 (0.75 of 8.16 %)', use: 'calibrated', mapping: `${SURVEY} Raw counts, not weighted.`, factors: [],
    explanation: '', simulate: (w) => ratio(w.reading('first')?.judgedUpTo15, w.reading('first')?.judgedChildren),
  },
  {
    id: 'age-mix-2015', what: 'Share judged 15 or younger among those judged under 18', where: 'three cities', when: '2015', unit: 'share',
    observed: 0.053, reliability: 'L', source: 'X3 (2 of 38)', use: 'heldOut', mapping: `${SURVEY} Raw counts, as many judged under 18 as the source had (38).`, factors: [],
    explanation: 'Two persons of 38: the source itself is compatible with 0.6 to 18 %.',
    simulate: (w) => w.sample(ratio(w.reading('second')?.judgedUpTo15, w.reading('second')?.judgedChildren), 38),
  },
  {
    id: 'persons-a-venue-2012', what: 'Persons seen in a sampled establishment', where: 'three cities', when: 'November 2012', unit: 'persons',
    observed: 8.3, reliability: 'M', source: 'X2, S0 (147 / 0.0759 / 232)', use: 'calibrated', mapping: SURVEY, factors: [],
    explanation: '', simulate: (w) => ratio(w.reading('first')?.personsSeen, w.reading('first')?.venues),
  },
  {
    id: 'persons-a-venue-2015', what: 'Persons seen in a sampled establishment', where: 'three cities', when: '2015', unit: 'persons',
    observed: 7, reliability: 'M', source: 'X3 (2,014 in 287)', use: 'calibrated', mapping: SURVEY, factors: [],
    explanation: 'In the base venues shrink by a drawn share after 2012.',
    simulate: (w) => ratio(w.reading('second')?.personsSeen, w.reading('second')?.venues),
  },
  {
    id: 'children-a-venue-2012', what: 'Persons judged under 18 in a sampled establishment', where: 'three cities', when: 'November 2012', unit: 'persons',
    observed: 0.63, reliability: 'M', source: 'X2 (147 in 232 to 235)', use: 'calibrated', mapping: `${SURVEY} Raw counts, not weighted.`, factors: [],
    explanation: '', simulate: (w) => ratio(w.reading('first')?.judgedChildren, w.reading('first')?.venues),
  },
];

function ratio(part: number | undefined, whole: number | undefined): number {
  return part === undefined || !whole ? NaN : part / whole;
}
