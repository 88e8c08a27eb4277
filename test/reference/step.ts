import { fadeBeliefs } from './processes/beliefs.ts';
import { stepCalendar } from './processes/calendar.ts';
import { visitCare } from './processes/care.ts';
import { stepCourts, visitCases } from './processes/courts.ts';
import { recoverTrust, stepCrackdowns } from './processes/crackdowns.ts';
import { fadeClientSignals, stepDemand } from './processes/demand.ts';
import { stepInflow } from './processes/inflow.ts';
import { stepLeads } from './processes/leads.ts';
import { stepMarket, visitClosed } from './processes/market.ts';
import { stepOffVenue, visitOffVenue } from './processes/offVenue.ts';
import { stepOwners } from './processes/owners.ts';
import { stepRaids, visitInvestigations } from './processes/raids.ts';
import { visitPersons, visitRefills } from './processes/turnover.ts';
import { clearWeek, type PlainWorld } from './state.ts';

/**
 * One week, in the order of docs/model.md section 3. What the core does event by event, last scheduled first, is done kind by kind here, those
 * kinds first that are usually scheduled last.
 */
export function stepPlain(world: PlainWorld): void {
  clearWeek(world);
  if (world.week > 0) {
    fadeBeliefs(world);
    fadeClientSignals(world);
    recoverTrust(world);
  }
  stepCalendar(world);
  stepInflow(world);
  stepOffVenue(world);
  stepDemand(world);
  stepCourts(world);
  stepMarket(world);
  visitRefills(world);
  visitClosed(world);
  visitInvestigations(world);
  visitCases(world);
  visitPersons(world);
  visitCare(world);
  visitOffVenue(world);
  stepOwners(world);
  stepLeads(world);
  stepRaids(world);
  stepCrackdowns(world);
}
