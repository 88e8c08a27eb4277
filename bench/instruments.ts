/**
 * What does a fieldwork cost? Each fieldwork of the base scenario is done many times over in the week in which it falls: list, sample, visits, judgements and
 * the ladder. Then what a world is summed up to (series, decomposition by Shapley values, cross readings). As parts of a whole run.
 */
import { makeAttributionScratch } from '../sim/measure/attribution.ts';
import { initialise } from '../sim/model/init.ts';
import { observe, plannedObservations } from '../sim/run/observe.ts';
import { seriesOf } from '../sim/run/series.ts';
import { worldScalars } from '../sim/run/worldScalars.ts';
import { seedWords } from '../sim/scenario/seed.ts';
import { BASE, load, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';
import { advance, recordOf, steppedWorld } from './stepped.ts';
import type { TargetId } from './targets.ts';

export const question = 'What do the instruments, and summing a world up, cost?';
export const answers: readonly TargetId[] = [];
export const defaults = { rounds: 5 };
export const quick = { rounds: 2 };
const REPEATS = 50;

interface Cost {
  readonly what: string;
  readonly ms: Spread;
  /** Of the CPU of a world's weeks. */
  readonly percent: Spread;
}

export interface Instruments {
  readonly costs: readonly Cost[];
}

export async function bench({ rounds, progress }: Options): Promise<Instruments> {
  const { compiled } = await load(BASE);
  const world = steppedWorld(compiled);
  const to = recordOf(world);
  const scratch = makeAttributionScratch(compiled.areas.filter((area) => area.study).length, world.size.types);
  const times = new Map<string, number[]>();
  const runs: number[] = [];
  const repeat = (what: string, work: () => void): number => {
    work();
    const seconds = cpuSeconds(() => {
      for (let i = 0; i < REPEATS; i++) work();
    });
    times.set(what, [...(times.get(what) ?? []), seconds / REPEATS]);
    return seconds;
  };
  for (let round = 0; round < rounds; round++) {
    progress(`round ${round + 1} of ${rounds}`);
    initialise(world);
    const observations = plannedObservations(compiled, seedWords(SEED), world, 0);
    let observed = 0;
    const whole = cpuSeconds(() => advance(world, to, world.calendar.totalWeeks, () => {
      for (const one of observations) {
        const { instrument, wave, firstWeek } = one;
        if (world.week !== firstWeek && world.week !== wave.week) continue;
        observed += cpuSeconds(() => {
          if (world.week === firstWeek) repeat(`${instrument.id} ${wave.at}: list`, () => (one.held = one.kind.begin(world, one.params, one.keys)));
          // `observe` lists too where both fall in one week.
          if (world.week === wave.week) repeat(`${instrument.id} ${wave.at}: fieldwork`, () => observe(world, [one]));
        });
      }
    }));
    runs.push(whole - observed);
    repeat('a world summed up', () => {
      const series = seriesOf(to, compiled.areas);
      worldScalars(compiled, observations, [], to, series, world.count.personWeeks[0]!, scratch);
    });
  }
  return {
    costs: [...times].map(([what, seconds]) => ({
      what, ms: spread(seconds.map((t) => t * 1e3)), percent: spread(seconds.map((t, round) => (100 * t) / runs[round]!)),
    })),
  };
}

export function words({ costs }: Instruments): string {
  return `${' '.repeat(34)}CPU ms                         % of a world\n${costs.map(({ what, ms, percent }) => `${what.padEnd(34)}${inWords(ms, 3).padEnd(31)}${inWords(percent, 2)}`).join('\n')}\n`;
}

export function rows({ costs }: Instruments): readonly Row[] {
  return costs.map(({ what, percent }) => rowOf(`instruments.${what}`, percent, ' %', { what: `${what}, of a world` }));
}
