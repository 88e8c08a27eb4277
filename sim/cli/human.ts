import { answer, madeOf } from '../report/answer.ts';
import { attributionFigure, ladderFigure } from '../report/figures.ts';
import { publishedFromWords } from '../report/evidence.ts';
import { instrumentFigures } from '../report/instruments.ts';
import { GROUPS, groupWords } from '../report/groups.ts';
import { ruleSentences } from '../report/rules.ts';
import { change, count, decimal, percent, signed, whole } from '../report/words.ts';
import type { RunResult } from '../run/result.ts';
import { bar, fit, pairBar, wrap } from './draw.ts';
import type { Streams } from './streams.ts';

/** What a person reads after `run`: the answer, what the survey read, the ladder, the parts, and what the seeds cannot tell. */
export function printResult(result: RunResult, title: string, { print, colours, width }: Streams): void {
  print(colours.bold(title));
  for (const line of wrap(answer(result), width)) print(line);
  const parts = madeOf(result);
  if (parts) for (const line of wrap(parts, width)) print(line);
  print('');
  printReadings(result, { print, width, colours });
  printInstruments(result, { print, width, colours });
  printRules(result, { print, width, colours });
  printLadder(result, { print, width, colours });
  printParts(result, { print, width, colours });
  print(colours.bold('What this does not tell'));
  for (const note of result.notes) for (const [i, line] of wrap(note, width - 2).entries()) print(`${i === 0 ? '· ' : '  '}${line}`);
  if (result.notEstimable > 0) print(`· In ${result.notEstimable} of ${result.worlds} worlds a reading was 0, which has no logarithm: they are in no part above.`);
  print('');
  print(colours.dim(speed(result)));
}

type Out = Pick<Streams, 'print' | 'colours' | 'width'>;

function printReadings(result: RunResult, { print, width }: Out): void {
  for (const reading of result.readings) {
    const published = reading.published === null ? '' : `; published ${percent(reading.published, 2)} (${publishedFromWords(reading.publishedFrom)})`;
    const line = `${reading.at}  ${reading.instrument} read ${percent(reading.median)} (90 in 100 worlds: ${percent(reading.q05)} to ${percent(reading.q95)})${published}. `
      + `${whole(reading.venues.median)} venues, ${whole(reading.personsSeen.median)} persons seen, ${whole(reading.judgedChildren.median)} judged under 18; `
      + `sensitivity ${decimal(reading.sensitivity.median, 2)}, specificity ${decimal(reading.specificity.median, 3)}.`;
    for (const [i, text] of wrap(line, width - 12).entries()) print(i === 0 ? text : `            ${text}`);
  }
  const { laterWorldEarlierInstrument: later, earlierWorldLaterInstrument: earlier } = result.crossReadings;
  if (Number.isFinite(later.median)) {
    for (const line of wrap(`The later world read with the earlier instrument: ${percent(later.median)}. The earlier world with the later one: ${percent(earlier.median)}.`, width)) print(line);
  }
  print('');
}

/** Instruments that stand on no ladder: each with its estimand, its figures beside the truth, and what they do not tell. */
function printInstruments(result: RunResult, { print, colours, width }: Out): void {
  for (const { instrument, kind, estimand, caution, rows } of instrumentFigures(result, true)) {
    print(colours.bold(`What ${instrument} (${kind}) reports`));
    for (const line of wrap(estimand, width)) print(colours.dim(line));
    print(`${'week of'.padEnd(12)}${'reported'.padStart(10)}${'90 in 100 worlds'.padStart(20)}${'its 95% interval'.padStart(20)}${'in the world'.padStart(14)}`);
    for (const { at, read, worlds, interval, truth } of rows) print(`${at.padEnd(12)}${colours.measured(read.padStart(10))}${worlds.padStart(20)}${(interval || 'none claimed').padStart(20)}${colours.truth(truth.padStart(14))}`);
    for (const { at, published, publishedFrom } of rows) if (published !== '') for (const line of wrap(`Published for ${at}: ${published} (${publishedFrom}).`, width)) print(line);
    const out = rows.filter(({ outOfReach }) => outOfReach !== '').map(({ at, outOfReach }) => `${at} ${outOfReach}`);
    if (out.length > 0) for (const line of wrap(`Out of its reach by design: ${out.join(', ')}.`, width)) print(line);
    for (const line of wrap(caution, width)) print(line);
    const without = rows.reduce((sum, { notEstimable }) => sum + notEstimable, 0);
    if (without > 0) print(`In ${without} of ${result.worlds * rows.length} fieldworks there was no figure.`);
    print('');
  }
}

function printRules(result: RunResult, { print, colours, width }: Out): void {
  const sentences = ruleSentences(result);
  if (sentences.length === 0) return;
  print(colours.bold('What was decided on these readings'));
  for (const sentence of sentences) for (const line of wrap(sentence, width)) print(line);
  print('');
}

function printLadder(result: RunResult, { print, colours, width }: Out): void {
  const figure = ladderFigure(result);
  if (figure.rows.length === 0) return;
  const label = 38;
  const room = width - (4 + label + 3 * 8 + 1);
  const most = Math.max(...figure.rows.flatMap(({ from, to }) => [from.median, to.median]));
  print(colours.bold(figure.question));
  for (const line of wrap(figure.estimand, width)) print(colours.dim(line));
  print(`${' '.repeat(4 + label)}${figure.rows[0]!.from.at.slice(0, 7).padStart(8)}${figure.rows[0]!.to.at.slice(0, 7).padStart(8)}${'change'.padStart(8)} ${colours.dim('█ then ░ gone')}`.trimEnd());
  for (const { estimand, label: words, from, to, change: q } of figure.rows) {
    const paint = estimand.startsWith('T6') ? colours.measured : colours.truth;
    print(`${estimand.padEnd(4)}${fit(words, label)}${percent(from.median, 1).padStart(8)}${percent(to.median, 1).padStart(8)}${change(q.median).padStart(8)} ${paint(pairBar(from.median, to.median, most / Math.max(4, room)))}`);
  }
  const [all, study] = [result.truth.children, result.truth.childrenStudyAreas];
  const children = `Children exploited: ${count(all.from.median)}, then ${count(all.to.median)} (${change(all.change.median)}); in the study areas ${count(study.from.median)}, then ${count(study.to.median)} (${change(study.change.median)}).`;
  for (const line of wrap(children, width)) print(line);
  print('');
}

function printParts(result: RunResult, { print, colours, width }: Out): void {
  const figure = attributionFigure(result);
  if (figure.rows.length === 0) return;
  const label = 46;
  const room = Math.max(4, width - label - 18);
  const most = Math.max(...figure.rows.map(({ logPoints }) => Math.abs(logPoints.mean)));
  const total = figure.rows.reduce((sum, { logPoints }) => sum + logPoints.mean, 0);
  print(colours.bold(figure.question));
  for (const line of wrap(figure.estimand, width)) print(colours.dim(line));
  print(`${' '.repeat(label)}${'log pts'.padStart(8)}${'in 100'.padStart(8)}`);
  for (const { label: words, group, logPoints, inHundred } of figure.rows) {
    const length = most > 0 ? (Math.abs(logPoints.mean) / most) * room : 0;
    // What works against the change is drawn light.
    const against = logPoints.mean * total < 0;
    const drawn = Math.round(length * 8) === 0 ? '' : against ? '░'.repeat(Math.max(1, Math.round(length))) : bar(length);
    print(`${fit(words, label)}${signed(logPoints.mean, 2).padStart(8)}${(Number.isFinite(inHundred) ? whole(Math.round(inHundred)) : '').padStart(8)}  ${colours.group[group](drawn)}`.trimEnd());
  }
  for (const groups of [GROUPS.slice(0, 2), GROUPS.slice(2)]) print(groups.map((group) => `${colours.group[group]('█')} ${groupWords[group]}`).join('   '));
  print('');
}

/** "200 worlds in 8.1 s: 24.7 a second, 5.6 million person-weeks a second. Run 3f2a…, seed 1." */
export function speed({ worlds, timing, run, seed, scale }: RunResult): string {
  return `${whole(worlds)} ${worlds === 1 ? 'world' : 'worlds'} in ${decimal(timing.seconds, 1)} s: ${decimal(timing.worldsPerSecond, timing.worldsPerSecond < 0.2 ? 3 : 1)} worlds and ${decimal(timing.personWeeksPerSecond / 1e6, 1)} million person-weeks a second. Run ${run}, seed ${seed}${scale === 1 ? '' : `, scale ${scale}`}.`;
}
