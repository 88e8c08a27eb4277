import { SEGMENTS, STANDING } from '../../../sim/model/dimensions.ts';
import type { Params } from '../../../sim/model/params.ts';
import { atArea, venuesOf, type PlainWorld } from '../state.ts';

/** share × b: what a segment's spending brings to those who use minors. */
function brings(p: Params['demand'], week: number, k: number): number {
  const deliberate = p.deliberate[week * SEGMENTS.length + k];
  const b = SEGMENTS[k] === 'incidental' ? deliberate + (1 - deliberate) * p.incidentalRevenue : deliberate;
  return p.share[week * SEGMENTS.length + k] * b;
}

/** What clients have heard fades, week by week. */
export function fadeClientSignals(world: PlainWorld): void {
  for (const area of world.area) area.clientSignal *= Math.pow(2, -1 / world.params.demand.signalHalfLifeWeeks);
}

/** Revenue under each strategy, and how often a child is wanted, in every area. */
export function stepDemand(world: PlainWorld): void {
  const p = world.params.demand;
  const { hiddenness } = world.params.owners;
  world.area.forEach((area, a) => {
    const risk = 1 - Math.exp(-area.clientSignal);
    STANDING.forEach((_, s) => {
      let now = 0;
      let reference = 0;
      let openly = 0;
      SEGMENTS.forEach((_, k) => {
        const reach = Math.exp(-p.friction[k] * hiddenness[s]);
        now += atArea(world, p.index, a) * brings(p, world.week, k) * reach * Math.exp(-p.riskAversion[k] * risk);
        reference += brings(p, 0, k) * reach;
        openly += brings(p, 0, k);
      });
      area.revenue[s] = now / openly;
      area.wish[s] = now / reference;
    });
  });
}

/** Clients of an area hear of a raid, an arrest or a conviction. */
export function signalClients(world: PlainWorld, area: number, weight: number): void {
  world.area[area].clientSignal += (weight * 100) / venuesOf(world, area).length;
}
