import { modelDeclarations } from '../../sim/model/parameters.ts';
import { changed, coreSample, PARAMETERS, plainSample, type Changes, type SmallWorld } from './smallWorlds.ts';
import { RULES, type Rules } from './state.ts';
import { compareAll, differences, trainingDifferences } from './verdict.ts';

/** One rule broken in the reference alone: the comparison with the core must notice it. */
export interface Mutation {
  /** Process that the rule belongs to. */
  readonly process: string;
  readonly name: string;
  /** Small world in which it matters. */
  readonly world: string;
  readonly changes?: Changes;
  readonly rules?: Partial<Rules>;
  /** Factor on the strength of the shocks of one kind. */
  readonly shocks?: { readonly kind: string; readonly factor: number };
}

/** What the world of the model does not feel: instruments read it. */
export const FOR_INSTRUMENTS: ReadonlySet<string> = new Set(['owners.shown', 'training.database', 'training.recordedUntrained', 'training.recordedTrained']);

/** The places of a world are given to both programs. */
const GIVEN: ReadonlySet<string> = new Set(['market.venues']);

const WORLD_OF_GROUP: Readonly<Record<string, string>> = {
  market: 'market', inflow: 'market', turnover: 'market', offVenue: 'market', owners: 'market', demand: 'training', beliefs: 'raids', training: 'training', leads: 'raids',
  raids: 'raids', crackdowns: 'crackdowns', courts: 'courts', care: 'raids', displacement: 'displacement',
};

/** Parameters that matter most in another world than the rest of their group. */
const SEEN_IN: Readonly<Record<string, readonly string[]>> = {
  market: ['demand.index'],
  raids: ['owners.riskAversion', 'owners.riskExposure', 'demand.riskAversion', 'demand.signalRaid', 'demand.signalArrest', 'demand.signalConviction', 'demand.signalHalfLifeWeeks'],
  courts: ['owners.celerity', 'owners.loss', 'owners.severityExponent', 'beliefs.leaked', 'leads.noticed', 'leads.sizeBias', 'care.reexploited', 'care.qualityProtects', 'care.followUpReduction', 'care.withoutBedFactor'],
  crackdowns: ['leads.answered', 'leads.calls', 'leads.actionable', 'leads.otherLanguage', 'leads.otherLanguageAnswered', 'beliefs.conviction', 'leads.expiryWeeks'],
  displacement: ['beliefs.media', 'beliefs.sanction', 'beliefs.partners', 'leads.withoutUndercover', 'raids.present', 'market.spareRoom'],
  training: ['beliefs.rule', 'beliefs.epsteinK', 'raids.unitQuality', 'raids.quality', 'raids.leak', 'raids.undercoverQuality', 'raids.guardedLeakFactor'],
};

const worldOf = (name: string): string => Object.keys(SEEN_IN).find((world) => SEEN_IN[world].includes(name)) ?? WORLD_OF_GROUP[name.split('.')[0]];

type Change = Changes[string];
/** By half more; what is a share and would not bear it, by two fifths less. */
const more = (bounds: readonly [number, number]): Change => (old) => (old * 1.5 <= bounds[1] ? old * 1.5 : old * 0.6);
const wholeMore = (old: number): number => Math.max(old + 1, Math.round(old * 1.5));
const firstMember = (factor: number): Change => (old, _, member) => (member === 0 ? old * factor : old);
const times = (factor: number) => (old: number): number => old * factor;
const nextOf = (n: number) => (old: number): number => (old + 1) % n;

/** Changes that are not by half: relative weights, switches, years of age, and what has so little leverage that only the extreme shows in so many worlds. */
const SPECIAL: Changes = {
  'displacement.weights': firstMember(2), 'market.initialMix': firstMember(0.5), 'market.openingMix': firstMember(0.5), 'demand.share': (old, week, segment) => (segment === 3 && week > 0 ? old * 0.4 : old),
  'raids.bedsNeeded': nextOf(2), 'beliefs.rule': nextOf(2), 'beliefs.sanction': nextOf(3), 'owners.cost': (old) => (old < 1e6 ? old * 1.5 : old), 'leads.undercover': (old) => Math.min(1, old + 0.5),
  'turnover.childEntryMean': 16.5, 'turnover.childEntrySd': 2.5, 'turnover.childEntryYoungest': 15.5, 'turnover.adultEntryMean': 27, 'turnover.stationaryAgeMean': 28, 'turnover.refillWeeks': 24,
  'market.largestSize': 30, 'market.spareRoom': 1, 'owners.closeUtility': 0, 'owners.retention': 1, 'demand.signalRaid': times(5), 'demand.signalArrest': times(5), 'demand.signalConviction': times(8),
  'beliefs.leaked': 0, 'beliefs.partners': 0, 'leads.otherLanguageAnswered': 0.9, 'leads.withoutUndercover': 1, 'leads.noticed': 1, 'leads.sizeBias': 0, 'leads.expiryWeeks': 2,
  'raids.undercoverQuality': 1, 'raids.bedWaitWeeks': 0, 'care.quality': 1, 'care.qualityProtects': 1, 'care.followUpReduction': 0, 'care.withoutBedFactor': 5, 'courts.dismissed': 0.25, 'courts.delayShape': 0.4, 'courts.downgradedSignal': 0,
  'courts.growthPerMonth': 1, 'courts.settlementPerMonth': times(3), 'courts.releasedFactor': 0, 'courts.representedHazard': 2, 'courts.representedOdds': 0.2, 'courts.monitoredHazard': 3, 'courts.monitoredOdds': 0.1,
};

/** What no stock or flow of a half-year or more shows, and why. */
export const UNSEEN: Readonly<Record<string, string>> = {
  'raids.durationShape': 'the mean time to a raid stays the same, so only the week changes in which one comes; the durations themselves are compared (durations.test.ts)',
  'care.stayShape': 'the same of stays in a shelter',
};

function mutationOf(name: string): Mutation {
  const [group, key] = name.split('.');
  const declaration = (modelDeclarations as Readonly<Record<string, Readonly<Record<string, { readonly bounds: readonly [number, number]; readonly integer?: true }>>>>)[group][key];
  const change = SPECIAL[name] ?? (declaration.integer ? wholeMore : more(declaration.bounds));
  return { process: group, name, world: worldOf(name), changes: { [name]: change } };
}

const BROKEN_RULES: Readonly<Record<keyof Rules, readonly [process: string, world: string, value: number]>> = {
  smoothingWeeks: ['inflow', 'market', 30], reviewWeeks: ['owners', 'market', 9], reviewMonths: ['market', 'market', 4.5], mostWanted: ['turnover', 'market', 0.6], moveTries: ['displacement', 'displacement', 10],
  newestJudgment: ['courts', 'courts', 0.02], trialDaysKeep: ['courts', 'courts', 20], earlyWeeks: ['care', 'raids', 8], lookoutWeeks: ['care', 'raids', 40],
};

/** Every parameter that the world feels, but for those of UNSEEN, every number of the rules, every kind of shock. */
export const MUTATIONS: readonly Mutation[] = [
  ...PARAMETERS.filter((name) => !FOR_INSTRUMENTS.has(name) && !GIVEN.has(name) && !(name in UNSEEN)).map(mutationOf),
  ...(Object.keys(RULES) as (keyof Rules)[]).map((name) => {
    const [process, world, value] = BROKEN_RULES[name];
    return { process, name, world, rules: { [name]: value } };
  }),
  ...([['closeDistrict', 0.5], ['publicRaid', 0.3], ['impunityEvent', 8], ['shelterLoss', 0.4]] as const).map(([kind, factor]) => ({ process: 'calendar', name: kind, world: 'crackdowns', shocks: { kind, factor } })),
];

/** The small world as the broken reference sees it. */
export function broken(world: SmallWorld, { changes = {}, shocks }: Mutation): SmallWorld {
  return changed(world, changes, world.shocks.map((shock) => (shock.kind === shocks?.kind ? { ...shock, value: shock.value * shocks.factor } : shock)));
}

/** Worlds that are tried before a mutation counts as not noticed: most show in the fewest. */
export const LOOKS = [60, 120, 240, 480, 960] as const;

/** Samples of the core by small world, made as far as they are needed. */
export function makeSamples(worlds: Readonly<Record<string, SmallWorld>>, seed: number): (world: string, upTo: number) => Float64Array[] {
  const samples: Record<string, Float64Array[]> = {};
  return (world, upTo) => {
    const sample = (samples[world] ??= []);
    if (sample.length < upTo) sample.push(...coreSample(worlds[world], upTo - sample.length, seed, sample.length));
    return sample.slice(0, upTo);
  };
}

/** Statistics that differ when a rule is broken, by the test that finds the program and the reference the same when none is; none when it goes unnoticed. */
export function noticed(mutation: Mutation, world: SmallWorld, core: (world: string, upTo: number) => Float64Array[], seed: number, alpha: number): string[] {
  const mutated = broken(world, mutation);
  const factors = trainingDifferences(world, mutated);
  if (factors.length > 0) return factors;
  const reference: Float64Array[] = [];
  for (const look of LOOKS) {
    reference.push(...plainSample(mutated, look - reference.length, seed, reference.length, { ...RULES, ...mutation.rules }));
    const found = differences(compareAll(core(mutation.world, look), reference), alpha);
    if (found.length > 0) return found;
  }
  return [];
}
