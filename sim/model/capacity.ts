import type { World } from './world.ts';

/** Investigations that an area’s police can run at the same time in a week. */
export function investigationCapacity({ params, size }: World, week: number, area: number): number {
  return Math.floor(params.raids.capacity[week * size.areas + area]! * params.raids.politicalWill[week]!);
}
