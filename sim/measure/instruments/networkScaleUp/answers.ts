import { exp, log } from '../../../base/dmath.ts';
import { lognormalQuantile } from '../../../base/random/lognormal.ts';
import { poisson } from '../../../base/random/poisson.ts';
import { uniform } from '../../../base/random/streams.ts';
import { stockIndex } from '../../../model/columns.ts';
import { Band, EXPOSURES, Exposure } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { ScaleUpPurpose, type ScaleUpParams } from './declarations.ts';

/** Answers, a row a respondent. */
export interface Answers {
  readonly area: Int32Array;
  readonly cluster: Int32Array;
  /** People for whom the respondent stands. */
  readonly weight: Float64Array;
  /** Exploited children whom the respondent says to know; whole but for mean answers. */
  readonly hidden: Counts;
  /** Members of each group of known size, by group. */
  readonly known: readonly Counts[];
}

type Counts = Int32Array | Float64Array;

/** Children exploited in an area, and how many there would be if each counted by how many people know them, relative to others. */
interface Hidden {
  readonly children: number;
  readonly seen: number;
}

function hiddenIn(world: World, area: number, params: ScaleUpParams): Hidden {
  const { types } = world.size;
  const known = new Float64Array(EXPOSURES.length).fill(params.tiesClandestine);
  known[Exposure.open] = params.tiesOpen;
  known[Exposure.concealed] = params.tiesConcealed;
  let [children, seen] = [0, 0];
  for (const band of [Band.upTo15, Band.from16To17]) {
    const outside = world.count.offVenueStock[area * 2 + band - 1];
    children += outside;
    seen += params.tiesOffVenue * outside;
    for (let type = 0; type < types; type++) {
      for (let exposure = 0; exposure < EXPOSURES.length; exposure++) {
        const here = world.count.stock[stockIndex(types, area, type, exposure, band)];
        children += here;
        seen += known[exposure] * here;
      }
    }
  }
  return { children, seen };
}

/** Children exploited in the areas covered, in venues and outside them. */
export function childrenCovered(world: World, params: ScaleUpParams): number {
  let sum = 0;
  for (let area = 0; area < world.size.areas; area++) if (params.sample[area] > 0) sum += hiddenIn(world, area, params).children;
  return sum;
}

/** Sizes of the groups of known size, ascending by equal factors. */
export function groupSizes({ groups, smallestGroup, largestGroup }: ScaleUpParams): Float64Array {
  const step = groups > 1 ? log(largestGroup / smallestGroup) / (groups - 1) : 0;
  return Float64Array.from({ length: groups }, (_, g) => smallestGroup * exp(step * g));
}

/** Of the people whom somebody in an area knows, the share who are exploited children (as many as are seen), by area. */
function chances(world: World, params: ScaleUpParams): { readonly hidden: Float64Array; readonly people: number } {
  const { population, sample, localTies } = params;
  const seen = Float64Array.from({ length: world.size.areas }, (_, area) => (sample[area] > 0 ? hiddenIn(world, area, params).seen : 0));
  let [people, all] = [0, 0];
  for (let area = 0; area < seen.length; area++) {
    if (sample[area] === 0) continue;
    people += population[area];
    all += seen[area];
  }
  return { hidden: seen.map((own, area) => (localTies * own) / population[area] + ((1 - localTies) * all) / people), people };
}

/**
 * What respondents say. Each knows a number d of people; of a group of K among N people they know a Poisson number of mean d K / N, of which `recall` are named; of exploited children one of mean
 * d × their share among the people that the respondent meets × barriers × transmission, and the false reports. Barriers have mean 1: some meet such children often, most never.
 */
export function answersOf(world: World, params: ScaleUpParams, keys: Int32Array): Answers {
  const answers = makeAnswers(params.sample.reduce((sum, n) => sum + n, 0), params.groups, (rows) => new Int32Array(rows));
  const { hidden, people } = chances(world, params);
  const sizes = groupSizes(params);
  let cluster = 0;
  let row = 0;
  for (let area = 0; area < world.size.areas; area++) {
    const n = params.sample[area];
    for (let i = 0; i < n; i++, row++) {
      if (i > 0 && i % params.perCluster === 0) cluster++;
      // Respondents of an area are numbered from 0, so that a further one changes no other.
      const draw = (purpose: number): number => uniform(keys, purpose, area, i);
      const degree = spreadAbout(params.ties, params.tiesSpread, draw(ScaleUpPurpose.ties));
      const barrier = spreadAbout(1, params.respondentBarrier, draw(ScaleUpPurpose.respondentBarrier))
        * spreadAbout(1, params.clusterBarrier, uniform(keys, ScaleUpPurpose.clusterBarrier, area, Math.floor(i / params.perCluster)));
      answers.area[row] = area;
      answers.cluster[row] = cluster;
      answers.weight[row] = params.population[area] / n;
      answers.hidden[row] = poisson(keys, ScaleUpPurpose.hidden, area, i, degree * hidden[area] * barrier * params.transmission)
        + poisson(keys, ScaleUpPurpose.falseReports, area, i, degree * params.falseReports);
      for (let g = 0; g < sizes.length; g++) answers.known[g][row] = poisson(keys, ScaleUpPurpose.known, area + world.size.areas * g, i, (degree * params.recall * sizes[g]) / people);
    }
    if (n > 0) cluster++;
  }
  return answers;
}

/**
 * What all people of the areas covered say on average: chance, barriers and differences in degree average out. Two rows an area, each for half of its people, for a single unit is no sample to the estimator.
 */
export function meanAnswers(world: World, params: ScaleUpParams): Answers {
  const covered = params.sample.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0);
  const answers = makeAnswers(2 * covered, params.groups, (rows) => new Float64Array(rows));
  const { hidden, people } = chances(world, params);
  const sizes = groupSizes(params);
  let row = 0;
  for (let half = 0; half < 2; half++) {
    for (let area = 0; area < world.size.areas; area++) {
      if (params.sample[area] === 0) continue;
      answers.area[row] = area;
      answers.cluster[row] = row;
      answers.weight[row] = params.population[area] / 2;
      answers.hidden[row] = params.ties * (hidden[area] * params.transmission + params.falseReports);
      for (let g = 0; g < sizes.length; g++) answers.known[g][row] = (params.ties * params.recall * sizes[g]) / people;
      row++;
    }
  }
  return answers;
}

/** Lognormal, by its mean and the ratio of standard deviation to mean; networks of acquaintances are about so (Zheng, Salganik & Gelman 2006, J. Am. Stat. Assoc. 101:409-423). */
function spreadAbout(mean: number, spread: number, u: number): number {
  return spread > 0 ? lognormalQuantile(u, mean, mean * spread) : mean;
}

function makeAnswers(rows: number, groups: number, counts: (rows: number) => Counts): Answers {
  return { area: new Int32Array(rows), cluster: new Int32Array(rows), weight: new Float64Array(rows), hidden: counts(rows), known: Array.from({ length: groups }, () => counts(rows)) };
}
