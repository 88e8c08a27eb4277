import type { Process } from '../process.ts';
import { beliefs } from './beliefs.ts';
import { calendar } from './calendar.ts';
import { care } from './care.ts';
import { courts } from './courts.ts';
import { crackdowns } from './crackdowns.ts';
import { demand } from './demand.ts';
import { displacement } from './displacement.ts';
import { inflow } from './inflow.ts';
import { leads } from './leads.ts';
import { market } from './market.ts';
import { offVenue } from './offVenue.ts';
import { owners } from './owners.ts';
import { raids } from './raids.ts';
import { training } from './training.ts';
import { turnover } from './turnover.ts';

/**
 * Every process in the order of step.ts: by its own step; those that act on events alone where events are handled; at the end those that
 * others call when they act. A test holds the order against the schedule. The name of a process is the group of its parameters.
 */
export const processes: readonly Process[] = [
  calendar, inflow, offVenue, demand, courts, market, turnover, care, owners, leads, raids, crackdowns,
  beliefs, displacement, training,
];
