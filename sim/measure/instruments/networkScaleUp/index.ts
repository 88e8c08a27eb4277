import { nsum } from '../../../estimate/nsum/nsum.ts';
import type { World } from '../../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../../reading.ts';
import { costOf } from '../cost.ts';
import type { Instrument } from '../instrument.ts';
import { answersOf, childrenCovered, groupSizes, meanAnswers, type Answers } from './answers.ts';
import { SCALE_UP_PURPOSES, scaleUpDeclarations, type ScaleUpParams } from './declarations.ts';
import { validateScaleUp } from './validate.ts';

export { scaleUpDeclarations, type ScaleUpParams } from './declarations.ts';

/**
 * Network scale-up: what a sample of the general population knows of exploited children (measurement.md 3.9).
 * Estimand: children exploited in the areas covered, in venues and outside them; a stock, in the week of the fieldwork.
 */
export const networkScaleUp: Instrument<ScaleUpParams> = {
  kind: 'networkScaleUp',
  text: 'Adults of the general population say how many exploited children they know, and how many people in groups of known size.',
  quantity: { of: 'stock', unit: 'children', text: 'Children exploited in the areas covered, in venues and outside them, in the week of the fieldwork' },
  caution: 'It counts what neighbours and relatives know. Exploitation that is kept secret from those who know the child, and children whom nobody outside knows, are in it only by the factors that the estimate assumes: where these are wrong, the figure is wrong in the same proportion.',
  interviews: 'adults',
  declarations: scaleUpDeclarations,
  purposes: SCALE_UP_PURPOSES,
  validate: validateScaleUp,
  weeksBefore: () => 0,
  begin: () => ({}),
  read: (world, _held, params, keys) => readAnswers(world, params, keys),
  truth: (world, _held, params) => childrenCovered(world, params),
};

function readAnswers(world: World, params: ScaleUpParams, keys: Int32Array): Reading {
  const census = params.fullEnumeration === 1;
  const answers = census ? meanAnswers(world, params) : answersOf(world, params, keys);
  const rows = answers.area.length;
  const asked = census ? params.population.reduce((sum, people, area) => sum + (params.sample[area] > 0 ? people : 0), 0) : rows;
  const cost = costOf(params, asked);
  const tables = [tableOf(answers, census)];
  const areas = { codes: answers.area, count: world.size.areas };
  const estimate = nsum({
    design: {
      rows, y: answers.hidden, weights: answers.weight, strata: census ? [] : [areas], clusters: census ? [] : [{ codes: answers.cluster, count: (answers.cluster.at(-1) ?? -1) + 1 }], fpc: [], domain: [],
    },
    known: answers.known,
  }, {
    level: 0.95, lonely: 'adjust', nest: false, variance: { kind: 'linearised' }, sizes: [...groupSizes(params)],
    adjustments: { transmission: { value: params.assumedTransmission, standardError: params.assumedTransmissionError }, degreeRatio: { value: params.assumedDegreeRatio, standardError: 0 }, frameRatio: KNOWN, precision: KNOWN },
  });
  if ('problems' in estimate) throw new Error(`answers that are no sample: ${estimate.problems[0]?.what}`);
  if (!estimate.estimable) return noReading(`${estimate.reason.charAt(0).toUpperCase()}${estimate.reason.slice(1)}.`, asked, cost, tables);
  const common = { estimable: true, estimate: estimate.estimate, n: asked, cost, tables, note: noteOf(params, estimate.reports, census) };
  if (census) return { ...common, standardError: 0, low: estimate.estimate, high: estimate.estimate, designEffect: NaN };
  const [low, high] = estimate.interval;
  return { ...common, standardError: estimate.reports > 0 ? estimate.standardError : NaN, low, high, designEffect: estimate.designEffect };
}

const KNOWN = { value: 1, standardError: 0 };

function tableOf({ area, cluster, weight, hidden, known }: Answers, census: boolean): RawTable {
  const groups = Object.fromEntries(known.map((column, g) => [`known${g + 1}`, column]));
  return {
    name: 'answers', columns: { area, cluster, weight, hidden, ...groups },
    text: `${census ? 'The mean answer of half the people of an area' : 'An adult interviewed'}: area, cluster, people for whom the row stands, exploited children known, and people known in each group of known size.`,
  };
}

function noteOf({ assumedTransmission, assumedDegreeRatio }: ScaleUpParams, reports: number, census: boolean): string {
  const factors = assumedTransmission === 1 && assumedDegreeRatio === 1
    ? 'It takes for granted that respondents know of all their ties with such children, and that these are as well connected as others.'
    : `It takes for granted that respondents know of ${Math.round(100 * assumedTransmission)} in 100 of their ties with such children, and that these have ${Math.round(100 * assumedDegreeRatio)} ties for 100 of others.`;
  return `${census ? 'Everybody was asked.' : `Respondents name ${reports} exploited children.`} ${factors}`;
}
