import type { InterventionKind } from './kind.ts';

export const shelterBeds: InterventionKind = {
  text: "More or fewer shelter beds, in every area.",
  value: { unit: 'factor', bounds: [0, 20], text: "Factor on the scenario's own beds." },
  changes: (value) => [{ parameter: 'care.beds', operation: 'scale', value }],
};
