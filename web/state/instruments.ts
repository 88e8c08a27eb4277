import { instrumentFigures, type InstrumentFigure, type RunResult } from '../../sim/index.ts';

export type { InstrumentFigure } from '../../sim/index.ts';

/** All instruments of a run but the survey whose readings the pictures show: the first that stands on the ladder. */
export function otherInstruments(result: RunResult): readonly InstrumentFigure[] {
  return instrumentFigures(result).filter(({ instrument }) => instrument !== result.readings[0]?.instrument);
}
