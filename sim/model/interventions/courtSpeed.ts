import type { InterventionKind } from './kind.ts';

export const courtSpeed: InterventionKind = {
  text: "Prosecutors and investigating judges take less or more time for a case, and courts hold more or fewer trials.",
  value: { unit: 'factor', bounds: [0.05, 20], text: "Factor on the speed: 2 halves the time from arrest until a case is ready, and doubles the trial days." },
  changes: (value) => [
    { parameter: 'courts.delayWeeks', operation: 'scale', value: 1 / value },
    { parameter: 'courts.trialsPerWeek', operation: 'scale', value },
  ],
};
