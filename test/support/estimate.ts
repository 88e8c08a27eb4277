import { Command } from 'commander';
import type { Answer, Estimated, Estimator, SharedFlags } from '../../sim/cli/estimators/estimator.ts';
import { estimators } from '../../sim/cli/estimators/index.ts';
import { readDataFile } from '../../sim/node/dataFile.ts';
import { seedWords } from '../../sim/scenario/seed.ts';

/** One estimator on a file, with the flags of the terminal, in this process. Throws on wrong flags and on a file with problems. */
export async function answerOf(name: string, file: string | undefined, args: readonly string[]): Promise<Answer> {
  const row: Estimator = estimators.find((known) => known.name === name)!;
  const command = new Command().exitOverride().option('--level <P>', '', Number, 0.95).option('--seed <S>', '', '1').option('--missing <RULE>', '', 'fail').option('--decimal <MARK>', '', 'point');
  for (const option of row.options()) command.addOption(option);
  command.parse([...args], { from: 'user' });
  const given = command.opts();
  const flags = { ...given, seed: seedWords(given['seed'] as string) } as unknown as SharedFlags & Readonly<Record<string, unknown>>;
  const requests = row.columns(flags);
  if ('wrong' in requests) throw new Error(requests.wrong);
  const read = file === undefined ? undefined : await readDataFile(file, requests, { decimalComma: given['decimal'] === 'comma' });
  if (read && 'problems' in read) throw new Error(JSON.stringify(read.problems));
  const answer = row.answer(read?.table, flags);
  if ('wrong' in answer) throw new Error(answer.wrong);
  return answer;
}

/** What was estimated; throws when there is no estimate. */
export async function estimatedOf(name: string, file: string | undefined, args: readonly string[]): Promise<Estimated> {
  const answer = await answerOf(name, file, args);
  if (answer.kind !== 'estimated') throw new Error(JSON.stringify(answer));
  return answer.estimated;
}
