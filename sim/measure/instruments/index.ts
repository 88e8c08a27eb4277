import { directObservationCensus } from './directObservationCensus/index.ts';
import { establishmentSurvey } from './establishmentSurvey/index.ts';
import { hotline } from './hotline.ts';
import type { Instrument } from './instrument.ts';
import { multipleSystems } from './multipleSystems/index.ts';
import { networkScaleUp } from './networkScaleUp/index.ts';
import { ngoJointStatistics } from './ngoJointStatistics.ts';
import { policeDatabase } from './policeDatabase.ts';
import { respondentDrivenSampling } from './respondentDrivenSampling/index.ts';
import { retrospectiveAgeAtEntry } from './retrospectiveAgeAtEntry/index.ts';
import { shelterIntake } from './shelterIntake.ts';
import { stakeholderBelief } from './stakeholderBelief/index.ts';

export { isPrevalenceInstrument, type Instrument, type InstrumentParams, type PrevalenceInstrument } from './instrument.ts';

/** Every instrument by the kind that scenario files name. */
export const instrumentKinds: Readonly<Record<string, Instrument>> = {
  establishmentSurvey,
  directObservationCensus,
  policeDatabase,
  hotline,
  shelterIntake,
  ngoJointStatistics,
  multipleSystems,
  respondentDrivenSampling,
  networkScaleUp,
  retrospectiveAgeAtEntry,
  stakeholderBelief,
};
