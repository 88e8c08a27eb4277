import type { Calendar } from '../base/weeks.ts';
import { inOrder } from './changes.ts';
import type { CompiledChange, CompiledInstrument, CompiledParameter, CompiledRule, CompiledShock } from './types.ts';

// Apart from rules.ts, which reads files: a worker that runs worlds needs no parser.

/** Weeks in which a rule hears a reading of its instrument, ascending; those after the end are left out. */
export function hearingWeeks(rule: CompiledRule, instrument: CompiledInstrument | undefined, calendar: Calendar): readonly number[] {
  const weeks = (instrument?.waves ?? []).map(({ week }) => week + rule.publishedAfterWeeks).filter((week) => week < calendar.totalWeeks);
  return [...new Set(weeks)].sort((a, b) => a - b);
}

/** A time in which a rule's acts are in force, `to` exclusive. */
export interface InForce {
  readonly rule: string;
  readonly from: number;
  readonly to: number;
}

export interface MemberChange {
  readonly member: string | undefined;
  readonly change: CompiledChange;
}

/** Changes by parameter (`group.key`) that acts in force make, in the order of the acts. */
export function changesOf(rules: readonly CompiledRule[], acts: readonly InForce[]): ReadonlyMap<string, readonly MemberChange[]> {
  const found = new Map<string, MemberChange[]>();
  for (const act of acts) {
    for (const { parameter, member, operation, value, ramp, forWeeks, drawn } of rules.find(({ id }) => id === act.rule)?.changes ?? []) {
      const to = forWeeks === undefined ? act.to : Math.min(act.to, act.from + forWeeks);
      const all = found.get(parameter) ?? [];
      found.set(parameter, all);
      all.push({ member, change: { from: act.from, to, ramp, operation, value, ...(drawn ? { drawn } : {}) } });
    }
  }
  return found;
}

/** Shocks that acts bring, each in the week of its act. */
export function shocksOf(rules: readonly CompiledRule[], acts: readonly InForce[]): readonly CompiledShock[] {
  return acts.flatMap(({ rule, from }) => rules.find(({ id }) => id === rule)!.shocks.map((shock) => ({ ...shock, week: from + shock.week })));
}

/** A parameter with the changes of rules among its dated ones: the same as if the file had dated them. */
export function withRuleChanges(parameter: CompiledParameter, added: readonly MemberChange[]): CompiledParameter {
  const changes = parameter.changes.map((own, i) =>
    inOrder([...own, ...added.filter(({ member }) => member === undefined || member === parameter.memberNames?.[i]).map(({ change }) => change)]));
  return { ...parameter, changes };
}
