import { dateOf } from '../base/weeks.ts';
import type { Problem } from '../base/problem.ts';
import { storedWeeks, worldPath, worldsFolder } from '../node/worldFiles.ts';
import { watches, weeksOf } from '../run/fieldworks.ts';
import { seedWords } from '../scenario/seed.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import type { Subject } from './decompose/sides.ts';
import { counted } from './validate.ts';

/** The folder of stored worlds, if they will do; else why they will not, in one line; or what is broken. */
export type Stored = { readonly folder: string } | { readonly why: string } | { readonly problems: readonly Problem[] };

/** Looks whether a run's folder holds the weeks that instruments need, of its first worlds. */
export function storedFor({ path: run, loaded: { compiled } }: Subject, seedText: string, instruments: readonly CompiledInstrument[], worlds: number): Stored {
  const watching = instruments.find(watches);
  if (watching) return { why: `${watching.id} (${watching.kind}) looks at the world week by week, so` };
  const folder = worldsFolder(run);
  const seed = seedWords(seedText);
  let absent = 0;
  const lacking = new Set<number>();
  const problems: Problem[] = [];
  for (let world = 0; world < worlds; world++) {
    const found = storedWeeks({ folder, scenario: compiled.hash, seed: seedText, world });
    if (found === undefined) absent++;
    else if ('broken' in found) problems.push(brokenWorld(folder, world, found.broken));
    else for (const week of weeksOf(instruments, seed, world, compiled.calendar.totalWeeks)) if (!found.includes(week)) lacking.add(week);
  }
  if (problems.length > 0) return { problems: problems.slice(0, 10) };
  if (absent === worlds) return { why: `there are no stored worlds in ${run} (undercount run --keep-worlds), so` };
  if (absent > 0) return { why: `${counted(absent, 'world')} of ${worlds} are not stored in ${run}, so` };
  if (lacking.size === 0) return { folder };
  const dates = [...lacking].sort((a, b) => a - b).map((week) => dateOf(compiled.calendar, week));
  const some = dates.length > 6 ? `${dates.slice(0, 6).join(', ')} and ${dates.length - 6} more` : dates.join(', ');
  return { why: `the stored worlds lack the ${dates.length === 1 ? 'week' : 'weeks'} of ${some} (undercount run --keep-worlds), so` };
}

export function brokenWorld(folder: string, world: number, why: string): Problem {
  return { code: 'E7010', severity: 'error', place: { file: worldPath(folder, world), line: 0, column: 0, path: '' }, what: `World ${world} cannot be used: ${why}.`, fix: `rm -r ${folder}   (the worlds are then simulated anew)` };
}
