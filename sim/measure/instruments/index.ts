import { establishmentSurvey } from './establishmentSurvey/index.ts';
import type { Instrument } from './instrument.ts';
import { policeDatabase } from './policeDatabase.ts';
import { respondentDrivenSampling } from './respondentDrivenSampling/index.ts';

export { isPrevalenceInstrument, type Instrument, type InstrumentParams, type PrevalenceInstrument } from './instrument.ts';

/** Every instrument by the kind that scenario files name. */
export const instrumentKinds: Readonly<Record<string, Instrument>> = { establishmentSurvey, policeDatabase, respondentDrivenSampling };
