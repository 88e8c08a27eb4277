import { takeEvent } from '../base/events.ts';
import { assertConserved } from './conservation.ts';
import { EventKind } from './eventKinds.ts';
import { stepCalendar } from './processes/calendar.ts';
import { onCare } from './processes/care.ts';
import { onCourt } from './processes/courts/cases.ts';
import { stepCourts } from './processes/courts/trials.ts';
import { stepCrackdowns } from './processes/crackdowns.ts';
import { stepDemand } from './processes/demand.ts';
import { stepInflow } from './processes/inflow.ts';
import { stepLeads } from './processes/leads.ts';
import { stepMarket } from './processes/market.ts';
import { onOffVenue, stepOffVenue } from './processes/offVenue.ts';
import { onVenue, stepOwners } from './processes/owners.ts';
import { onInvestigation, stepRaids } from './processes/raids.ts';
import { onPerson, onRefill } from './processes/turnover.ts';
import type { World } from './world.ts';

/**
 * The processes of one week, in the order of model.md section 3. The caller then observes and records the week as it is,
 * and moves the world on to the next: during the burn-in nothing is recorded.
 */
export function step(world: World): void {
  const week = world.week;
  stepCalendar(world, week);
  stepInflow(world, week);
  stepOffVenue(world, week);
  stepDemand(world, week);
  stepCourts(world, week);
  stepMarket(world, week);
  handleEvents(world, week);
  stepOwners(world, week);
  stepLeads(world, week);
  stepRaids(world, week);
  stepCrackdowns(world, week);
  if (typeof UNDERCOUNT_DEBUG !== 'undefined' && UNDERCOUNT_DEBUG) assertConserved(world);
}

/** Everything that falls due this week. What an event sets off in the same week is handled too. */
function handleEvents(world: World, week: number): void {
  for (let event = takeEvent(world.events, week); event >= 0; event = takeEvent(world.events, week)) {
    const index = event >> 4;
    switch (event & 15) {
      case EventKind.person: onPerson(world, week, index); break;
      case EventKind.refill: onRefill(world, week, index); break;
      case EventKind.venue: onVenue(world, week, index); break;
      case EventKind.offVenue: onOffVenue(world, week, index); break;
      case EventKind.investigation: onInvestigation(world, week, index); break;
      case EventKind.court: onCourt(world, week, index); break;
      case EventKind.care: onCare(world, week, index); break;
      default: throw new Error(`unknown event kind ${event & 15}`);
    }
  }
}
