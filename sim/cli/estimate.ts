import { type Command, Option } from 'commander';
import { formatProblem, type Problem } from '../base/problem.ts';
import type { ColumnRequest, Table } from '../io/table/request.ts';
import { readDataFile } from '../node/dataFile.ts';
import { seedWords } from '../scenario/seed.ts';
import { wrap } from './draw.ts';
import { numberBetween } from './estimators/columnFlags.ts';
import type { Answer, Estimated, Estimator, SharedFlags, WrongUsage } from './estimators/estimator.ts';
import { estimators } from './estimators/index.ts';
import { makeStreams, type Streams } from './streams.ts';
import { Exit, seedText } from './usage.ts';
import { counted } from './validate.ts';

interface FrameFlags {
  readonly level: number;
  readonly seed?: string;
  readonly missing: 'fail' | 'drop';
  readonly decimal: 'point' | 'comma';
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Puts `estimate` among the commands, with one command below it for each row of the table of estimators. */
export function addEstimate(program: Command, finish: (code: number) => void): void {
  const estimate = program
    .command('estimate')
    .description('the same estimators on a data file of your own (CSV with a header); only the named columns are read, and nothing of the file is kept or sent');
  for (const row of estimators) {
    const command = estimate.command(row.name).description(row.summary).argument(row.file === 'required' ? '<FILE>' : '[FILE]', 'CSV with a header (- for standard input)');
    for (const option of row.options()) command.addOption(option);
    command.addOption(new Option('--level <P>', 'level of the interval, between 0 and 1').argParser(numberBetween(0, 1)).default(0.95));
    if (row.seeded) command.addOption(new Option('--seed <S>', 'any text; the same seed gives the same figures').argParser(seedText).default('1'));
    command
      .addOption(new Option('--missing <RULE>', 'rows with a missing value: fail (all are listed), or drop (they are left out of the subpopulation and counted)').choices(['fail', 'drop']).default('fail'))
      .addOption(new Option('--decimal <MARK>', 'decimal mark in the file').choices(['point', 'comma']).default('point'))
      .option('--json', 'one JSON object to stdout')
      .option('--quiet', 'say nothing but the result')
      .option('--no-color', 'no colour (also: NO_COLOR)')
      .action(async (file: string | undefined, flags: FrameFlags) => finish(await estimateCommand(row, file, flags)));
  }
}

/** `undercount estimate NAME`; gives the exit code. */
async function estimateCommand(row: Estimator, file: string | undefined, flags: FrameFlags): Promise<number> {
  const streams = makeStreams(flags);
  const known: SharedFlags & Readonly<Record<string, unknown>> = { ...flags, level: flags.level, missing: flags.missing, seed: seedWords(flags.seed ?? '1') };
  const wrong = ({ wrong, fix }: WrongUsage): number => {
    streams.complain(`error[E0004] ${wrong}\n  try: ${fix}`);
    return Exit.usage;
  };
  const requests = row.columns(known);
  if ('wrong' in requests) return wrong(requests);

  let table: Table | undefined;
  if (file !== undefined) {
    if (requests.length === 0) return wrong({ wrong: 'a file is given, and no flag names a column of it', fix: `undercount estimate ${row.name} --help` });
    const read = await readDataFile(file, requests, { decimalComma: flags.decimal === 'comma' });
    if ('problems' in read) return refuse(streams, file, read.problems);
    ({ table } = read);
  } else if (requests.length > 0) return wrong({ wrong: 'columns are named, and no file', fix: `undercount estimate ${row.name} FILE` });

  const answer = row.answer(table, known);
  if ('wrong' in answer) return wrong(answer);
  return tell(streams, row, file ?? '', requests, table, answer, flags);
}

function tell(streams: Streams, row: Estimator, file: string, requests: readonly ColumnRequest[], table: Table | undefined, answer: Answer, flags: FrameFlags): number {
  if (answer.kind === 'problems') {
    return refuse(streams, file, answer.problems.map(({ key, row: at, what, fix }): Problem => ({
      code: 'E6030', severity: 'error',
      place: { file, line: at === undefined ? 0 : table?.lineOf(at) ?? 0, column: 0, path: requests.find((request) => request.key === key)?.name ?? '' },
      what: at === undefined ? what : `row ${at + 1}: ${what}`, ...(fix === undefined ? {} : { fix }),
    })));
  }
  if (answer.kind === 'notEstimable') {
    if (flags.json) streams.print(JSON.stringify({ estimator: row.name, estimate: null, reason: answer.reason, ...(answer.use === undefined ? {} : { use: answer.use }) }, null, 2));
    streams.complain(formatProblem({ code: 'E6040', severity: 'error', place: { file: file || row.name, line: 0, column: 0, path: '' }, what: `there is no estimate: ${answer.reason}`, ...(answer.use === undefined ? {} : { fix: answer.use }) }));
    return Exit.invalid;
  }
  const { estimated } = answer;
  const notes = [estimated.tells, estimated.assumes, ...estimated.json.notes, ...disclosure(estimated)];
  if (flags.json) streams.print(JSON.stringify({ estimator: row.name, ...estimated.json, notes }, null, 2));
  else printEstimate(streams, estimated, notes);
  return Exit.done;
}

function printEstimate({ print, colours, width }: Streams, { lines }: Estimated, notes: readonly string[]): void {
  for (const [i, line] of lines.entries()) for (const text of wrap(line, width)) print(i === 0 ? colours.bold(text) : text);
  print('');
  for (const note of notes) for (const [i, line] of wrap(note, width - 2).entries()) print(`${i === 0 ? '· ' : '  '}${line}`);
}

const FEW = 10;

/** What is counted in fewer than ten persons can point to one of them. */
function disclosure({ positives }: Estimated): readonly string[] {
  if (positives === undefined || positives >= FEW) return [];
  return ['Disclosure: the estimate rests on fewer than 10 positives. Published by place or group it can point to persons: join groups, or print "fewer than 10".'];
}

function refuse({ complain }: Streams, file: string, problems: readonly Problem[]): number {
  for (const problem of problems) complain(formatProblem(problem));
  complain(`${file}: ${counted(problems.length, 'problem')}; nothing was estimated`);
  return Exit.invalid;
}
