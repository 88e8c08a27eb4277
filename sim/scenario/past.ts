import { canonicalJson } from '../base/canonical.ts';
import { applyChanges } from './changes.ts';
import { hearingWeeks } from './ruleChanges.ts';
import type { CompiledChange, CompiledInstrument, CompiledParameter, CompiledScenario, CompiledShock, CompiledValue, CompiledWave } from './types.ts';

/** The week in which a wave first looks at the world: its listing. */
export type ListingWeek = (instrument: CompiledInstrument, wave: CompiledWave) => number;

/**
 * First simulated week in which worlds of two scenarios can differ: before it they are the same to the byte, so a snapshot of one serves the other.
 * @param listingWeek of a wave that differs; without it such a wave counts as differing from the start
 * @returns 0 when areas, calendars, draws or constants differ; totalWeeks when nothing does
 */
export function firstDifference(a: CompiledScenario, b: CompiledScenario, listingWeek: ListingWeek = () => 0): number {
  if (canonicalJson([a.calendar, a.areas]) !== canonicalJson([b.calendar, b.areas]) || a.parameters.length !== b.parameters.length) return 0;
  const { totalWeeks } = a.calendar;
  let first = totalWeeks;
  for (let i = 0; i < a.parameters.length && first > 0; i++) first = Math.min(first, parameterDifference(a.parameters[i]!, b.parameters[i]!, totalWeeks));
  return Math.min(first, shockDifference(a.shocks, b.shocks, totalWeeks), waveDifference(a, b, totalWeeks, listingWeek), ruleDifference(a, b), ruleDifference(b, a));
}

/** The first week in which a rule of `a` that `b` does not have so hears a reading: what it decides then may be the first difference. */
function ruleDifference(a: CompiledScenario, b: CompiledScenario): number {
  const others = new Set(b.rules.map((rule) => canonicalJson(rule)));
  const heard = a.rules.filter((rule) => !others.has(canonicalJson(rule)))
    .flatMap((rule) => hearingWeeks(rule, a.instruments.find(({ id }) => id === rule.listens), a.calendar).slice(0, 1));
  return Math.min(a.calendar.totalWeeks, ...heard);
}

function parameterDifference(a: CompiledParameter, b: CompiledParameter, totalWeeks: number): number {
  const plain = ({ values: _values, changes: _changes, ...rest }: CompiledParameter): string => canonicalJson(rest);
  if (plain(a) !== plain(b)) return 0;
  let first = totalWeeks;
  for (let member = 0; member < a.members && first > 0; member++) first = Math.min(first, memberDifference(a, b, member, totalWeeks));
  return first;
}

/** Changes act on a drawn value as a straight line, and two of those are equal when they are equal at two points. */
function memberDifference(a: CompiledParameter, b: CompiledParameter, member: number, totalWeeks: number): number {
  const [one, other] = [a.values[member]!, b.values[member]!];
  if (one.kind !== other.kind) return 0;
  const changed = a.changes[member]!.length > 0 || b.changes[member]!.length > 0;
  if ([...a.changes[member]!, ...b.changes[member]!].some(({ drawn }) => drawn)) {
    // Drawn changes cannot be laid out here: values are the same until the first change that only one of the two makes.
    if (canonicalJson(plainValue(one)) !== canonicalJson(plainValue(other))) return 0;
    return changeDifference(a.changes[member]!, b.changes[member]!, totalWeeks);
  }
  if (one.kind === 'drawn' && other.kind === 'drawn') {
    if (canonicalJson(one.distribution) !== canonicalJson(other.distribution)) return 0;
    return changed ? Math.min(...[0, 1].map((x) => seriesDifference(series(x, a, member, totalWeeks), series(x, b, member, totalWeeks)))) : totalWeeks;
  }
  const valueOf = (value: typeof one): number | Float64Array => (value.kind === 'constant' ? value.value : value.kind === 'table' ? value.values : 0);
  if (!changed && one.kind === 'constant' && other.kind === 'constant') return one.value === other.value ? totalWeeks : 0;
  return seriesDifference(series(valueOf(one), a, member, totalWeeks), series(valueOf(other), b, member, totalWeeks));
}

function plainValue(value: CompiledValue): unknown {
  return value.kind === 'table' ? Array.from(value.values) : value;
}

/** Start of the first change that is not made by both, in their order. */
function changeDifference(a: readonly CompiledChange[], b: readonly CompiledChange[], totalWeeks: number): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i], b[i]];
    if (one && other && canonicalJson(one) === canonicalJson(other)) continue;
    return Math.min(one?.from ?? totalWeeks, other?.from ?? totalWeeks);
  }
  return totalWeeks;
}

function series(value: number | Float64Array, parameter: CompiledParameter, member: number, totalWeeks: number): Float64Array {
  const values = typeof value === 'number' ? new Float64Array(totalWeeks).fill(value) : value.slice();
  applyChanges(values, 1, 0, parameter.changes[member]!);
  return values;
}

function seriesDifference(a: Float64Array, b: Float64Array): number {
  const first = a.findIndex((value, week) => value !== b[week]);
  return first < 0 ? a.length : first;
}

/** Both lists are in the order of their weeks: worlds part at the earlier of the first two that are not the same. */
function shockDifference(a: readonly CompiledShock[], b: readonly CompiledShock[], totalWeeks: number): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (canonicalJson(a[i] ?? null) !== canonicalJson(b[i] ?? null)) return Math.min(a[i]?.week ?? totalWeeks, b[i]?.week ?? totalWeeks);
  }
  return totalWeeks;
}

function waveDifference(a: CompiledScenario, b: CompiledScenario, totalWeeks: number, listingWeek: ListingWeek): number {
  const waves = ({ instruments }: CompiledScenario) => new Map(instruments.flatMap((instrument) => instrument.waves.map((wave) => [`${instrument.kind}/${instrument.id}/${wave.id}`, { instrument, wave }] as const)));
  const [before, after] = [waves(a), waves(b)];
  let first = totalWeeks;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const pair = [before.get(name), after.get(name)];
    if (pair[0] && pair[1] && sameWave(pair[0].wave, pair[1].wave, totalWeeks)) continue;
    for (const one of pair) if (one) first = Math.min(first, Math.max(0, listingWeek(one.instrument, one.wave)));
  }
  return first;
}

/** The published value is only set beside the reading. */
function sameWave(a: CompiledWave, b: CompiledWave, totalWeeks: number): boolean {
  return a.week === b.week && a.parameters.length === b.parameters.length
    && a.parameters.every((parameter, i) => parameterDifference(parameter, b.parameters[i]!, totalWeeks) === totalWeeks);
}
