import { STANDING } from '../../sim/model/dimensions.ts';
import { FLOWS } from '../../sim/model/flows.ts';
import { BY_STRATEGY, makeCensus, movesNamed, STOCKS, summariseMoves, type Census } from './census.ts';

/** What is compared of a world, as one number each: every stock in the mean of each half of the run and at its end, every flow summed over each half, all moves. */
const HALVES = ['first half', 'second half'] as const;

/** Areas of all worlds that are compared. */
const AREAS = 4;

export const STATISTICS: readonly string[] = [
  ...HALVES.flatMap((half) => [
    ...STOCKS.map((name) => `${name}, mean of the ${half}`),
    ...FLOWS.map((name) => `${name}, ${half}`), ...FLOWS.map((name) => `${name} in the first area, ${half}`),
    ...BY_STRATEGY.flatMap((name) => STANDING.map((s) => `${name} ${s}, ${half}`)),
  ]),
  ...STOCKS.map((name) => `${name}, at the end`),
  ...movesNamed(AREAS),
];

/** One week of a world, and what can be asked of it. */
export interface Asked {
  nextWeek(): void;
  addWeek(to: Census): void;
  stocks(to: Census): void;
  /** In the layout of the record, at the end. */
  readonly moves: ArrayLike<number>;
}

/** Stocks are counted every fourth week: they change little in one. */
const STOCK_WEEKS = 4;

/** Lives through a world; its statistics in the order of STATISTICS. */
export function statisticsOf(weeks: number, world: Asked): Float64Array {
  const now = makeCensus();
  const out: number[] = [];
  const half = Math.floor(weeks / 2);
  for (const length of [half, weeks - half]) {
    const total = makeCensus();
    let counted = 0;
    for (let week = 1; week <= length; week++) {
      world.nextWeek();
      world.addWeek(total);
      if (week % STOCK_WEEKS > 0 && week < length) continue;
      world.stocks(now);
      now.stocks.forEach((n, i) => (total.stocks[i] += n));
      counted++;
    }
    for (let s = 0; s < 4; s++) total.byStrategy[4 + s] /= Math.max(1, total.byStrategy[s]);
    out.push(...total.stocks.map((x) => x / counted), ...total.flows, ...total.byStrategy);
  }
  out.push(...now.stocks, ...summariseMoves(world.moves, AREAS));
  return Float64Array.from(out);
}
