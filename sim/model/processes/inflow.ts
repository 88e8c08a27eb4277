import { declare, type Compiled } from '../../base/declare.ts';
import { exp, log } from '../../base/dmath.ts';
import { describeProcess } from '../process.ts';
import type { World } from '../world.ts';

export const inflowParameters = declare({
  arrivals: { unit: 'per week', bounds: [0, 100_000], by: 'area', text: 'Children at risk who arrive in an area in a week, before poverty, crisis and prevention act.' },
  poverty: { unit: 'share', bounds: [0.001, 1], varies: true, text: 'Share of people below the poverty line.' },
  povertyReference: { unit: 'share', bounds: [0.001, 1], text: 'Poverty at which arrivals are as given.' },
  povertyElasticity: { unit: 'index', bounds: [0, 4], text: 'Elasticity of arrivals with respect to poverty.' },
  crisis: { unit: 'share', bounds: [0, 3], varies: true, text: 'Additional arrivals in an economic crisis, as a share.' },
  prevention: { unit: 'share', bounds: [0, 1], varies: true, text: 'Share of arrivals avoided by prevention.' },
  other: { unit: 'factor', bounds: [0, 20], varies: true, text: 'Factor on arrivals for whatever else keeps children at risk from arriving, or brings more of them.' },
});

export const inflow = describeProcess({
  name: 'inflow',
  text: 'Arrivals at risk follow poverty, crisis and prevention; they limit, softly, how many vacancies children fill.',
  declarations: inflowParameters,
  equations: [
    { formula: 'λ(t) = arrivals × (poverty / povertyReference)^povertyElasticity × (1 + crisis) × (1 − prevention) × other', text: 'Children at risk who arrive in an area in a week; poverty, crisis, prevention and other factors act on all areas alike.' },
    { formula: 'fill = 1 − exp(−λ / max(wanted, 0.05)); wanted ← wanted + (wantedNow − wanted) / 8', text: 'Probability that a vacancy meant for a child is filled by one. With few arrivals each of them is hired, with many every such vacancy is filled, and nothing turns over at once between the two; what is wanted is last week’s count, smoothed over eight weeks.' },
  ],
  reads: ['area.wantedNow'],
  writes: ['area.wanted', 'area.wantedNow', 'area.fill'],
  draws: [],
});

/** Weeks over which wanted vacancies are averaged: long enough that one week's chance does not set the next week's probability. */
const SMOOTHING = 8;

/** Arrivals relative to the reference, by week: (poverty / reference)^elasticity × (1 + crisis) × (1 − prevention) × other. Length weeks. */
export function inflowIndex(p: Compiled<typeof inflowParameters>): Float64Array {
  const index = new Float64Array(p.poverty.length);
  let poverty = -1;
  let factor = 1;
  for (let week = 0; week < index.length; week++) {
    if (p.poverty[week] !== poverty) {
      poverty = p.poverty[week]!;
      factor = exp(p.povertyElasticity * log(poverty / p.povertyReference));
    }
    index[week] = factor * (1 + p.crisis[week]!) * (1 - p.prevention[week]!) * p.other[week]!;
  }
  return index;
}

/**
 * Probability that a vacancy for which a child is wanted is filled by one: hires = wanted × (1 − exp(−arrivals / wanted)).
 * A hard minimum of the two would make two regimes (model.md 3.2).
 */
export function stepInflow(world: World, week: number): void {
  const { area, params, derived } = world;
  for (let a = 0; a < world.size.areas; a++) {
    const wanted = area.wanted[a]! + (area.wantedNow[a]! - area.wanted[a]!) / SMOOTHING;
    area.wanted[a] = wanted;
    area.wantedNow[a] = 0;
    const arrivals = params.inflow.arrivals[a]! * derived.inflowIndex[week]!;
    area.fill[a] = 1 - exp(-arrivals / Math.max(wanted, 0.05));
  }
}
