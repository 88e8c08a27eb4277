import { declare } from '../../base/declare.ts';
import { poisson } from '../../base/random/poisson.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { WEEKS_PER_YEAR } from '../../base/weeks.ts';
import { LeadSource, Strategy, VenueStatus } from '../dimensions.ts';
import { Flow } from '../flows.ts';
import { describeProcess } from '../process.ts';
import { countFlow, type World } from '../world.ts';

export const leadsParameters = declare({
  tips: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Tips from the public that are answered and usable, a venue and year.' },
  agencies: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from other agencies, a venue and year.' },
  casework: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from NGO casework, a venue and year.' },
  patrol: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from police patrol, a venue and year.' },
  undercover: { unit: 'share', bounds: [0, 1], varies: true, text: 'Undercover authority: 0 observe only, 1 full.' },
  withoutUndercover: { unit: 'factor', bounds: [0, 1], text: 'Clandestine venues that casework finds without undercover authority, relative to with it.' },
  guardedFactor: { unit: 'factor', bounds: [0, 1], text: 'Probability that a lead on a protected venue is followed, relative to others.' },
  expiryWeeks: { unit: 'weeks', bounds: [1, 260], integer: true, text: 'Weeks after which a waiting lead is worth nothing.' },
});

export const leads = describeProcess({
  name: 'leads',
  text: 'Leads come in by source and by how visible a venue’s use of minors is, and wait for investigators.',
  declarations: leadsParameters,
  reads: ['count.venueStock', 'venue.strategy', 'venue.status'],
  writes: ['area.leadVenue', 'area.leadGeneration', 'area.leadWeek', 'area.leadSource', 'area.leadHead', 'area.leadCount', 'venue.leadSource', 'count.flow'],
  draws: ['leadCount', 'leadSource', 'leadVenue'],
});

const SOURCES = ['tips', 'agencies', 'casework', 'patrol'] as const;
const TRIES = 256;
/** Children in a venue from which on a lead is as likely as it gets. */
const NOTICED = 8;
const WORD = 4294967296;

/** Leads a venue and week of one source about venues of one strategy. */
function rate(world: World, week: number, source: number, strategy: number): number {
  const p = world.params.leads;
  const name = SOURCES[source]!;
  let perYear = p[name][week * 4 + strategy]!;
  if (name === 'casework' && strategy === Strategy.clandestine) {
    const u = p.undercover[week]!;
    perYear *= u + (1 - u) * p.withoutUndercover;
  }
  return perYear / WEEKS_PER_YEAR;
}

export function stepLeads(world: World, week: number): void {
  const { size, keys, count } = world;
  for (let a = 0; a < size.areas; a++) {
    for (let source = 0; source < SOURCES.length; source++) {
      for (let s = 0; s < 4; s++) {
        const venues = count.venueStock[s * size.areas + a]!;
        if (venues === 0) continue;
        const entity = (a * 4 + source) * 4 + s;
        const n = poisson(keys, Purpose.leadCount, entity, week, venues * rate(world, week, source, s));
        for (let i = 0; i < n; i++) addLead(world, week, a, s, LeadSource[SOURCES[source]!], entity, i);
      }
    }
  }
}

/** Finds the venue that a lead is about, by keyed rejection, and lets it wait. */
function addLead(world: World, week: number, area: number, strategy: number, source: number, entity: number, index: number): void {
  countFlow(world, Flow.leads, area);
  countFlow(world, Flow.leadsTips + source, area);
  const v = world.venue;
  const first = world.area.firstVenue[area]!;
  const venues = world.area.firstVenue[area + 1]! - first;
  const key = entity * 1024 + (index & 1023);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const u = uniform(world.keys, Purpose.leadVenue, key, week * TRIES + attempt);
    const candidate = first + Math.floor(u * venues);
    if (v.strategy[candidate] !== strategy || v.status[candidate] !== VenueStatus.operating) continue;
    // The more children a venue uses, the more people notice.
    if (strategy !== Strategy.noMinors && (secondWord() + 0.5) / WORD >= v.children[candidate]! / NOTICED) continue;
    if (v.raidWeek[candidate]! >= 0 || !followed(world, week, candidate, key)) break;
    enqueue(world, week, area, candidate, source);
    return;
  }
  countFlow(world, Flow.leadsLost, area);
}

/** A lead on a protected venue is not always followed. */
function followed(world: World, week: number, venue: number, key: number): boolean {
  if (world.venue.guarded[venue] === 0) return true;
  return uniform(world.keys, Purpose.leadSource, key, week) < world.params.leads.guardedFactor;
}

function enqueue(world: World, week: number, area: number, venue: number, source: number): void {
  const { leadVenue, leadGeneration, leadWeek, leadSource, leadHead, leadCount } = world.area;
  const room = world.size.leads;
  if (leadCount[area]! >= room) {
    countFlow(world, Flow.leadsLost, area);
    return;
  }
  const at = area * room + ((leadHead[area]! + leadCount[area]!) % room);
  leadVenue[at] = venue;
  leadGeneration[at] = world.venue.generation[venue]!;
  leadWeek[at] = week;
  leadSource[at] = source;
  leadCount[area] = leadCount[area]! + 1;
}

/** Takes the oldest lead that is still good, or -1: the venue stands, operates, and nobody is on it already. Its source stays with the venue. */
export function takeLead(world: World, week: number, area: number): number {
  const { leadVenue, leadGeneration, leadWeek, leadSource, leadHead, leadCount } = world.area;
  const room = world.size.leads;
  while (leadCount[area]! > 0) {
    const at = area * room + leadHead[area]!;
    leadHead[area] = (leadHead[area]! + 1) % room;
    leadCount[area] = leadCount[area]! - 1;
    const venue = leadVenue[at]!;
    const good = world.venue.generation[venue] === leadGeneration[at] && world.venue.status[venue] === VenueStatus.operating
      && world.venue.raidWeek[venue]! < 0 && week - leadWeek[at]! <= world.params.leads.expiryWeeks;
    if (good) {
      world.venue.leadSource[venue] = leadSource[at]!;
      return venue;
    }
    countFlow(world, Flow.leadsLost, area);
  }
  return -1;
}
