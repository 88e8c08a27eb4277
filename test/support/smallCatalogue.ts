import { declare } from '../../sim/base/declare.ts';
import type { Catalogue } from '../../sim/scenario/types.ts';

/** A catalogue with one parameter of every kind, so that the reader's tests do not move with the model. */
export const smallCatalogue: Catalogue = {
  parameters: {
    turnover: declare({
      exitPerMonth: { unit: 'per month', bounds: [0, 1], text: 'Probability to leave.' },
      venues: { unit: 'count', bounds: [0, 100_000], integer: true, text: 'Venues at the start.' },
    }),
    owners: declare({
      precision: { unit: 'factor', bounds: [0, 100], text: 'How closely owners follow utility.' },
      costConcealed: { unit: 'utility', bounds: [-10, 10], varies: true, text: 'Cost of concealing.' },
    }),
    displacement: declare({ weights: { unit: 'weight', bounds: [0, 1], by: 'publicExposure', varies: true, text: 'Where children go.' } }),
    demand: declare({ index: { unit: 'index', bounds: [0, 5], by: 'area', varies: true, text: 'Demand.' } }),
    care: declare({ beds: { unit: 'beds', bounds: [0, 1000], integer: true, varies: true, text: 'Shelter beds.' } }),
  },
  interventions: {
    change: { text: 'Changes a parameter.', changes: () => [] },
    shelterBeds: {
      text: 'More or fewer beds.',
      value: { unit: 'factor', bounds: [0, 10], text: 'Factor on the beds.' },
      changes: (value) => [{ parameter: 'care.beds', operation: 'scale', value }],
    },
    onlyOne: {
      text: 'Sets the beds, so that a second would undo the first.',
      value: { unit: 'beds', bounds: [0, 10], text: 'Beds.' },
      changes: (value) => [{ parameter: 'care.beds', operation: 'set', value }],
      exclusive: true,
    },
    closeDistrict: {
      text: 'Venues close.',
      value: { unit: 'share', bounds: [0, 1], text: 'Share that closes.' },
      shock: { kind: 'closeDistrict', area: 'needed', venueType: 'possible' },
    },
  },
  instruments: {
    survey: {
      declarations: declare({
        sample: { unit: 'count', bounds: [2, 10_000], integer: true, text: 'Venues to visit.' },
        coverage: { unit: 'share', bounds: [0, 1], by: 'publicExposure', text: 'Share listed.' },
        ageNoise: { unit: 'years', bounds: [0, 10], text: 'Noise of the judged age.' },
      }),
      validate: ({ ageNoise }) => (typeof ageNoise === 'number' && ageNoise > 4 ? ['ageNoise above 4 judges nobody'] : []),
    },
  },
};
