import type { InterventionKind } from './kind.ts';

export const impunityEvent: InterventionKind = {
  text: 'Sanctions turn out to have no consequences: what owners had come to believe of them beyond the prior is discounted.',
  value: { unit: 'factor', bounds: [0, 1], text: 'Factor on what is believed beyond the prior; 1 changes nothing.' },
  shock: { kind: 'impunityEvent', area: 'possible' },
};
