import { dateOf, weekOf } from '../base/weeks.ts';
import { dateRead } from './atDates.ts';
import type { CompiledInstrument, CompiledScenario, CompiledWave } from './types.ts';

/**
 * An instrument with its waves at other dates. A date in the week of a wave is that wave, with its name and so its chance; any other takes the settings
 * that `dateRead` gives it, under the name `at-DATE`, with the chance that `atDates` gives the same week.
 * @param dates one or more, in the simulated period and in different weeks
 */
export function wavesAt(instrument: CompiledInstrument, dates: readonly string[], compiled: CompiledScenario): CompiledInstrument {
  const { calendar } = compiled;
  const waves = [...dates].sort((a, b) => weekOf(calendar, a) - weekOf(calendar, b)).map((at): CompiledWave => {
    const { week, wave: own, settingsOf } = dateRead(compiled, instrument, at)!;
    const { publishedFrom: _publishedFrom, ...settings } = instrument.waves.find(({ id }) => id === settingsOf)!;
    return own === undefined ? { ...settings, id: `at-${at}`, week, at, published: null, chances: `${instrument.id}/${dateOf(calendar, week)}` } : instrument.waves.find(({ id }) => id === own)!;
  });
  const { compare: _compare, ...rest } = instrument;
  return { ...rest, waves, ...(waves.length > 1 ? { compare: [waves[0]!.id, waves.at(-1)!.id] as const } : {}) };
}
