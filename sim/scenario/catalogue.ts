import { instrumentKinds } from '../measure/instruments/index.ts';
import { interventionKinds } from '../model/interventions/index.ts';
import { modelDeclarations } from '../model/parameters.ts';
import type { Catalogue } from './types.ts';

/** Everything that a scenario of this version may name. */
export const catalogue: Catalogue = { parameters: modelDeclarations, interventions: interventionKinds, instruments: instrumentKinds };
