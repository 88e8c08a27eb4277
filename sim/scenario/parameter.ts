import type { ParameterDeclaration } from '../base/declare.ts';
import type { Calendar } from '../base/weeks.ts';
import { dimensionMembers } from '../model/dimensions.ts';
import type { Range } from './document.ts';
import type { EvidenceFound } from './evidence/find.ts';
import { addUnknownKey, explainIssues } from './explain.ts';
import { isMemberMap } from './layer.ts';
import { listOf, shorten, type Problems } from './problems.ts';
import { parameterHeader } from './schema.ts';
import { describe, inside, members, toPlain, valueSpot, type Located } from './tree.ts';
import type { CompiledParameter, CompiledValue } from './types.ts';
import { readValue } from './values.ts';

/** What parameters are checked against. Parts that were wrong themselves are undefined, and what depends on them is not looked at. */
export interface ScenarioContext {
  readonly problems: Problems;
  readonly calendar: Calendar | undefined;
  readonly areaIds: readonly string[] | undefined;
  readonly sources: readonly string[] | undefined;
  /** Named in the file, right or wrong: what rules may listen to. */
  readonly instrumentIds?: readonly string[];
  /** Records that published values are said to come from. */
  readonly evidence?: EvidenceFound;
}

const KEYS = ['value', 'unit', 'label', 'range', 'source', 'note'];

/** Members of a declaration's dimension; undefined for a scalar, or when the areas are not known. */
export function memberNames(declaration: ParameterDeclaration, areaIds: readonly string[] | undefined): readonly string[] | undefined {
  return declaration.by === undefined ? undefined : declaration.by === 'area' ? areaIds : dimensionMembers[declaration.by];
}

/** One parameter with all its keys, checked and compiled (without changes by interventions); undefined when something is wrong. */
export function readParameter(part: Located, group: string, key: string, declaration: ParameterDeclaration, context: ScenarioContext): CompiledParameter | undefined {
  const { problems, calendar, areaIds } = context;
  const before = problems.met();
  if (part.tree.kind !== 'map') {
    problems.add('E1018', part.key, part.path, `A parameter is a map with value, unit, label, range and source; read ${describe(part.tree)}.`,
      `{ value: ${shorten(String(toPlain(part.tree) ?? '…'), 16)}, unit: ${declaration.unit}, label: assumed, range: [${declaration.bounds.join(', ')}], source: … }`);
    return undefined;
  }
  const header = parameterHeader(declaration).safeParse(toPlain(part.tree));
  if (!header.success) explainIssues(header.error.issues, part, KEYS, problems);
  checkSource(part, context);
  const names = memberNames(declaration, areaIds);
  const ranges = readRanges(inside(part, 'range'), declaration, names, problems);
  const value = inside(part, 'value');
  if (!value || (declaration.by !== undefined && names === undefined)) return undefined;
  const rules = (member: string) => ({ declaration, range: ranges(member), calendar, problems });
  const values = names === undefined ? [readValue(value, rules(''))] : readMembers(value, names, (member, name) => readValue(member, rules(name)), problems);
  if (problems.met() > before || !values.every((compiled): compiled is CompiledValue => compiled !== undefined)) return undefined;
  const changes = values.map(() => []);
  return {
    group, key, varies: declaration.varies === true, members: values.length, scalar: names === undefined, bounds: declaration.bounds, values, changes,
    ...(names ? { memberNames: names } : {}), ...(declaration.integer ? { integer: true } : {}),
  };
}

function readMembers<T>(part: Located, names: readonly string[], read: (member: Located, name: string) => T, problems: Problems): readonly (T | undefined)[] {
  const list = listOf(names);
  if (!isMemberMap(part.tree)) {
    problems.add('E2020', valueSpot(part), part.path, `This parameter has one value for each of ${list}.`, `{ ${names.map((name) => `${name}: …`).join(', ')} }`);
    return names.map(() => undefined);
  }
  const missing = names.filter((name) => !inside(part, name));
  for (const member of members(part)) if (!names.includes(member.name)) addUnknownKey(member, member.name, names, problems, 'E2020', 'member');
  if (missing.length > 0) problems.add('E2020', part.key, part.path, `${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} missing; there must be one for each of ${list}.`, `${missing[0]}: …`);
  return names.map((name) => {
    const member = inside(part, name);
    return member && read(member, name);
  });
}

/** The range of each member; a range that is wrong gives its problem once and undefined. */
function readRanges(part: Located | undefined, declaration: ParameterDeclaration, names: readonly string[] | undefined, problems: Problems): (member: string) => Range | undefined {
  if (!part) return () => undefined;
  if (part.tree.kind !== 'map' || names === undefined) {
    const range = readRange(part, declaration, problems);
    return () => range;
  }
  const ranges = readMembers(part, names, (member) => readRange(member, declaration, problems), problems);
  return (member) => ranges[names.indexOf(member)];
}

/** `[low, high]` within bounds. */
export function readRange(part: Located, { bounds }: Pick<ParameterDeclaration, 'bounds'>, problems: Problems): Range | undefined {
  const read = toPlain(part.tree);
  const example = `range: [${bounds.join(', ')}]`;
  if (!Array.isArray(read) || read.length !== 2 || !read.every((x) => typeof x === 'number' && Number.isFinite(x))) {
    const got = part.tree.kind === 'list' ? JSON.stringify(read).slice(0, 48) : describe(part.tree);
    problems.add('E2007', valueSpot(part), part.path, `A range is two numbers, [lowest, highest] plausible value; read ${got}.`, example);
    return undefined;
  }
  const [low, high] = read as [number, number];
  if (low > high) problems.add('E2007', part.key, part.path, `The range [${low}, ${high}] is the wrong way round.`, `range: [${high}, ${low}]`);
  else if (low < bounds[0] || high > bounds[1]) {
    const inner = [Math.min(Math.max(low, bounds[0]), bounds[1]), Math.min(Math.max(high, bounds[0]), bounds[1])];
    problems.add('E2007', part.key, part.path, `The range [${low}, ${high}] reaches outside the bounds of this parameter, ${bounds[0]} to ${bounds[1]}.`, `range: [${inner.join(', ')}]`);
  } else return [low, high];
  return undefined;
}

/** Each comma separated part of `source` begins with a key of `sources`: `facts 3, S0`. */
export function checkSource(part: Located, { sources, problems }: ScenarioContext): void {
  const source = inside(part, 'source');
  const text = source?.tree.kind === 'scalar' ? source.tree.value : undefined;
  if (!source || !sources || typeof text !== 'string') return;
  for (const item of text.split(',').map((piece) => piece.trim())) {
    if (sources.some((name) => item === name || item.startsWith(`${name} `))) continue;
    problems.add('E2010', valueSpot(source), source.path, item === '' ? 'A source is named between the commas.' : `"${shorten(item)}" is not among the sources of this scenario${sources.length > 0 ? `: ${listOf(sources)}` : ''}.`,
      sources.length > 0 ? `source: ${sources[0]}` : 'sources: { facts: Facts of the domain }');
  }
}
