import type { DecompositionDifference } from '../../ensemble/decomposition.ts';
import { factorGroup, GROUPS, groupWords, stepGroup, type Group } from '../../report/groups.ts';
import { change, changeInterval, count, countDifference, decimal, month, percent, signed, whole } from '../../report/words.ts';
import type { Factor, Q, Step } from '../../run/result.ts';
import { wrap } from '../draw.ts';
import type { Streams } from '../streams.ts';
import type { DecomposedScenario, DecomposeResult } from './result.ts';

type Out = Pick<Streams, 'print' | 'colours' | 'width'>;

/** Columns before the waterfall: part, log points, children, persons, percentage points. */
const COLUMNS = { part: 10, number: 8 } as const;
const NUMBERS = COLUMNS.part + 4 * COLUMNS.number;

/** What a person reads after `decompose`. */
export function printDecomposition(result: DecomposeResult, { print, colours, width }: Out): void {
  const out = { print, colours, width };
  const say = (text: string): void => {
    for (const line of wrap(text, width)) print(line);
  };
  result.scenarios.forEach((scenario, i) => {
    if (i > 0) print('');
    printScenario(scenario, result, out, say);
  });
  if (result.difference) {
    print('');
    printDifference(result, result.difference, out, say);
  }
  print('');
  print(colours.bold('What this does not tell'));
  for (const note of result.notes) for (const [i, line] of wrap(note, width - 2).entries()) print(`${i === 0 ? '· ' : '  '}${line}`);
}

function printScenario(scenario: DecomposedScenario, { method, from, to, seed, scale }: DecomposeResult, { print, colours, width }: Out, say: (text: string) => void): void {
  const { reading, worlds, notEstimable } = scenario;
  print(colours.bold(scenario.title));
  say(`In ${worlds === 1 ? 'one simulated world' : `${worlds} simulated worlds`} (seed ${seed}${scale === 1 ? '' : `, scale ${scale}`}) the ${scenario.instrument.id}’s reading went from ${percent(reading.from.median)} in ${month(from)} to ${percent(reading.to.median)} in ${month(to)} `
    + `(${change(reading.change.median)}; 90 in 100 worlds: ${changeInterval(reading.change)}). ${method === 'ladder' ? 'Down the ladder, from the truth to the reading' : 'Averaged over all orders of change'}:`);
  print('');
  print(colours.dim(`${''.padEnd(COLUMNS.part)}${'log pts'.padStart(8)}${'children'.padStart(9)}${'persons'.padStart(8)}${'% pts'.padStart(7)}  ${'from the first reading to the second'.slice(0, Math.max(0, width - NUMBERS - 2))}`.trimEnd()));
  printWaterfall(scenario, method, { print, colours, width });
  const used = new Set(scenario.parts.map(({ part }) => groupOf(part, method)));
  const groups = GROUPS.filter((group) => used.has(group)).map((group) => `${colours.group[group]('█')} ${groupWords[group]}`);
  for (const pair of [groups.slice(0, 2), groups.slice(2)]) print(pair.join('   '));
  print('█ lowers the reading, ░ raises it; a part’s range holds 90 in 100 worlds');
  if (notEstimable > 0) say(`Log points are of ${worlds - notEstimable} worlds: in ${notEstimable} a reading was 0.`);
  print('');
  printCounts(scenario, say);
}

/** Bars that begin where the one before ended, on a logarithmic scale: from the mean logarithm of the first reading to that of the second. */
function printWaterfall(scenario: DecomposedScenario, method: DecomposeResult['method'], { print, colours, width }: Out): void {
  const { parts, reading } = scenario;
  const start = Math.log(reading.from.median);
  const levels = parts.reduce<number[]>((all, { logPoints }) => [...all, all.at(-1)! + logPoints.mean], [start]);
  const room = Math.max(8, width - NUMBERS - 4);
  const known = levels.every(Number.isFinite);
  const [low, high] = known ? [Math.min(...levels), Math.max(...levels)] : [0, 1];
  const column = (level: number): number => (high > low ? Math.round(((level - low) / (high - low)) * room) : 0);
  const end = (label: string, value: number, level: number): void =>
    print(`${colours.bold(`${label.padEnd(COLUMNS.part)}${percent(value).padStart(8)}`)}${' '.repeat(NUMBERS - COLUMNS.part - 8 + 2)}${known ? ' '.repeat(column(level)) : ''}${colours.measured('○')}`);
  end('reading', reading.from.median, start);
  for (const [i, { part, label, logPoints, children, persons, points }] of parts.entries()) {
    const [a, b] = known ? [column(levels[i]!), column(levels[i + 1]!)] : [0, 0];
    const fell = logPoints.mean < 0;
    // A fall goes to the left, dark; what works against it goes to the right, light. Something that rounds to nothing is a mark.
    const drawn = a === b ? (Math.abs(logPoints.mean) < 0.0005 || !known ? '' : '▏') : (fell ? '█' : '░').repeat(Math.abs(b - a));
    const numbers = `${signed(logPoints.mean, 2).padStart(8)}${signed(children.mean, 2).padStart(9)}${signed(persons.mean, 2).padStart(8)}${signed(100 * points.mean, 1).padStart(7)}`;
    print(`${part.padEnd(COLUMNS.part)}${numbers}  ${' '.repeat(Math.min(a, b))}${colours.group[groupOf(part, method)](drawn)}`.trimEnd());
    print(colours.dim(`  ${label}${interval(logPoints)}`.slice(0, width)));
  }
  end('reading', reading.to.median, levels.at(-1)!);
  print(`${'together'.padEnd(COLUMNS.part)}${signed(reading.logPoints.mean, 2).padStart(8)}${''.padStart(17)}${signed(100 * reading.points.mean, 1).padStart(7)}`);
}

const interval = ({ q05, q95 }: Q): string => (Number.isFinite(q05) && (q05 !== 0 || q95 !== 0) ? `: ${signed(q05, 2)} to ${signed(q95, 2)}` : '');

function groupOf(part: string, method: DecomposeResult['method']): Group {
  if (method === 'attribution') return factorGroup[part as Factor];
  return part === 'truth' ? 'real' : stepGroup[part as Exclude<Step, 'truth'>];
}

function printCounts({ rungs, childWeeks }: DecomposedScenario, say: (text: string) => void): void {
  const rung = (estimand: string) => rungs.find((one) => one.estimand === estimand)!;
  const both = (estimand: string): string => {
    const { children } = rung(estimand);
    return `${count(children.from.median)}, then ${count(children.to.median)} (${change(children.change.median)}; ${changeInterval(children.change)})`;
  };
  say(`Children exploited, in the model: ${both('T0')}; in the study areas ${both('T1')}; in venues that the public can find ${both('T2')}; shown to a stranger in venues on the list ${both('T4a')}.`);
  const { all, studyAreas } = childWeeks;
  say(`Child-weeks of exploitation between the dates: ${count(all.sum.median)}, ${fewer(all.less)} than had the number of children stayed as it was at the first; in the study areas ${count(studyAreas.sum.median)}, ${fewer(studyAreas.less)}.`);
}

function fewer({ median }: Q): string {
  return `${Math.abs(median) < 9.5 ? 'fewer than 10 either way' : `${count(Math.abs(median)).replace('about ', '')} ${median > 0 ? 'fewer' : 'more'}`}`;
}

function printDifference({ scenarios, method }: DecomposeResult, { pairs, notEstimable, parts, reading, children, childWeeks }: DecompositionDifference, { print, colours, width }: Out, say: (text: string) => void): void {
  const [a, b] = scenarios.map(({ name }) => name) as [string, string];
  print(colours.bold(`How they differ: ${b} minus ${a}, world by world`));
  say(`${whole(pairs)} ${pairs === 1 ? 'pair' : 'pairs'} of worlds with the same chances${notEstimable > 0 ? `; in ${notEstimable} a reading was 0` : ''}. Means with their Monte Carlo error, and the range of 90 in 100 pairs.`);
  print('');
  print(colours.dim(`${''.padEnd(COLUMNS.part)}${'log pts'.padStart(8)}${'error'.padStart(8)}${'children'.padStart(9)}${'persons'.padStart(8)}${'% pts'.padStart(7)}  90 in 100`));
  for (const { part, logPoints, children: onChildren, persons, points } of parts) {
    const row = `${part.padEnd(COLUMNS.part)}${signed(logPoints.mean, 2).padStart(8)}${(Number.isFinite(logPoints.monteCarloError) ? decimal(logPoints.monteCarloError, 2) : '').padStart(8)}${signed(onChildren.mean, 2).padStart(9)}${signed(persons.mean, 2).padStart(8)}${signed(100 * points.mean, 1).padStart(7)}`;
    print(`${row}  ${colours.group[groupOf(part, method)](`${signed(logPoints.q05, 2)} to ${signed(logPoints.q95, 2)}`)}`.slice(0, width + 20));
  }
  print(`${'together'.padEnd(COLUMNS.part)}${signed(reading.logPoints.mean, 2).padStart(8)}${(Number.isFinite(reading.logPoints.monteCarloError) ? decimal(reading.logPoints.monteCarloError, 2) : '').padStart(8)}${''.padStart(17)}${signed(100 * reading.points.mean, 1).padStart(7)}`);
  print('');
  say(`Children exploited at the second date: ${countDifference(children.all.mean)} (fewer than in ${a} in ${children.all.fewer} of ${pairs} pairs); in the study areas ${countDifference(children.studyAreas.mean)}. Child-weeks between the dates: ${countDifference(childWeeks.all.mean)}.`);
}
