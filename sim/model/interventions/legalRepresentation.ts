import type { InterventionKind } from './kind.ts';

export const legalRepresentation: InterventionKind = {
  text: "Victims have a lawyer, whoever brought the case: fewer cases are settled, dropped or lose their witness, and more end in a conviction.",
  value: { unit: 'share', bounds: [0, 1], text: "Share of new cases that are represented." },
  changes: (value) => [
    { parameter: 'courts.represented', operation: 'set', value },
    { parameter: 'courts.representedCasework', operation: 'set', value },
  ],
};
