import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatProblem } from '../base/problem.ts';
import { readFile } from '../node/files.ts';
import { describeModel } from '../report/odd/describe.ts';
import { markdown } from '../report/odd/markdown.ts';
import { loadScenario } from '../worker/load.ts';
import { makeStreams } from './streams.ts';
import { Exit } from './usage.ts';
import { counted } from './validate.ts';

export interface DescribeFlags {
  readonly json?: boolean;
  readonly out?: string;
  readonly color?: boolean;
}

/** Puts `describe` among the commands. */
export function addDescribe(program: Command, finish: (code: number) => void): void {
  program
    .command('describe')
    .description('write the description of the model under a scenario (ODD protocol), in Markdown')
    .argument('<FILE>', 'scenario (YAML)')
    .option('--json', 'the same as one JSON object')
    .option('--out <FILE>', 'write to a file instead of stdout')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (file: string, flags: DescribeFlags) => finish(await describeCommand(file, flags)));
}

/** `undercount describe FILE`; gives the exit code. */
export async function describeCommand(file: string, flags: DescribeFlags): Promise<number> {
  const streams = makeStreams(flags);
  const read = await loadScenario(readFile, file);
  for (const problem of 'problems' in read ? [...read.problems, ...read.warnings] : read.loaded.warnings) streams.complain(formatProblem(problem));
  if ('problems' in read) {
    streams.complain(`${file}: ${counted(read.problems.length, 'problem')}; nothing was described`);
    return Exit.invalid;
  }
  const description = describeModel(read.loaded.resolved.document, read.loaded.compiled);
  const words = flags.json ? `${JSON.stringify(description, null, 2)}\n` : markdown(description);
  if (flags.out === undefined) {
    streams.print(words.trimEnd());
    return Exit.done;
  }
  try {
    await writeFile(flags.out, words);
  } catch (error) {
    streams.complain(`error[E0002] --out ${flags.out}\n  The file cannot be written (${error instanceof Error ? error.message : String(error)}).\n  try: --out model.md`);
    return Exit.usage;
  }
  return Exit.done;
}
