import fc from 'fast-check';
import type { CompiledParameter, CompiledScenario, CompiledValue } from '../../sim/scenario/types.ts';

/** What a random scenario is made of: plain numbers, so that fast-check can shrink them. */
export interface Recipe {
  /** Where each number lies between the ends of its bounds, over and over; and which numbers keep the base's value. */
  readonly where: readonly number[];
  readonly kept: readonly boolean[];
  /** Places for venues by area, mean size, largest size, spare room. */
  readonly venues: readonly number[];
  readonly size: number;
  readonly spare: number;
  /** Share of the scenario's weeks at which the period begins, and its length. */
  readonly from: number;
  readonly weeks: number;
  /** Index of the world: its draws. */
  readonly world: number;
}

/** Recipes for tiny markets over short periods. `ends`: numbers lie at the ends of their bounds more often than not. */
export function recipes({ ends = false, weeks = 60 }: { readonly ends?: boolean; readonly weeks?: number } = {}): fc.Arbitrary<Recipe> {
  const inside = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.record({
    where: fc.array(ends ? fc.oneof(fc.constant(0), fc.constant(1), inside) : inside, { minLength: 97, maxLength: 97 }),
    kept: fc.array(fc.boolean(), { minLength: 89, maxLength: 89 }),
    venues: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 8, maxLength: 8 }),
    size: fc.integer({ min: 1, max: 12 }),
    spare: fc.double({ min: 0, max: 1, noNaN: true }),
    from: fc.double({ min: 0, max: 0.9, noNaN: true }),
    weeks: fc.integer({ min: 1, max: weeks }),
    world: fc.nat(100_000),
  });
}

/** Bounds that are only nominal are cut here: what lies beyond is the same in kind, and slow. */
const MOST = 50;

/** A base scenario with the numbers of a recipe, over a part of its period. All values lie within their hard bounds. */
export function randomScenario(base: CompiledScenario, recipe: Recipe): CompiledScenario {
  const { totalWeeks } = base.calendar;
  const from = Math.floor(recipe.from * totalWeeks);
  const weeks = Math.min(recipe.weeks, totalWeeks - from);
  let i = 0;
  const draw = (parameter: CompiledParameter, value: CompiledValue): CompiledValue => {
    const [low, high] = parameter.bounds;
    const share = recipe.where[i % recipe.where.length]!;
    const keep = recipe.kept[i++ % recipe.kept.length]!;
    if (keep) return value;
    const top = Math.min(high, Math.max(low, 0) + MOST);
    const number = Math.min(Math.max(low, -MOST) + share * (top - Math.max(low, -MOST)), high);
    return constant(parameter, parameter.integer ? Math.round(number) : number);
  };
  const parameters = base.parameters.map((parameter) => {
    const values = parameter.group === 'market' && SIZES[parameter.key] ? SIZES[parameter.key]!(recipe, parameter) : parameter.values.map((value) => draw(parameter, value));
    return {
      ...parameter,
      values: values.map((value) => (value.kind === 'table' ? { ...value, values: value.values.slice(from, from + weeks) } : value)),
      changes: parameter.changes.map((list) => list.map((change) => ({ ...change, from: change.from - from, to: change.to - from })).filter(({ to }) => to > 0)),
    };
  });
  const shocks = base.shocks.map((shock) => ({ ...shock, week: shock.week - from })).filter(({ week }) => week >= 0);
  return { ...base, parameters: feasible(parameters), shocks, calendar: { ...base.calendar, burnInWeeks: 0, weeks, totalWeeks: weeks }, instruments: [] };
}

function constant({ bounds }: CompiledParameter, value: number): CompiledValue {
  return { kind: 'constant', value: Math.min(Math.max(value, bounds[0]), bounds[1]) };
}

/** What sets the size of the world. */
const SIZES: Readonly<Record<string, (recipe: Recipe, parameter: CompiledParameter) => readonly CompiledValue[]>> = {
  venues: (recipe, parameter) => parameter.values.map((_, area) => constant(parameter, recipe.venues[area % recipe.venues.length]!)),
  meanSize: (recipe, parameter) => [constant(parameter, recipe.size)],
  largestSize: (recipe, parameter) => [constant(parameter, 4 * recipe.size)],
  spareRoom: (recipe, parameter) => [constant(parameter, recipe.spare)],
};

/** Values that must go together: the youngest entry age leaves room below 18. */
function feasible(parameters: readonly CompiledParameter[]): CompiledParameter[] {
  return parameters.map((p) => (p.group === 'turnover' && p.key === 'childEntryYoungest'
    ? { ...p, values: p.values.map((value) => (value.kind === 'constant' ? constant(p, Math.min(value.value, 17)) : value)) } : p));
}
