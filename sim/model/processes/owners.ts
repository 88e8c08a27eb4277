import { declare } from '../../base/declare.ts';
import { Purpose } from '../../base/random/purposes.ts';
import { secondWord, uniform } from '../../base/random/streams.ts';
import { childExposure, Strategy, VENUE_TYPES, VenueStatus } from '../dimensions.ts';
import { Flow } from '../flows.ts';
import { vacantSlot } from '../persons.ts';
import { describeProcess } from '../process.ts';
import { bestStrategy, countGivingUp, usesMinors } from '../strategies.ts';
import { countVenue, dissolve, drawCharacter, drawGumbels, drawType, openingStrategy, venueCounter, wantedPersons } from '../venues.ts';
import { countFlow, type World } from '../world.ts';
import { displaceChildren, displaceSome } from './displacement.ts';
import { perceivedRisk } from './beliefs.ts';
import { hire } from './turnover.ts';

export const ownersParameters = declare({
  revenue: { unit: 'utility', bounds: [0, 20], text: 'Revenue from using minors at demand 1 and median taste.' },
  tasteSpread: { unit: 'index', bounds: [0, 3], text: 'Standard deviation of the logarithm of an owner’s taste for using minors.' },
  hireShare: { unit: 'share', bounds: [0, 0.95], by: 'standing', text: 'Share of a venue’s vacancies that it means for children, by strategy, at median taste and demand 1.' },
  cost: { unit: 'utility', bounds: [0, 1e6], by: 'standing', varies: true, text: 'Cost of using minors by strategy; 1,000,000 rules a strategy out.' },
  closeUtility: { unit: 'utility', bounds: [-100, 5], text: 'Utility of giving up the venue.' },
  hiddenness: { unit: 'share', bounds: [0, 1], by: 'standing', text: 'How hard a strategy makes it for clients to find children.' },
  riskAversion: { unit: 'factor', bounds: [0, 20], text: 'Weight of the expected loss against revenue.' },
  riskExposure: { unit: 'share', bounds: [0, 1], by: 'standing', text: 'Share of the perceived risk that a strategy leaves.' },
  loss: { unit: 'utility', bounds: [0, 100], text: 'Loss when sanctioned, if judgment came at once.' },
  severityExponent: { unit: 'index', bounds: [0.1, 1], text: 'Exponent e of the loss as it is felt, loss^e; below 1 severity matters less than certainty.' },
  celerity: { unit: 'per year', bounds: [0, 5], text: 'Rate at which waiting for judgment discounts the loss.' },
  precision: { unit: 'index', bounds: [0.1, 50], text: 'Precision of the choice: how much utilities outweigh the venue’s own standing terms.' },
  inertia: { unit: 'probability', bounds: [0, 1], text: 'Probability of not reconsidering at a quarterly review.' },
  redraw: { unit: 'probability', bounds: [0, 1], text: 'Probability that a reconsidering venue’s standing terms are drawn anew.' },
  retention: { unit: 'share', bounds: [0, 1], text: 'Share of a venue’s children who come along when it changes how it uses them.' },
  shown: { unit: 'probability', bounds: [0, 1], by: 'publicExposure', varies: true, text: 'Probability that the owner lets a stranger see a child, relative to an adult, by exposure.' },
});

export const owners = describeProcess({
  name: 'owners',
  text: 'Each venue reviews once a quarter, on its own week: it may close, shift type, and choose anew among five strategies.',
  declarations: ownersParameters,
  equations: [
    { formula: 'U(s) = revenue × taste × D(s) − riskAversion × p̂ × riskExposure(s) × loss^severityExponent × exp(−celerity × T) − cost(s); U(noMinors) = 0; U(close) = closeUtility', text: 'Utility of a strategy s that uses minors: D(s) is this week’s demand (demand), p̂ the perceived risk (beliefs), T the years until judgment that the area’s trade expects (courts). Expected utility of crime after Becker 1968; an exponent below 1 makes certainty matter more than severity (Nagin 2013).' },
    { formula: 'choice = argmax over s of precision × U(s) + g(s), g ~ Gumbel', text: 'A multinomial logit over venues (McFadden 1974) whose random terms stand for years: they belong to the venue, and are drawn anew at a share redraw of reconsidered reviews. A cost of 1,000,000 removes a strategy.' },
    { formula: 'P(reconsiders at a quarterly review) = 1 − inertia; taste ~ exp(tasteSpread × Normal(0, 1))', text: 'Most reviews change nothing. The taste for using minors belongs to the venue.' },
    { formula: 'P(a child is left behind) = 1 − retention when the use of minors changes, 1 when it ends or the venue closes', text: 'The others come along to the new strategy; those left behind go through displacement.' },
    { formula: 'deterred = gives up minors at p̂, and would not have at p̂ without signals', text: 'A counterfactual, asked of each venue that gives up minors with all else equal: deterred by its own sanction when it has met one, else by those of others, which is the diffusion of benefits (Guerette and Bowers 2009).' },
  ],
  reads: ['area.revenue', 'area.signal', 'venue.beliefA', 'venue.beliefB', 'venue.taste', 'venue.gumbel', 'area.judgmentDelay'],
  writes: ['venue', 'slot', 'count'],
  draws: ['review', 'gumbel', 'taste'],
});

const QUARTER = 13;
const BROTHEL = VENUE_TYPES.indexOf('brothel');
const scratch = new Float64Array(5);

/** Reviews are staggered, so that one raid does not move a whole area at once. */
export function stepOwners(world: World, week: number): void {
  const { venues } = world.size;
  const { status } = world.venue;
  for (let v = week % QUARTER; v < venues; v += QUARTER) if (status[v] === VenueStatus.operating) review(world, week, v);
}

/** Quarterly probability of a monthly hazard. */
function quarterly(perMonth: number): number {
  const stay = 1 - perMonth;
  return 1 - stay * stay * stay;
}

function review(world: World, week: number, venue: number): void {
  const v = world.venue;
  const { market, owners: p } = world.params;
  v.reviews[venue] = v.reviews[venue]! + 1;
  const counter = venueCounter(world, venue, v.reviews[venue]!);
  const closes = uniform(world.keys, Purpose.venueClose, venue, counter) < quarterly(market.closePerMonth);
  const shifts = (secondWord() + 0.5) / 4294967296;
  const strategy = v.strategy[venue]!;
  const risk = perceivedRisk(world, week, venue);
  world.count.perceivedSum[strategy] = world.count.perceivedSum[strategy]! + risk;
  world.count.perceivedCount[strategy] = world.count.perceivedCount[strategy]! + 1;
  if (closes) {
    giveUp(world, week, venue);
    return;
  }
  if (v.type[venue] === BROTHEL && shifts < quarterly(market.brothelShiftPerMonth[week * world.size.areas + v.area[venue]!]!)) shiftType(world, week, venue);
  if (uniform(world.keys, Purpose.review, venue, counter) < p.inertia) return;
  if ((secondWord() + 0.5) / 4294967296 < p.redraw) {
    v.gumbelEpoch[venue] = v.gumbelEpoch[venue]! + 1;
    drawGumbels(world, venue);
  }
  const choice = bestStrategy(world, week, venue, scratch, risk);
  if (choice === strategy) return;
  if (usesMinors(strategy) && !usesMinors(choice)) countGivingUp(world, week, venue, scratch);
  countFlow(world, Flow.strategyChanges, v.area[venue]!);
  if (choice === Strategy.close) giveUp(world, week, venue);
  else adopt(world, week, venue, choice);
}

/** A brothel becomes an indirect venue, with everybody in it. */
function shiftType(world: World, week: number, venue: number): void {
  const v = world.venue;
  const u = uniform(world.keys, Purpose.typeShift, venue, venueCounter(world, venue, v.reviews[venue]!));
  countVenue(world, venue, -1);
  v.type[venue] = drawType(world.params.market.openingMix, week * world.size.types, u, false);
  countVenue(world, venue, 1);
  countFlow(world, Flow.brothelsShifted, v.area[venue]!);
}

/** A chosen change of strategy takes the venue's children along, but for a share; giving up minors leaves them all behind. */
function adopt(world: World, week: number, venue: number, choice: number): void {
  const v = world.venue;
  const before = v.strategy[venue]!;
  // Origins are counted as they stood, so children left behind are moved before the change.
  if (choice === Strategy.noMinors) displaceChildren(world, week, venue, childExposure(before));
  else displaceSome(world, week, venue, childExposure(before), 1 - world.params.owners.retention);
  countVenue(world, venue, -1);
  v.strategy[venue] = choice;
  countVenue(world, venue, 1);
}

/** Closes for good; children still in it are left behind. */
export function giveUp(world: World, week: number, venue: number): void {
  displaceChildren(world, week, venue, childExposure(world.venue.strategy[venue]!));
  dissolve(world, week, venue);
}

/**
 * A district is closed: each venue of a type (−1: of any) in an area closes for good with a probability, all at once.
 * None of them takes in the children of another, so they are shut before the first is emptied.
 */
export function closeDistrict(world: World, week: number, area: number, type: number, share: number): void {
  const { firstVenue } = world.area;
  const v = world.venue;
  const chosen = (venue: number): boolean => v.status[venue] !== VenueStatus.gone && (type < 0 || v.type[venue] === type)
    && uniform(world.keys, Purpose.shockVenue, venue, week) < share;
  for (let venue = firstVenue[area]!; venue < firstVenue[area + 1]!; venue++) {
    if (!chosen(venue)) continue;
    countVenue(world, venue, -1);
    v.status[venue] = VenueStatus.closed;
    countVenue(world, venue, 1);
  }
  for (let venue = firstVenue[area]!; venue < firstVenue[area + 1]!; venue++) if (chosen(venue)) giveUp(world, week, venue);
}

/** A closed venue reopens, and fills its vacancies. */
export function onVenue(world: World, week: number, venue: number): void {
  const v = world.venue;
  if (v.dueWeek[venue] !== week || v.status[venue] !== VenueStatus.closed) return;
  countVenue(world, venue, -1);
  v.status[venue] = VenueStatus.operating;
  countVenue(world, venue, 1);
  fillVacancies(world, week, venue);
}

function fillVacancies(world: World, week: number, venue: number): void {
  for (let missing = wantedPersons(world, week, venue) - world.venue.persons[venue]!; missing > 0; missing--) {
    const slot = vacantSlot(world, venue);
    if (slot < 0) break;
    hire(world, week, slot, venue);
  }
}

/** Another venue opens where one is gone: of a type, a character and a strategy of its own. */
export function openVenue(world: World, week: number, venue: number): void {
  const v = world.venue;
  v.generation[venue] = v.generation[venue]! + 1;
  const u = uniform(world.keys, Purpose.openingType, venue, v.generation[venue]!);
  v.type[venue] = drawType(world.params.market.openingMix, week * world.size.types, u, true);
  drawCharacter(world, week, venue);
  v.strategy[venue] = openingStrategy(world, week, venue);
  v.status[venue] = VenueStatus.operating;
  countVenue(world, venue, 1);
  countFlow(world, Flow.venuesOpened, v.area[venue]!);
  fillVacancies(world, week, venue);
}
