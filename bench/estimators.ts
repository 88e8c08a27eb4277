/** What do estimators cost on data of others? Files are read once beforehand; each answer is taken anew, with the flags of the terminal. */
import type { SharedFlags } from '../sim/cli/estimators/estimator.ts';
import { estimators } from '../sim/cli/estimators/index.ts';
import { readDataFile } from '../sim/node/dataFile.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { cpuSeconds, inWords, spread, times, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'What do the estimators cost on data of others?';
export const answers: readonly TargetId[] = ['apistratReplicates', 'uk2013Bootstrap'];
export const defaults = { rounds: 5 };
export const quick = { rounds: 2 };

type Flags = SharedFlags & Readonly<Record<string, unknown>>;
const SHARED = { level: 0.95, seed: [1, 0], missing: 'fail' } as const;
const API: Flags = { ...SHARED, y: 'api00', weights: 'pw', strata: ['stype'], fpc: ['fpc'], lonely: 'fail', replications: 1000, combined: true };

interface Case {
  readonly what: string;
  readonly name: string;
  readonly file: string;
  readonly flags: Flags;
  /** Answers a round. */
  readonly times: number;
  readonly target?: TargetId;
}

const API_FILE = 'test/published/survey/apistrat.csv';
const cases: readonly Case[] = [
  { what: 'apistrat mean, linearised', name: 'survey', file: API_FILE, flags: API, times: 200 },
  { what: 'apistrat mean, jackknife', name: 'survey', file: API_FILE, flags: { ...API, replicates: 'jackknife' }, times: 200 },
  { what: 'apistrat mean, 1,000 replications', name: 'survey', file: API_FILE, flags: { ...API, replicates: 'bootstrap' }, times: 10, target: 'apistratReplicates' },
  {
    what: 'UK 2013, stepwise with 1,000 replications', name: 'mse', file: 'docs/examples/uk2013-lists.csv', times: 1, target: 'uk2013Bootstrap',
    flags: { ...SHARED, lists: ['LA', 'NG', 'PF', 'GO', 'GP', 'NCA'], count: 'count', estimator: 'loglinear', criterion: 'aic', zeroOverlaps: 'extended', bootstrap: 1000 },
  },
];

export type EstimatorCosts = readonly { readonly what: string; readonly target?: TargetId; readonly seconds: Spread; readonly estimate: number }[];

export async function bench({ rounds, progress }: Options): Promise<EstimatorCosts> {
  const found: { what: string; target?: TargetId; seconds: Spread; estimate: number }[] = [];
  for (const { what, name, file, flags, times, target } of cases) {
    const row = estimators.find((known) => known.name === name)!;
    const requests = row.columns(flags);
    if ('wrong' in requests) throw new Error(requests.wrong);
    const read = await readDataFile(file, requests);
    if ('problems' in read) throw new Error(`${file}: ${read.problems[0]!.what}`);
    let estimate = NaN;
    const answer = (): void => {
      const given = row.answer(read.table, flags);
      if (!('kind' in given) || given.kind !== 'estimated') throw new Error(JSON.stringify(given));
      estimate = given.estimated.json.estimate;
    };
    answer();
    const seconds = Array.from({ length: rounds }, (_, round) => {
      progress(`${what}, round ${round + 1} of ${rounds}`);
      return cpuSeconds(() => {
        for (let i = 0; i < times; i++) answer();
      }) / times;
    });
    found.push({ what, seconds: spread(seconds), estimate, ...(target === undefined ? {} : { target }) });
  }
  return found;
}

const milliseconds = (seconds: Spread): Spread => times(seconds, 1e3);

export function words(data: EstimatorCosts): string {
  return `${data.map(({ what, seconds, estimate }) => `${what.padEnd(44)} ${inWords(milliseconds(seconds))} ms CPU   (${estimate.toFixed(2)})`).join('\n')}\n`;
}

export function rows(data: EstimatorCosts): readonly Row[] {
  return data.map(({ what, target, seconds }) => (target === 'uk2013Bootstrap' ? rowOf(target, seconds, ' s', { note: 'CPU of one core' }) : rowOf(target ?? `estimators.${what}`, milliseconds(seconds), ' ms', target ? {} : { what })));
}
