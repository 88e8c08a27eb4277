import type { InterventionKind } from './kind.ts';

export const courtMonitoring: InterventionKind = {
  text: "Observers follow cases and trials: fewer are settled or lose their witness, and more end in a conviction.",
  value: { unit: 'share', bounds: [0, 1], text: "Share of cases that are monitored." },
  changes: (value) => [{ parameter: 'courts.monitored', operation: 'set', value }],
};
