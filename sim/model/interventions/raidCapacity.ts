import type { InterventionKind } from './kind.ts';

export const raidCapacity: InterventionKind = {
  text: "More or fewer investigations at the same time, in every area.",
  value: { unit: 'factor', bounds: [0, 20], text: "Factor on the scenario's own capacity." },
  changes: (value) => [{ parameter: 'raids.capacity', operation: 'scale', value }],
};
