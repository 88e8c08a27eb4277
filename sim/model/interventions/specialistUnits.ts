import type { InterventionKind } from './kind.ts';

/**
 * Training alone: it comes late (training.lagWeeks) and is lost by transfer and forgetting. Investigators of new units are `raidCapacity`,
 * a second intervention, so that what trained and what more police do can be told apart.
 */
export const specialistUnits: InterventionKind = {
  text: 'More or fewer officers are trained for specialist units and as focal officers, in every area.',
  value: { unit: 'factor', bounds: [0, 20], text: "Factor on the scenario's own training; 0 ends it, and skills decay." },
  changes: (value) => [{ parameter: 'training.funding', operation: 'scale', value }],
};
