import { declare } from '../../base/declare.ts';
import { poisson } from '../../base/random/poisson.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { WEEKS_PER_YEAR } from '../../base/weeks.ts';
import { LEAD_SOURCES, LeadSource, Strategy, VenueStatus } from '../dimensions.ts';
import { Flow } from '../flows.ts';
import { describeProcess } from '../process.ts';
import { countFlow, type World } from '../world.ts';
import { crackdownTrust } from './crackdowns.ts';

export const leadsParameters = declare({
  tips: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Usable tips from the public, in person or through others, a venue and year.' },
  calls: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Calls that the public would make to a hotline, a venue and year.' },
  answered: { unit: 'probability', bounds: [0, 1], by: 'area', varies: true, text: 'Probability that a call is answered; 0 where there is no line, and then nobody calls.' },
  otherLanguage: { unit: 'share', bounds: [0, 1], text: 'Share of would-be callers who speak another language than the line.' },
  otherLanguageAnswered: { unit: 'factor', bounds: [0, 1], varies: true, text: 'Probability that their call is answered and understood, relative to others.' },
  actionable: { unit: 'probability', bounds: [0, 1], text: 'Probability that an answered call makes a lead.' },
  agencies: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from other agencies, a venue and year.' },
  casework: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from NGO casework at full programme, a venue and year.' },
  patrol: { unit: 'per year', bounds: [0, 10], by: 'standing', varies: true, text: 'Leads from police patrol, a venue and year.' },
  trust: { unit: 'factor', bounds: [0, 5], varies: true, text: 'Trust of the public in the police: factor on tips and calls, 1 in normal times.' },
  programme: { unit: 'factor', bounds: [0, 20], varies: true, text: 'Strength of the NGO programme: factor on its casework.' },
  undercover: { unit: 'share', bounds: [0, 1], varies: true, text: 'Undercover authority: 0 observe only, 1 full.' },
  withoutUndercover: { unit: 'factor', bounds: [0, 1], text: 'Clandestine venues that casework finds without undercover authority, relative to with it.' },
  noticed: { unit: 'count', bounds: [1, 1000], text: 'Children in a venue from which on a lead about it is as likely as it gets.' },
  sizeBias: { unit: 'share', bounds: [0, 1], by: 'leadSource', text: 'How far the choice of venue depends on its number of children: 0 not at all beyond one, 1 in proportion.' },
  guardedFactor: { unit: 'factor', bounds: [0, 1], text: 'Probability that a lead on a protected venue is followed, relative to others.' },
  expiryWeeks: { unit: 'weeks', bounds: [1, 260], integer: true, text: 'Weeks after which a waiting lead is worth nothing.' },
});

export const leads = describeProcess({
  name: 'leads',
  text: 'Leads come in by source and by how visible a venue’s use of minors is, and wait for investigators; each keeps its source.',
  declarations: leadsParameters,
  equations: [
    { formula: 'n(source, s, area) ~ Poisson(venues(s, area) rate(source, s) factor(source) / 52.1775)', text: 'Leads a week about venues of strategy s, those closed for a while among them: each source has its own rate for open, concealed and clandestine use, and its own stream.' },
    { formula: 'factor(tips) = factor(calls) = trust × training.trust × trust left by crackdowns; factor(agencies) = training.focal; factor(casework) = programme; factor(patrol) = 1', text: 'The public tells whom it trusts; agencies lead through focal officers; casework is as strong as its programme.' },
    { formula: 'factor(casework, clandestine) = programme (u + (1 − u) withoutUndercover)', text: 'Undercover authority u decides how many clandestine venues casework finds.' },
    { formula: 'P(a call is answered) = answered (1 − otherLanguage + otherLanguage otherLanguageAnswered); P(lead | answered) = actionable', text: 'A hotline: the call must be answered, in a language of the caller, and lead to something; more calls answered give the same leads and more.' },
    { formula: 'P(venue with k children) ∝ 1 − b + b min(1, k / noticed) where k > 0', text: 'Which venue of the strategy it is about: b = sizeBias of the source, for what is noticed grows with the number of children, and casework begins with one of them.' },
    { formula: 'P(a lead is followed) = guardedFactor for a venue under protection, else 1; it waits for at most expiryWeeks', text: 'Leads are taken up in the order in which they came; one on a venue that is closed, gone, or under investigation already is lost, and so is one that comes in where 32 wait, or a sixteenth of the number of all places if that is more.' },
  ],
  reads: ['count.venueStock', 'venue.strategy', 'venue.status', 'venue.children', 'venue.guarded', 'venue.raidWeek', 'area.crackdownLoss'],
  writes: ['area.leadVenue', 'area.leadGeneration', 'area.leadWeek', 'area.leadSource', 'area.leadHead', 'area.leadCount', 'venue.leadSource', 'count.flow'],
  draws: ['leadCount', 'leadSource', 'leadVenue', 'hotlineCalls', 'hotlineCall'],
});

/** Tries to find the venue of a lead; a strategy that one venue in a hundred has is missed once in thirteen times. */
const TRIES = 256;
const WORD = 4294967296;

/** Events a year, venue and week of one source about venues of one strategy: leads, or calls that would be made. */
function perYear(world: World, week: number, area: number, source: number, strategy: number): number {
  const p = world.params.leads;
  const { trust, focal } = world.derived.training;
  const by = week * 4 + strategy;
  const here = week * world.size.areas + area;
  switch (source) {
    case LeadSource.tips: return p.tips[by]! * p.trust[week]! * trust[here]! * crackdownTrust(world, week, area);
    case LeadSource.hotline: return p.answered[here] === 0 ? 0 : p.calls[by]! * p.trust[week]! * trust[here]! * crackdownTrust(world, week, area);
    case LeadSource.agencies: return p.agencies[by]! * focal[here]!;
    case LeadSource.casework: return p.casework[by]! * p.programme[week]! * (strategy === Strategy.clandestine ? reach(world, week) : 1);
    default: return p.patrol[by]!;
  }
}

/** Clandestine venues that casework finds, relative to full undercover authority. */
function reach(world: World, week: number): number {
  const u = world.params.leads.undercover[week]!;
  return u + (1 - u) * world.params.leads.withoutUndercover;
}

export function stepLeads(world: World, week: number): void {
  const { size, keys, count } = world;
  for (let a = 0; a < size.areas; a++) {
    for (let source = 0; source < LEAD_SOURCES.length; source++) {
      for (let s = 0; s < 4; s++) {
        const venues = count.venueStock[s * size.areas + a]!;
        if (venues === 0) continue;
        const rate = perYear(world, week, a, source, s) / WEEKS_PER_YEAR;
        if (rate === 0) continue;
        const entity = (a * 8 + source) * 4 + s;
        if (source === LeadSource.hotline) {
          takeCalls(world, week, a, s, entity, venues * rate);
          continue;
        }
        const n = poisson(keys, Purpose.leadCount, entity, week, venues * rate);
        for (let i = 0; i < n; i++) addLead(world, week, a, s, source, entity, i);
      }
    }
  }
}

/** Calls to a hotline. Each has its own draws, so that more calls answered are the same calls and further ones. */
function takeCalls(world: World, week: number, area: number, strategy: number, entity: number, expected: number): void {
  const p = world.params.leads;
  const calls = poisson(world.keys, Purpose.hotlineCalls, entity, week, expected);
  if (calls === 0) return;
  const answered = p.answered[week * world.size.areas + area]! * (1 - p.otherLanguage * (1 - p.otherLanguageAnswered[week]!));
  for (let i = 0; i < calls; i++) {
    const u = uniform(world.keys, Purpose.hotlineCall, entity * 1024 + (i & 1023), week);
    const usable = (secondWord() + 0.5) / WORD;
    countFlow(world, u < answered ? Flow.callsAnswered : Flow.callsUnanswered, area);
    if (u < answered && usable < p.actionable) addLead(world, week, area, strategy, LeadSource.hotline, entity, i);
  }
}

/** How likely a lead is about a venue with so many children, relative to one of the largest number. */
function weight(world: World, source: number, children: number): number {
  if (children === 0) return 0;
  const { noticed, sizeBias } = world.params.leads;
  const bias = sizeBias[source]!;
  return 1 - bias + bias * Math.min(1, children / noticed);
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
    if (strategy !== Strategy.noMinors && (secondWord() + 0.5) / WORD >= weight(world, source, v.children[candidate]!)) continue;
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
