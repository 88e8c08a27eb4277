import type { FlowName } from '../../model/flows.ts';
import type { CheckContext, CheckNumber, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { tallies, type Tally } from '../tally.ts';
import { worldsOf } from '../worlds.ts';
import { BUSY, CASES, CRACKDOWN, HIDDEN, HOUSED, LOST_CASES, RAIDS, STANDS } from './busy.ts';

/** A process that settings switch off, and what must then be 0 in every week. `on` holds both times: without it there might be nothing to switch off. */
interface Off {
  readonly id: string;
  readonly sentence: string;
  readonly off: Settings;
  readonly on?: Settings;
  readonly flows: readonly FlowName[];
  readonly stocks?: readonly ('open' | 'concealed' | 'clandestine' | 'offVenue' | 'bedsUsed' | 'inFollowUp' | 'trialsWaiting')[];
  readonly venues?: readonly ('open' | 'concealed' | 'clandestine')[];
}

const NOWHERE: Settings = { 'displacement.weights': 0, 'displacement.weights.stop': 1 };
const MOVES = [
  'displacedSameType', 'displacedOtherType', 'displacedConcealed', 'displacedClandestine', 'displacedOffVenue', 'displacedOtherStudyArea', 'displacedOutsideStudy', 'displacedAbroad',
] as const;
/** Most cases go to trial without a proven age, where the offence may be downgraded. */
const LESSER: Settings = { ...CASES, 'courts.dismissed': 0, 'courts.ageProven': 0.2, 'courts.unprovenDropped': 0, 'courts.downgraded': 0.8, 'courts.convictedUnproven': 0.5 };
const COURTS = ['casesFiled', 'casesCharged', 'charges', 'notCharged', 'dismissed', 'released', 'settled', 'witnessLost', 'trials', 'convictions', 'downgraded', 'acquittals'] as const;
const STRICT: Settings = { 'care.beds': 1 };

const list: readonly Off[] = [
  { id: 'arrivals', sentence: 'no children at risk arrive, nobody enters', off: { 'inflow.arrivals': 0 }, flows: ['entries', 'offVenueEntries'] },
  { id: 'prevention', sentence: 'prevention avoids every arrival, nobody enters', off: { 'inflow.prevention': 1 }, flows: ['entries', 'offVenueEntries'] },
  { id: 'other-inflow', sentence: 'whatever else acts on arrivals keeps all of them away, nobody enters', off: { 'inflow.other': 0 }, flows: ['entries', 'offVenueEntries'] },
  { id: 'hiring', sentence: 'no owner means a vacancy for a child, none enters a venue', off: { 'owners.hireShare': 0 }, flows: ['wanted', 'entries'] },
  { id: 'children-leave', sentence: 'no child leaves of itself, none does', off: { 'turnover.childExitPerMonth': 0 }, flows: ['leavers'] },
  { id: 'adults-leave', sentence: 'no adult leaves of itself, no venue closes and nobody is moved, no adult is gone', on: { ...STANDS, 'raids.capacity': 0, 'crackdowns.perMonth': 0, 'owners.inertia': 1 }, off: { 'turnover.exitPerMonth': 0 }, flows: ['adultsLeft'] },
  { id: 'outside-leave', sentence: 'no child outside venues leaves of itself, none does', off: { 'offVenue.exitPerMonth': 0 }, flows: ['offVenueLeavers'] },
  { id: 'demand', sentence: 'there is no demand, no vacancy is meant for a child', off: { 'demand.index': 0 }, flows: ['wanted', 'entries'] },
  { id: 'spending', sentence: 'clients spend nothing, no vacancy is meant for a child', off: { 'demand.share': 0 }, flows: ['wanted', 'entries'] },
  { id: 'clients', sentence: 'nobody looks for children and nobody takes whoever is offered, no vacancy is meant for a child', off: { 'demand.deliberate': 0, 'demand.incidentalRevenue': 0 }, flows: ['wanted', 'entries'] },
  { id: 'debt', sentence: 'nobody comes in through debt, no child does', off: { 'turnover.indebted': 0 }, flows: ['entriesIndebted'] },
  { id: 'coercion', sentence: 'nobody comes in under coercion, no child does', off: { 'turnover.coerced': 0 }, flows: ['entriesCoerced'] },
  { id: 'size', sentence: 'venues want to keep nobody, nobody is hired', off: { 'market.sizeIndex': 0 }, flows: ['adultsHired', 'wanted', 'entries'] },
  {
    id: 'outside-venues', sentence: 'there is no stratum outside venues and no way into it, nobody is in it',
    off: { 'offVenue.perArrival': 0, 'displacement.weights.offVenue': 0, 'displacement.weights.clandestine': 0, 'care.reexploited': 0 },
    flows: ['offVenueEntries', 'displacedOffVenue'], stocks: ['offVenue'],
  },
  { id: 'using', sentence: 'using minors is ruled out by its cost, no venue uses them', off: { 'owners.cost': 1e6 }, flows: ['wanted', 'entries'], stocks: ['open', 'concealed', 'clandestine'], venues: ['open', 'concealed', 'clandestine'] },
  {
    id: 'clandestine', sentence: 'clandestine use is ruled out and nobody is moved to it, nobody goes there',
    on: HIDDEN, off: { 'owners.cost.clandestine': 1e6, 'displacement.weights.clandestine': 0 }, flows: ['displacedClandestine', 'findsClandestine'], stocks: ['clandestine'], venues: ['clandestine'],
  },
  { id: 'inertia', sentence: 'owners never reconsider, none changes strategy', on: { 'owners.redraw': 0.5 }, off: { 'owners.inertia': 1 }, flows: ['strategyChanges'] },
  { id: 'type-shift', sentence: 'brothels do not shift, none shifts', on: { 'market.brothelShiftPerMonth': { times: 5 } }, off: { 'market.brothelShiftPerMonth': 0 }, flows: ['brothelsShifted'] },
  { id: 'closing', sentence: 'venues never close for good, none closes or opens', off: STANDS, flows: ['venuesShut', 'venuesOpened'] },
  {
    id: 'leads', sentence: 'nobody gives leads, the police do nothing', off: { 'leads.tips': 0, 'leads.calls': 0, 'leads.agencies': 0, 'leads.casework': 0, 'leads.patrol': 0 },
    flows: ['leads', 'investigations', 'raids', 'identified', 'arrests'],
  },
  { id: 'tips', sentence: 'the public tells nobody in person, no lead is a tip', on: { 'leads.tips': { times: 5 } }, off: { 'leads.tips': 0 }, flows: ['leadsTips'] },
  { id: 'hotline', sentence: 'no call is answered, nobody calls and no lead comes over a hotline', on: { 'leads.calls': { times: 5 } }, off: { 'leads.answered': 0 }, flows: ['leadsHotline', 'callsAnswered', 'callsUnanswered'] },
  { id: 'calls-answered', sentence: 'every call is answered and in every language, none is not', on: { 'leads.calls': { times: 5 }, 'leads.answered': 0.5 }, off: { 'leads.answered': 1, 'leads.otherLanguageAnswered': 1 }, flows: ['callsUnanswered'] },
  { id: 'actionable', sentence: 'no call can be acted on, no lead comes over a hotline', on: { 'leads.calls': { times: 10 }, 'leads.answered': 0.9 }, off: { 'leads.actionable': 0 }, flows: ['leadsHotline'] },
  { id: 'trust', sentence: 'the public trusts the police in nothing, it neither tells nor calls', on: { 'leads.calls': { times: 5 } }, off: { 'leads.trust': 0 }, flows: ['leadsTips', 'leadsHotline', 'callsAnswered', 'callsUnanswered'] },
  { id: 'agencies', sentence: 'other agencies give no leads, none is theirs', on: { 'leads.agencies': { times: 10 } }, off: { 'leads.agencies': 0 }, flows: ['leadsAgencies'] },
  {
    id: 'casework', sentence: 'there is no NGO programme, none of what follows from casework is there', on: { 'leads.casework': { times: 5 }, 'raids.capacity': 20, 'raids.bedsNeeded': 0 }, off: { 'leads.programme': 0 },
    flows: ['leadsCasework', 'findsCasework', 'identifiedCasework'],
  },
  { id: 'patrol', sentence: 'there is no patrol, no lead is of a patrol', on: { 'leads.patrol': { times: 5 } }, off: { 'leads.patrol': 0 }, flows: ['leadsPatrol'] },
  {
    id: 'police', sentence: 'there are no investigators, nothing that police and courts do happens', on: { 'crackdowns.perMonth': 0 }, off: { 'raids.capacity': 0 },
    flows: ['investigations', 'raids', 'raidsLeaked', 'findsOpen', 'findsConcealed', 'findsClandestine', 'identified', 'placedInShelter', 'suspects', 'arrests', ...COURTS, 'venuesClosed', 'reexploited', 'adultsAssisted', 'adultsDetained', 'referred', 'followUpStarted'],
    stocks: ['bedsUsed', 'inFollowUp', 'trialsWaiting'],
  },
  { id: 'political-will', sentence: 'there is no political will, the police do nothing', off: { 'raids.politicalWill': 0 }, flows: ['investigations', 'raids', 'identified'] },
  { id: 'unit-quality', sentence: 'no unit can carry a case, no raid finds children', off: { 'raids.unitQuality': 0 }, flows: ['findsOpen', 'findsConcealed', 'findsClandestine', 'identified', 'arrests'] },
  { id: 'absent', sentence: 'no child is on the premises at a raid, none is identified', off: { 'raids.present': 0 }, flows: ['identified', 'placedInShelter'] },
  { id: 'routes', sentence: 'no child is identified by whichever route it came in, none is removed', off: { 'raids.identifiedByRoute': 0 }, flows: ['identified'] },
  { id: 'adults-assisted', sentence: 'no adult is recognised as trafficked, none is assisted', on: { ...BUSY, 'turnover.coerced': 0.3 }, off: { 'raids.adultsAssisted': 0 }, flows: ['adultsAssisted'] },
  { id: 'adults-detained', sentence: 'nobody is detained in raids and crackdowns, no adult is', on: { ...RAIDS, 'crackdowns.perMonth': 0.05 }, off: { 'raids.adultsDetained': 0, 'crackdowns.detained': 0 }, flows: ['adultsDetained'] },
  { id: 'crackdowns', sentence: 'there are no general crackdowns, nothing that they do happens', on: CRACKDOWN, off: { 'crackdowns.perMonth': 0 }, flows: ['crackdownClosures', 'crackdownShifts', 'adultsDetained', 'adultsOut', 'childrenDetained', 'careContactsLost', 'venuesClosed'] },
  { id: 'crackdown-types', sentence: 'a general crackdown closes no type of venue, none is closed by it', on: CRACKDOWN, off: { 'crackdowns.typeFactor': 0 }, flows: ['crackdownClosures', 'adultsDetained'] },
  { id: 'crackdown-lasting', sentence: 'general crackdowns close no venue for good, no adult loses the place', on: CRACKDOWN, off: { 'crackdowns.lasting': 0 }, flows: ['adultsOut'] },
  { id: 'crackdown-shifts', sentence: 'no brothel reopens as another type after a crackdown, none does', on: { ...CRACKDOWN, 'crackdowns.shifts': 0.9 }, off: { 'crackdowns.shifts': 0 }, flows: ['crackdownShifts'] },
  { id: 'crackdown-children', sentence: 'general crackdowns detain no child, none is', on: { ...CRACKDOWN, 'crackdowns.childDetained': 0.5 }, off: { 'crackdowns.childDetained': 0 }, flows: ['childrenDetained', 'reexploited'] },
  { id: 'leaks', sentence: 'nobody betrays a raid, none is betrayed', on: { ...BUSY, 'raids.leak': 0.3 }, off: { 'raids.leak': 0 }, flows: ['raidsLeaked'] },
  { id: 'evidence', sentence: 'evidence never carries a raid, none finds children', off: { 'raids.quality': 0, 'raids.undercoverQuality': 0 }, flows: ['findsOpen', 'findsConcealed', 'findsClandestine', 'identified', 'arrests'] },
  { id: 'identification', sentence: 'no child is identified, none is removed', on: { 'crackdowns.perMonth': 0 }, off: { 'raids.identified': 0 }, flows: ['identified', 'placedInShelter', 'withoutBed', 'reexploited'] },
  { id: 'bed-rule', sentence: 'a raid needs no bed, none waits for one', on: STRICT, off: { 'raids.bedsNeeded': 0 }, flows: ['raidsWaiting', 'raidsGivenUp'] },
  { id: 'beds', sentence: 'there are no beds and raids need them, there is no raid', off: { 'care.beds': 0 }, flows: ['raids', 'identified', 'placedInShelter'], stocks: ['bedsUsed'] },
  { id: 'shelter', sentence: 'there are no beds and raids need none, nobody is in a shelter', on: { 'raids.bedsNeeded': 0 }, off: { 'care.beds': 0 }, flows: ['placedInShelter', 'leftShelter', 'leftShelterEarly'], stocks: ['bedsUsed'] },
  { id: 'referral', sentence: 'nobody is referred, nobody comes to a shelter', off: { 'care.referred': 0 }, flows: ['referred', 'placedInShelter', 'withoutBed', 'leftShelter'], stocks: ['bedsUsed', 'inFollowUp'] },
  { id: 'follow-up', sentence: 'there is no follow-up, nobody is in it', on: HOUSED, off: { 'care.followUpMonths': 0 }, flows: ['followUpStarted', 'followUpEnded'], stocks: ['inFollowUp'] },
  { id: 'early-departure', sentence: 'nobody leaves a shelter early, none does', on: HOUSED, off: { 'care.leavesEarly': 0 }, flows: ['leftShelterEarly'] },
  { id: 'again', sentence: 'nobody is exploited again, none comes back', on: HOUSED, off: { 'care.reexploited': 0 }, flows: ['reexploited'] },
  { id: 'arrests', sentence: 'nobody is arrested, no case follows', on: BUSY, off: { 'courts.arrested': 0 }, flows: ['arrests', ...COURTS], stocks: ['trialsWaiting'] },
  { id: 'charges', sentence: 'nobody is charged, no judgment follows', on: CASES, off: { 'courts.charged': 0 }, flows: ['casesCharged', 'charges', 'dismissed', 'trials', 'convictions', 'downgraded', 'acquittals'], stocks: ['trialsWaiting'] },
  { id: 'prosecutor', sentence: 'every case is charged, the prosecutor drops none', on: { ...CASES, 'courts.charged': 0.4 }, off: { 'courts.charged': 1 }, flows: ['notCharged'] },
  { id: 'dismissal', sentence: 'the investigating judge dismisses no case and drops none for want of a proven age, none is', on: { ...CASES, 'courts.dismissed': 0.6 }, off: { 'courts.dismissed': 0, 'courts.unprovenDropped': 0 }, flows: ['dismissed'] },
  { id: 'trials', sentence: 'courts hold no trials, there is no judgment', on: CASES, off: { 'courts.trialsPerWeek': 0 }, flows: ['trials', 'convictions', 'downgraded', 'acquittals', 'judgmentWeeks'] },
  { id: 'settlement', sentence: 'no case is settled, none is', on: LOST_CASES, off: { 'courts.settlementBeforeChargePerMonth': 0, 'courts.settlementPerMonth': 0 }, flows: ['settled', 'settledUncharged'] },
  { id: 'early-settlement', sentence: 'no case is settled before a charge, none is', on: LOST_CASES, off: { 'courts.settlementBeforeChargePerMonth': 0 }, flows: ['settledUncharged'] },
  { id: 'witnesses', sentence: 'no witness is lost, none is', on: { ...CASES, 'courts.witnessLossPerMonth': 0.2 }, off: { 'courts.witnessLossPerMonth': 0 }, flows: ['witnessLost'] },
  { id: 'release', sentence: 'there is no pre-trial limit, nobody is released by it', on: { ...CASES, 'courts.delayWeeks': { times: 2 }, 'courts.pretrialLimitWeeks': 26 }, off: { 'courts.pretrialLimitWeeks': 1000 }, flows: ['released'] },
  { id: 'downgrading', sentence: 'no offence is downgraded, nobody is convicted of a lesser one', on: LESSER, off: { 'courts.downgraded': 0 }, flows: ['downgraded', 'casesDowngraded'] },
  { id: 'proof', sentence: 'age is always proven, nobody is convicted of a lesser offence', on: LESSER, off: { 'courts.ageProven': 1 }, flows: ['downgraded', 'casesDowngraded'] },
  { id: 'representation', sentence: 'nobody has a lawyer, no case is represented', on: { ...CASES, 'courts.represented': 0.5 }, off: { 'courts.represented': 0, 'courts.representedCasework': 0 }, flows: ['arrestsRepresented', 'convictionsRepresented'] },
  { id: 'monitoring', sentence: 'no case is monitored, no trial is', on: { ...CASES, 'courts.monitored': 0.5 }, off: { 'courts.monitored': 0 }, flows: ['trialsMonitored'] },
  {
    id: 'convictions', sentence: 'no trial ends in a conviction, none does', on: { ...CASES, 'courts.represented': 0.5 }, off: { 'courts.convictedProven': 0, 'courts.convictedUnproven': 0 },
    flows: ['convictions', 'casesConvicted', 'downgraded', 'casesDowngraded', 'convictionsRepresented'],
  },
  { id: 'moves', sentence: 'all children left behind stop, nobody is moved', off: { ...NOWHERE, 'care.reexploited': 0 }, flows: [...MOVES, 'arrivedFromElsewhere'] },
  {
    id: 'signals', sentence: 'nobody takes note of a sanction, none is deterred by one', on: { ...RAIDS, 'owners.inertia': 0.3, 'owners.redraw': 0.5, 'beliefs.area': 0.3 },
    off: { 'beliefs.own': 0, 'beliefs.network': 0, 'beliefs.area': 0, 'beliefs.media': 0, 'beliefs.conviction': 0 }, flows: ['deterredBySanction', 'deterredByOthers'],
  },
  {
    id: 'diffusion', sentence: 'nobody hears of others’ sanctions, none is deterred by them', on: { ...RAIDS, 'owners.inertia': 0.3, 'owners.redraw': 0.5, 'beliefs.area': 0.3 },
    off: { 'beliefs.network': 0, 'beliefs.area': 0, 'beliefs.media': 0, 'beliefs.conviction': 0 }, flows: ['deterredByOthers'],
  },
  { id: 'lost-on-the-way', sentence: 'every move is lost on the way, nobody arrives', off: { 'displacement.lost': 1, 'care.reexploited': 0 }, flows: [...MOVES.filter((m) => m !== 'displacedAbroad'), 'arrivedFromElsewhere'] },
];

/** What must be 0, by name. */
function watched(t: Tally, { flows, stocks = [], venues = [] }: Off): readonly (readonly [string, number])[] {
  return [
    ...flows.map((f) => [f, t.flows[f]] as const),
    ...stocks.map((s) => [`stock of ${s}`, t[s]] as const),
    ...venues.map((s) => [`venues ${s}`, t.venues[s]] as const),
  ];
}

async function check(o: Off, context: CheckContext): Promise<Verdict> {
  const worlds = worldsOf(context, 1, 3);
  const off = await tallies(context, { ...o.on, ...o.off }, worlds);
  const on = await tallies(context, o.on ?? {}, worlds);
  // Stocks that the first state leaves behind are no effect of the process, and `tallies` begin after the burn-in.
  const totals = (all: readonly Tally[]): readonly (readonly [string, number])[] =>
    watched(all[0]!, o).map(([name], i) => [name, all.reduce((n, t) => n + watched(t, o)[i]![1], 0)] as const);
  const [without, with_] = [totals(off), totals(on)];
  const acts = with_.reduce((n, [, value]) => n + value, 0);
  const numbers: CheckNumber[] = without.map(([name, value]) => ({ name, value, expected: '0' }));
  return {
    passed: without.every(([, value]) => value === 0) && acts > 0,
    numbers: [...numbers, { name: 'all of these together, switched on', value: acts, expected: 'above 0' }],
  };
}

/** Each process that can be switched off leaves its effects at 0. */
export const offRules: readonly Rule[] = list.map((o) => ({
  id: `off-${o.id}`,
  sentence: `The model must show nothing of a process that is switched off: where ${o.sentence}.`,
  how: `${Object.entries({ ...o.on, ...o.off }).map(([name, value]) => `${name} ${typeof value === 'number' ? value : `× ${value.times}`}`).join(', ')}; flows added up, and stocks in the mean, over all recorded weeks, set beside the same worlds with the process on.`,
  errorProbability: 0,
  run: (context) => check(o, context),
}));

/** Names used in settings, for a test that they exist. */
export const offSettings: readonly Settings[] = list.map((o) => ({ ...o.on, ...o.off }));
