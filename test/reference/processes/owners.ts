import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import { Strategy, STRATEGIES } from '../../../sim/model/dimensions.ts';
import { atArea, atStrategy, count, operates, type PlainWorld, type Venue } from '../state.ts';
import { perceivedRisk } from './beliefs.ts';
import { displaceChildren } from './displacement.ts';
import { BROTHEL, closeForGood, drawGumbels, drawOpeningType } from './market.ts';

const RULED_OUT = 1e6;

export const usesMinors = (strategy: number): boolean => strategy === Strategy.open || strategy === Strategy.concealed || strategy === Strategy.clandestine;

/** Utility of a strategy at a perceived risk. */
function utility(world: PlainWorld, venue: Venue, strategy: number, risk: number): number {
  const { owners: p } = world.params;
  const area = world.area[venue.area];
  if (strategy === Strategy.noMinors) return 0;
  if (strategy === Strategy.close) return p.closeUtility;
  const loss = Math.pow(p.loss, p.severityExponent) * Math.exp((-p.celerity * area.judgmentDelay) / WEEKS_PER_YEAR);
  return p.revenue * venue.taste * area.revenue[strategy] - p.riskAversion * risk * p.riskExposure[strategy] * loss - atStrategy(world, p.cost, strategy);
}

/** What a venue would do now: the best strategy, its own standing terms included. */
export function preferredStrategy(world: PlainWorld, venue: Venue, risk = perceivedRisk(world, venue)): number {
  const { owners: p } = world.params;
  const options = STRATEGIES.map((_, s) => s).filter((s) => !(usesMinors(s) && atStrategy(world, p.cost, s) >= RULED_OUT));
  const score = (s: number): number => p.precision * utility(world, venue, s, risk) + venue.gumbel[s];
  return options.reduce((best, s) => (score(s) > score(best) ? s : best));
}

/** Each venue that operates reviews once a quarter, in its own week. */
export function stepOwners(world: PlainWorld): void {
  const { reviewWeeks } = world.rules;
  for (const venue of world.venues) {
    if (operates(venue) && venue.index % reviewWeeks === world.week % reviewWeeks) review(world, venue);
  }
}

function review(world: PlainWorld, venue: Venue): void {
  const quarterly = (perMonth: number): number => 1 - Math.pow(1 - perMonth, world.rules.reviewMonths);
  const { market, owners: p } = world.params;
  world.perceivedSum[venue.strategy] += perceivedRisk(world, venue);
  world.perceivedCount[venue.strategy]++;
  if (world.chance.coin(quarterly(market.closePerMonth))) {
    closeForGood(world, venue);
    return;
  }
  if (venue.type === BROTHEL && world.chance.coin(quarterly(atArea(world, market.brothelShiftPerMonth, venue.area)))) {
    venue.type = drawOpeningType(world, false);
    count(world, 'brothelsShifted', venue.area);
  }
  if (world.chance.coin(p.inertia)) return;
  if (world.chance.coin(p.redraw)) drawGumbels(world, venue);
  const choice = preferredStrategy(world, venue);
  if (choice === venue.strategy) return;
  if (usesMinors(venue.strategy) && !usesMinors(choice)) countGivingUp(world, venue);
  count(world, 'strategyChanges', venue.area);
  if (choice === Strategy.close) closeForGood(world, venue);
  else {
    displaceChildren(world, venue, choice === Strategy.noMinors ? 1 : 1 - p.retention);
    venue.strategy = choice;
  }
}

/** Deterred, if it would have gone on had it known of no sanction: by its own, or only by those of others. */
function countGivingUp(world: PlainWorld, venue: Venue): void {
  count(world, 'gaveUpMinors', venue.area);
  if (!usesMinors(preferredStrategy(world, venue, perceivedRisk(world, venue, false)))) return;
  count(world, venue.sanctioned ? 'deterredBySanction' : 'deterredByOthers', venue.area);
}
