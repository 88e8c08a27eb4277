import type { Problem } from '../base/problem.ts';
import { makeCalendar, parseDay, weekOf, type Calendar } from '../base/weeks.ts';
import type { Area } from '../model/world.ts';
import { checkConsistency } from './consistency.ts';
import { dateProblem } from './dates.ts';
import type { ScenarioDocument } from './document.ts';
import type { EvidenceFound } from './evidence/find.ts';
import { addUnknownKey, explainIssues } from './explain.ts';
import { scenarioHash } from './hash.ts';
import { readInstruments } from './instruments.ts';
import { readInterventions, withChanges } from './interventions.ts';
import { readRules } from './rules.ts';
import { readParameter, type ScenarioContext } from './parameter.ts';
import { listOf, makeProblems, shorten, type Problems } from './problems.ts';
import { areas as areasSchema, header, ID, sources as sourcesSchema } from './schema.ts';
import { describe, inside, members, toPlain, valueSpot, type Located, type MapTree, type Plain } from './tree.ts';
import type { Catalogue, CompiledParameter, CompiledScenario } from './types.ts';

/** A scenario with `extends` resolved: what it says, and where each part stands. Plain data that can be sent to a worker. */
export interface ResolvedScenario {
  readonly file: string;
  readonly document: ScenarioDocument;
  readonly tree: MapTree;
  /** The records of evidence that it names. */
  readonly evidence: EvidenceFound;
}

/** A thousand years fit nowhere; a hundred do. */
const LONGEST_WEEKS = 5300;
const SECTIONS = ['areas', 'sources', 'parameters', 'interventions', 'instruments', 'rules'];
const KEYS = ['schemaVersion', 'name', 'title', 'description', 'extends', 'start', 'end', 'burnInWeeks', 'forkAt', ...SECTIONS];

/** What a world needs, from a resolved scenario. Never fails for one that `readScenario` gave; levers may add what cannot be. */
export function compileScenario(resolved: ResolvedScenario, catalogue: Catalogue): { readonly compiled: CompiledScenario } | { readonly problems: readonly Problem[] } {
  const problems = makeProblems();
  const built = buildScenario(resolved.tree, resolved.file, catalogue, problems, resolved.evidence);
  return built ? { compiled: built.compiled } : { problems: problems.list() };
}

/** Checks everything that can be checked, whatever else is wrong; a scenario only when nothing is. */
export function buildScenario(tree: MapTree, file: string, catalogue: Catalogue, problems: Problems, evidence: EvidenceFound): { readonly document: ScenarioDocument; readonly compiled: CompiledScenario } | undefined {
  const root: Located = { tree, key: { ...tree.spot, line: Math.min(tree.spot.line, 1), column: Math.min(tree.spot.column, 1) }, path: [] };
  const read = header.safeParse(toPlain(tree));
  if (!read.success) explainIssues(read.error.issues.filter(({ path }) => !DATES.includes(String(path[0])) || inside(root, String(path[0])) === undefined), root, KEYS, problems);
  for (const name of SECTIONS) {
    const section = inside(root, name);
    if (section && section.tree.kind !== 'map') problems.add('E1018', valueSpot(section), section.path, `A map ("key: value" lines) is expected; read ${describe(section.tree)}.`);
  }
  const calendar = readCalendar(root, problems);
  const areas = readAreas(root, problems);
  const sources = readSources(root, problems);
  const context: ScenarioContext = { problems, calendar, areaIds: areas?.map(({ id }) => id), sources, instrumentIds: members(inside(root, 'instruments')).map(({ name }) => name), evidence };
  const plain = readParameters(root, catalogue, context);
  const interventions = readInterventions(inside(root, 'interventions'), catalogue, context);
  const instruments = readInstruments(inside(root, 'instruments'), catalogue, context);
  const parameters = calendar ? withChanges(plain, interventions.changes, calendar, context) : plain;
  const rules = readRules(inside(root, 'rules'), catalogue, instruments, parameters, context);
  if (calendar) checkConsistency(inside(root, 'parameters'), parameters, interventions, calendar, problems);
  const forkAt = readFork(root, calendar, problems);
  if (problems.errors() > 0 || !read.success || !calendar || !areas) return undefined;
  const document = makeDocument(tree);
  const { name, title } = read.data;
  const fork = { forkAt: forkAt ?? calendar.start, forkWeek: forkAt === undefined ? calendar.burnInWeeks : weekOf(calendar, forkAt) };
  return { document, compiled: { name, title, file, hash: scenarioHash(document), calendar, ...fork, areas, parameters, shocks: interventions.shocks.map(({ part: _part, ...shock }) => shock), instruments, rules } };
}

const DATES = ['start', 'end', 'forkAt'];

/** The document that the checked tree says, with empty sections where there are none. */
function makeDocument(tree: MapTree): ScenarioDocument {
  const said = toPlain(tree) as Readonly<Record<string, Plain>>;
  const { $schema: _schema, extends: _extends, areas, sources = {}, parameters = {}, interventions = {}, instruments = {}, ...kept } = said;
  return { ...kept, areas, sources, parameters, interventions, instruments } as unknown as ScenarioDocument;
}

function readDate(root: Located, name: string, problems: Problems): string | undefined {
  const part = inside(root, name);
  if (!part) return undefined;
  const text = toPlain(part.tree);
  if (typeof text !== 'string') {
    problems.add('E3012', valueSpot(part), part.path, `A date is expected, written year-month-day; read ${describe(part.tree)}.`, `${name}: 2012-11-12`);
    return undefined;
  }
  const problem = dateProblem(text);
  if (!problem) return text;
  problems.add('E3012', valueSpot(part), part.path, problem.what, `${name}: ${problem.suggestion}`);
  return undefined;
}

function readCalendar(root: Located, problems: Problems): Calendar | undefined {
  const [start, end] = [readDate(root, 'start', problems), readDate(root, 'end', problems)];
  const burnIn = inside(root, 'burnInWeeks');
  const burnInWeeks = burnIn && toPlain(burnIn.tree);
  if (start === undefined || end === undefined) return undefined;
  const endPart = inside(root, 'end')!;
  if (parseDay(end)! <= parseDay(start)!) {
    problems.add('E3002', valueSpot(endPart), endPart.path, `The end (${end}) is not after the start (${start}).`, `end: ${Number(start.slice(0, 4)) + 15}-12-28`);
    return undefined;
  }
  if (typeof burnInWeeks !== 'number' || !Number.isInteger(burnInWeeks) || burnInWeeks < 0 || burnInWeeks > 2600) return undefined;
  const calendar = makeCalendar(start, end, burnInWeeks);
  if (calendar.weeks >= 1 && calendar.totalWeeks <= LONGEST_WEEKS) return calendar;
  if (calendar.weeks < 1) problems.add('E3002', valueSpot(endPart), endPart.path, `From ${start} to ${end} there is not one whole week.`);
  else problems.add('E3003', valueSpot(endPart), endPart.path, `${calendar.totalWeeks} weeks with the burn-in are more than a run can hold; at most ${LONGEST_WEEKS} (about a hundred years).`);
  return undefined;
}

function readFork(root: Located, calendar: Calendar | undefined, problems: Problems): string | undefined {
  const date = readDate(root, 'forkAt', problems);
  if (date === undefined || !calendar) return undefined;
  const week = weekOf(calendar, date);
  if (week >= calendar.burnInWeeks && week < calendar.totalWeeks) return date;
  const part = inside(root, 'forkAt')!;
  problems.add('E3004', valueSpot(part), part.path, `${date} is outside the simulated period, ${calendar.start} to ${calendar.end} (the end itself is outside).`, `forkAt: ${calendar.start}`);
  return undefined;
}

function readAreas(root: Located, problems: Problems): readonly Area[] | undefined {
  const section = inside(root, 'areas');
  if (section?.tree.kind !== 'map') return undefined;
  const before = problems.met();
  const read = areasSchema.safeParse(toPlain(section.tree));
  if (!read.success) explainIssues(read.error.issues, section, ['name', 'study'], problems);
  for (const { name, key, path } of members(section)) {
    if (!ID.test(name)) problems.add('E1020', key, path, `"${shorten(name)}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`);
  }
  if (!read.success || problems.met() > before) return undefined;
  const all = Object.entries(read.data).map(([id, area]) => ({ id, ...area }));
  if (all.length > 16) problems.add('E2021', section.key, section.path, `${all.length} areas are more than the model can hold; at most 16.`);
  if (!all.some(({ study }) => study)) problems.add('E2021', section.key, section.path, 'At least one area must be a study area.', 'phnomPenh: { name: Phnom Penh, study: true }');
  return all;
}

function readSources(root: Located, problems: Problems): readonly string[] | undefined {
  const section = inside(root, 'sources');
  if (!section) return [];
  if (section.tree.kind !== 'map') return undefined;
  const read = sourcesSchema.safeParse(toPlain(section.tree));
  if (!read.success) explainIssues(read.error.issues, section, [], problems);
  return members(section).map(({ name }) => name);
}

function readParameters(root: Located, catalogue: Catalogue, context: ScenarioContext): readonly CompiledParameter[] {
  const { problems } = context;
  const section = inside(root, 'parameters');
  const declared = Object.entries(catalogue.parameters).flatMap(([group, all]) => Object.entries(all).map(([key, declaration]) => ({ name: `${group}.${key}`, group, key, declaration })));
  const names = declared.map(({ name }) => name);
  const known = new Set(names);
  for (const part of members(section)) {
    if (known.has(part.name)) continue;
    if (Object.hasOwn(catalogue.parameters, part.name)) {
      const first = Object.keys(catalogue.parameters[part.name]!)[0] ?? '…';
      problems.add('E2001', part.key, part.path, `"${part.name}" is a group; its parameters are written with a dot, each at this level.`, `${part.name}.${first}: …`);
    } else addUnknownKey(part, part.name, names, problems, 'E2001', 'parameter');
  }
  const missing = names.filter((name) => !(section && inside(section, name)));
  if (missing.length > 0 && (section === undefined || section.tree.kind === 'map')) {
    problems.add('E2002', (section ?? root).key, (section ?? root).path, `${missing.length === 1 ? 'A parameter is' : `${missing.length} parameters are`} missing: ${listOf(missing, 40)}.`, `${missing[0]}: { value: …, unit: ${declared.find(({ name }) => name === missing[0])!.declaration.unit}, label: …, range: […], source: … }`);
  }
  return declared.flatMap(({ name, group, key, declaration }) => {
    const part = section && inside(section, name);
    return (part && readParameter(part, group, key, declaration, context)) ?? [];
  });
}
