import { parseDay, weekOf, type Calendar } from '../base/weeks.ts';
import { applyChanges, inOrder } from './changes.ts';
import { dateProblem } from './dates.ts';
import { explainIssues, nearestName } from './explain.ts';
import { checkSource, type ScenarioContext } from './parameter.ts';
import { shorten } from './problems.ts';
import { ID, interventionHeader, leverHeader } from './schema.ts';
import { inOrderOfWeeks, readShockPlace, shockOf } from './shocks.ts';
import { inside, members, toPlain, valueSpot, type Located } from './tree.ts';
import { nameEntity } from './draw.ts';
import { distributionMean } from './spread.ts';
import { ownChanges, readChange, readOwnValue, type ReadChange } from './strength.ts';
import type { Catalogue, CompiledChange, CompiledParameter, CompiledShock } from './types.ts';

const KEYS = ['kind', 'parameter', 'from', 'to', 'rampWeeks', 'set', 'scale', 'add', 'value', 'area', 'venueType', 'label', 'range', 'source', 'note'];

/** A dated change with the parameter and member (undefined: all) it acts on. */
export interface DatedChange {
  readonly parameter: string;
  readonly member: string | undefined;
  readonly change: CompiledChange;
  readonly part: Located;
  /** Kind of its intervention, where only one of that kind can be in force at a time. */
  readonly exclusive: string | undefined;
}

/** A shock with its place in the file. */
export interface DatedShock extends CompiledShock {
  readonly part: Located;
}

/** What the interventions of a scenario come to: dated changes in the order of the file, shocks in the order of their weeks. */
export interface Interventions {
  readonly changes: readonly DatedChange[];
  readonly shocks: readonly DatedShock[];
}

const NOTHING: Interventions = { changes: [], shocks: [] };

/** The interventions of a scenario; what is wrong goes to the problems. */
export function readInterventions(section: Located | undefined, catalogue: Catalogue, context: ScenarioContext): Interventions {
  const all = members(section).map((part) => readIntervention(part, part.name, catalogue, context));
  return { changes: all.flatMap(({ changes }) => changes), shocks: inOrderOfWeeks(all.flatMap(({ shocks }) => shocks)) };
}

function readIntervention(part: Located, id: string, catalogue: Catalogue, context: ScenarioContext): Interventions {
  const { problems } = context;
  const before = problems.met();
  if (!ID.test(id)) problems.add('E1020', part.key, part.path, `"${shorten(id)}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`);
  const byProgram = part.key.line === 0;
  const read = (byProgram ? leverHeader : interventionHeader).safeParse(toPlain(part.tree));
  if (!read.success) explainIssues(read.error.issues, part, KEYS, problems, part.tree.kind === 'map' ? undefined : '{ kind: change, parameter: …, from: 2013-01-07, scale: 0.5, label: assumed, range: [0.3, 0.8], source: … }');
  checkSource(part, context);
  const time = readPeriod(part, context);
  const effect = readEffect(part, catalogue, context);
  if (!effect || !read.success || !time || problems.met() > before) return NOTHING;
  const ramp = read.data.rampWeeks ?? 0;
  const entity = nameEntity(`interventions.${id}`);
  return {
    changes: effect.changes.map(({ parameter, member, operation, value, distribution, bounds, kind: of }, index) => {
      const drawn = distribution && { distribution, bounds, kind: of, index, entity };
      return { parameter, member, part, exclusive: catalogue.interventions[of]?.exclusive ? of : undefined, change: { ...time, ramp, operation, value, ...(drawn ? { drawn } : {}) } };
    }),
    shocks: effect.shock ? [{ ...effect.shock(time.from, entity), part }] : [],
  };
}

/** What an intervention, or an act of a rule, does when it is in force: changes of parameters, or a shock. */
export interface Effect {
  readonly changes: readonly ReadChange[];
  readonly shock: ((week: number, entity: number) => CompiledShock) | undefined;
}

/** What an intervention or an act says beside its dates; what is wrong with its kind, parameter and value goes to the problems. */
export function readEffect(part: Located, catalogue: Catalogue, context: ScenarioContext): Effect | undefined {
  const name = readKind(part, catalogue, context);
  if (name === undefined) return undefined;
  const kind = catalogue.interventions[name]!;
  const { shock } = kind;
  const place = readShockPlace(part, name, shock, context);
  const own = kind.value === undefined ? undefined : readOwnValue(part, name, kind.value, context);
  const changes = kind.value === undefined ? readChange(part, name, catalogue, context) : own ? ownChanges(kind, name, own) : [];
  return { changes, shock: shock && place && own ? (week, entity) => shockOf(shock, week, own, place, entity) : undefined };
}

function readPeriod(part: Located, { problems, calendar }: ScenarioContext): { readonly from: number; readonly to: number } | undefined {
  const day = (key: 'from' | 'to'): string | undefined => {
    const date = inside(part, key);
    const text = date?.tree.kind === 'scalar' && typeof date.tree.value === 'string' ? date.tree.value : undefined;
    const problem = text === undefined ? undefined : dateProblem(text);
    if (date && problem) problems.add('E3012', valueSpot(date), date.path, problem.what, `${key}: ${problem.suggestion}`);
    return problem ? undefined : text;
  };
  const [from, to] = [day('from'), day('to')];
  if (from === undefined || !calendar) return undefined;
  if (to !== undefined && parseDay(to)! <= parseDay(from)!) {
    const { tree, path, key } = inside(part, 'to')!;
    problems.add('E3010', tree.spot ?? key, path, `"to" (${to}) is not after "from" (${from}); it is the first day on which the intervention is over.`);
  }
  const period = { from: weekOf(calendar, from), to: to === undefined ? calendar.totalWeeks : Math.min(weekOf(calendar, to), calendar.totalWeeks) };
  if (period.from < calendar.burnInWeeks || period.from >= calendar.totalWeeks) {
    const { tree, path } = inside(part, 'from')!;
    problems.add('E3009', tree.spot, path, `${from} is outside the simulated period, ${calendar.start} to ${calendar.end} (the end itself is outside).`, `from: ${calendar.start}`);
  }
  return period;
}

/** The name of the intervention's kind, where it is one. */
function readKind(part: Located, catalogue: Catalogue, { problems }: ScenarioContext): string | undefined {
  const kindPart = inside(part, 'kind');
  const name = kindPart && toPlain(kindPart.tree);
  if (!kindPart || typeof name !== 'string') return undefined;
  if (Object.hasOwn(catalogue.interventions, name)) return name;
  const near = nearestName(name, Object.keys(catalogue.interventions), problems);
  problems.add('E3005', valueSpot(kindPart), kindPart.path, `"${shorten(name)}" is not a kind of intervention.${near ? ` Did you mean ${near}?` : ` Known: ${Object.keys(catalogue.interventions).join(', ')}.`}`, `kind: ${near ?? 'change'}`);
  return undefined;
}

/**
 * Parameters with their changes. A change that takes a value (of a drawn one, its mean) outside the hard bounds is a problem.
 * Draws further out are clipped in drawParams.
 */
export function withChanges(parameters: readonly CompiledParameter[], dated: readonly DatedChange[], calendar: Calendar, { problems }: Pick<ScenarioContext, 'problems'>): readonly CompiledParameter[] {
  return parameters.map((parameter) => {
    const name = `${parameter.group}.${parameter.key}`;
    const mine = dated.filter((one) => one.parameter === name);
    if (mine.length === 0) return parameter;
    const changes = parameter.values.map((value, i) => {
      const acting = mine.filter(({ member }) => member === undefined || member === parameter.memberNames?.[i]);
      const ordered = inOrder(acting.map(({ change }) => change));
      const series = value.kind === 'table' ? value.values.slice() : new Float64Array(calendar.totalWeeks).fill(value.kind === 'constant' ? value.value : distributionMean(value.distribution));
      applyChanges(series, 1, 0, ordered);
      const week = series.findIndex((x) => !(x >= parameter.bounds[0] && x <= parameter.bounds[1]));
      const inForce = acting.filter(({ change }) => change.from <= week && week < change.to);
      const part = inForce.at(-1)?.part;
      // Levers are clipped: their limits cannot know every scenario.
      if (week >= 0 && part && inForce.every((one) => one.part.key.line > 0)) {
        problems.add('E3011', part.key, part.path, `This takes ${name}${parameter.memberNames ? ` (${parameter.memberNames[i]})` : ''} to ${Number(series[week]!.toPrecision(6))}, outside its bounds, ${parameter.bounds[0]} to ${parameter.bounds[1]}.`);
      }
      return ordered;
    });
    return { ...parameter, changes };
  });
}

