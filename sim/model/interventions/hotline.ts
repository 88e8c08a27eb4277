import type { InterventionKind } from './kind.ts';

export const hotline: InterventionKind = {
  text: 'A hotline answers a given share of calls, in every area.',
  value: { unit: 'share', bounds: [0, 1], text: 'Share of calls answered; 0 ends the line.' },
  changes: (value) => [{ parameter: 'leads.answered', operation: 'set', value }],
};
