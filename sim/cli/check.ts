import { Option, type Command } from 'commander';
import { formatProblem } from '../base/problem.ts';
import type { CheckAnswer, CheckJob } from '../check/job.ts';
import { judge } from '../check/patterns/judge.ts';
import { patterns } from '../check/patterns/index.ts';
import type { CheckReport, RuleResult } from '../check/report.ts';
import { rulesOf, rulesReport } from '../check/runRules.ts';
import { reportLines } from '../check/text.ts';
import { version } from '../ensemble/version.ts';
import { runCheckJobs } from '../node/checkThreads.ts';
import { readFile } from '../node/files.ts';
import { cores } from '../node/threads.ts';
import { seedWords } from '../scenario/seed.ts';
import { loadScenario } from '../worker/load.ts';
import { wrap } from './draw.ts';
import { catchInterrupt } from './interrupt.ts';
import { aboveCores } from './room.ts';
import { makeStreams } from './streams.ts';
import { Exit, MOST_WORKERS, seedText, wholeNumber } from './usage.ts';
import { counted } from './validate.ts';

export interface CheckFlags {
  readonly patterns?: boolean;
  readonly short?: boolean;
  readonly json?: boolean;
  /** 200, or 40 in the short form. */
  readonly worlds?: number;
  readonly seed: string;
  readonly workers: number;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
}

const WORLDS = { short: 40, full: 200 } as const;

/** Puts `check` among the commands. */
export function addCheck(program: Command, finish: (code: number) => void): void {
  program
    .command('check')
    .description('check the model itself: everything that it must do, or with --patterns how it stands beside what is known')
    .argument('[FILE]', 'scenario (YAML)', 'scenarios/cambodia.yaml')
    .option('--patterns', 'known patterns of the market and of the response to it, instead of rules')
    .option('--short', `smaller worlds, in half a minute; ${WORLDS.short} worlds for patterns`)
    .addOption(new Option('--worlds <N>', `number of worlds for patterns, 10 to 5000 (default: ${WORLDS.full})`).argParser(wholeNumber(10, 5000)))
    .addOption(new Option('--seed <S>', 'any text').argParser(seedText).default('1'))
    .addOption(new Option('--workers <N>', `worker threads, 1 to ${MOST_WORKERS}; verdicts do not depend on it`).argParser(wholeNumber(1, MOST_WORKERS)).default(cores(), 'cores'))
    .option('--json', 'one JSON object to stdout (docs/check-report.schema.json)')
    .option('--quiet', 'say nothing but the result')
    .option('--no-progress', 'no line of progress')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (file: string, flags: CheckFlags) => finish(await checkCommand(file, flags)));
}

/** `undercount check`; gives the exit code. */
export async function checkCommand(file: string, flags: CheckFlags): Promise<number> {
  const streams = makeStreams(flags);
  const interrupt = catchInterrupt();
  const read = await loadScenario(readFile, file);
  for (const problem of 'problems' in read ? [...read.problems, ...read.warnings] : read.loaded.warnings) streams.complain(formatProblem(problem));
  if ('problems' in read) {
    streams.complain(`${file}: ${counted(read.problems.length, 'problem')}; nothing was checked`);
    return Exit.invalid;
  }
  const { compiled } = read.loaded;
  const form = flags.short ? 'short' : 'full';
  const worlds = flags.worlds ?? WORLDS[form];
  const jobs: readonly CheckJob[] = flags.patterns
    ? Array.from({ length: worlds }, (_, index) => ({ kind: 'world', index }))
    : rulesOf(form).map(({ id }) => ({ kind: 'rule', id }));

  const workers = Math.min(flags.workers, jobs.length);
  const above = aboveCores(workers, cores());
  if (above) streams.note(above);

  const results: RuleResult[] = [];
  const values = new Map<number, Float64Array>();
  const take = (answer: CheckAnswer): void => {
    if (answer.kind === 'rule') results.push(answer.result);
    else values.set(answer.index, answer.values);
    const done = results.length + values.size;
    streams.progress.show(`check     ${done}/${jobs.length} ${flags.patterns ? 'worlds' : 'rules'}`);
  };
  try {
    await runCheckJobs({ scenario: compiled, seed: seedWords(flags.seed), form }, jobs, { workers, onAnswer: take, signal: interrupt.signal });
  } finally {
    streams.progress.done();
    interrupt.release();
  }

  // In the order of worlds, whichever came first.
  const rows = [...values].sort(([a], [b]) => a - b).map(([, row]) => row);
  const part = flags.patterns ? { patterns: judge(patterns, rows, worlds) } : { rules: rulesReport(form, results) };
  const { passed, partial } = part.patterns ?? part.rules;
  const report: CheckReport = {
    version, scenario: { name: compiled.name, file, hash: compiled.hash }, seed: flags.seed, passed, ...(partial ? { partial } : {}), ...part,
  };
  if (flags.json) streams.print(JSON.stringify(report, null, 2));
  else {
    for (const { text, tone, row } of reportLines(report)) {
      const paint = tone === 'strong' ? streams.colours.bold : tone === 'faint' ? streams.colours.dim : (words: string): string => words;
      const words = text.trimStart();
      const indent = ' '.repeat(text.length - words.length);
      for (const line of row ? [text] : wrap(words, streams.width, indent)) streams.print(paint(line));
    }
  }
  if (interrupt.signal.aborted) {
    streams.complain(`interrupted after ${flags.patterns ? counted(rows.length, 'world') : counted(results.length, 'rule')} of ${jobs.length}.`);
    return Exit.interrupted;
  }
  return passed ? Exit.done : Exit.checkFailed;
}
