import type { PlainWorld } from '../state.ts';

/** Children at risk who arrive in an area this week. */
export function arrivals(world: PlainWorld, area: number): number {
  const { inflow: p } = world.params;
  const poverty = Math.pow(p.poverty[world.week] / p.povertyReference, p.povertyElasticity);
  return p.arrivals[area] * poverty * (1 + p.crisis[world.week]) * (1 - p.prevention[world.week]) * p.other[world.week];
}

/** How likely a vacancy meant for a child is filled by one: by arrivals against what was wanted of late. */
export function stepInflow(world: PlainWorld): void {
  world.area.forEach((area, a) => {
    area.wanted += (area.wantedNow - area.wanted) / world.rules.smoothingWeeks;
    area.wantedNow = 0;
    area.fill = 1 - Math.exp(-arrivals(world, a) / Math.max(area.wanted, 0.05));
  });
}
