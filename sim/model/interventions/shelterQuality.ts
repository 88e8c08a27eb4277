import type { InterventionKind } from './kind.ts';

export const shelterQuality: InterventionKind = {
  text: 'Shelters are better or worse, in every area: fewer or more leave early, and are exploited again.',
  value: { unit: 'share', bounds: [0, 1], text: 'Quality from 0 to 1.' },
  changes: (value) => [{ parameter: 'care.quality', operation: 'set', value }],
};
