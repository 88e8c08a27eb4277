/**
 * How much do common random numbers save? The variance of a difference between worlds with and without a change: of independent worlds (the two variances
 * added) over that of pairs which share their chances. So many times more independent worlds would say as much.
 *
 * The prevalence of the whole record is mostly that of the years before the change, which pairs share wholly and independent worlds do not: hence its factors.
 *
 * Strengths that the scenario draws once a world stand at their means: a pair would share them too, and the factor would then praise the design for
 * uncertainty about parameters. The first change is measured with them drawn as well.
 */
import { wrap, type Remote } from 'comlink';
import { Worker } from 'node:worker_threads';
import { endpoint } from '../sim/node/endpoint.ts';
import { cores } from '../sim/node/threads.ts';
import { SERIES } from '../sim/run/result.ts';
import type { CompiledScenario } from '../sim/scenario/types.ts';
import type { WorkerApi } from '../sim/worker/api.ts';
import { withLevers, type LeverSettings, type LoadedScenario } from '../sim/worker/load.ts';
import { BASE, load, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { settled } from './settled.ts';
import { inWords, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';
import { varianceFactor } from './varianceFactor.ts';

export const question = 'How many times more worlds would be needed without common random numbers?';
export const answers: readonly TargetId[] = ['commonRandomNumbers'];
export const defaults = { worlds: 120 };
export const quick = { worlds: 24 };

/** Levers, in force from the scenario's fork date to its end. */
const CHANGES: readonly { readonly name: string; readonly id: string; readonly levers: LeverSettings }[] = [
  { name: 'raid capacity + 20 %', id: 'raids', levers: { raidCapacity: 1.2 } },
  { name: 'courts twice as fast', id: 'courts', levers: { courtSpeed: 2 } },
  { name: 'undercover authority 0.8', id: 'undercover', levers: { undercoverAuthority: 0.8 } },
  { name: 'half as many beds again', id: 'beds', levers: { shelterBeds: 1.5 } },
  { name: 'demand − 20 %', id: 'demand', levers: { demand: 0.8 } },
];
const LAST_YEAR = 52;

interface Factors {
  readonly name: string;
  readonly id: string;
  /** Median: the estimate; low and high: 95 % by the jackknife over worlds. */
  readonly lastYear: Spread;
  readonly whole: Spread;
}

export interface CommonRandomNumbers {
  readonly worlds: number;
  readonly from: string;
  readonly changes: readonly Factors[];
}

/** One scenario's outcomes by world. */
interface Outcomes {
  readonly lastYear: Float64Array;
  readonly whole: Float64Array;
}

export async function bench({ worlds, progress, root }: Options): Promise<CommonRandomNumbers> {
  const base = await load(BASE);
  const levered = CHANGES.map(({ levers }) => scenarioWith(base, levers));
  const fixed = [base.compiled, ...levered].map(settled);
  const drawn = [base.compiled, levered[0]!];
  const outcomes = await runAll([...fixed, ...drawn], worlds, `${root}/dist/node/worker.mjs`, progress);
  const factors = (name: string, id: string, before: Outcomes, after: Outcomes): Factors => ({
    name, id, lastYear: varianceFactor(before.lastYear, after.lastYear), whole: varianceFactor(before.whole, after.whole),
  });
  const drawnBase = outcomes[fixed.length]!;
  return {
    worlds,
    from: base.compiled.forkAt,
    changes: [
      ...CHANGES.map(({ name, id }, i) => factors(name, id, outcomes[0]!, outcomes[i + 1]!)),
      factors(`${CHANGES[0]!.name}, strengths drawn`, `${CHANGES[0]!.id}Drawn`, drawnBase, outcomes[fixed.length + 1]!),
    ],
  };
}

function scenarioWith({ resolved, compiled }: LoadedScenario, levers: LeverSettings): CompiledScenario {
  const made = withLevers(resolved, compiled.forkAt, levers);
  if ('problems' in made) throw new Error(`levers have problems: ${JSON.stringify(made.problems)}`);
  return made.loaded.compiled;
}

/** The same worlds of every scenario, on all cores; those of one world go on from one past. */
async function runAll(scenarios: readonly CompiledScenario[], worlds: number, script: string, progress: Options['progress']): Promise<readonly Outcomes[]> {
  const outcomes = scenarios.map(() => ({ lastYear: new Float64Array(worlds), whole: new Float64Array(worlds) }));
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const thread = new Worker(script);
    const api: Remote<WorkerApi> = wrap<WorkerApi>(endpoint(thread));
    for (const scenario of scenarios) await api.define(scenario);
    while (next < worlds) {
      const world = next++;
      for (const [i, { hash, calendar, forkWeek }] of scenarios.entries()) {
        const { series } = await api.run({ kind: 'world', scenario: hash, world, seed: SEED, digest: false, forkWeek });
        const from = SERIES.indexOf('shareAll') * calendar.weeks;
        const share = series.subarray(from, from + calendar.weeks);
        outcomes[i]!.lastYear[world] = mean(share.subarray(calendar.weeks - LAST_YEAR));
        outcomes[i]!.whole[world] = mean(share);
      }
      done += 1;
      progress(`${done} of ${worlds} worlds`);
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: cores() }, work));
  return outcomes;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

export function words({ worlds, from, changes }: CommonRandomNumbers): string {
  return `variance of a difference of independent worlds, over that of pairs; ${worlds} worlds, changes from ${from} on (95 % interval);
most of the whole record lies before the change, where pairs are the same
${' '.repeat(40)}prevalence of the last year   of the whole record
${changes.map(({ name, lastYear, whole }) => `${name.padEnd(40)}${inWords(lastYear, 1).padEnd(30)}${inWords(whole, 1)}`).join('\n')}
`;
}

export function rows({ worlds, changes }: CommonRandomNumbers): readonly Row[] {
  return [
    rowOf('commonRandomNumbers', changes[0]!.lastYear, '×', { note: `${worlds} worlds` }),
    ...changes.flatMap(({ name, id, lastYear, whole }, i) => [
      ...(i > 0 ? [rowOf(`variance.${id}`, lastYear, '×', { what: `variance factor of ${name}, prevalence of the last year` })] : []),
      rowOf(`varianceWhole.${id}`, whole, '×', { what: `variance factor of ${name}, prevalence of the whole record` }),
    ]),
  ];
}
