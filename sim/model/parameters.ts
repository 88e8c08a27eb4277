import { beliefsParameters } from './processes/beliefs.ts';
import { calendarParameters } from './processes/calendar.ts';
import { careParameters } from './processes/care.ts';
import { courtsParameters } from './processes/courts.ts';
import { crackdownsParameters } from './processes/crackdowns.ts';
import { demandParameters } from './processes/demand.ts';
import { displacementParameters } from './processes/displacement.ts';
import { inflowParameters } from './processes/inflow.ts';
import { leadsParameters } from './processes/leads.ts';
import { marketParameters } from './processes/market.ts';
import { offVenueParameters } from './processes/offVenue.ts';
import { ownersParameters } from './processes/owners.ts';
import { raidsParameters } from './processes/raids.ts';
import { trainingParameters } from './processes/training.ts';
import { turnoverParameters } from './processes/turnover.ts';

/** Every parameter of the model, by group: what scenario files give values to. */
export const modelDeclarations = {
  calendar: calendarParameters,
  market: marketParameters,
  inflow: inflowParameters,
  turnover: turnoverParameters,
  offVenue: offVenueParameters,
  demand: demandParameters,
  owners: ownersParameters,
  beliefs: beliefsParameters,
  training: trainingParameters,
  leads: leadsParameters,
  raids: raidsParameters,
  crackdowns: crackdownsParameters,
  courts: courtsParameters,
  care: careParameters,
  displacement: displacementParameters,
} as const;
