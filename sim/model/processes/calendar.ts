import { declare } from '../../base/declare.ts';
import { describeProcess } from '../process.ts';
import type { Shock } from '../shocks.ts';
import type { World } from '../world.ts';
import { discountSanctions, signalEveryone } from './beliefs.ts';
import { loseResidents } from './care.ts';
import { closeDistrict } from './owners.ts';

export const calendarParameters = declare({});

export const calendar = describeProcess({
  name: 'calendar',
  text: 'Shocks of the scenario act on the state at the beginning of their week; dated changes of parameters were laid out by week beforehand.',
  declarations: calendarParameters,
  equations: [
    { formula: 'district closed: each venue of the type closes for good with probability share', text: 'Its children are displaced as on any lasting closure; the same venues close under a larger share, and more.' },
    { formula: 'impunity event: a − a₀ ← factor × (a − a₀)', text: 'What owners believe of sanctions beyond the prior is discounted.' },
    { formula: 'public raid: a ← a + weight, in every venue of the area', text: 'A raid that all hear of is a signal to all.' },
    { formula: 'shelter loss: each resident of the area is gone with probability share', text: 'Into the hazard of exploitation again of those let go without a bed; beds are free again.' },
  ],
  reads: ['venue.type', 'area.firstVenue'],
  writes: ['venue', 'slot', 'offVenue', 'care', 'area.signal', 'area.bedsUsed', 'count'],
  draws: ['shockVenue', 'referral'],
});

/** Applies the shocks of this week. Before the first, and after the last, there is nothing to do. */
export function stepCalendar(world: World, week: number): void {
  for (const shock of world.shocks) {
    if (shock.week > week) return;
    if (shock.week === week) apply(world, week, shock);
  }
}

function apply(world: World, week: number, { kind, value, area, type }: Shock): void {
  const first = Math.max(area, 0);
  const end = area < 0 ? world.size.areas : area + 1;
  for (let a = first; a < end; a++) {
    switch (kind) {
      case 'closeDistrict': closeDistrict(world, week, a, type, value); break;
      case 'impunityEvent': discountSanctions(world, a, value); break;
      case 'publicRaid': signalEveryone(world, week, a, value); break;
      case 'shelterLoss': loseResidents(world, week, a, value); break;
    }
  }
}
