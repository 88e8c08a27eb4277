import { betaQuantile } from '../base/random/beta.ts';
import { lognormalQuantile } from '../base/random/lognormal.ts';
import { normalQuantile } from '../base/random/normal.ts';
import { Purpose, uniform } from '../base/random/streams.ts';
import { triangularQuantile } from '../base/random/triangular.ts';
import { interventionKinds } from '../model/interventions/index.ts';
import type { Shock } from '../model/shocks.ts';
import { applyChanges } from './changes.ts';
import type { CompiledChange, CompiledParameter, CompiledShock, Distribution, DrawnChange } from './types.ts';

/** Parameters of one world, by group and key, in the form that `Compiled` describes. Arrays that no draw touches are shared by all worlds: read only. */
export type DrawnParams = Record<string, Record<string, number | Float64Array>>;

interface DrawnParameter {
  readonly parameter: CompiledParameter;
  /** By member: the entity of its draw. */
  readonly entities: readonly number[];
  /** All that no draw touches, with changes; undefined for a scalar that does not vary. */
  readonly template: Float64Array | undefined;
}

/** What is the same in every world, made once for a compiled scenario. */
interface Plan {
  readonly totalWeeks: number;
  readonly fixed: Readonly<DrawnParams>;
  readonly drawn: readonly DrawnParameter[];
}

const plans = new WeakMap<readonly CompiledParameter[], Plan>();

/**
 * Draws the parameters of one world. Each member is drawn from a key of its own name, so that a parameter added or removed re-draws no other.
 * Draws are clipped to the hard bounds, then rounded where whole numbers are asked for.
 * @param keys of the world (makeKeys), for instruments too: their draws have names of their own
 * @returns number for a scalar; Float64Array by member; by week; or [week * members + member]. The same arrays again where nothing is drawn
 */
export function drawParams(parameters: readonly CompiledParameter[], keys: Int32Array, totalWeeks: number): DrawnParams {
  let plan = plans.get(parameters);
  if (plan?.totalWeeks !== totalWeeks) {
    plan = makePlan(parameters, totalWeeks);
    plans.set(parameters, plan);
  }
  const params: DrawnParams = {};
  for (const group in plan.fixed) params[group] = { ...plan.fixed[group] };
  for (const drawn of plan.drawn) params[drawn.parameter.group]![drawn.parameter.key] = drawOne(drawn, keys, totalWeeks);
  return params;
}

/** One parameter of one world: what `drawParams` gives for it, anew, for parameters that change while the world runs. */
export function drawParameter(parameter: CompiledParameter, keys: Int32Array, totalWeeks: number): number | Float64Array {
  const { group, key } = parameter;
  const { fixed, drawn } = makePlan([parameter], totalWeeks);
  return drawn.length > 0 ? drawOne(drawn[0]!, keys, totalWeeks) : fixed[group]![key]!;
}

function makePlan(parameters: readonly CompiledParameter[], totalWeeks: number): Plan {
  const fixed: DrawnParams = {};
  const drawn: DrawnParameter[] = [];
  for (const parameter of parameters) {
    const { group, key, values } = parameter;
    const template = parameter.scalar && !parameter.varies ? undefined : makeTemplate(parameter, totalWeeks);
    if (values.some((_, member) => touched(parameter, member))) drawn.push({ parameter, template, entities: values.map((_, i) => drawEntity(parameter, i)) });
    // Drawn ones get their place here too, so that every world's objects have their keys in one order.
    const constant = values[0]!.kind === 'constant' ? values[0]!.value : 0;
    (fixed[group] ??= {})[key] = template ?? rescaled(parameter, within(parameter, constant));
  }
  return { totalWeeks, fixed, drawn };
}

/** Whether a member's value or a change of it is drawn. */
function touched({ values, changes }: CompiledParameter, member: number): boolean {
  return values[member]!.kind === 'drawn' || (changes[member]?.some(({ drawn }) => drawn !== undefined) ?? false);
}

/** Entity of a member's draw: FNV-1a of `group.key.member`; for instruments, of `stream` and member. */
export function drawEntity(parameter: CompiledParameter, member: number): number {
  const name = parameter.stream ?? `${parameter.group}.${parameter.key}`;
  return nameEntity(parameter.scalar ? name : `${name}.${parameter.memberNames?.[member] ?? member}`);
}

/** FNV-1a of a name, as the entity of a draw: what is added or removed re-draws nothing else. */
export function nameEntity(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function makeTemplate(parameter: CompiledParameter, totalWeeks: number): Float64Array {
  const { values, members, varies } = parameter;
  const template = new Float64Array(varies ? members * totalWeeks : members);
  values.forEach((value, member) => {
    if (value.kind === 'drawn') return;
    // A constant or table under a drawn change is laid out here, and finished with the draw.
    for (let i = member, week = 0; i < template.length; i += members, week++) template[i] = value.kind === 'constant' ? value.value : value.values[week]!;
    if (touched(parameter, member)) return;
    finishMember(parameter, template, member, parameter.changes[member]!);
    rescale(parameter, template, member);
  });
  return template;
}

function drawOne({ parameter, entities, template }: DrawnParameter, keys: Int32Array, totalWeeks: number): number | Float64Array {
  const { values, members, varies } = parameter;
  const draw = (member: number): number => {
    const value = values[member]!;
    return value.kind === 'drawn' ? within(parameter, quantile(value.distribution, uniform(keys, Purpose.parameter, entities[member]!, 0))) : 0;
  };
  if (!template) return rescaled(parameter, draw(0));
  const drawn = template.slice();
  for (let member = 0; member < members; member++) {
    if (!touched(parameter, member)) continue;
    if (values[member]!.kind === 'drawn') {
      const value = draw(member);
      for (let week = 0; week < (varies ? totalWeeks : 1); week++) drawn[week * members + member] = value;
    }
    if (varies && parameter.changes[member]!.length > 0) finishMember(parameter, drawn, member, parameter.changes[member]!.map((change) => settled(change, keys)));
    rescale(parameter, drawn, member);
  }
  return drawn;
}

/** A change with its value drawn for one world. */
function settled(change: CompiledChange, keys: Int32Array): CompiledChange {
  return change.drawn ? { ...change, value: drawnValue(change.drawn, keys) } : change;
}

/** Shocks of one world: those with a drawn strength have it drawn, from the key of the intervention's name. */
export function drawShocks(shocks: readonly CompiledShock[], keys: Int32Array): readonly Shock[] {
  return shocks.some(({ drawn }) => drawn) ? shocks.map(({ drawn, ...shock }) => (drawn ? { ...shock, value: drawnStrength(drawn, keys) } : shock)) : shocks;
}

function drawnStrength({ distribution, bounds, entity }: Pick<DrawnChange, 'distribution' | 'bounds' | 'entity'>, keys: Int32Array): number {
  return Math.min(Math.max(quantile(distribution, uniform(keys, Purpose.parameter, entity, 0)), bounds[0]), bounds[1]);
}

function drawnValue(drawn: DrawnChange, keys: Int32Array): number {
  const { kind, index } = drawn;
  const value = drawnStrength(drawn, keys);
  // Kind `change` is its own value; others turn theirs into changes.
  return interventionKinds[kind]?.value ? interventionKinds[kind].changes!(value)[index]!.value : value;
}

/** Changes, then bounds, of one member. */
function finishMember(parameter: CompiledParameter, values: Float64Array, member: number, changes: readonly CompiledChange[]): void {
  const { members, varies } = parameter;
  if (varies) applyChanges(values, members, member, changes);
  for (let i = member; i < values.length; i += members) values[i] = within(parameter, values[i]!);
}

/** The last step of a member: the size of the market (sim/scenario/scale). Bounds are those of the market as it was written. */
function rescale(parameter: CompiledParameter, values: Float64Array, member: number): void {
  if (parameter.scale === undefined) return;
  for (let i = member; i < values.length; i += parameter.members) values[i] = rescaled(parameter, values[i]!);
}

function rescaled({ scale, integer, bounds }: CompiledParameter, value: number): number {
  if (scale === undefined) return value;
  return integer ? Math.max(bounds[0], Math.round(value * scale)) : value * scale;
}

function within({ bounds, integer }: CompiledParameter, value: number): number {
  const clipped = Math.min(Math.max(value, bounds[0]), bounds[1]);
  return integer ? Math.round(clipped) : clipped;
}

function quantile(distribution: Distribution, u: number): number {
  switch (distribution.kind) {
    case 'uniform': return distribution.low + u * (distribution.high - distribution.low);
    case 'normal': return distribution.mean + distribution.sd * normalQuantile(u);
    case 'lognormal': return lognormalQuantile(u, distribution.mean, distribution.sd);
    case 'beta': return betaQuantile(u, distribution.a, distribution.b);
    case 'triangular': return triangularQuantile(u, distribution.low, distribution.mode, distribution.high);
  }
}
