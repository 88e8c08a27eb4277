import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MOST_WORLDS } from '../ensemble/summary.ts';
import { version } from '../ensemble/version.ts';
import { cores } from '../node/threads.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from '../scenario/scale.ts';
import { addCheck } from './check.ts';
import { addDecompose } from './decompose.ts';
import { addDescribe } from './describe.ts';
import { addEstimate } from './estimate.ts';
import { addEvidence } from './evidence.ts';
import { reportFault } from './fault.ts';
import { runCommand, type RunFlags } from './run.ts';
import { endWithReader } from './streams.ts';
import { addSurvey } from './survey.ts';
import { decimalNumber, Exit, MOST_WORKERS, seedText, wavesOrDates, wholeNumber } from './usage.ts';
import { validateCommand, type ValidateFlags } from './validate.ts';

function makeProgram(finish: (code: number) => void): Command {
  const program = new Command('undercount')
    .description('Did it fall, or did it hide? Simulates a hidden market, the justice response, and the surveys that measured it.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .exitOverride();

  program
    .command('run')
    .description('run a scenario over many worlds and say what happened, what a survey would have read, and why they differ')
    .argument('<FILE>', 'scenario (YAML)')
    .addOption(new Option('--worlds <N>', `number of simulated worlds, 1 to ${MOST_WORLDS}`).argParser(wholeNumber(1, MOST_WORLDS)).default(200))
    .addOption(new Option('--seed <S>', 'any text; world k of a seed is always the same').argParser(seedText).default('1'))
    .addOption(new Option('--workers <N>', `worker threads, 1 to ${MOST_WORKERS}; results do not depend on it`).argParser(wholeNumber(1, MOST_WORKERS)).default(cores(), 'cores'))
    .addOption(new Option('--scale <X>', `size of the market, ${SMALLEST_SCALE} to ${LARGEST_SCALE} times what the scenario says: venues, arrivals, police, courts, beds and training; numbers of venues are rounded`)
      .argParser(decimalNumber(SMALLEST_SCALE, LARGEST_SCALE)).default(1))
    .option('--json', 'one JSON object to stdout (docs/run-result.schema.json)')
    .option('--out <DIR>', 'write result, resolved scenario and tables to a folder')
    .addOption(new Option('--keep-worlds <WEEKS>', 'with --out: store every world in the weeks of these dates, for undercount survey DIR; waves: those in which the scenario’s own instruments look at it').argParser(wavesOrDates))
    .option('--quiet', 'say nothing but the result')
    .option('--no-progress', 'no line of progress')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (file: string, flags: RunFlags) => finish(await runCommand(file, flags)));

  program
    .command('validate')
    .description('check scenario files; all problems at once, with file, line and column')
    .argument('<FILE...>', 'scenarios (YAML)')
    .option('--json', 'one JSON object to stdout')
    .option('--quiet', 'say nothing of files that are right')
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .action(async (files: string[], flags: ValidateFlags) => finish(await validateCommand(files, flags)));

  addCheck(program, finish);
  addDecompose(program, finish);
  addDescribe(program, finish);
  addEstimate(program, finish);
  addEvidence(program, finish);
  addSurvey(program, finish);

  // Suggestions and settings hold for every command.
  for (const command of allCommands(program)) command.copyInheritedSettings(program).helpOption('-h, --help', 'print help').helpCommand(false);
  return program;
}

function allCommands({ commands }: Command): readonly Command[] {
  return commands.flatMap((command) => [command, ...allCommands(command)]);
}

/** Commander's own words in the form of all our errors. */
function usageError(text: string): string {
  const [what = '', ...more] = text.replace(/^error: /, '').trim().split('\n');
  const hint = more.join(' ').match(/Did you mean (.+)\?/)?.[1];
  return `error[E0001] ${what}\n  try: ${hint?.startsWith('-') ? hint : `undercount ${hint ?? '--help'}`}\n`;
}

/** Runs a command line (without node and script) and gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = Exit.done;
  const program = makeProgram((result) => (code = result));
  try {
    if (args.length === 0) {
      process.stderr.write(program.helpInformation());
      return Exit.usage;
    }
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError || error instanceof InvalidArgumentError) return error.exitCode === 0 ? Exit.done : Exit.usage;
    return reportFault(error);
  }
}

endWithReader();
process.on('uncaughtException', (error) => process.exit(reportFault(error)));
process.on('unhandledRejection', (error) => process.exit(reportFault(error)));
process.exitCode = await main(process.argv.slice(2));
