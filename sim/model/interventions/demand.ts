import type { InterventionKind } from './kind.ts';

export const demand: InterventionKind = {
  text: "Demand is deterred, or grows, in every area.",
  value: { unit: 'factor', bounds: [0, 5], text: "Factor on the scenario's own demand." },
  changes: (value) => [{ parameter: 'demand.index', operation: 'scale', value }],
};
