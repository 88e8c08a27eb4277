import type { InterventionKind } from './kind.ts';

export const courtSpeed: InterventionKind = {
  text: "Cases are ready for trial sooner or later, and courts hold more or fewer trials.",
  value: { unit: 'factor', bounds: [0.05, 20], text: "Factor on the speed: 2 halves the time from charge to trial." },
  changes: (value) => [
    { parameter: 'courts.delayWeeks', operation: 'scale', value: 1 / value },
    { parameter: 'courts.trialsPerWeek', operation: 'scale', value },
  ],
};
