import type { Q, RunResult } from '../run/result.ts';
import { publishedFromWords } from './evidence.ts';
import { decimal, percent, whole } from './words.ts';

type Figure = RunResult['instruments'][number];

/** What one instrument read, wave by wave: what its figures are of, what they do not tell, and the rows. */
export interface InstrumentFigure {
  readonly instrument: string;
  readonly kind: string;
  /** Unit, whom, where and when. */
  readonly estimand: string;
  readonly caution: string;
  readonly rows: readonly InstrumentRow[];
}

export interface InstrumentRow {
  readonly wave: string;
  readonly at: string;
  readonly published: string;
  /** Record, variant, grade and what stands beside it there; empty where nothing is published. */
  readonly publishedFrom: string;
  readonly read: string;
  /** Of 90 in 100 worlds. */
  readonly worlds: string;
  /** 95 % interval of a typical fieldwork; empty where it claims none. */
  readonly interval: string;
  readonly truth: string;
  readonly n: string;
  readonly cost: string;
  readonly notEstimable: number;
  /** Outside the quantity by design; empty where nobody is. */
  readonly outOfReach: string;
}

/** Every instrument of a run, in the order of the scenario; `offLadder`: only those that are not told of elsewhere. */
export function instrumentFigures(result: RunResult, offLadder = false): readonly InstrumentFigure[] {
  const ladder = new Set(result.readings.map(({ instrument }) => instrument));
  const ids = [...new Set(result.instruments.map(({ instrument }) => instrument))].filter((id) => !offLadder || !ladder.has(id));
  return ids.map((id) => {
    const waves = result.instruments.filter(({ instrument }) => instrument === id);
    const { kind, quantity, caution } = waves[0]!;
    return { instrument: id, kind, estimand: `${quantity.text} (${quantity.of}, ${quantity.unit === 'share' ? 'share' : quantity.unit}).`, caution, rows: waves.map(row) };
  });
}

function row(figure: Figure): InstrumentRow {
  const say = amount(figure);
  const { estimate, truth, low, high, n, cost, published, wave, at, notEstimable } = figure;
  const range = (from: Q, to: Q): string => (Number.isFinite(from.median) && from.median !== to.median ? `${say(from.median)} to ${say(to.median)}` : '');
  return {
    wave, at, published: published === null ? '' : say(published), publishedFrom: published === null ? '' : publishedFromWords(figure.publishedFrom),
    read: say(estimate.median), worlds: Number.isFinite(estimate.q05) ? `${say(estimate.q05)} to ${say(estimate.q95)}` : '', interval: range(low, high),
    truth: say(truth.median), n: whole(n.median), cost: whole(cost.median), notEstimable, outOfReach: figure.outOfReach ? say(figure.outOfReach.median) : '',
  };
}

/** A number in the unit of its quantity. */
function amount({ quantity }: Figure): (value: number) => string {
  return (value) => (!Number.isFinite(value) ? '–' : quantity.unit === 'share' ? percent(value) : Math.abs(value) < 10 ? decimal(value, 1) : whole(value));
}
