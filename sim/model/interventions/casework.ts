import type { InterventionKind } from './kind.ts';

export const casework: InterventionKind = {
  text: 'NGO casework grows, shrinks or ends.',
  value: { unit: 'factor', bounds: [0, 20], text: "Factor on the scenario's own programme; 0 ends it." },
  changes: (value) => [{ parameter: 'leads.programme', operation: 'scale', value }],
};
