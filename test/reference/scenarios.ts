import { SHOCKS, type Shock } from '../../sim/model/shocks.ts';
import { VENUE_TYPES } from '../../sim/model/dimensions.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { changed, windowOf, type Changes, type SmallWorld } from './smallWorlds.ts';

/** Five years of a market of 60 places with some 500 persons in four areas. */
const WEEKS = 260;
const FROM = '2003-06-02';
const TINY: Changes = { 'market.venues': [24, 8, 8, 20], 'inflow.arrivals': [2.5, 0.8, 0.8, 2] };

const times = (factor: number) => (old: number): number => old * factor;
/** Values that change over the run: the first from the start, the others at even intervals. */
const courseOf = (...values: readonly number[]) => (_old: number, week: number): number => values[Math.min(values.length - 1, Math.floor((week * values.length) / WEEKS))];
const manyLeads = (factor: number): Changes => Object.fromEntries(['tips', 'calls', 'agencies', 'casework', 'patrol'].map((source) => [`leads.${source}`, times(factor)]));
const shock = (kind: (typeof SHOCKS)[number], week: number, value: number, area = -1, type = -1): Shock => ({ kind, week, value, area, type });

/** Small worlds in which, between them, every process matters. Each says what is the matter in it. */
const CHANGES: Readonly<Record<string, readonly [changes: Changes, shocks?: readonly Shock[]]>> = {
  // Venues open, shift and close fast, grow and shrink; arrivals are scarce and change; strategies move; hardly a raid.
  market: [{
    'inflow.arrivals': [1.2, 0.4, 0.4, 1], 'inflow.povertyElasticity': 1.5, 'inflow.crisis': courseOf(0, 1, 0), 'inflow.prevention': courseOf(0, 0, 0, 0.6), 'inflow.other': courseOf(1, 1.5),
    'market.closePerMonth': 0.03, 'market.brothelShiftPerMonth': times(4), 'market.openingWeeks': courseOf(8, 26), 'market.sizeIndex': courseOf(1, 0.8, 1.1, 0.9), 'market.frontShare': 0.5,
    'owners.inertia': 0.3, 'owners.redraw': 0.3, 'owners.retention': 0.4, 'owners.cost': (old, week, strategy) => (strategy === 3 ? (week < 130 ? 1e6 : 0.9) : old),
    'turnover.earlyFactor': 3, 'turnover.olderFactor': 2, 'turnover.routeExit': [1.4, 0.8, 0.4], 'turnover.coerced': courseOf(0.05, 0.3), 'turnover.childExitPerMonth': 0.06,
    'offVenue.perArrival': 0.8, 'offVenue.exitPerMonth': 0.08, 'demand.index': courseOf(1, 1.2, 0.9),
  }],
  // Many leads meet few beds: raids wait, are given up, are betrayed; children pass through care; owners and clients learn from raids.
  raids: [{
    ...manyLeads(8), 'leads.undercover': courseOf(0.8, 0.2), 'leads.expiryWeeks': 12, 'raids.capacity': [3.4, 1.6, 1.2, 2.7], 'raids.politicalWill': courseOf(1, 1.5, 0.8),
    'raids.bedWaitWeeks': 5, 'raids.durationWeeks': 5, 'raids.adultsDetained': 0.2, 'raids.reopens': 0.85, 'raids.identified': 0.7, 'raids.identifiedByRoute': [1, 0.8, 0.5],
    'care.beds': [5.5, 1.9, 2.3, 4.2], 'care.referred': courseOf(0.6, 0.9), 'care.leavesEarly': 0.3, 'care.stayWeeks': 20, 'care.reexploited': 0.6, 'care.assessmentWeeks': 10, 'care.quality': courseOf(0.2, 0.8),
    'care.followUpMonths': 6, 'care.followUpReduction': 0.6, 'beliefs.own': 2, 'beliefs.network': 0.5, 'turnover.coerced': 0.25, 'turnover.refillWeeks': 8,
    'demand.signalRaid': 0.04, 'demand.signalArrest': 0.04, 'demand.signalConviction': 0.1, 'demand.riskAversion': times(3),
  }],
  // Beds are no matter, and many children come back after care; cases queue for rare trial days, and convictions are the sanction that owners go by.
  courts: [{
    ...manyLeads(10), 'raids.bedsNeeded': 0, 'raids.capacity': [6, 3, 3, 5], 'raids.durationWeeks': 4, 'raids.reopens': 0.95, 'courts.furtherSuspects': 1, 'courts.delayWeeks': courseOf(10, 16), 'courts.prosecutorShare': 0.4,
    'courts.trialsPerWeek': [0.12, 0.05, 0.05, 0.1], 'courts.settlementPerMonth': 0.06, 'courts.settlementBeforeChargePerMonth': 0.15, 'courts.growthPerMonth': 0.15, 'courts.pretrialLimitWeeks': 12, 'courts.releasedFactor': 2.5,
    'courts.represented': 0.3, 'courts.monitored': 0.4, 'courts.monitoredHazard': 0.5, 'courts.monitoredOdds': 3, 'courts.ageProven': 0.35, 'courts.convictedUnproven': 0.6, 'courts.downgraded': 0.8, 'courts.expectedDelayWeeks': 40, 'beliefs.sanction': 2, 'beliefs.own': 3, 'beliefs.area': 0.3, 'beliefs.leaked': 10, 'owners.celerity': 2, 'owners.loss': 20,
    'leads.noticed': 12, 'care.reexploited': 0.5, 'care.stayWeeks': 20, 'care.followUpReduction': 0.6, 'care.quality': 0.9,
  }],
  // General crackdowns, and every kind of shock; leads wait for a single investigator.
  crackdowns: [{
    ...manyLeads(6), 'leads.answered': 0.8, 'leads.calls': times(30), 'raids.capacity': 1, 'crackdowns.perMonth': courseOf(0.03, 0.1, 0), 'crackdowns.typeFactor': [1, 0.6, 0.5, 0.3, 0.3, 0.3, 0.2],
    'crackdowns.childDetained': 0.15, 'crackdowns.trustLoss': 8, 'crackdowns.trustHalfLifeWeeks': 26, 'care.reexploited': 0.5, 'beliefs.halfLifeWeeks': 52, 'owners.inertia': 0.3, 'beliefs.conviction': 0.5,
  }, [
    shock('closeDistrict', 60, 0.7, 0, VENUE_TYPES.indexOf('brothel')), shock('publicRaid', 100, 1.5), shock('impunityEvent', 135, 0.1), shock('shelterLoss', 160, 0.6, 0), shock('closeDistrict', 200, 0.3),
    shock('publicRaid', 220, 3, 3), shock('shelterLoss', 230, 0.4),
  ]],
  // Children who are left behind are moved far and into hiding; an arrest is the sanction, and media carry it.
  displacement: [{
    ...manyLeads(8), 'raids.capacity': [5, 2, 2, 4], 'raids.bedsNeeded': 0, 'raids.present': 0.4, 'displacement.lost': 0.1, 'market.spareRoom': 0,
    'displacement.weights': (_, week, to) => (week < 130 ? [0.1, 0.15, 0.15, 0.15, 0.1, 0.05, 0.15, 0.1, 0.05] : [0.05, 0.3, 0.05, 0.05, 0.3, 0.1, 0.05, 0.05, 0.05])[to],
    'owners.cost': (old, _, strategy) => (strategy === 3 ? 0.9 : old), 'owners.inertia': 0.2, 'owners.retention': 0.5, 'beliefs.sanction': 1, 'beliefs.media': 0.1, 'beliefs.partners': 5, 'market.closePerMonth': 0.03,
  }],
  // Epstein's rule, officers who learn and are lost, clients who search less far.
  training: [{
    ...manyLeads(7), 'beliefs.rule': 1, 'beliefs.epsteinK': 0.2, 'raids.capacity': (_, week, area) => [3, 1.5, 1.5, 3][area] * (week < 130 ? 1 : 2), 'raids.bedsNeeded': 0, 'raids.quality': 0.45, 'raids.leak': 0.35, 'leads.guardedFactor': 0.8,
    'training.specialists': (_, week, area) => [20, 8, 7, 40][area] * (week < 100 ? 0 : 1), 'training.focal': (_, week, area) => [110, 110, 40, 700][area] * (week < 60 ? 0 : 1), 'training.lagWeeks': 20,
    'training.transferPerMonth': courseOf(0.02, 0.02, 0.1), 'training.trustedShare': 0.15, 'training.qualityGain': 3, 'training.integrityGain': 0.9, 'training.trustGain': 3, 'training.focalGain': 4, 'training.reference': 0.3,
    'demand.incidentalRevenue': 0.1, 'demand.friction': times(1.5), 'demand.deliberate': (old, week) => (week < 130 ? old : old * 0.8),
  }],
};

export const WORLD_NAMES: readonly string[] = Object.keys(CHANGES);

/** The small worlds by name. @param scenario the base of the repository */
export function smallWorlds(scenario: CompiledScenario): Readonly<Record<string, SmallWorld>> {
  const base = changed(windowOf(scenario, FROM, WEEKS), TINY);
  return Object.fromEntries(Object.entries(CHANGES).map(([name, [changes, shocks]]) => [name, changed(base, changes, shocks)]));
}
