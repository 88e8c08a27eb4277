import { parseDay, weekOf, type Calendar } from '../base/weeks.ts';
import type { ParameterChange } from '../model/interventions/kind.ts';
import { applyChanges, inOrder } from './changes.ts';
import { dateProblem } from './dates.ts';
import { addUnknownKey, explainIssues, nearestName } from './explain.ts';
import { checkSource, memberNames, readRange, type ScenarioContext } from './parameter.ts';
import { shorten } from './problems.ts';
import { ID, interventionHeader, leverHeader } from './schema.ts';
import { inside, members, toPlain, valueSpot, type Located } from './tree.ts';
import { nameEntity } from './draw.ts';
import { distributionMean } from './spread.ts';
import type { Catalogue, CompiledChange, CompiledParameter, Distribution } from './types.ts';
import { readValue } from './values.ts';

const KEYS = ['kind', 'parameter', 'from', 'to', 'rampWeeks', 'set', 'scale', 'add', 'value', 'label', 'range', 'source', 'note'];
const OPERATIONS = ['set', 'scale', 'add'] as const;

/** A dated change with the parameter and member (undefined: all) it acts on. */
export interface DatedChange {
  readonly parameter: string;
  readonly member: string | undefined;
  readonly change: CompiledChange;
  readonly part: Located;
}

/** The interventions of a scenario as dated changes, in the order of the file; what is wrong goes to the problems. */
export function readInterventions(section: Located | undefined, catalogue: Catalogue, context: ScenarioContext): readonly DatedChange[] {
  return members(section).flatMap((part) => readIntervention(part, part.name, catalogue, context));
}

function readIntervention(part: Located, id: string, catalogue: Catalogue, context: ScenarioContext): readonly DatedChange[] {
  const { problems } = context;
  const before = problems.met();
  if (!ID.test(id)) problems.add('E1020', part.key, part.path, `"${shorten(id)}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`);
  const byProgram = part.key.line === 0;
  const read = (byProgram ? leverHeader : interventionHeader).safeParse(toPlain(part.tree));
  if (!read.success) explainIssues(read.error.issues, part, KEYS, problems, part.tree.kind === 'map' ? undefined : '{ kind: change, parameter: …, from: 2013-01-07, scale: 0.5, label: assumed, range: [0.3, 0.8], source: … }');
  checkSource(part, context);
  const time = readPeriod(part, context);
  const changes = readChanges(part, catalogue, context);
  if (!read.success || !time || problems.met() > before) return [];
  const ramp = read.data.rampWeeks ?? 0;
  return changes.map(({ parameter, member, operation, value, distribution, bounds, kind }, index) => {
    const drawn = distribution && { distribution, bounds, kind, index, entity: nameEntity(`interventions.${id}`) };
    return { parameter, member, part, change: { ...time, ramp, operation, value, ...(drawn ? { drawn } : {}) } };
  });
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

/** A change, with the distribution of the intervention's value where that is drawn. */
interface ReadChange extends ParameterChange {
  readonly distribution?: Distribution;
  readonly bounds: readonly [number, number];
  readonly kind: string;
}

function readChanges(part: Located, catalogue: Catalogue, context: ScenarioContext): readonly ReadChange[] {
  const { problems } = context;
  const kindPart = inside(part, 'kind');
  const name = kindPart && toPlain(kindPart.tree);
  if (!kindPart || typeof name !== 'string') return [];
  if (!Object.hasOwn(catalogue.interventions, name)) {
    const near = nearestName(name, Object.keys(catalogue.interventions), problems);
    problems.add('E3005', valueSpot(kindPart), kindPart.path, `"${shorten(name)}" is not a kind of intervention.${near ? ` Did you mean ${near}?` : ` Known: ${Object.keys(catalogue.interventions).join(', ')}.`}`, `kind: ${near ?? 'change'}`);
    return [];
  }
  const kind = catalogue.interventions[name]!;
  const given = OPERATIONS.filter((operation) => inside(part, operation));
  if (kind.value === undefined) {
    const target = readTarget(part, catalogue, context);
    if (inside(part, 'value')) problems.add('E3008', inside(part, 'value')!.key, part.path, `Kind ${name} has no "value"; it has one of set, scale, add.`, 'scale: 0.5');
    if (given.length !== 1) {
      problems.add('E3008', given.length > 1 ? inside(part, given[1]!)!.key : part.key, part.path, `Exactly one of set, scale, add is needed; ${given.length === 0 ? 'none is' : `${given.join(' and ')} are`} given.`, 'scale: 0.5');
      return [];
    }
    const declaration = target && catalogue.parameters[target.group]![target.key]!;
    // What is set has the parameter's bounds; a factor and a difference have none of their own.
    const bounds = given[0] === 'set' && declaration ? declaration.bounds : NO_BOUNDS;
    const read = readStrength(inside(part, given[0]!)!, part, bounds, context);
    if (!target || !read) return [];
    const parameter = `${target.group}.${target.key}`;
    return [{ parameter, ...(target.member === undefined ? {} : { member: target.member }), operation: given[0]!, ...read, bounds, kind: name }];
  }
  for (const wrong of ['parameter', ...given]) {
    const extra = inside(part, wrong);
    if (extra) problems.add('E3008', extra.key, extra.path, `Kind ${name} has a "value" of its own (${kind.value.text}) and no "${wrong}".`, 'value: …');
  }
  const valuePart = inside(part, 'value');
  if (!valuePart) {
    problems.add('E1017', part.key, part.path, `value is missing here: ${kind.value.text}`, 'value: …');
    return [];
  }
  const { bounds } = kind.value;
  const read = readStrength(valuePart, part, bounds, context);
  if (!read || read.value < bounds[0] || read.value > bounds[1]) return [];
  return kind.changes(read.value).map((change) => ({ ...change, ...(read.distribution ? { distribution: read.distribution } : {}), bounds, kind: name }));
}

const NO_BOUNDS = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

/** How strong an intervention is: a number, or a distribution that is drawn from once a world (then with its mean as value). */
function readStrength(valuePart: Located, part: Located, bounds: readonly [number, number], context: ScenarioContext): { readonly value: number; readonly distribution?: Distribution } | undefined {
  const { problems, calendar } = context;
  const rangePart = inside(part, 'range');
  const range = rangePart && readRange(rangePart, { bounds }, problems);
  const read = readValue(valuePart, { declaration: { unit: 'index', bounds, text: '' }, range, calendar, problems });
  if (read?.kind === 'constant') return { value: read.value };
  return read?.kind === 'drawn' ? { value: distributionMean(read.distribution), distribution: read.distribution } : undefined;
}

/** `group.key` or `group.key.member` of a parameter that varies. */
function readTarget(part: Located, catalogue: Catalogue, { problems, areaIds }: ScenarioContext): { readonly group: string; readonly key: string; readonly member: string | undefined } | undefined {
  const target = inside(part, 'parameter');
  const varying = Object.entries(catalogue.parameters).flatMap(([group, all]) => Object.entries(all).filter(([, d]) => d.varies).map(([key]) => `${group}.${key}`));
  if (!target || target.tree.kind !== 'scalar' || typeof target.tree.value !== 'string') {
    if (!target) problems.add('E3006', part.key, part.path, 'parameter is missing here: an intervention of this kind names what it changes.', `parameter: ${varying[0] ?? '…'}`);
    return undefined;
  }
  const [group, key, member, ...rest] = target.tree.value.split('.');
  const declarations = group !== undefined && Object.hasOwn(catalogue.parameters, group) ? catalogue.parameters[group] : undefined;
  const declaration = declarations && key !== undefined && Object.hasOwn(declarations, key) ? declarations[key] : undefined;
  const spot = valueSpot(target);
  if (!declaration || rest.length > 0) {
    const near = nearestName(target.tree.value, varying, problems);
    problems.add('E3006', spot, target.path, `"${shorten(target.tree.value)}" is not a parameter.${near ? ` Did you mean ${near}?` : ''}`, near && `parameter: ${near}`);
    return undefined;
  }
  if (!declaration.varies) {
    problems.add('E3007', spot, target.path, `${group}.${key} does not vary over time, so nothing can change it in the middle of a run.`);
    return undefined;
  }
  const names = memberNames(declaration, areaIds);
  if (member !== undefined && (declaration.by === undefined || (names && !names.includes(member)))) {
    addUnknownKey({ ...target, key: spot }, member, names ?? [], problems, 'E2020', `member of ${group}.${key}`);
    return undefined;
  }
  return { group: group!, key: key!, member };
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

