import { test } from 'vitest';
import type { Settings } from '../../../../sim/check/settings.ts';
import { instrumentKinds } from '../../../../sim/measure/instruments/index.ts';
import { expectCoverage } from '../../../support/coverage.ts';
import { exampleOf, fieldworks } from '../../../support/instruments.ts';

const FIELDWORKS = 1000;

interface Case {
  readonly kind: string;
  readonly setting: string;
  readonly promised: boolean;
  /** undefined: as in its example. */
  readonly settings?: Settings;
  /** Size of the market, in hundreds of venues. */
  readonly market: number;
  /** Watching draws nothing. */
  readonly shared?: true;
  readonly rest?: string;
}

/** Registers whose records are a binomial sample of all events, reported over the share that is in them. */
const REGISTERS: readonly Case[] = [
  {
    kind: 'policeDatabase', setting: 'entered with 0.65, taken for 0.65', promised: true, market: 12,
    settings: { fromTraining: 0, completeness: 0.65, assumedShare: 0.65, courtOnly: 0, otherOffence: 0, pooled: 0, duplicates: 0, periodWeeks: 208 },
  },
  { kind: 'hotline', setting: 'written down with 0.6, taken for 0.6; all answered', promised: true, market: 8, settings: { writtenDown: 0.6, assumedShare: 0.6, repeats: 0, otherMatters: 0 },
    rest: '  leads.answered: { value: { phnomPenh: 1, siemReap: 1, sihanoukville: 1, elsewhere: 1 }, range: [0, 1], label: assumed, source: F3 }\n  leads.otherLanguage: { value: 0, range: [0, 1], label: assumed, source: F3 }\n' },
  { kind: 'ngoJointStatistics', setting: 'helped with 0.6, taken for 0.6; all members', promised: true, market: 8, settings: { members: 110, organisations: 110, helped: 0.6, services: 1, shared: 0, adultsCounted: 0, assumedShare: 0.6 } },
  { kind: 'ngoJointStatistics', setting: '25 of 110 members, taken for the share that they help in the mean', promised: false, market: 8, settings: { members: 25, organisations: 110, concentration: 0, largeOnesJoin: 0, helped: 1, services: 1, shared: 0, adultsCounted: 0, assumedShare: 25 / 110 } },
];

const ALIKE: Settings = { areas: 1, lists: 4, reach: 0.3, byTime: 0, unevenness: 0, passedOn: 0, missedLinks: 0, falseLinks: 0, model: 0, replications: 0 };
const LISTS: readonly Case[] = [
  { kind: 'multipleSystems', setting: 'errors off, independent lists, profile likelihood', promised: true, market: 4, shared: true, settings: ALIKE },
  { kind: 'multipleSystems', setting: 'errors off, Chao’s lower bound', promised: false, market: 4, shared: true, settings: { ...ALIKE, model: 2 } },
  { kind: 'multipleSystems', setting: 'errors off, stepwise, profile likelihood', promised: false, market: 4, shared: true, settings: { ...ALIKE, model: 1 } },
];

/** What an analyst meets, who knows nothing of the errors. The establishment survey has rows of its own: its truth stands on the ladder. */
const EXAMPLES = Object.keys(instrumentKinds).filter((kind) => kind !== 'establishmentSurvey')
  .map((kind): Case => ({ kind, setting: 'errors as in its example', promised: false, market: 4, ...(kind === 'multipleSystems' ? { shared: true } : {}) }));

test.each([...REGISTERS, ...LISTS, ...EXAMPLES])('$kind, $setting: its interval holds the truth as docs/coverage.md says', async ({ kind, setting, promised, settings = {}, market, shared, rest }) => {
  const { readings, truth } = fieldworks(await exampleOf(kind, market, rest), kind, settings, FIELDWORKS, 0, shared ?? false);
  expectCoverage({ kind, setting, readings, truth, promised });
}, 600_000);
