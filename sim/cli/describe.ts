import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatProblem } from '../base/problem.ts';
import { readFile } from '../node/files.ts';
import { describeModel } from '../report/odd/describe.ts';
import { markdown } from '../report/odd/markdown.ts';
import { readOverlay } from '../scenario/overlay.ts';
import { loadScenario } from '../worker/load.ts';
import { makeStreams, type Streams } from './streams.ts';
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
    .option('--json', 'one JSON object instead of Markdown (docs/model-description.schema.json)')
    .option('--out <FILE>', 'write to a file instead of stdout; a file that is there is replaced')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (file: string, flags: DescribeFlags) => finish(await describeCommand(file, flags)));
}

/** `undercount describe FILE`; gives the exit code. */
export async function describeCommand(file: string, flags: DescribeFlags): Promise<number> {
  const streams = makeStreams(flags);
  const place = flags.out === undefined ? undefined : placeProblem(flags.out);
  if (place !== undefined) return refuse(streams, flags, place);
  const read = await loadScenario(readFile, file);
  for (const problem of 'problems' in read ? [...read.problems, ...read.warnings] : read.loaded.warnings) streams.complain(formatProblem(problem));
  if ('problems' in read) {
    streams.complain(`${file}: ${counted(read.problems.length, 'problem')}; nothing was described`);
    return Exit.invalid;
  }
  const description = describeModel(read.loaded.resolved.document, read.loaded.compiled, await readOverlay(readFile, file));
  const words = flags.json ? `${JSON.stringify(description, null, 2)}\n` : markdown(description);
  if (flags.out === undefined) {
    streams.print(words.trimEnd());
    return Exit.done;
  }
  try {
    await writeFile(flags.out, words);
  } catch (error) {
    return refuse(streams, flags, writeProblem(error));
  }
  streams.note(`${flags.out}: written`);
  return Exit.done;
}

/** What is wrong with the place, before anything is written: scenarios are not to be written over by a slip. */
function placeProblem(out: string): string | undefined {
  if (out.trim() === '') return 'The name of a file is expected.';
  return /\.ya?ml$/i.test(out) ? 'A description is no scenario: a file that ends in .yaml is not written over.' : undefined;
}

function writeProblem(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'EISDIR': return 'There is a folder of that name; the name of a file is expected.';
    case 'ENOENT': case 'ENOTDIR': return 'The folder that it should stand in is not there.';
    case 'EACCES': case 'EPERM': case 'EROFS': return 'It may not be written there.';
    default: return `The file cannot be written (${error instanceof Error ? error.message : String(error)}).`;
  }
}

function refuse(streams: Streams, { out = '', json }: DescribeFlags, what: string): number {
  streams.complain(`error[E0002] --out ${out}\n  ${what}\n  try: --out model.${json ? 'json' : 'md'}`);
  return Exit.usage;
}
