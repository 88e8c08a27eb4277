import type { CheckContext, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { tallies, type Tally } from '../tally.ts';
import { worldsOf } from '../worlds.ts';
import { CASES, HOUSED, RAIDS } from './busy.ts';

/** A way of acting that is cut: then a change in what acts through it must leave the outcome as it was, exactly, and uncut it must not. */
interface Unfelt {
  readonly id: string;
  readonly sentence: string;
  /** Holds both times. */
  readonly both?: Settings;
  readonly cut: Settings;
  readonly change: Settings;
  readonly outcome: string;
  readonly of: (t: Tally) => unknown;
}

const everything = (t: Tally): unknown => t;
const childrenAndVenues = ({ open, concealed, clandestine, offVenue, venues }: Tally): unknown => [open, concealed, clandestine, offVenue, venues];

const list: readonly Unfelt[] = [
  {
    id: 'training', sentence: 'not feel training that gives nothing', both: RAIDS,
    cut: { 'training.qualityGain': 0, 'training.integrityGain': 0, 'training.trustGain': 0, 'training.focalGain': 0 }, change: { 'training.funding': { times: 10 } },
    outcome: 'flows and stocks', of: everything,
  },
  { id: 'poverty', sentence: 'not feel poverty on which arrivals do not depend', cut: { 'inflow.povertyElasticity': 0 }, change: { 'inflow.poverty': { times: 2 } }, outcome: 'flows and stocks', of: everything },
  { id: 'client-risk', sentence: 'not feel what clients hear who fear nothing', both: RAIDS, cut: { 'demand.riskAversion': 0 }, change: { 'demand.signalRaid': 20 }, outcome: 'flows and stocks', of: everything },
  { id: 'hiddenness', sentence: 'not feel search friction where nothing is hidden', cut: { 'owners.hiddenness': 0 }, change: { 'demand.friction': { times: 3 } }, outcome: 'flows and stocks', of: everything },
  { id: 'fear', sentence: 'not feel the weight of signals to owners who fear nothing', both: RAIDS, cut: { 'owners.riskAversion': 0 }, change: { 'beliefs.area': 1 }, outcome: 'children and venues', of: childrenAndVenues },
  { id: 'exposure', sentence: 'not feel a loss that no use of minors is exposed to', cut: { 'owners.riskExposure': 0 }, change: { 'owners.loss': { times: 2 } }, outcome: 'children and venues', of: childrenAndVenues },
  {
    id: 'courts', sentence: 'not feel courts of which neither owners nor clients hear', both: { ...CASES, 'owners.inertia': 0.3 },
    cut: { 'beliefs.conviction': 0, 'demand.signalConviction': 0, 'owners.celerity': 0 }, change: { 'courts.convictedProven': 0, 'courts.delayWeeks': { times: 2 } },
    outcome: 'children and venues', of: childrenAndVenues,
  },
  {
    id: 'shelters', sentence: 'not feel shelters after which nobody is exploited again, where no raid waits for a bed', both: HOUSED, cut: { 'care.reexploited': 0 },
    change: { 'care.quality': 0, 'care.stayWeeks': { times: 0.5 } }, outcome: 'children and venues', of: childrenAndVenues,
  },
  {
    id: 'crackdowns', sentence: 'not feel what a general crackdown would do where there is none', both: RAIDS, cut: { 'crackdowns.perMonth': 0 },
    change: { 'crackdowns.lasting': 1, 'crackdowns.detained': 1, 'crackdowns.trustLoss': 20 }, outcome: 'flows and stocks', of: everything,
  },
  {
    id: 'programme', sentence: 'not feel how casework works where there is no programme', both: RAIDS, cut: { 'leads.programme': 0 }, change: { 'leads.casework': { times: 5 }, 'leads.withoutUndercover': 1 },
    outcome: 'flows and stocks', of: everything,
  },
];

/** What holds while the way is open: crackdowns and the programme of the scenario may be too rare in a small market. */
const OPEN: Readonly<Record<string, Settings>> = { crackdowns: { 'crackdowns.perMonth': 0.03 } };

async function check(u: Unfelt, context: CheckContext): Promise<Verdict> {
  const worlds = worldsOf(context, 2, 6);
  const differing = async (settings: Settings): Promise<number> => {
    const before = await tallies(context, settings, worlds);
    const after = await tallies(context, { ...settings, ...u.change }, worlds);
    return before.filter((t, i) => JSON.stringify(u.of(t)) !== JSON.stringify(u.of(after[i]!))).length;
  };
  const cut = await differing({ ...u.both, ...u.cut });
  const open = await differing({ ...u.both, ...OPEN[u.id] });
  return {
    passed: cut === 0 && open > 0,
    numbers: [
      { name: `worlds of ${worlds} with other ${u.outcome}, where it is cut`, value: cut, expected: '0' },
      { name: 'the same, where it is not', value: open, expected: 'above 0' },
    ],
  };
}

/** What is cut off is not felt. */
export const unfeltRules: readonly Rule[] = list.map((u) => ({
  id: `unfelt-${u.id}`,
  sentence: `The model must ${u.sentence}.`,
  how: `${Object.keys(u.change).join(' and ')} changed, once with ${Object.keys(u.cut).join(' and ')} so that nothing passes, and once without; ${u.outcome} over all recorded weeks compared exactly.`,
  errorProbability: 0,
  run: (context) => check(u, context),
}));

/** Names used in settings, for tests. */
export const unfeltSettings: readonly { readonly id: string; readonly cut: Settings; readonly change: Settings }[] = list.map(({ id, cut, change }) => ({ id: `unfelt-${id}`, cut, change }));
