import { weekOf } from '../base/weeks.ts';
import { dateProblem } from './dates.ts';
import { readPublishedFrom } from './evidence/publishedFrom.ts';
import { addUnknownKey, explainIssues, nearestName } from './explain.ts';
import { layerParameter } from './layer.ts';
import { readParameter, type ScenarioContext } from './parameter.ts';
import { listOf, shorten } from './problems.ts';
import { ID, instrumentHeader, waveHeader } from './schema.ts';
import { describe, inside, isNull, members, toPlain, valueSpot, type Located } from './tree.ts';
import type { Catalogue, CompiledInstrument, CompiledParameter, CompiledWave, InstrumentKind } from './types.ts';

/** The instruments of a scenario in the order of the file, every wave with all its parameters; what is wrong goes to the problems. */
export function readInstruments(section: Located | undefined, catalogue: Catalogue, context: ScenarioContext): readonly CompiledInstrument[] {
  return members(section).map((part) => readInstrument(part, part.name, catalogue, context)).filter((instrument) => instrument !== undefined);
}

function readInstrument(part: Located, id: string, catalogue: Catalogue, context: ScenarioContext): CompiledInstrument | undefined {
  const { problems } = context;
  checkId(part, id, context);
  const header = instrumentHeader.safeParse(toPlain(part.tree));
  if (!header.success) {
    explainIssues(header.error.issues, part, ['kind', 'interviews', 'parameters', 'waves', 'compare'], problems);
    if (part.tree.kind !== 'map') return undefined;
  }
  const kindPart = inside(part, 'kind');
  const kindName = kindPart && toPlain(kindPart.tree);
  if (!kindPart || typeof kindName !== 'string') return undefined;
  if (!Object.hasOwn(catalogue.instruments, kindName)) {
    const known = Object.keys(catalogue.instruments);
    const near = nearestName(kindName, known, problems);
    problems.add('E4001', valueSpot(kindPart), kindPart.path, `"${shorten(kindName)}" is not a kind of instrument.${near ? ` Did you mean ${near}?` : ` Known: ${listOf(known)}.`}`, near && `kind: ${near}`);
    return undefined;
  }
  const kind = catalogue.instruments[kindName]!;
  checkInterviews(part, kind, kindName, context);
  const shared = readSection(part, 'parameters', context);
  for (const parameter of members(shared)) checkName(parameter, parameter.name, kind, kindName, context);
  const wavesPart = readSection(part, 'waves', context);
  const waves = members(wavesPart).map((wave) => readWave(wave, wave.name, shared, kind, kindName, context));
  if (waves.length === 0) problems.add('E4006', (wavesPart ?? part).key, part.path, 'An instrument needs at least one wave.', 'waves: { first: { at: 2012-11-05 } }');
  const read = waves.filter((wave) => wave !== undefined);
  const compare = readCompare(part, members(wavesPart).map(({ name }) => name), read, context);
  return { id, kind: kindName, waves: read, ...(compare ? { compare } : {}) };
}

/** Nobody under 18 is interviewed about exploitation that goes on, by no instrument of this program (facts 7). */
function checkInterviews(part: Located, kind: InstrumentKind, kindName: string, { problems }: ScenarioContext): void {
  const said = inside(part, 'interviews');
  const who = said && toPlain(said.tree);
  const kinds = kind.interviews ?? 'nobody';
  if (!said || who === kinds) return;
  const young = typeof who === 'string' && /child|minor|girl|boy|under|young|teen|adolesc|victim|everybody|all/i.test(who);
  problems.add('E4012', valueSpot(said), said.path, `${young ? 'Nobody under 18 is interviewed about exploitation: knowing of it without ending it does harm. ' : ''}${kindName} asks ${kinds}; read "${shorten(String(who))}".${young ? ' Ask adults how old they were when they began.' : ''}`, `interviews: ${kinds}`);
}

/** The two waves to be compared: both there, the earlier one first. */
function readCompare(part: Located, ids: readonly string[], waves: readonly CompiledWave[], { problems }: ScenarioContext): readonly [string, string] | undefined {
  const compare = inside(part, 'compare');
  const named = compare && toPlain(compare.tree);
  if (!compare || !Array.isArray(named) || named.length !== 2) return undefined;
  const [from, to] = named.map(String) as [string, string];
  for (const [i, name] of [from, to].entries()) {
    if (ids.includes(name)) continue;
    const item = inside(compare, i)!;
    const near = nearestName(name, ids, problems);
    problems.add('E4008', valueSpot(item), item.path, `There is no wave "${shorten(name)}".${near ? ` Did you mean ${near}?` : ` Waves: ${listOf(ids)}.`}`, ids.length > 1 ? `compare: [${ids[0]}, ${ids.at(-1)}]` : undefined);
  }
  const [first, second] = [from, to].map((name) => waves.find(({ id }) => id === name));
  if (!first || !second) return undefined;
  if (first.week < second.week) return [from, to];
  problems.add('E4008', compare.key, compare.path, `The earlier wave comes first, and two are needed: ${shorten(from)} is at ${first.at}, ${shorten(to)} at ${second.at}.`, first.week > second.week ? `compare: [${to}, ${from}]` : undefined);
  return undefined;
}

function readWave(part: Located, id: string, shared: Located | undefined, kind: InstrumentKind, kindName: string, context: ScenarioContext): CompiledWave | undefined {
  const { problems } = context;
  const before = problems.met();
  checkId(part, id, context);
  const header = waveHeader.safeParse(toPlain(part.tree));
  if (!header.success) {
    explainIssues(header.error.issues, part, ['at', 'published', 'publishedFrom', 'parameters', 'evidence', 'variant'], problems);
    if (part.tree.kind !== 'map') return undefined;
  }
  const week = readDate(part, context);
  const published = header.success ? (header.data.published ?? null) : null;
  const unit = kind.quantity?.unit ?? 'share';
  if (published !== null && unit !== 'share' && !(published >= 0)) {
    const read = inside(part, 'published')!;
    problems.add('E4007', read.tree.spot, read.path, `${published} is not a number of ${unit}, 0 or more.`, 'published: null');
  } else if (published !== null && unit === 'share' && !(published >= 0 && published <= 1)) {
    const read = inside(part, 'published')!;
    problems.add('E4007', read.tree.spot, read.path, `${published} is not a fraction between 0 and 1; 8.16 % is written 0.0816.`, `published: ${published > 1 && published <= 100 ? Number((published / 100).toPrecision(12)) : 0.0816}`);
  }
  const publishedFrom = readPublishedFrom(part, published, unit, context.evidence ?? {}, problems);
  const own = readSection(part, 'parameters', context);
  for (const parameter of members(own)) checkName(parameter, parameter.name, kind, kindName, context);
  const missing: string[] = [];
  const parameters = Object.entries(kind.declarations).map(([key, declaration]): CompiledParameter | undefined => {
    const filled = fill(part, shared && inside(shared, key), own && inside(own, key), context);
    if (!filled) missing.push(key);
    const compiled = filled && readParameter(filled, kindName, key, declaration, context);
    const apart = shared && inside(shared, key) && own && inside(own, key) && inside(inside(own, key)!, 'value');
    // Two instruments of one kind are drawn apart; waves share what their instrument says once.
    return compiled && { ...compiled, stream: [String(part.path[1]), ...(apart ? [id] : []), kindName, key].join('.') };
  });
  if (missing.length > 0) {
    problems.add('E4002', part.key, part.path, `${missing.length === 1 ? 'A parameter is' : `${missing.length} parameters are`} missing, here and among those that the waves share: ${listOf(missing, 30)}.`, `${missing[0]}: { value: …, unit: ${kind.declarations[missing[0]!]!.unit}, label: …, range: […], source: … }`);
  }
  if (week === undefined || problems.met() > before || !parameters.every((parameter): parameter is CompiledParameter => parameter !== undefined)) return undefined;
  for (const sentence of kind.validate?.(constantsOf(parameters)) ?? []) problems.add('E4005', part.key, part.path, `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/\.$/, '')}.`);
  return { id, week, at: String(toPlain(inside(part, 'at')!.tree)), published, ...(publishedFrom ? { publishedFrom } : {}), parameters };
}

/** A wave's own parameter laid over the shared one. */
function fill(wave: Located, shared: Located | undefined, own: Located | undefined, { problems }: ScenarioContext): Located | undefined {
  if (!shared || !own) return own ?? shared;
  if (shared.tree.kind !== 'map' || own.tree.kind !== 'map') return own;
  return { tree: layerParameter(shared.tree, own.tree, own.key, [...wave.path, 'parameters', own.path.at(-1)!], problems), key: own.key, path: own.path };
}

function readDate(part: Located, { problems, calendar }: ScenarioContext): number | undefined {
  const date = inside(part, 'at');
  const text = date && toPlain(date.tree);
  if (!date || typeof text !== 'string') return undefined;
  const problem = dateProblem(text);
  if (problem) {
    problems.add('E3012', valueSpot(date), date.path, problem.what, `at: ${problem.suggestion}`);
    return undefined;
  }
  if (!calendar) return undefined;
  const week = weekOf(calendar, text);
  if (week >= calendar.burnInWeeks && week < calendar.totalWeeks) return week;
  problems.add('E4003', valueSpot(date), date.path, `${text} is outside the simulated period, ${calendar.start} to ${calendar.end} (the end itself is outside).`, `at: ${calendar.start}`);
  return undefined;
}

function readSection(part: Located, name: 'parameters' | 'waves', { problems }: ScenarioContext): Located | undefined {
  const section = inside(part, name);
  if (!section || section.tree.kind === 'map' || isNull(section.tree)) return section;
  problems.add('E1018', valueSpot(section), section.path, `A map ("key: value" lines) is expected; read ${describe(section.tree)}.`);
  return undefined;
}

function checkId(part: Located, id: string, { problems }: ScenarioContext): void {
  if (!ID.test(id)) problems.add('E1020', part.key, part.path, `"${shorten(id)}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`);
}

function checkName(part: Located, name: string, kind: InstrumentKind, kindName: string, { problems }: ScenarioContext): void {
  if (!Object.hasOwn(kind.declarations, name)) addUnknownKey(part, name, Object.keys(kind.declarations), problems, 'E4004', `parameter of ${kindName}`);
}

/** Parameters whose every member is a constant. */
function constantsOf(parameters: readonly CompiledParameter[]): Readonly<Record<string, number | Float64Array>> {
  return Object.fromEntries(parameters.flatMap(({ key, scalar, values }) => {
    const constants = values.map((value) => (value.kind === 'constant' ? value.value : NaN));
    if (constants.some(Number.isNaN)) return [];
    return [[key, scalar ? constants[0]! : Float64Array.from(constants)] as const];
  }));
}
