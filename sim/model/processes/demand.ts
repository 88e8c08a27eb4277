import { declare } from '../../base/declare.ts';
import { describeProcess } from '../process.ts';

/** Demand as an index by area and week. Client segments and clients' own risk come with the full model. */
export const demandParameters = declare({
  index: { unit: 'index', bounds: [0, 5], by: 'area', varies: true, text: 'Demand relative to its level in 2004: scales owners’ revenue and how often a child is wanted.' },
});

export const demand = describeProcess({
  name: 'demand',
  text: 'Demand by area and week: what owners earn from using minors, and how often a child is wanted.',
  declarations: demandParameters,
  reads: [],
  writes: [],
  draws: [],
});
