import { dateOf, type Calendar } from '../base/weeks.ts';
import { applyChanges } from './changes.ts';
import { nameEntity } from './draw.ts';
import { explainIssues, nearestName } from './explain.ts';
import { parseExpression } from './expression.ts';
import { readEffect } from './interventions.ts';
import { checkSource, type ScenarioContext } from './parameter.ts';
import { listOf, shorten } from './problems.ts';
import { OF_READINGS } from './readingNames.ts';
import { changesOf, hearingWeeks, withRuleChanges } from './ruleChanges.ts';
import { actHeader, ID, ruleHeader } from './schema.ts';
import { distributionMean } from './spread.ts';
import { describe, inside, members, toPlain, valueSpot, type Located } from './tree.ts';
import type { Catalogue, CompiledInstrument, CompiledParameter, CompiledRule, RuleChange } from './types.ts';

const KEYS = ['listens', 'when', 'publishedAfterWeeks', 'actsAfterWeeks', 'acts', 'act', 'label', 'source', 'note'];
const ACT_KEYS = ['kind', 'parameter', 'rampWeeks', 'forWeeks', 'set', 'scale', 'add', 'value', 'area', 'venueType', 'range', 'note'];
const ACT = '{ kind: change, parameter: leads.casework, scale: 0.5, rampWeeks: 26, range: [0.3, 0.8] }';

/** The rules of a scenario in the order of the file; what is wrong goes to the problems. */
export function readRules(
  section: Located | undefined, catalogue: Catalogue, instruments: readonly CompiledInstrument[], parameters: readonly CompiledParameter[], context: ScenarioContext,
): readonly CompiledRule[] {
  const known = context.instrumentIds ?? [];
  checkExclusive(members(section), catalogue, context);
  return members(section).flatMap((part) => {
    const rule = readRule(part, part.name, known, catalogue, context);
    const instrument = instruments.find(({ id }) => id === rule?.listens);
    if (!rule) return [];
    if (instrument && context.calendar) checkReach(part, rule, instrument, parameters, context.calendar, context);
    return [rule];
  });
}

function readRule(part: Located, id: string, instruments: readonly string[], catalogue: Catalogue, context: ScenarioContext): CompiledRule | undefined {
  const { problems } = context;
  const before = problems.met();
  if (!ID.test(id)) problems.add('E1020', part.key, part.path, `"${shorten(id)}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`);
  const read = ruleHeader.safeParse(toPlain(part.tree));
  if (!read.success) explainIssues(read.error.issues, part, KEYS, problems, part.tree.kind === 'map' ? undefined : `{ listens: ${instruments[0] ?? 'survey'}, when: "n >= 2 and last.share < 0.5 * first.share", … }`);
  checkSource(part, context);
  checkListens(inside(part, 'listens'), instruments, context);
  const when = readCondition(inside(part, 'when'), context);
  const effects = readActs(inside(part, 'act'), id, catalogue, context);
  if (!read.success || when === undefined || problems.met() > before) return undefined;
  const { listens, publishedAfterWeeks, actsAfterWeeks, acts } = read.data;
  return { id, listens, when, publishedAfterWeeks, actsAfterWeeks, acts, changes: effects.flatMap(({ changes }) => changes), shocks: effects.flatMap(({ shocks }) => shocks) };
}

/** Of an exclusive kind of intervention the rules of a scenario hold one act together: two could be in force at once. */
function checkExclusive(rules: readonly (Located & { readonly name: string })[], catalogue: Catalogue, { problems }: ScenarioContext): void {
  const first = new Map<string, string>();
  for (const rule of rules) {
    const part = inside(rule, 'act');
    for (const act of part ? [toPlain(part.tree)].flat() : []) {
      const kind = typeof act === 'object' && act !== null && 'kind' in act ? String(act.kind) : '';
      if (!Object.hasOwn(catalogue.interventions, kind) || !catalogue.interventions[kind]!.exclusive) continue;
      const other = first.get(kind);
      if (other !== undefined) problems.add('E3015', part!.key, part!.path, `Of ${kind} there is one at a time, and the rule "${shorten(other)}" may have one in force when this one acts.`);
      else first.set(kind, rule.name);
    }
  }
}

function checkListens(part: Located | undefined, instruments: readonly string[], { problems }: ScenarioContext): void {
  const name = part && toPlain(part.tree);
  if (!part || typeof name !== 'string' || instruments.includes(name)) return;
  const near = nearestName(name, instruments, problems);
  const have = instruments.length > 0 ? `Instruments: ${listOf(instruments)}.` : 'The scenario has no instrument.';
  problems.add('E5001', valueSpot(part), part.path, `There is no instrument "${shorten(name)}" to listen to; a rule hears instruments, never the truth. ${near ? `Did you mean ${near}?` : have}`, (near ?? instruments[0]) && `listens: ${near ?? instruments[0]}`);
}

function readCondition(part: Located | undefined, { problems }: ScenarioContext): CompiledRule['when'] | undefined {
  const text = part?.tree.kind === 'scalar' ? part.tree.value : undefined;
  if (!part || typeof text !== 'string') return undefined;
  const read = parseExpression(text, OF_READINGS);
  if (!('code' in read)) return read.expression;
  problems.add(read.code === 'E2017' ? 'E2017' : 'E5002', valueSpot(part), part.path, read.what, 'when: "n >= 2 and last.share < 0.5 * first.share"');
  return undefined;
}

/** One act or a list of them: an intervention without dates. */
function readActs(part: Located | undefined, id: string, catalogue: Catalogue, context: ScenarioContext): readonly Pick<CompiledRule, 'changes' | 'shocks'>[] {
  if (!part) return [];
  const { problems } = context;
  const acts = part.tree.kind === 'list' ? part.tree.items.map((_, i) => inside(part, i)!) : [part];
  if (acts.length === 0) problems.add('E1018', part.key, part.path, 'A rule needs at least one act; the list is empty.', `act: ${ACT}`);
  return acts.flatMap((act, place) => {
    const spot: Located = act.tree.kind === 'map' && act.tree.spot.line > 0 && act !== part ? { ...act, key: act.tree.spot } : act;
    if (spot.tree.kind !== 'map') {
      problems.add('E1018', valueSpot(spot), spot.path, `An act is a map, as an intervention is; read ${describe(spot.tree)}.`, `act: ${ACT}`);
      return [];
    }
    const read = actHeader.safeParse(toPlain(spot.tree));
    if (!read.success) explainIssues(read.error.issues, spot, ACT_KEYS, problems, undefined);
    const effect = readEffect(spot, catalogue, context);
    if (!effect || !read.success) return [];
    const { rampWeeks = 0, forWeeks } = read.data;
    const entity = nameEntity(`rules.${id}.${place}`);
    if (effect.shock && forWeeks !== undefined) problems.add('E3013', inside(spot, 'forWeeks')!.key, spot.path, 'A shock happens once, in the week of the act: it has no "forWeeks".');
    const changes = effect.changes.map(({ distribution, bounds, kind, ...change }, index): RuleChange => ({
      ...change,
      ramp: rampWeeks,
      ...(forWeeks === undefined ? {} : { forWeeks }),
      ...(distribution ? { drawn: { distribution, bounds, kind, index, entity } } : {}),
    }));
    // Its week is that of the act.
    return [{ changes, shocks: effect.shock ? [effect.shock(0, entity)] : [] }];
  });
}

/** Whether a rule can act before the end, and where its acts would take what they change. */
function checkReach(part: Located, rule: CompiledRule, instrument: CompiledInstrument, parameters: readonly CompiledParameter[], calendar: Calendar, { problems }: ScenarioContext): void {
  const weeks = hearingWeeks(rule, instrument, calendar).map((week) => week + rule.actsAfterWeeks).filter((week) => week < calendar.totalWeeks);
  if (weeks.length === 0) {
    const earliest = Math.min(...instrument.waves.map(({ week }) => week)) + rule.publishedAfterWeeks + rule.actsAfterWeeks;
    problems.add('W5001', part.key, part.path, `This rule never acts: its first act could come in the week of ${dateOf(calendar, earliest)}, and the scenario ends on ${calendar.end}.`);
    return;
  }
  const acts = (rule.acts === 'each' ? weeks : weeks.slice(0, 1)).map((from) => ({ rule: rule.id, from, to: calendar.totalWeeks }));
  for (const [name, changes] of changesOf([rule], acts)) {
    const parameter = parameters.find(({ group, key }) => `${group}.${key}` === name);
    if (!parameter) continue;
    const changed = withRuleChanges(parameter, changes);
    parameter.values.forEach((_, i) => {
      const before = meanSeries(parameter, i, calendar);
      const after = meanSeries(changed, i, calendar);
      const week = after.findIndex((x, at) => x !== before[at] && !(x >= parameter.bounds[0] && x <= parameter.bounds[1]));
      if (week < 0) return;
      problems.add('E5003', part.key, part.path, `An act of this rule can take ${name}${parameter.memberNames ? ` (${parameter.memberNames[i]})` : ''} to ${Number(after[week]!.toPrecision(6))}, outside its bounds, ${parameter.bounds[0]} to ${parameter.bounds[1]}.`);
    });
  }
}

/** One member over time with its changes; a drawn value at its mean. Bounds are the caller's. */
function meanSeries(parameter: CompiledParameter, member: number, calendar: Calendar): Float64Array {
  const value = parameter.values[member]!;
  const series = value.kind === 'table' ? value.values.slice() : new Float64Array(calendar.totalWeeks).fill(value.kind === 'constant' ? value.value : distributionMean(value.distribution));
  applyChanges(series, 1, 0, parameter.changes[member]!);
  return series;
}
