import type { Problem } from '../base/problem.ts';
import { dateOf } from '../base/weeks.ts';
import type { PublishedFrom } from '../scenario/types.ts';
import { onLadder } from '../run/scalars.ts';
import type { LoadedScenario } from './load.ts';

/** What a page or a terminal knows of a scenario that it has loaded. */
export interface ScenarioInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly hash: string;
  readonly file: string;
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  readonly forkAt: string;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly study: boolean }[];
  /** Of the first survey that stands on the ladder: the one that the pictures show. */
  readonly waves: readonly { readonly instrument: string; readonly id: string; readonly at: string; readonly published: number | null; readonly publishedFrom: PublishedFrom | null }[];
  readonly warnings: readonly Problem[];
}

/** Simulated week from which levers act. */
export function forkWeekOf({ compiled }: LoadedScenario): number {
  return compiled.forkWeek ?? compiled.calendar.burnInWeeks;
}

export function infoOf(scenario: LoadedScenario): ScenarioInfo {
  const { compiled, resolved, warnings } = scenario;
  const { name, title, hash, file, calendar, areas, instruments } = compiled;
  return {
    name, title, description: resolved.document.description, hash, file, start: calendar.start, end: calendar.end, weeks: calendar.weeks, warnings, areas,
    forkAt: compiled.forkAt ?? dateOf(calendar, forkWeekOf(scenario)),
    waves: instruments.filter(onLadder).slice(0, 1).flatMap((instrument) => instrument.waves.map(({ id, at, published, publishedFrom }) => ({ instrument: instrument.id, id, at, published, publishedFrom: publishedFrom ?? null }))),
  };
}
