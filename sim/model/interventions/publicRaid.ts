import type { InterventionKind } from './kind.ts';

export const publicRaid: InterventionKind = {
  text: 'A raid that everybody hears of: every venue takes note.',
  value: { unit: 'weight', bounds: [0, 10], text: 'Weight of the news in every venue’s belief; a sanction of one’s own weighs beliefs.own.' },
  shock: { kind: 'publicRaid', area: 'possible' },
};
