import { formatProblem, type Problem } from '../base/problem.ts';
import { readFile } from '../node/files.ts';
import { loadScenario } from '../worker/load.ts';
import { makeStreams } from './streams.ts';
import { Exit } from './usage.ts';

export interface ValidateFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Checks files; prints every problem. Problems are what was asked for, and yet go to stderr: stdout is for `--json` and the files that are right. */
export async function validateCommand(files: readonly string[], flags: ValidateFlags): Promise<number> {
  const { print, complain, colours } = makeStreams(flags);
  const results: { readonly file: string; readonly valid: boolean; readonly hash: string | null; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] }[] = [];
  for (const file of files) {
    const read = await loadScenario(readFile, file);
    results.push('problems' in read
      ? { file, valid: false, hash: null, problems: read.problems, warnings: read.warnings }
      : { file, valid: true, hash: read.loaded.compiled.hash, problems: [], warnings: read.loaded.warnings });
  }
  if (flags.json) print(JSON.stringify({ files: results }, null, 2));
  else {
    for (const { file, valid, problems, warnings } of results) {
      for (const problem of [...problems, ...warnings]) complain(formatProblem(problem));
      if (valid && !flags.quiet) print(`${file}: ${colours.bold('right')}${warnings.length > 0 ? `, ${counted(warnings.length, 'warning')}` : ''}`);
      else if (!valid) complain(`${file}: ${counted(problems.length, 'problem')}`);
    }
  }
  return results.every(({ valid }) => valid) ? Exit.done : Exit.invalid;
}

/** "1 problem", "3 problems" */
export function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
