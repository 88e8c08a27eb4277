import type { RunResult } from '../run/result.ts';
import { answer, madeOf } from './answer.ts';
import { publishedFromWords } from './evidence.ts';
import { attributionFigure, ladderFigure } from './figures.ts';
import { ruleSentences } from './rules.ts';
import { change, changeInterval, count, percent, signed } from './words.ts';

/** A run on one page of Markdown: the answer, the ladder, what the change is made of, and what the seeds cannot tell. */
export function brief(result: RunResult, title: string): string {
  const ladder = ladderFigure(result);
  const parts = attributionFigure(result);
  return [
    `# ${title}`,
    '',
    answer(result),
    ...(madeOf(result) ? ['', madeOf(result)!] : []),
    ...ruleSentences(result).flatMap((sentence) => ['', sentence]),
    '',
    ...result.readings.filter(({ published }) => published !== null).map(({ at, published, publishedFrom }) => `Beside the reading of ${at} stands the published ${percent(published!, 2)} (${publishedFromWords(publishedFrom)}).\n`),
    `## ${ladder.question}`,
    '',
    `| rung | whom it counts | ${ladder.rows[0]?.from.at ?? ''} | ${ladder.rows[0]?.to.at ?? ''} | change | 90 in 100 worlds | children |`,
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...ladder.rows.map(({ estimand, label, from, to, change: q }) =>
      `| ${estimand} | ${label} | ${percent(from.median)} | ${percent(to.median)} | ${change(q.median)} | ${changeInterval(q)} | ${count(from.children.median)}, then ${count(to.children.median)} |`),
    '',
    ladder.estimand,
    '',
    `## ${parts.question}`,
    '',
    '| factor | log points (mean) | parts in 100 |',
    '| --- | ---: | ---: |',
    ...parts.rows.map(({ label, logPoints, inHundred }) => `| ${label} | ${signed(logPoints.mean, 3)} | ${Number.isFinite(inHundred) ? signed(inHundred, 0) : ''} |`),
    '',
    parts.estimand,
    '',
    '## What this does not tell',
    '',
    ...result.notes.map((note) => `- ${note}`),
    '- Not a forecast, and not for operational use.',
    '',
    `Run ${result.run}: ${result.worlds} worlds, seed ${result.seed}, ${result.scale === 1 ? '' : `scale ${result.scale}, `}undercount ${result.version}, scenario ${result.scenario.file} (hash ${result.scenario.hash.slice(0, 12)}), world digest ${result.digest.slice(0, 12)}.`,
    '',
  ].join('\n');
}
