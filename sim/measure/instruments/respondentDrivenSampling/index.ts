import { exp } from '../../../base/dmath.ts';
import { normalQuantile } from '../../../base/random/normal.ts';
import { bits, secondWord, uniform } from '../../../base/random/streams.ts';
import { rds } from '../../../estimate/rds/rds.ts';
import type { World } from '../../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../../reading.ts';
import { costOf } from '../cost.ts';
import type { Instrument } from '../instrument.ts';
import { PROPERTY_WORDS, RDS_PURPOSES, rdsDeclarations, RdsPurpose, type RdsParams } from './declarations.ts';
import { gatherPopulation, shareOf, type Population } from './population.ts';
import { recruit, type Recruits } from './recruit.ts';
import { validateRds } from './validate.ts';

export { rdsDeclarations, RdsProperty, type RdsParams } from './declarations.ts';

/**
 * Respondent-driven sampling of adults on a synthetic contact network (measurement.md 3.8).
 * Estimand: share with a property among adults who work in venues of the areas covered; a stock, at the week of the fieldwork.
 */
export const respondentDrivenSampling: Instrument<RdsParams> = {
  kind: 'respondentDrivenSampling',
  text: 'Adults who work in venues recruit each other with coupons, and each answer counts by how many others the person knows.',
  quantity: { of: 'stock', unit: 'share', text: 'Adults with the property asked for (sells sex, began under 18, came by coercion, came by debt) among adults working in venues of the areas covered, or those of them who sell sex, in the week of the fieldwork' },
  caution: 'It sees only whom a chain of acquaintances reaches: confined adults know nobody and are not in it. It takes for granted that coupons go to any tie with the same chance; where colleagues recruit hardly anybody but each other its intervals are too short.',
  interviews: 'adults',
  declarations: rdsDeclarations,
  purposes: RDS_PURPOSES,
  validate: validateRds,
  weeksBefore: () => 0,
  begin: () => ({}),
  read: (world, _held, params, keys) => readChains(world, params, keys),
  truth: (world, _held, params) => shareOf(world, params),
};

/** One fieldwork in the world's current week: the network around those who are reached, their answers, and the estimate. */
function readChains(world: World, params: RdsParams, keys: Int32Array): Reading {
  const people = gatherPopulation(world, params, keys);
  const recruits = recruit(people, params, keys);
  const n = recruits.person.length;
  const cost = costOf(params, n);
  if (n === 0) return noReading('Nobody of the population has a tie: there is nobody with whom recruitment could begin.', 0, cost);
  const { degree, y } = answersOf(people, recruits, params, keys);
  const row = Int32Array.from({ length: n }, (_, i) => i);
  const tables = [tableOf(recruits, row, degree, y)];
  const seed = [bits(keys, RdsPurpose.bootstrap, 0, 0), secondWord()] as const;
  const estimate = rds({ id: row, recruiter: recruits.recruiter, codes: n, degree, y }, {
    estimator: params.successive === 1 ? 'ss' : 'rds2', population: Math.max(2, Math.round(params.populationAssumed * people.count)), seeds: 'include',
    replications: params.replications, seed, level: 0.95, interval: 'logit',
  });
  if ('problems' in estimate) throw new Error(`recruits without a tree: ${estimate.problems[0]?.what}`);
  if (!estimate.estimable) return noReading(`${estimate.reason.charAt(0).toUpperCase()}${estimate.reason.slice(1)}.`, n, cost, tables);
  const [low, high] = estimate.interval ?? [NaN, NaN];
  return {
    estimable: true, estimate: estimate.share, standardError: estimate.interval ? estimate.standardError : NaN, low, high, designEffect: estimate.designEffect, n, cost, tables,
    note: noteOf(params, recruits, estimate.interval === undefined, estimate.longestChain),
  };
}

/** What recruits say: how many they know, and whether they have the property. */
function answersOf(people: Population, { person, ties }: Recruits, { degreeError, admits }: RdsParams, keys: Int32Array): { readonly degree: Int32Array; readonly y: Uint8Array } {
  const told = (p: number, count: number): number =>
    degreeError > 0 ? Math.max(1, Math.round(count * exp(degreeError * normalQuantile(uniform(keys, RdsPurpose.degree, people.word[p], 0))))) : count;
  return {
    degree: Int32Array.from(person, (p, i) => told(p, ties[i])),
    y: Uint8Array.from(person, (p) => (people.has[p] === 1 && uniform(keys, RdsPurpose.admits, people.word[p], 0) < admits ? 1 : 0)),
  };
}

function tableOf({ recruiter, wave }: Recruits, recruitRow: Int32Array, degree: Int32Array, answer: Uint8Array): RawTable {
  return {
    name: 'recruits', text: 'An adult interviewed, in order: who recruited them (-1: a seed), the wave, how many others they say they know, and 1 where they say that they have the property.',
    columns: { recruit: recruitRow, recruiter, wave, degree, answer },
  };
}

function noteOf({ property, sellersOnly }: RdsParams, { person, coupons }: Recruits, certain: boolean, longestChain: number): string {
  const whom = sellersOnly === 1 ? 'adults who sell sex' : 'adults who work in venues';
  const interval = certain ? ' Nobody, or everybody, said so: there is no interval, which does not mean that the share is certain.' : '';
  return `Of ${whom}, those who ${PROPERTY_WORDS[property]}: ${person.length} interviews after ${coupons} coupons, up to ${longestChain} ${longestChain === 1 ? 'wave' : 'waves'} from the seeds.${interval} Adults who know nobody of the others cannot be in it.`;
}
