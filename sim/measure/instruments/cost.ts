import { declare } from '../../base/declare.ts';

/**
 * What a wave costs, in person-days: a part that does not depend on what it finds, and a part for each unit.
 * Every kind declares both, so that designs can be compared. Sources give no figures: values are assumed, and stand in scenario files.
 * @param unit what the second part is for: "venue approached"
 */
export function costDeclarations(unit: string) {
  return declare({
    daysFixed: { unit: 'days', bounds: [0, 100_000], text: 'Person-days of work whatever is found: planning, training, analysis.' },
    daysEach: { unit: 'days', bounds: [0, 1000], text: `Person-days for each ${unit}.` },
  });
}

export function costOf(params: { readonly daysFixed: number; readonly daysEach: number }, units: number): number {
  return params.daysFixed + params.daysEach * units;
}
