import type { InterventionKind } from './kind.ts';

export const undercoverAuthority: InterventionKind = {
  text: "Investigators may work under cover: clandestine venues are found, and evidence carries more raids.",
  value: { unit: 'share', bounds: [0, 1], text: "Share of full authority." },
  changes: (value) => [{ parameter: 'leads.undercover', operation: 'set', value }],
  exclusive: true,
};
