import { factorLabels, stepLabels } from '../measure/estimands.ts';
import type { Estimand, Factor, Q, Rung, RunResult, Step } from '../run/result.ts';
import { factorGroup, GROUPS, groupWords, partsInHundred, stepGroup, type Group } from './groups.ts';
import { moved } from './answer.ts';
import { month, percent } from './words.ts';

/** The data of a figure: what it answers, in which unit and of whom, and its rows. Both hosts draw it as they can. */
export interface Figure<Row> {
  readonly id: string;
  /** The question that it answers: its heading. */
  readonly question: string;
  /** What it says, in a sentence. */
  readonly takeaway: string;
  /** Unit, people, place, years, and what ranges mean. */
  readonly estimand: string;
  readonly rows: readonly Row[];
}

export interface LadderRow {
  readonly estimand: Estimand;
  readonly label: string;
  readonly from: Rung;
  readonly to: Rung;
  readonly change: Q;
  /** The step down to this rung, in log points. */
  readonly step: Step;
  readonly logPoints: Q;
}

export interface PartRow {
  readonly key: Step | Factor;
  readonly label: string;
  readonly group: Group;
  readonly logPoints: Q;
  /** Mean, in parts of 100 of the whole change; NaN where there is none. */
  readonly inHundred: number;
}

/** Share of children among persons on every rung, at both dates. */
export function ladderFigure(result: RunResult): Figure<LadderRow> {
  return {
    id: 'ladder',
    question: 'Where on the way from the truth to the headline does the fall come in?',
    takeaway: madeTakeaway(result, 'ladder'),
    estimand: `Children exploited as a share of all persons counted on each rung, %. ${period(result)} Medians over ${result.worlds} worlds; ranges hold 90 in 100.`,
    rows: result.ladder.map((rung, i) => ({ ...rung, step: result.decomposition[i]!.step, logPoints: result.decomposition[i]!.logPoints })),
  };
}

/** What the change of the reading is made of, step by step down the ladder. The truth's own change is two rows: its children and its adults. */
export function decompositionFigure(result: RunResult): Figure<PartRow> {
  const total = result.decomposition.reduce((sum, { logPoints }) => sum + logPoints.mean, 0);
  const row = (key: Step, label: string, group: Group, logPoints: Q): PartRow => ({ key, label, group, logPoints, inHundred: inHundred(logPoints.mean, total) });
  return {
    id: 'decomposition',
    question: 'How much does each step of the ladder add to the change?',
    takeaway: madeTakeaway(result, 'ladder'),
    estimand: partsEstimand(result),
    rows: result.decomposition.flatMap(({ step, logPoints, children, persons }) =>
      step === 'truth'
        ? [row(step, 'Children exploited', 'real', children), row(step, 'Adults beside them', 'adults', persons)]
        : [row(step, stepLabels[step], stepGroup[step], logPoints)]),
  };
}

/** What the change of the reading is made of, averaged over all orders (Shapley). */
export function attributionFigure(result: RunResult): Figure<PartRow> {
  const total = result.attribution.reduce((sum, { logPoints }) => sum + logPoints.mean, 0);
  return {
    id: 'attribution',
    question: 'Which changes made the reading fall?',
    takeaway: madeTakeaway(result, 'attribution'),
    estimand: partsEstimand(result),
    rows: result.attribution.map(({ factor, logPoints }) => ({ key: factor, label: factorLabels[factor], group: factorGroup[factor], logPoints, inHundred: inHundred(logPoints.mean, total) })),
  };
}

const inHundred = (part: number, total: number): number => (Math.abs(total) < 0.05 ? NaN : (100 * part) / total);

function partsEstimand(result: RunResult): string {
  return `Log points of the share that the survey reads; parts add up to the whole in every world. ${period(result)} Means over ${result.worlds - result.notEstimable} worlds; ranges hold 90 in 100.`;
}

function period({ ladder }: RunResult): string {
  const rung = ladder[0];
  return rung ? `${month(rung.from.at)} to ${month(rung.to.at)}.` : '';
}

function madeTakeaway(result: RunResult, way: 'ladder' | 'attribution'): string {
  const reading = result.ladder.at(-1);
  const parts = partsInHundred(result, way);
  if (!reading) return 'There are no two fieldworks to compare.';
  const fell = `The reading went from ${percent(reading.from.median)} to ${percent(reading.to.median)}; the number of children exploited ${moved(result.truth.children.change)}.`;
  const largest = [...GROUPS].sort((a, b) => parts[b] - parts[a])[0]!;
  return Number.isFinite(parts[largest]) ? `${fell} The largest part, ${Math.round(parts[largest])} in 100, is: ${groupWords[largest]}.` : fell;
}
