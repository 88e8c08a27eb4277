import { exp } from '../base/dmath.ts';
import { WEEKS_PER_YEAR } from '../base/weeks.ts';
import { Strategy } from './dimensions.ts';
import { Flow } from './flows.ts';
import { perceivedRisk, riskWithoutSignals } from './processes/beliefs.ts';
import { countFlow, type World } from './world.ts';

/** A choice can be refused outright by a cost of this much or more (declared upper bound of the costs). */
export const PROHIBITIVE = 1e6;

/**
 * Utility of each strategy for a venue (model.md 3.5; dimensionless):
 * U(s) = k D(s) m − riskAversion p̂ exposure(s) loss^e exp(−celerity delay) − cost(s, t); U(no minors) = 0; U(close) as given.
 * D(s) is this week's demand under the strategy (processes/demand). With e < 1 the loss is felt less than in proportion: certainty matters more than severity (Nagin 2013).
 * Writes five numbers into `out`. @param risk p̂, a probability
 */
export function utilities(world: World, week: number, venue: number, out: Float64Array, risk = perceivedRisk(world, week, venue)): void {
  const p = world.params.owners;
  const area = world.venue.area[venue]!;
  const revenue = p.revenue * world.venue.taste[venue]!;
  const delayYears = world.area.judgmentDelay[area]! / WEEKS_PER_YEAR;
  const loss = p.riskAversion * risk * world.derived.lossFelt * exp(-p.celerity * delayYears);
  out[Strategy.noMinors] = 0;
  for (let s: number = Strategy.open; s <= Strategy.clandestine; s++) {
    out[s] = revenue * world.area.revenue[area * 4 + s]! - loss * p.riskExposure[s]! - p.cost[week * 4 + s]!;
  }
  out[Strategy.close] = p.closeUtility;
}

/** The strategy of highest utility, standing random terms included: a multinomial logit over venues (McFadden 1974). */
export function bestStrategy(world: World, week: number, venue: number, scratch: Float64Array, risk = perceivedRisk(world, week, venue)): number {
  utilities(world, week, venue, scratch, risk);
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

/** Whether a strategy uses minors. */
export function usesMinors(strategy: number): boolean {
  return strategy >= Strategy.open && strategy <= Strategy.clandestine;
}

/**
 * Counts a venue that chooses to use minors no more. It was deterred when, with all else equal, it would have gone on had it known of no sanction:
 * by its own, when it was sanctioned in this generation, else by others' (network, area, media) alone, which is the diffusion of benefits
 * (Guerette and Bowers 2009). A signal that is only present, and tips nothing, does not count.
 */
export function countGivingUp(world: World, week: number, venue: number, scratch: Float64Array): void {
  const area = world.venue.area[venue]!;
  countFlow(world, Flow.gaveUpMinors, area);
  if (!usesMinors(bestStrategy(world, week, venue, scratch, riskWithoutSignals(world, week, venue)))) return;
  countFlow(world, world.venue.sanctioned[venue] === 1 ? Flow.deterredBySanction : Flow.deterredByOthers, area);
}
