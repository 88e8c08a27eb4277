import { exp } from '../base/dmath.ts';
import { WEEKS_PER_YEAR } from '../base/weeks.ts';
import { Strategy } from './dimensions.ts';
import { perceivedRisk } from './processes/beliefs.ts';
import type { World } from './world.ts';

/** A choice can be refused outright by a cost of this much or more (declared upper bound of the costs). */
export const PROHIBITIVE = 1e6;

/**
 * Utility of each strategy for a venue (model.md 3.5; dimensionless):
 * U(s) = k D m friction(s) − riskAversion p̂ exposure(s) loss − cost(s, t); U(no minors) = 0; U(close) as given.
 * friction(s) = exp(−φ hiddenness(s)); the loss is discounted by the delay until judgment (celerity).
 * Writes five numbers into `out`.
 */
export function utilities(world: World, week: number, venue: number, out: Float64Array): void {
  const p = world.params.owners;
  const area = world.venue.area[venue]!;
  const demand = world.params.demand.index[week * world.size.areas + area]!;
  const revenue = p.revenue * demand * world.venue.taste[venue]!;
  const delayYears = world.area.judgmentDelay[area]! / WEEKS_PER_YEAR;
  const loss = p.riskAversion * perceivedRisk(world, week, venue) * p.loss * exp(-p.celerity * delayYears);
  out[Strategy.noMinors] = 0;
  for (let s: number = Strategy.open; s <= Strategy.clandestine; s++) {
    out[s] = revenue * world.derived.frictionLeft[s]! - loss * p.riskExposure[s]! - p.cost[week * 4 + s]!;
  }
  out[Strategy.close] = p.closeUtility;
}

/** The strategy of highest utility, standing random terms included: a multinomial logit over venues (McFadden 1974). */
export function bestStrategy(world: World, week: number, venue: number, scratch: Float64Array): number {
  utilities(world, week, venue, scratch);
  const { gumbel } = world.venue;
  const { precision, cost } = world.params.owners;
  let best: number = Strategy.noMinors;
  let highest = -Infinity;
  for (let s = 0; s < 5; s++) {
    if (s > 0 && s < 4 && cost[week * 4 + s]! >= PROHIBITIVE) continue;
    const score = precision * scratch[s]! + gumbel[venue * 5 + s]!;
    if (score > highest) {
      highest = score;
      best = s;
    }
  }
  return best;
}
