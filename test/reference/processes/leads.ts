import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import { LEAD_SOURCES, LeadSource, STANDING, Strategy } from '../../../sim/model/dimensions.ts';
import type { FlowName } from '../../../sim/model/flows.ts';
import { atArea, atStrategy, childrenIn, count, countIf, operates, stands, venuesOf, type Lead, type PlainWorld, type Venue } from '../state.ts';
import { trustAfterCrackdowns } from './crackdowns.ts';
import { underInvestigation } from './raids.ts';

/** Tries to find the venue of a lead. */
const TRIES = 256;

const FLOW_OF: readonly FlowName[] = ['leadsTips', 'leadsHotline', 'leadsAgencies', 'leadsCasework', 'leadsPatrol'];

/** Leads, or calls that would be made, about one venue of a strategy, a year. */
function perYear(world: PlainWorld, area: number, source: number, strategy: number): number {
  const { leads: p } = world.params;
  const trust = p.trust[world.week] * world.trained.trust[world.week][area] * trustAfterCrackdowns(world, area);
  switch (source) {
    case LeadSource.tips: return atStrategy(world, p.tips, strategy) * trust;
    case LeadSource.hotline: return atArea(world, p.answered, area) > 0 ? atStrategy(world, p.calls, strategy) * trust : 0;
    case LeadSource.agencies: return atStrategy(world, p.agencies, strategy) * world.trained.focal[world.week][area];
    case LeadSource.casework: {
      const u = p.undercover[world.week];
      return atStrategy(world, p.casework, strategy) * p.programme[world.week] * (strategy === Strategy.clandestine ? u + (1 - u) * p.withoutUndercover : 1);
    }
    default: return atStrategy(world, p.patrol, strategy);
  }
}

/** Leads come in about every strategy, from every source. */
export function stepLeads(world: PlainWorld): void {
  world.areas.forEach((_, area) => STANDING.forEach((_, strategy) => {
    const venues = countIf(venuesOf(world, area), (venue) => stands(venue) && venue.strategy === strategy);
    LEAD_SOURCES.forEach((_, source) => leadsFrom(world, area, source, strategy, venues));
  }));
}

function leadsFrom(world: PlainWorld, area: number, source: number, strategy: number, venues: number): void {
  const { leads: p } = world.params;
  const events = world.chance.poisson((venues * perYear(world, area, source, strategy)) / WEEKS_PER_YEAR);
  for (let i = 0; i < events; i++) {
    if (source === LeadSource.hotline) {
      const heard = atArea(world, p.answered, area) * (1 - p.otherLanguage + p.otherLanguage * p.otherLanguageAnswered[world.week]);
      const answered = world.chance.coin(heard);
      count(world, answered ? 'callsAnswered' : 'callsUnanswered', area);
      if (!answered || !world.chance.coin(p.actionable)) continue;
    }
    addLead(world, area, source, strategy);
  }
}

/** A lead is about one of the venues of its strategy, and waits; or it is lost. */
function addLead(world: PlainWorld, area: number, source: number, strategy: number): void {
  const { leads: p } = world.params;
  count(world, 'leads', area);
  count(world, FLOW_OF[source], area);
  const all = venuesOf(world, area);
  const weights = all.map((venue) => {
    if (venue.strategy !== strategy || !operates(venue)) return 0;
    if (strategy === Strategy.noMinors) return 1;
    const children = childrenIn(venue);
    return children > 0 ? 1 - p.sizeBias[source] + p.sizeBias[source] * Math.min(1, children / p.noticed) : 0;
  });
  const atOnce = weights.reduce((sum, weight) => sum + weight, 0) / all.length;
  const venue = world.chance.coin(1 - Math.pow(1 - atOnce, TRIES)) ? all[world.chance.pick(weights)] : undefined;
  const { leads } = world.area[area];
  if (venue && !underInvestigation(world, venue) && (!venue.guarded || world.chance.coin(p.guardedFactor)) && leads.length < roomForLeads(world)) {
    leads.push({ venue, generation: venue.generation, week: world.week, source });
  } else count(world, 'leadsLost', area);
}

/** Leads that can wait in an area. */
function roomForLeads(world: PlainWorld): number {
  return Math.max(32, Math.ceil(world.venues.length / 16));
}

/** The oldest lead that is still worth something; older ones that are not are lost. */
export function takeLead(world: PlainWorld, area: number): Venue | undefined {
  const { leads } = world.area[area];
  for (let lead = leads.shift(); lead; lead = leads.shift()) {
    if (isGood(world, lead)) {
      lead.venue.leadSource = lead.source;
      return lead.venue;
    }
    count(world, 'leadsLost', area);
  }
  return undefined;
}

function isGood(world: PlainWorld, { venue, generation, week }: Lead): boolean {
  return venue.generation === generation && operates(venue) && !underInvestigation(world, venue) && world.week - week <= world.params.leads.expiryWeeks;
}
