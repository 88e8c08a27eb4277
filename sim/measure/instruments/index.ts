import { establishmentSurvey } from './establishmentSurvey/index.ts';
import type { Instrument } from './instrument.ts';

export type { Instrument, InstrumentParams } from './instrument.ts';

/** Every instrument by the kind that scenario files name. */
export const instrumentKinds: Readonly<Record<string, Instrument>> = { establishmentSurvey };
