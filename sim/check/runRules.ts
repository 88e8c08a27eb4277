import type { CompiledScenario } from '../scenario/types.ts';
import type { RuleResult, RulesReport } from './report.ts';
import type { CheckContext, Form, Rule } from './rule.ts';
import { rules } from './rules/index.ts';

export interface RulesRequest {
  readonly scenario: CompiledScenario;
  readonly seed: readonly [number, number];
  readonly form: Form;
  readonly faults?: CheckContext['faults'];
}

/** What the host lends: time, and moments in which it can act. */
export interface CheckHost {
  /** Milliseconds. */
  now(): number;
  pause(): Promise<void>;
}

/** The rules of a form, in the order in which they are reported. */
export function rulesOf(form: Form): readonly Rule[] {
  return rules.filter((rule) => form === 'full' || !rule.fullOnly);
}

/** A runner of single rules; worlds that several rules look at are simulated once. A rule that throws has failed, and says how. */
export function makeRuleRunner({ scenario, seed, form, faults }: RulesRequest, { now, pause }: CheckHost): (rule: Rule) => Promise<RuleResult> {
  const context: CheckContext = { scenario, seed, form, faults, pause, memory: new Map() };
  return async (rule) => {
    const from = now();
    const { id, sentence, how, errorProbability } = rule;
    const about = { id, sentence, how, errorProbability };
    try {
      const verdict = await rule.run(context);
      return { ...about, ...verdict, details: verdict.details ?? [], seconds: (now() - from) / 1000 };
    } catch (error) {
      return { ...about, passed: false, numbers: [], details: [error instanceof Error ? error.message : String(error)], seconds: (now() - from) / 1000 };
    }
  };
}

/** Results in the order of the rules. Where some are not in, the check was called off, and has not passed. */
export function rulesReport(form: Form, done: readonly RuleResult[]): RulesReport {
  const chosen = rulesOf(form);
  const results = chosen.flatMap(({ id }) => done.filter((result) => result.id === id));
  return {
    form,
    passed: results.length === chosen.length && results.every(({ passed }) => passed),
    ...(results.length < chosen.length ? { partial: true as const } : {}),
    failed: results.filter(({ passed }) => !passed).map(({ id }) => id),
    results,
  };
}

/** All rules one after another, in this realm. */
export async function runRules(request: RulesRequest, host: CheckHost, chosen: readonly Rule[] = rulesOf(request.form)): Promise<RulesReport> {
  const run = makeRuleRunner(request, host);
  const results: RuleResult[] = [];
  for (const rule of chosen) results.push(await run(rule));
  return rulesReport(request.form, results);
}
