/** What does each story cost beside the base? Worlds of all of them in turn; CPU per person-week, for their markets are not of one size. */
import { makeApi } from '../sim/worker/api.ts';
import { BASE, load, openCore, sample, type Sample } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'What does each story cost beside the base scenario?';
export const answers: readonly TargetId[] = [];
export const defaults = { rounds: 7, worlds: 2 };
export const quick = { rounds: 2, worlds: 1 };
const STORIES = ['fell', 'hidden', 'measured-differently'];
const WARM_UP = 2;

export interface Stories {
  readonly stories: readonly { readonly name: string; readonly perWorld: Spread; readonly perPersonWeek: Spread }[];
}

export async function bench({ rounds, worlds, progress }: Options): Promise<Stories> {
  // One api, as a worker that runs them all has.
  const api = makeApi();
  const runs = await Promise.all([BASE, ...STORIES.map((story) => `scenarios/stories/${story}.yaml`)].map(async (file) => openCore((await load(file)).compiled, api)));
  for (const run of runs) for (let world = 0; world < WARM_UP; world++) run(world);
  const found = Array.from({ length: rounds }, (_, round) => {
    progress(`round ${round + 1} of ${rounds}`);
    return runs.map((run) => sample(run, WARM_UP + round * worlds, worlds));
  });
  const ratio = (story: number, of: keyof Sample): Spread => spread(found.map((round) => round[story + 1]![of] / round[0]![of]));
  return { stories: STORIES.map((name, i) => ({ name, perWorld: ratio(i, 'world'), perPersonWeek: ratio(i, 'personWeek') })) };
}

export function words({ stories }: Stories): string {
  return `CPU, base scenario = 1     a world                  a person-week\n${stories
    .map(({ name, perWorld, perPersonWeek }) => `${name.padEnd(26)}${inWords(perWorld).padEnd(25)}${inWords(perPersonWeek)}`).join('\n')}\n`;
}

export function rows({ stories }: Stories): readonly Row[] {
  return stories.map(({ name, perPersonWeek }) => rowOf(`story.${name}`, perPersonWeek, '×', { what: `CPU per person-week of the story "${name}", to the base` }));
}
