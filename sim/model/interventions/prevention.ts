import type { InterventionKind } from './kind.ts';

export const prevention: InterventionKind = {
  text: "A share of children at risk does not arrive.",
  value: { unit: 'share', bounds: [0, 1], text: "Share of arrivals avoided." },
  changes: (value) => [{ parameter: 'inflow.prevention', operation: 'set', value }],
};
