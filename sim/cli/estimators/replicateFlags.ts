import { InvalidArgumentError, Option } from 'commander';
import type { ReplicateScale } from '../../estimate/survey/replicates.ts';
import { columnList, numberBetween } from './columnFlags.ts';
import type { WrongUsage } from './estimator.ts';

type WeightKind = 'jk1' | 'jkn' | 'jk2' | 'brr' | 'fay' | 'bootstrap' | 'acs' | 'other';

export interface ReplicateFlags {
  readonly replicates?: 'jackknife' | 'bootstrap' | 'weights';
  readonly replications: number;
  readonly repweights?: readonly string[];
  readonly reptype: WeightKind;
  readonly repscale?: number;
  readonly rscales?: readonly number[];
  readonly rho?: number;
  readonly combined: boolean;
  readonly mse?: boolean;
}

function numberList(text: string): readonly number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!values.every((value) => value >= 0 && Number.isFinite(value))) throw new InvalidArgumentError('it is numbers of 0 or more with commas between them.');
  return values;
}

export const replicateOptions = (): readonly Option[] => [
  new Option('--replicates <HOW>', 'standard error by replicate weights: jackknife (JK1, or JKn with strata), bootstrap (Rao, Wu and Yue), or weights of the file').choices(['jackknife', 'bootstrap', 'weights']),
  new Option('--repweights <COLS>', 'columns of replicate weights in the file').argParser(columnList),
  new Option('--reptype <TYPE>', 'how those were made').choices(['jk1', 'jkn', 'jk2', 'brr', 'fay', 'bootstrap', 'acs', 'other']).default('bootstrap'),
  new Option('--repscale <S>', 'what all squares are multiplied with, where the type does not say').argParser(numberBetween(0, Infinity)),
  new Option('--rscales <LIST>', 'what the square of each replication is multiplied with').argParser(numberList),
  new Option('--rho <R>', "Fay's factor, between 0 and 1").argParser(numberBetween(0, 1)),
  new Option('--no-combined', 'replicate weights are to be multiplied with the sampling weight'),
  new Option('--mse', 'squares of replications about the estimate, not about their mean'),
];

/** What squares are multiplied with, by the type of the weights (as svrepdesign of R survey). */
export function replicateScale({ reptype, repscale, rscales, rho }: ReplicateFlags, count: number): ReplicateScale | WrongUsage {
  if (rscales && rscales.length !== count) return { wrong: `--rscales has ${rscales.length} numbers for ${count} columns of replicate weights`, fix: 'one number for each column' };
  const by = rscales ? { scales: rscales } : {};
  switch (reptype) {
    case 'brr': return { scale: 1 / count };
    case 'fay': return rho === undefined ? { wrong: 'replicate weights by the method of Fay need its factor', fix: '--rho 0.5' } : { scale: 1 / (count * (1 - rho) * (1 - rho)) };
    case 'acs': return { scale: 4 / count };
    case 'jk2': return { scale: 1 };
    case 'jk1': return { scale: repscale ?? (count - 1) / count, ...by };
    case 'bootstrap': return { scale: repscale ?? 1 / (count - 1), ...by };
    case 'jkn': return rscales ? { scale: repscale ?? 1, scales: rscales } : { wrong: 'jackknife weights of a stratified design (jkn) need (n - 1) / n of the stratum of each replication', fix: '--rscales 0.9,0.9,0.8' };
    case 'other': return repscale === undefined ? { wrong: 'replicate weights of another kind need a scale', fix: '--repscale 1' } : { scale: repscale, ...by };
  }
}
