import type { InterventionKind, ParameterChange } from '../model/interventions/kind.ts';
import { addUnknownKey, nearestName } from './explain.ts';
import { memberNames, readRange, type ScenarioContext } from './parameter.ts';
import { shorten } from './problems.ts';
import { distributionMean } from './spread.ts';
import { inside, valueSpot, type Located } from './tree.ts';
import type { Catalogue, Distribution } from './types.ts';
import { readValue } from './values.ts';

const OPERATIONS = ['set', 'scale', 'add'] as const;

/** How strong an intervention is: a number, or a distribution that is drawn from once a world (then with its mean as value). */
export interface Strength {
  readonly value: number;
  readonly distribution?: Distribution;
  readonly bounds: readonly [number, number];
}

/** A change, with the distribution of the intervention's value where that is drawn. */
export interface ReadChange extends ParameterChange, Strength {
  readonly kind: string;
}

const NO_BOUNDS = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

/** The change of a kind that names its own parameter and operation. */
export function readChange(part: Located, kindName: string, catalogue: Catalogue, context: ScenarioContext): readonly ReadChange[] {
  const { problems } = context;
  const given = OPERATIONS.filter((operation) => inside(part, operation));
  const target = readTarget(part, catalogue, context);
  if (inside(part, 'value')) problems.add('E3008', inside(part, 'value')!.key, part.path, `Kind ${kindName} has no "value"; it has one of set, scale, add.`, 'scale: 0.5');
  if (given.length !== 1) {
    problems.add('E3008', given.length > 1 ? inside(part, given[1]!)!.key : part.key, part.path, `Exactly one of set, scale, add is needed; ${given.length === 0 ? 'none is' : `${given.join(' and ')} are`} given.`, 'scale: 0.5');
    return [];
  }
  const declaration = target && catalogue.parameters[target.group]![target.key]!;
  // What is set has the parameter's bounds; a factor and a difference have none of their own.
  const read = readStrength(inside(part, given[0]!)!, part, given[0] === 'set' && declaration ? declaration.bounds : NO_BOUNDS, context);
  if (!target || !read) return [];
  const parameter = `${target.group}.${target.key}`;
  return [{ parameter, ...(target.member === undefined ? {} : { member: target.member }), operation: given[0]!, ...read, kind: kindName }];
}

/** The value of a kind that has one of its own; undefined when it is missing or out of bounds. */
export function readOwnValue(part: Located, kindName: string, { bounds, text }: NonNullable<InterventionKind['value']>, context: ScenarioContext): Strength | undefined {
  const { problems } = context;
  for (const wrong of ['parameter', ...OPERATIONS]) {
    const extra = inside(part, wrong);
    if (extra) problems.add('E3008', extra.key, extra.path, `Kind ${kindName} has a "value" of its own (${text}) and no "${wrong}".`, 'value: …');
  }
  const valuePart = inside(part, 'value');
  if (!valuePart) {
    problems.add('E1017', part.key, part.path, `value is missing here: ${text}`, 'value: …');
    return undefined;
  }
  const read = readStrength(valuePart, part, bounds, context);
  return read && read.value >= bounds[0] && read.value <= bounds[1] ? read : undefined;
}

/** The changes that a kind makes of its own value. */
export function ownChanges(kind: InterventionKind, kindName: string, own: Strength): readonly ReadChange[] {
  const drawn = { bounds: own.bounds, kind: kindName, ...(own.distribution ? { distribution: own.distribution } : {}) };
  return kind.changes?.(own.value).map((change) => ({ ...change, ...drawn })) ?? [];
}

function readStrength(valuePart: Located, part: Located, bounds: readonly [number, number], context: ScenarioContext): Strength | undefined {
  const { problems, calendar } = context;
  const rangePart = inside(part, 'range');
  const range = rangePart && readRange(rangePart, { bounds }, problems);
  const read = readValue(valuePart, { declaration: { unit: 'index', bounds, text: '' }, range, calendar, problems });
  if (read?.kind === 'constant') return { value: read.value, bounds };
  return read?.kind === 'drawn' ? { value: distributionMean(read.distribution), distribution: read.distribution, bounds } : undefined;
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
