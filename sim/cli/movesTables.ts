import { dateOf } from '../base/weeks.ts';
import { csv } from '../io/csv.ts';
import { EXPOSURES, MOVE_ENDS, VENUE_TYPES } from '../model/dimensions.ts';
import { yearsOfMoves } from '../run/moves.ts';
import type { Ensemble } from '../run/result.ts';
import type { CompiledScenario } from '../scenario/types.ts';

/** moves.csv and moves-between-areas.csv: every move of children left behind, as means over worlds, counted up year by year. */
export function movesTables({ moves }: Ensemble, { calendar, areas }: CompiledScenario): Readonly<Record<string, string>> {
  if (!moves) return {};
  const mean = (sum: number): number => sum / moves.worlds;
  const years = yearsOfMoves(moves.sum, areas.length, calendar.weeks);
  const week = (row: number): string => dateOf(calendar, calendar.burnInWeeks + row);
  const byOrigin = years.flatMap(({ row, at }) => areas.flatMap(({ id }, area) => VENUE_TYPES.flatMap((type, t) => EXPOSURES.slice(0, 3).map((exposure, e) =>
    [week(row), id, type, exposure, ...MOVE_ENDS.map((_, end) => mean(at(area, t, e, end)))]))));
  const between = years.flatMap(({ row, between: moved }) => areas.flatMap(({ id }, from) => areas.map((to, i) => [week(row), id, to.id, mean(moved(from, i))])));
  return {
    'moves.csv': csv(['week', 'area', 'type', 'exposure', ...MOVE_ENDS], byOrigin),
    'moves-between-areas.csv': csv(['week', 'from', 'to', 'children'], between),
  };
}
