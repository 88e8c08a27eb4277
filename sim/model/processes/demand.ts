import { declare } from '../../base/declare.ts';
import { exp } from '../../base/dmath.ts';
import { SEGMENTS } from '../dimensions.ts';
import type { Params } from '../params.ts';
import { describeProcess } from '../process.ts';
import type { World } from '../world.ts';

export const demandParameters = declare({
  index: { unit: 'index', bounds: [0, 5], by: 'area', varies: true, text: 'Demand relative to its level in 2004: scales owners’ revenue and how often a child is wanted.' },
  share: { unit: 'share', bounds: [0, 1], by: 'segment', varies: true, text: 'Share of clients’ spending by segment; taken relative to the sum over segments in the first week of the burn-in.' },
  deliberate: { unit: 'share', bounds: [0, 1], by: 'segment', varies: true, text: 'Share of a segment’s spending by clients who look for children deliberately.' },
  incidentalRevenue: { unit: 'factor', bounds: [0, 1], text: 'What an incidental client who takes whoever is offered adds to an owner’s revenue from using minors, relative to a client who looks for children.' },
  friction: { unit: 'index', bounds: [0, 10], by: 'segment', text: 'Search friction φ by segment: clients fall by exp(−φ hiddenness).' },
  riskAversion: { unit: 'factor', bounds: [0, 20], by: 'segment', text: 'How much a client’s own perceived risk keeps clients of a segment away: they fall by exp(−aversion × perceived risk).' },
  signalRaid: { unit: 'weight', bounds: [0, 100], text: 'Weight, in clients’ perceived risk, of a raid that found children, per 100 places for venues in the area.' },
  signalArrest: { unit: 'weight', bounds: [0, 100], text: 'Weight of an arrest, per 100 places for venues in the area.' },
  signalConviction: { unit: 'weight', bounds: [0, 100], text: 'Weight of a conviction, per 100 places for venues in the area.' },
  signalHalfLifeWeeks: { unit: 'weeks', bounds: [1, 520], text: 'Half-life of what clients have heard.' },
});

export const demand = describeProcess({
  name: 'demand',
  text: 'Clients by segment: those who look for children search on where these are hidden, incidental ones take whoever is offered; both stay away when they hear of raids, arrests and convictions.',
  declarations: demandParameters,
  equations: [
    { formula: 'D(s) = index Σ_k share_k b_k exp(−φ_k hiddenness(s)) exp(−aversion_k R) / Σ_k share_k(0) b_k(0)', text: 'Revenue from using minors under strategy s, relative to open use at the reference; search friction as in facts section 3.' },
    { formula: 'b_k = deliberate_k, and for the incidental segment deliberate_k + (1 − deliberate_k) incidentalRevenue', text: 'What a segment’s spending brings to those who use minors.' },
    { formula: 'wanted(s) = D(s) / D(s) at the reference', text: 'How often a vacancy is meant for a child, relative to the same strategy at the reference: strategies have hiring shares of their own.' },
    { formula: 'R = 1 − exp(−S); S ← S 2^(−weeks / halfLife) + weight × 100 / places', text: 'Clients’ perceived risk in an area: a decayed signal, decayed only when it is read.' },
  ],
  reads: [],
  writes: ['area.revenue', 'area.wish', 'area.clientSignal'],
  draws: [],
});

const N = SEGMENTS.length;
const INCIDENTAL = SEGMENTS.indexOf('incidental');
const STRATEGY_COUNT = 4;

/** What a segment's spending brings to those who use minors: share × b, before friction and risk. */
function brings(p: Params['demand'], week: number, segment: number): number {
  const sigma = p.deliberate[week * N + segment]!;
  return p.share[week * N + segment]! * (segment === INCIDENTAL ? sigma + (1 - sigma) * p.incidentalRevenue : sigma);
}

/** Share of clients who get through, [strategy × segment]; totals at the reference, all and by strategy. */
export function demandTables(p: Params['demand'], hiddenness: Float64Array) {
  const reach = new Float64Array(STRATEGY_COUNT * N);
  const byStrategy = new Float64Array(STRATEGY_COUNT);
  let total = 0;
  for (let k = 0; k < N; k++) {
    total += brings(p, 0, k);
    for (let s = 0; s < STRATEGY_COUNT; s++) {
      reach[s * N + k] = exp(-p.friction[k]! * hiddenness[s]!);
      byStrategy[s] = byStrategy[s]! + brings(p, 0, k) * reach[s * N + k]!;
    }
  }
  return { reach, total, byStrategy };
}

const left = new Float64Array(N);

/** Brings the demand table of every area to this week: 16 products an area, whatever the number of venues. */
export function stepDemand(world: World, week: number): void {
  const { size, area, params, derived } = world;
  const p = params.demand;
  const { reach, total, byStrategy } = derived.demand;
  for (let a = 0; a < size.areas; a++) {
    const index = p.index[week * size.areas + a]!;
    const risk = clientRisk(world, week, a);
    for (let k = 0; k < N; k++) left[k] = index * brings(p, week, k) * (risk > 0 ? exp(-p.riskAversion[k]! * risk) : 1);
    for (let s = 0; s < STRATEGY_COUNT; s++) {
      let sum = 0;
      for (let k = 0; k < N; k++) sum += left[k]! * reach[s * N + k]!;
      area.revenue[a * STRATEGY_COUNT + s] = total > 0 ? sum / total : 0;
      area.wish[a * STRATEGY_COUNT + s] = byStrategy[s]! > 0 ? sum / byStrategy[s]! : 0;
    }
  }
}

/** Clients' perceived risk in an area, 0 to 1. */
export function clientRisk(world: World, week: number, area: number): number {
  const { clientSignal, clientSignalWeek } = world.area;
  const signal = clientSignal[area]!;
  return signal === 0 ? 0 : 1 - exp(-signal * world.derived.clientKeep[week - clientSignalWeek[area]!]!);
}

/** Clients of an area hear of a raid that found children, of an arrest or of a conviction; `weight` is that of the event. */
export function signalClients(world: World, week: number, area: number, weight: number): void {
  if (weight === 0) return;
  const { clientSignal, clientSignalWeek, firstVenue } = world.area;
  const places = firstVenue[area + 1]! - firstVenue[area]!;
  clientSignal[area] = clientSignal[area]! * world.derived.clientKeep[week - clientSignalWeek[area]!]! + (weight * 100) / places;
  clientSignalWeek[area] = week;
}
