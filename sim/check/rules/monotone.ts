import { compare, ERROR_PROBABILITY, type Claim } from '../paired.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { childrenOf, tallies, type Tally } from '../tally.ts';
import { worldsOf } from '../worlds.ts';
import { BUSY, CASES, FROZEN, HIDDEN, HOUSED, LOST_CASES, RAIDS } from './busy.ts';

/** Paired worlds with and without one change. `both` is set in both. */
interface Monotone {
  readonly id: string;
  readonly sentence: string;
  readonly both?: Settings;
  readonly change: Settings;
  readonly outcome: string;
  readonly of: (t: Tally) => number;
  readonly claim: Claim;
}

const inVenues = (t: Tally): number => t.open + t.concealed + t.clandestine;
const finds = ({ flows }: Tally): number => flows.findsOpen + flows.findsConcealed + flows.findsClandestine;
const indirect = (t: Tally): number => 1 - t.personsByType[0]! / t.personsByType.reduce((a, b) => a + b, 0);
const STOP: Settings = { 'displacement.weights': 0, 'displacement.weights.stop': 1 };
/** Owners who reconsider often, so that what they learn is seen in what they do. */
const ALERT: Settings = { 'owners.inertia': 0.3, 'owners.redraw': 0.5 };
/** Clandestine use that is worth it to some owners. */
const TEMPTED: Settings = { 'owners.cost.clandestine': 0.8 };
const CALM: Settings = { 'crackdowns.perMonth': 0 };

const list: readonly Monotone[] = [
  { id: 'prevention', sentence: 'have fewer children exploited when half of all arrivals are prevented', change: { 'inflow.prevention': 0.5 }, outcome: 'children exploited', of: childrenOf, claim: 'falls' },
  { id: 'other-inflow', sentence: 'have fewer children exploited when something else halves arrivals', change: { 'inflow.other': 0.5 }, outcome: 'children exploited', of: childrenOf, claim: 'falls' },
  { id: 'arrivals', sentence: 'have more children exploited when more arrive at risk', change: { 'inflow.arrivals': { times: 2 } }, outcome: 'children exploited', of: childrenOf, claim: 'rises' },
  { id: 'poverty', sentence: 'have more children exploited when poverty is higher', change: { 'inflow.poverty': { times: 2 } }, outcome: 'children exploited', of: childrenOf, claim: 'rises' },
  { id: 'crisis', sentence: 'have more children exploited in an economic crisis', change: { 'inflow.crisis': 1 }, outcome: 'children exploited', of: childrenOf, claim: 'rises' },
  { id: 'demand', sentence: 'have fewer children in venues when demand falls by a third', change: { 'demand.index': { times: 0.67 } }, outcome: 'children in venues', of: inVenues, claim: 'falls' },
  { id: 'seekers', sentence: 'have more clandestine venues when more clients look for children deliberately', both: TEMPTED, change: { 'demand.deliberate': { times: 4 } }, outcome: 'clandestine venues', of: (t) => t.venues.clandestine, claim: 'rises' },
  { id: 'search-friction', sentence: 'have fewer clandestine venues when clients do not search on', both: TEMPTED, change: { 'demand.friction': { times: 3 } }, outcome: 'clandestine venues', of: (t) => t.venues.clandestine, claim: 'falls' },
  { id: 'client-risk', sentence: 'mean fewer vacancies for children when clients fear for themselves', both: BUSY, change: { 'demand.riskAversion': 5 }, outcome: 'vacancies meant for children', of: (t) => t.flows.wanted, claim: 'falls' },
  {
    id: 'client-signals', sentence: 'mean more vacancies for children when clients who fear for themselves hear of no raid, arrest or conviction', both: { ...BUSY, 'demand.riskAversion': 5 },
    change: { 'demand.signalRaid': 0, 'demand.signalArrest': 0, 'demand.signalConviction': 0 }, outcome: 'vacancies meant for children', of: (t) => t.flows.wanted, claim: 'rises',
  },
  { id: 'debt-holds', sentence: 'have fewer adults leave when debt holds them back more', change: { 'turnover.routeExit.indebted': 0.3 }, outcome: 'adults who leave', of: (t) => t.flows.adultsLeft, claim: 'falls' },
  { id: 'opening', sentence: 'have more adults in venues when another venue opens sooner where one is gone', change: { 'market.openingWeeks': { times: 0.2 } }, outcome: 'adults in venues', of: (t) => t.adults, claim: 'rises' },
  { id: 'initial-open', sentence: 'have fewer adults in venues when fewer places are open at the start', both: { 'market.openingWeeks': 2000, 'market.closePerMonth': 0 }, change: { 'market.initialOpen': { times: 0.3 } }, outcome: 'adults in venues', of: (t) => t.adults, claim: 'falls' },
  { id: 'size', sentence: 'have fewer adults in venues when venues want to be smaller', change: { 'market.sizeIndex': 0.7 }, outcome: 'adults in venues', of: (t) => t.adults, claim: 'falls' },
  { id: 'exit', sentence: 'have fewer children in venues when children leave sooner', change: { 'turnover.childExitPerMonth': { times: 2 } }, outcome: 'children in venues', of: inVenues, claim: 'falls' },
  { id: 'risk-aversion', sentence: 'have fewer venues use minors when owners fear more', change: { 'owners.riskAversion': { times: 2 } }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'falls' },
  { id: 'own-sanction', sentence: 'have fewer venues use minors when a sanction is heard of further', both: { ...ALERT, ...RAIDS }, change: { 'beliefs.network': { times: 3 }, 'beliefs.area': { times: 3 } }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'falls' },
  { id: 'media', sentence: 'have fewer venues use minors when media carry sanctions to other areas', both: RAIDS, change: { 'beliefs.media': 0.5 }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'falls' },
  { id: 'diffusion', sentence: 'deter more venues by others’ sanctions when these are heard of further', both: { ...ALERT, ...RAIDS }, change: { 'beliefs.network': { times: 5 }, 'beliefs.area': { times: 5 } }, outcome: 'venues deterred by others’ sanctions', of: (t) => t.flows.deterredByOthers, claim: 'rises' },
  { id: 'severity', sentence: 'have fewer venues use minors when a sanction costs them more', change: { 'owners.loss': { times: 2 } }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'falls' },
  { id: 'epstein', sentence: 'have fewer venues use minors with more investigators where Epstein’s rule holds', both: { 'beliefs.rule': 1, 'beliefs.epsteinK': 0.2 }, change: { 'raids.capacity': { times: 5 } }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'falls' },
  { id: 'conviction-counts', sentence: 'have more venues use minors where only a conviction counts as a sanction, not every raid', both: { ...RAIDS, 'beliefs.area': 0.3 }, change: { 'beliefs.sanction': 2 }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'rises' },
  { id: 'cost-open', sentence: 'have fewer venues use minors openly when that costs more', change: { 'owners.cost.open': { times: 1.5 } }, outcome: 'venues that use minors openly', of: (t) => t.venues.open, claim: 'falls' },
  { id: 'cost-concealed', sentence: 'have fewer venues conceal the use of minors when that costs more', change: { 'owners.cost.concealed': { times: 1.5 } }, outcome: 'venues that conceal it', of: (t) => t.venues.concealed, claim: 'falls' },
  { id: 'cost-clandestine', sentence: 'have fewer venues use minors clandestinely when that costs more', both: TEMPTED, change: { 'owners.cost.clandestine': 1.2 }, outcome: 'clandestine venues', of: (t) => t.venues.clandestine, claim: 'falls' },
  { id: 'raids-remove', sentence: 'remove more children with more investigators', both: { ...BUSY, 'raids.durationWeeks': 30, 'raids.capacity': 1 }, change: { 'raids.capacity': 20 }, outcome: 'children identified', of: (t) => t.flows.identified, claim: 'rises' },
  {
    id: 'raids-open', sentence: 'not have more children in open venues with more investigators, where no raid is betrayed and children left behind stop',
    both: { ...RAIDS, 'raids.leak': 0, ...STOP, 'raids.capacity': 1 }, change: { 'raids.capacity': 6 }, outcome: 'children in open venues', of: (t) => t.open, claim: 'doesNotRise',
  },
  {
    id: 'raids-open-betrayed', sentence: 'say what more investigators do to children in open venues where raids are betrayed and children left behind are moved (either sign is right)',
    both: { 'raids.leak': 0.3, 'raids.capacity': 1 }, change: { 'raids.capacity': 6 }, outcome: 'children in open venues', of: (t) => t.open, claim: 'reported',
  },
  { id: 'leaks', sentence: 'remove fewer children when more raids are betrayed', both: { ...BUSY, 'raids.leak': 0.1 }, change: { 'raids.leak': 0.6 }, outcome: 'children identified', of: (t) => t.flows.identified, claim: 'falls' },
  { id: 'tips', sentence: 'raid more when the public tells more', both: { 'raids.capacity': 20 }, change: { 'leads.tips': { times: 4 } }, outcome: 'raids', of: (t) => t.flows.raids, claim: 'rises' },
  { id: 'hotline', sentence: 'raid more when a hotline answers more calls', both: { 'raids.capacity': 20, 'raids.bedsNeeded': 0, 'leads.calls': { times: 5 }, 'leads.answered': 0.1 }, change: { 'leads.answered': 1 }, outcome: 'raids', of: (t) => t.flows.raids, claim: 'rises' },
  { id: 'language', sentence: 'have more leads over a hotline that speaks every caller’s language', both: { 'leads.calls': { times: 5 }, 'leads.otherLanguage': 0.5, 'leads.otherLanguageAnswered': 0 }, change: { 'leads.otherLanguageAnswered': 1 }, outcome: 'leads over a hotline', of: (t) => t.flows.leadsHotline, claim: 'rises' },
  { id: 'trust', sentence: 'have fewer leads from the public when it trusts the police less', both: { 'leads.tips': { times: 5 } }, change: { 'leads.trust': 0.4 }, outcome: 'tips and calls that led on', of: (t) => t.flows.leadsTips + t.flows.leadsHotline, claim: 'falls' },
  { id: 'programme', sentence: 'have more finds by casework when the NGO programme is stronger', both: { ...BUSY, 'leads.casework': { times: 3 } }, change: { 'leads.programme': { times: 5 } }, outcome: 'finds with casework behind them', of: (t) => t.flows.findsCasework, claim: 'rises' },
  { id: 'noticed', sentence: 'identify fewer children a find when the choice of venues does not depend on their number', both: { ...BUSY, 'raids.present': 1, 'raids.identified': 1, 'leads.noticed': 20, 'leads.sizeBias': 1 }, change: { 'leads.sizeBias': 0 }, outcome: 'children identified a find', of: (t) => t.flows.identified / Math.max(1, finds(t)), claim: 'falls' },
  { id: 'training', sentence: 'find children more often when police are trained than when nobody is', both: { ...BUSY, 'training.funding': 0, 'training.integrityGain': 0 }, change: { 'training.funding': 10 }, outcome: 'finds a raid not betrayed', of: (t) => finds(t) / Math.max(1, t.flows.raids - t.flows.raidsLeaked), claim: 'rises' },
  { id: 'integrity', sentence: 'have fewer raids betrayed with a trusted core of officers', both: { ...BUSY, 'training.funding': 0, 'training.integrityGain': 0.8 }, change: { 'training.funding': 10 }, outcome: 'share of raids betrayed', of: (t) => t.flows.raidsLeaked / Math.max(1, t.flows.raids), claim: 'falls' },
  { id: 'focal', sentence: 'have more leads from agencies and the public with focal officers', both: { ...FROZEN, 'raids.capacity': 0, 'leads.agencies': { times: 10 }, 'training.focalGain': 2, 'training.trustGain': 1, 'training.funding': 0 }, change: { 'training.funding': 10 }, outcome: 'leads from agencies and the public', of: (t) => t.flows.leadsAgencies + t.flows.leadsTips, claim: 'rises' },
  { id: 'casework', sentence: 'find fewer clandestine venues without casework', both: HIDDEN, change: { 'leads.casework': 0 }, outcome: 'clandestine venues found', of: (t) => t.flows.findsClandestine, claim: 'falls' },
  { id: 'undercover', sentence: 'find more clandestine venues with undercover authority', both: { ...HIDDEN, 'leads.undercover': 0 }, change: { 'leads.undercover': 1 }, outcome: 'clandestine venues found', of: (t) => t.flows.findsClandestine, claim: 'rises' },
  { id: 'beds', sentence: 'place more children when there are more beds', both: { ...BUSY, 'care.beds': 1 }, change: { 'care.beds': 20 }, outcome: 'children placed in a shelter', of: (t) => t.flows.placedInShelter, claim: 'rises' },
  { id: 'political-will', sentence: 'raid more with more political will', both: { 'leads.tips': { times: 5 }, 'raids.bedsNeeded': 0, 'raids.politicalWill': 0.5 }, change: { 'raids.politicalWill': 2 }, outcome: 'raids', of: (t) => t.flows.raids, claim: 'rises' },
  { id: 'present', sentence: 'remove fewer children when fewer are on the premises at a raid', both: BUSY, change: { 'raids.present': 0.3 }, outcome: 'children identified', of: (t) => t.flows.identified, claim: 'falls' },
  { id: 'care-quality', sentence: 'have fewer children come back when shelters are better', both: { ...HOUSED, 'care.quality': 0 }, change: { 'care.quality': 1 }, outcome: 'children exploited again', of: (t) => t.flows.reexploited, claim: 'falls' },
  { id: 'care-quality-early', sentence: 'have fewer children leave a shelter early when shelters are better', both: { ...HOUSED, 'care.quality': 0 }, change: { 'care.quality': 1 }, outcome: 'early departures', of: (t) => t.flows.leftShelterEarly, claim: 'falls' },
  { id: 'support', sentence: 'have fewer children come back when follow-up protects them', both: { ...HOUSED, 'care.followUpMonths': 24, 'care.followUpReduction': 0 }, change: { 'care.followUpReduction': 1 }, outcome: 'children exploited again', of: (t) => t.flows.reexploited, claim: 'falls' },
  { id: 'referral', sentence: 'place more children when more are referred', both: { ...HOUSED, 'care.referred': 0.4 }, change: { 'care.referred': 1 }, outcome: 'children placed in a shelter', of: (t) => t.flows.placedInShelter, claim: 'rises' },
  { id: 'crackdown-brothels', sentence: 'have fewer persons in brothels under general crackdowns', both: CALM, change: { 'crackdowns.perMonth': 0.05 }, outcome: 'persons in brothels', of: (t) => t.personsByType[0]!, claim: 'falls' },
  { id: 'crackdown-detained', sentence: 'detain more adults under general crackdowns', both: CALM, change: { 'crackdowns.perMonth': 0.05 }, outcome: 'adults detained', of: (t) => t.flows.adultsDetained, claim: 'rises' },
  { id: 'crackdown-trust', sentence: 'say less to the police when crackdowns cost more trust', both: { 'crackdowns.perMonth': 0.05, 'crackdowns.trustLoss': 0 }, change: { 'crackdowns.trustLoss': 10 }, outcome: 'leads', of: (t) => t.flows.leads, claim: 'falls' },
  { id: 'crackdown-children', sentence: 'say what general crackdowns do to children exploited (either sign is right)', both: CALM, change: { 'crackdowns.perMonth': 0.05 }, outcome: 'children exploited', of: childrenOf, claim: 'reported' },
  { id: 'follow-up', sentence: 'have more children come back when more are exploited again', both: BUSY, change: { 'care.reexploited': 0.6 }, outcome: 'children exploited again', of: (t) => t.flows.reexploited, claim: 'rises' },
  { id: 'settlement', sentence: 'convict fewer when more cases are settled', both: CASES, change: { 'courts.settlementPerMonth': 0.5 }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'falls' },
  { id: 'courts', sentence: 'convict fewer when courts are slower', both: LOST_CASES, change: { 'courts.delayWeeks': { times: 4 } }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'falls' },
  { id: 'age-proof', sentence: 'convict more when age is always proven', both: { ...CASES, 'courts.ageProven': 0.2 }, change: { 'courts.ageProven': 1 }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'rises' },
  { id: 'court-days', sentence: 'leave more cases waiting when courts have fewer days', both: CASES, change: { 'courts.trialsPerWeek': 0.01 }, outcome: 'cases waiting for trial', of: (t) => t.trialsWaiting, claim: 'rises' },
  { id: 'slow-courts-settle', sentence: 'settle more cases when courts are slower', both: LOST_CASES, change: { 'courts.delayWeeks': { times: 3 } }, outcome: 'cases settled', of: (t) => t.flows.settled, claim: 'rises' },
  { id: 'waiting-settles', sentence: 'settle more cases when the hazard grows with the wait', both: { ...LOST_CASES, 'courts.growthPerMonth': 0 }, change: { 'courts.growthPerMonth': 1 }, outcome: 'cases settled', of: (t) => t.flows.settled, claim: 'rises' },
  { id: 'release-settles', sentence: 'settle more cases when suspects are released early', both: { ...LOST_CASES, 'courts.releasedFactor': 4 }, change: { 'courts.pretrialLimitWeeks': 4 }, outcome: 'cases settled', of: (t) => t.flows.settled, claim: 'rises' },
  { id: 'suspects', sentence: 'arrest more persons when more are behind a venue', both: CASES, change: { 'courts.furtherSuspects': 2 }, outcome: 'persons arrested', of: (t) => t.flows.arrests, claim: 'rises' },
  { id: 'downgrading', sentence: 'convict fewer as charged when more cases are downgraded', both: { ...CASES, 'courts.ageProven': 0.2, 'courts.convictedUnproven': 0.5, 'courts.downgraded': 0 }, change: { 'courts.downgraded': 1 }, outcome: 'convictions as charged', of: (t) => t.flows.convictions, claim: 'falls' },
  { id: 'monitoring-settles', sentence: 'settle fewer cases when observers follow them', both: { ...LOST_CASES, 'courts.monitoredHazard': 0.5, 'courts.monitored': 0 }, change: { 'courts.monitored': 1 }, outcome: 'cases settled', of: (t) => t.flows.settled, claim: 'falls' },
  { id: 'monitoring', sentence: 'convict more when observers follow cases and trials', both: { ...LOST_CASES, 'courts.monitoredHazard': 0.5, 'courts.monitoredOdds': 3, 'courts.monitored': 0 }, change: { 'courts.monitored': 1 }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'rises' },
  {
    id: 'representation', sentence: 'convict more when victims have a lawyer', both: { ...LOST_CASES, 'courts.represented': 0, 'courts.representedCasework': 0 },
    change: { 'courts.represented': 1, 'courts.representedCasework': 1 }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'rises',
  },
  { id: 'witnesses', sentence: 'convict fewer when more witnesses are lost', both: CASES, change: { 'courts.witnessLossPerMonth': 0.3 }, outcome: 'convictions', of: (t) => t.flows.convictions, claim: 'falls' },
  { id: 'lost', sentence: 'not have more children exploited when more moves are lost on the way', both: FROZEN, change: { 'displacement.lost': 1 }, outcome: 'children exploited', of: childrenOf, claim: 'doesNotRise' },
  { id: 'celerity', sentence: 'have more venues use minors when waiting for judgment discounts the loss more', both: ALERT, change: { 'owners.celerity': 2 }, outcome: 'venues that use minors', of: (t) => t.venues.open + t.venues.concealed + t.venues.clandestine, claim: 'rises' },
  { id: 'off-venue', sentence: 'have more children outside venues when those left behind go there', both: STOP, change: { 'displacement.weights.stop': 0, 'displacement.weights.offVenue': 1 }, outcome: 'children outside venues', of: (t) => t.offVenue, claim: 'rises' },
  { id: 'type-shift', sentence: 'have more persons in indirect venues when brothels shift sooner', change: { 'market.brothelShiftPerMonth': { times: 4 } }, outcome: 'share of persons in indirect venues', of: indirect, claim: 'rises' },
  { id: 'turnover', sentence: 'hire more adults when adults leave sooner', change: { 'turnover.exitPerMonth': { times: 2 } }, outcome: 'adults hired', of: (t) => t.flows.adultsHired, claim: 'rises' },
];

async function check(m: Monotone, context: CheckContext): Promise<Verdict> {
  const worlds = worldsOf(context, 18, 40);
  const before = await tallies(context, m.both ?? {}, worlds);
  const after = await tallies(context, { ...m.both, ...m.change }, worlds);
  return compare(m.claim, m.outcome, before.map(m.of), after.map(m.of));
}

const say = (settings: Settings): string => Object.entries(settings).map(([name, value]) => `${name} ${typeof value === 'number' ? value : `× ${value.times}`}`).join(', ');

/** Monotonicity in expectation, by paired worlds. */
export const monotoneRules: readonly Rule[] = list.map((m) => ({
  id: `more-${m.id}`,
  sentence: `The model must ${m.sentence}.`,
  how: `Paired worlds${m.both ? ` (both with ${say(m.both)})` : ''}, without and with ${say(m.change)}; ${m.claim === 'reported' ? 'the' : 'one-sided t test of the'} mean difference of ${m.outcome} over the recorded weeks.`,
  errorProbability: m.claim === 'reported' ? 0 : ERROR_PROBABILITY,
  run: (context) => check(m, context),
}));

/** Names used in settings, and claims, for tests. */
export const monotoneSettings: readonly { readonly id: string; readonly claim: Claim; readonly both: Settings; readonly change: Settings }[] =
  list.map(({ id, claim, both = {}, change }) => ({ id: `more-${id}`, claim, both, change }));
