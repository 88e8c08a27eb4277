import type { InterventionKind } from './kind.ts';

export const shelterLoss: InterventionKind = {
  text: 'Shelters are attacked: residents are gone from one day to the next, and are as likely to be exploited again as children let go without a bed.',
  value: { unit: 'share', bounds: [0, 1], text: 'Share of the area’s residents who are lost.' },
  shock: { kind: 'shelterLoss', area: 'possible' },
};
