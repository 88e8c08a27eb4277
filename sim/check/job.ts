import type { CompiledScenario } from '../scenario/types.ts';
import { patterns } from './patterns/index.ts';
import { observeWorld } from './patterns/observeWorld.ts';
import type { RuleResult } from './report.ts';
import type { Form } from './rule.ts';
import { rules } from './rules/index.ts';
import { makeRuleRunner, type CheckHost } from './runRules.ts';

/** One piece of a check, for whoever runs many of them side by side. */
export type CheckJob = { readonly kind: 'rule'; readonly id: string } | { readonly kind: 'world'; readonly index: number };

export type CheckAnswer =
  | { readonly kind: 'rule'; readonly result: RuleResult }
  /** One number a pattern, in the order of `patterns`. */
  | { readonly kind: 'world'; readonly index: number; readonly values: Float64Array };

export interface CheckTask {
  readonly scenario: CompiledScenario;
  readonly seed: readonly [number, number];
  readonly form: Form;
}

/** Does one job after another. What a job answers depends on the task and the job alone. */
export function makeCheckWorker({ scenario, seed, form }: CheckTask, host: CheckHost): (job: CheckJob) => Promise<CheckAnswer> {
  const run = makeRuleRunner({ scenario, seed, form }, host);
  return async (job) => {
    if (job.kind === 'world') return { kind: 'world', index: job.index, values: observeWorld(scenario, seed, job.index, patterns) };
    const rule = rules.find(({ id }) => id === job.id);
    if (!rule) throw new Error(`check: no rule ${job.id}`);
    return { kind: 'rule', result: await run(rule) };
  };
}
