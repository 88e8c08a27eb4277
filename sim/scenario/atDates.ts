import { sha256Hex } from '../base/sha256.ts';
import { dateOf, parseDay, weekOf } from '../base/weeks.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from './types.ts';

/** One of the two dates: the wave that it is, or the wave whose settings are used there. */
export interface DateRead {
  readonly at: string;
  readonly week: number;
  /** The instrument's own wave of that week; undefined at any other date. */
  readonly wave?: string;
  /** The wave whose settings the survey has there: the latest one up to the date, before the first the first. */
  readonly settingsOf: string;
}

/** Id of the instrument that reads at the two dates. Names of instruments begin with a letter: no scenario has one so called. */
export const AT_DATES = '@dates';
/** Ids of its waves. */
export const AT = { from: 'from', to: 'to' } as const;

/** What a date is to an instrument; undefined where the record does not reach it. */
export function dateRead({ calendar }: CompiledScenario, { waves }: CompiledInstrument, at: string): DateRead | undefined {
  if (parseDay(at) === undefined) return undefined;
  const week = weekOf(calendar, at);
  if (week < calendar.burnInWeeks || week >= calendar.totalWeeks) return undefined;
  const inTime = [...waves].sort((a, b) => a.week - b.week);
  const own = inTime.find((wave) => wave.week === week);
  const settings = own ?? inTime.filter((wave) => wave.week <= week).at(-1) ?? inTime[0]!;
  return { at, week, settingsOf: settings.id, ...(own ? { wave: own.id } : {}) };
}

/**
 * The scenario with one instrument more, before the others: a copy of one of its instruments, whose two waves are at two dates.
 * At a date of a wave it makes that wave's reading again, chance for chance; at another it has the settings of the wave before it, as they were drawn
 * in the world, and chances of its own. Rules go on to listen to the instruments that they name, so the world stays as it was.
 */
export function atDates(compiled: CompiledScenario, instrument: CompiledInstrument, from: DateRead, to: DateRead): CompiledScenario {
  const wave = (id: string, date: DateRead): CompiledWave => {
    const settings = instrument.waves.find((one) => one.id === date.settingsOf)!;
    const { publishedFrom: _publishedFrom, ...rest } = settings;
    // Chances are named after the week: a reading there is the same, whatever date it is set beside.
    const chances = `${instrument.id}/${date.wave ?? dateOf(compiled.calendar, date.week)}`;
    return { ...rest, id, week: date.week, at: date.at, chances, published: null };
  };
  const copy: CompiledInstrument = { id: AT_DATES, kind: instrument.kind, waves: [wave(AT.from, from), wave(AT.to, to)] };
  return { ...compiled, hash: sha256Hex(`${compiled.hash} ${instrument.id} at ${from.at} and ${to.at}`), instruments: [copy, ...compiled.instruments] };
}
