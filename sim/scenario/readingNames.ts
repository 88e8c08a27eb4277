import type { PrevalenceReading } from '../measure/reading.ts';
import type { Language } from './expression.ts';

/** What a rule may know of one reading: what its report prints. What an instrument does not print is not known of it. Nothing of the world, and nothing that only the simulation knows. */
export const PUBLISHED = {
  estimate: 'its figure, in the unit of the instrument',
  share: 'share of children among persons, a fraction',
  low: 'lower end of its 95 % interval',
  high: 'upper end of its 95 % interval',
  standardError: 'standard error of the share',
  designEffect: 'design effect',
  venues: 'venues that answered',
  personsSeen: 'persons seen in them',
  judgedChildren: 'of these, judged under 18',
  judgedUpTo15: 'of these, judged 15 or younger',
  replaced: 'venues approached beyond the first draw',
  refused: 'venues that refused',
  closed: 'venues that were closed, gone or not to be found',
} as const satisfies Partial<Record<keyof PrevalenceReading, string>>;
export type PublishedField = keyof typeof PUBLISHED;

/** The readings that have names of their own. Where there is none yet, nothing of it is known, and what is not known is not true. */
export const RECENT = {
  first: 'the first reading published',
  previous: 'the one before the last',
  last: 'the reading just published',
} as const;
export type Recent = keyof typeof RECENT;

/** Names that stand alone. */
export const ALONE = {
  n: 'readings published so far, this one included',
  week: "week of this publication, counted from the scenario's start",
  year: 'the same as a decimal year',
} as const;

const pairs = Object.keys(RECENT).flatMap((recent) => [...Object.keys(PUBLISHED), 'week'].map((field) => `${recent}.${field}`));

/** What the condition of a rule may say. */
export const OF_READINGS: Language = {
  names: new Set([...Object.keys(ALONE), ...pairs]),
  told: 'a rule hears readings, never the truth: n, week, year, and first, previous, last with .share, .low, .high, .venues, .personsSeen, .judgedChildren, .week and so on',
  logic: true,
};

/** The names in words, for the JSON Schema and the model's description. */
export const readingNamesText = [
  ...Object.entries(ALONE).map(([name, text]) => `${name}: ${text}`),
  ...Object.entries(RECENT).map(([name, text]) => `${name}: ${text}, with`),
  ...Object.entries(PUBLISHED).map(([name, text]) => `.${name}: ${text}`),
  ".week: week of its fieldwork, counted from the scenario's start",
].join('; ');
