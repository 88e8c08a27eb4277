import type { Equation } from '../process.ts';

/** The first state, as `initialise` makes it. */
export const initialEquations: readonly Equation[] = [
  { formula: 'size(i) = round(exp(ln(meanSize) − sizeSpread² / 2 + sizeSpread Φ⁻¹((i + 1/2) / n))), from 1 to largestSize', text: 'The multiset of venue sizes is the same in every world: quantiles of a lognormal distribution. Which venue has which size is drawn (a shuffle after Fisher and Yates).' },
  { formula: 'slots(v) = size(v) + 1 + floor(size(v) spareRoom)', text: 'Room for persons; what lies above the size is for those who are moved in.' },
  { formula: 'P(a venue stands at a place) = initialOpen', text: 'At the other places one opens after the usual wait.' },
  { formula: 'strategy(v) = argmax over s of precision U(s) + Gumbel(v, s)', text: 'Every venue draws type, taste, protection, front and standing random terms, believes the prior, and opens with the strategy that it prefers.' },
  { formula: 'P(child) = initialChildren where the strategy uses minors, else 0', text: 'Each place up to the venue’s size is taken by a child or an adult.' },
  { formula: 'age(adult) ~ 18 + gamma(mean stationaryAgeMean − 18, SD stationaryAgeSd)', text: 'Adults’ ages are drawn from the stationary distribution; a child’s age lies evenly between an entry age and 18.' },
  { formula: 'stay ~ hazard beyond the first weeks', text: 'What is left of a stay is drawn as for somebody who has been there longer than the first weeks.' },
  { formula: 'wanted = arrivals, fill = 0.6', text: 'Before any vacancy has been counted; the first weeks forget both.' },
  { formula: 'offVenue(a) = round(initialStock × children in venues of a)', text: 'The stratum outside venues starts in proportion to the children in venues, or empty when it is switched off.' },
];

/** How a week is recorded. */
export const recordEquations: readonly Equation[] = [
  { formula: 'personWeeks ← personWeeks + persons in venues + children outside them', text: 'After recording, the week just lived is added up and its flows are set to 0.' },
  { formula: 'digest = SHA-256(whole numbers ∥ other numbers ∥ moves), little-endian', text: 'The digest of a world is taken over its whole record, so two worlds have the same digest only when every recorded number is the same; digests of the first weeks show where two worlds part.' },
];
