import type { InterventionKind } from './kind.ts';

export const crackdown: InterventionKind = {
  text: 'Venues are closed in a general crackdown, whether they use minors or not, in every area.',
  value: { unit: 'per month', bounds: [0, 0.9], text: 'Hazard that a brothel is closed; other types by their factors.' },
  changes: (value) => [{ parameter: 'crackdowns.perMonth', operation: 'set', value }],
};
