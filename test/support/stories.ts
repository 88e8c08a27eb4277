import { createSimulator, type Kept } from '../../sim/run/simulate.ts';
import { scalarNames } from '../../sim/run/scalars.ts';
import { FACTORS } from '../../sim/run/result.ts';
import { seedWords } from '../../sim/scenario/seed.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';
import { quantileSorted } from '../../sim/stats/quantiles.ts';
import { compileWith } from './scenarios.ts';

/** What the issue asks of a story, over a number of worlds. */
export interface StoryFigures {
  readonly first: number;
  readonly second: number;
  readonly changeT0: number;
  readonly changeT1: number;
  /** Share of the log fall of T6 by factor: mean log points / mean change of ln T6. */
  readonly parts: Readonly<Record<string, number>>;
  readonly notEstimable: number;
  /** T0 children at the first wave by world: the stories share their past. */
  readonly past: readonly number[];
}

export const STORIES = ['fell', 'hidden', 'measured-differently'] as const;

const median = (values: readonly number[]): number => quantileSorted(Float64Array.from(values).sort(), 0.5);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function figures(scenario: CompiledScenario, rows: readonly Float64Array[]): StoryFigures {
  const names = scalarNames(scenario);
  const column = (name: string): number[] => rows.map((row) => row[names.indexOf(name)]!);
  const ratio = (rung: string): number[] => {
    const [from, to] = [column(`ladder.first.${rung}.children`), column(`ladder.second.${rung}.children`)];
    return to.map((children, i) => children / from[i]! - 1);
  };
  const [first, second] = [column('reading.survey.first.share'), column('reading.survey.second.share')];
  const estimable = first.map((share, i) => share > 0 && second[i]! > 0);
  const only = (values: readonly number[]): number[] => values.filter((_, i) => estimable[i]);
  const fall = mean(only(second.map((share, i) => Math.log(share / first[i]!))));
  return {
    first: median(first),
    second: median(second),
    changeT0: median(ratio('T0')),
    changeT1: median(ratio('T1')),
    parts: Object.fromEntries(FACTORS.map((factor) => [factor, mean(only(column(`factor.${factor}`))) / fall])),
    notEstimable: estimable.filter((x) => !x).length,
    past: column('ladder.first.T0.children'),
  };
}

/** Runs the three stories; they share their past, so each world is simulated once up to the fork. */
export async function storyFigures(worlds: number, seed: string): Promise<Readonly<Record<(typeof STORIES)[number], StoryFigures>>> {
  const compiled = await Promise.all(STORIES.map((name) => compileWith(`stories/${name}.yaml`)));
  const simulator = createSimulator(seedWords(seed));
  const rows: Float64Array[][] = STORIES.map(() => []);
  for (let index = 0; index < worlds; index++) {
    const { kept, scalars } = simulator.run(compiled[0]!, index, { digest: false, keepAt: compiled[0]!.forkWeek });
    rows[0]!.push(scalars);
    for (const i of [1, 2]) rows[i]!.push(simulator.resume(compiled[i]!, index, kept as Kept, { digest: false }).scalars);
  }
  return Object.fromEntries(STORIES.map((name, i) => [name, figures(compiled[i]!, rows[i]!)])) as Record<(typeof STORIES)[number], StoryFigures>;
}
