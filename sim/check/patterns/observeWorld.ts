import { binomialQuantile } from '../../base/random/binomial.ts';
import { normalQuantile } from '../../base/random/normal.ts';
import { deriveKeys, uniform } from '../../base/random/streams.ts';
import { parseDay, weekOf, type Calendar } from '../../base/weeks.ts';
import { Flow } from '../../model/flows.ts';
import type { WorldRecord } from '../../model/processes/record.ts';
import type { Area } from '../../model/world.ts';
import type { CompiledScenario } from '../../scenario/types.ts';
import type { CheckContext } from '../rule.ts';
import { advance, startTrial } from '../worlds.ts';
import type { Pattern, Seen } from './pattern.ts';

/** Keys of a pattern's draws: its factors, and its sample. */
const PURPOSES = 2;

/**
 * Simulates one world and lets the source of each pattern see it.
 * Factors and samples are drawn from keys of the pattern's own name: a pattern more or less moves no other.
 * @returns one number a pattern, NaN where the scenario does not show it
 */
export function observeWorld(scenario: CompiledScenario, seed: readonly [number, number], index: number, patterns: readonly Pattern[], faults?: CheckContext['faults']): Float64Array {
  const trial = startTrial(scenario, seed, index);
  const { calendar, areas } = scenario;
  const looks = patterns.map((p) => new Float64Array(p.looks?.length ?? 0).fill(NaN));
  const due = new Map<number, (() => void)[]>();
  for (const [p, pattern] of patterns.entries()) {
    for (const [i, { at, read }] of (pattern.looks ?? []).entries()) {
      const week = weekOf(calendar, at);
      due.set(week, [...(due.get(week) ?? []), () => (looks[p]![i] = read(trial.world))]);
    }
  }
  advance(trial, calendar.totalWeeks, (world) => {
    for (const look of due.get(world.week) ?? []) look();
  }, faults);
  const reading: Seen['reading'] = (wave) => trial.observations.find((o) => o.wave.id === wave && o.seen?.prevalence)?.seen?.prevalence?.reading;
  return Float64Array.from(patterns, (pattern, p) => {
    const keys = deriveKeys(seed, index, `pattern/${pattern.id}`, PURPOSES);
    return pattern.simulate({
      ...recorded(trial.record, calendar, areas),
      looks: Array.from(looks[p]!),
      factors: pattern.factors.map(({ range: [low, high] }, i) => low + uniform(keys, 0, i, 0) * (high - low)),
      reading,
      sample: (share, n) => (share >= 0 && share <= 1 ? binomialQuantile(uniform(keys, 1, 0, 0), n, share) / n : share > 1 ? 1 : NaN),
      sampleMean: (mean, standardError) => mean + standardError * normalQuantile(uniform(keys, 1, 0, 0)),
    });
  });
}

/** Flows and stocks of a record between two dates; NaN where the scenario does not reach them. */
function recorded(record: WorldRecord, calendar: Calendar, areas: readonly Area[]): Pick<Seen, 'flow' | 'beds'> {
  const rows = (from: string, to: string): readonly [number, number] | undefined => {
    if (parseDay(from) === undefined || parseDay(to) === undefined) throw new Error(`check: ${from} to ${to} are no dates`);
    const [first, end] = [weekOf(calendar, from) - calendar.burnInWeeks, weekOf(calendar, to) - calendar.burnInWeeks];
    return first >= 0 && end <= record.weeks && first < end ? [first, end] : undefined;
  };
  const total = (offset: number, [first, end]: readonly [number, number], study: boolean): number => {
    let n = 0;
    for (let row = first; row < end; row++) for (let a = 0; a < areas.length; a++) if (!study || areas[a]!.study) n += record.ints[row * record.intsPerWeek + offset + a]!;
    return n;
  };
  return {
    flow(name, from, to, where = 'all') {
      const span = rows(from, to);
      return span ? total(record.at.flow + Flow[name] * areas.length, span, where === 'study') : NaN;
    },
    beds(from, to) {
      const span = rows(from, to);
      return span ? total(record.at.bedsUsed, span, false) / (span[1] - span[0]) : NaN;
    },
  };
}
