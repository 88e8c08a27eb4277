import type { Training } from '../../sim/model/processes/training.ts';

/**
 * What the functions of each file of processes do when the process is switched off: by file, what stands in their place. The check's rules are tried
 * with them (test/sim/check/knockedOut.test.ts), and the cost of each process is measured by them (bench/processes.ts).
 */
const nothing = (): void => {};
export const IDLE: Readonly<Record<string, Readonly<Record<string, (...given: never[]) => unknown>>>> = {
  'calendar.ts': { stepCalendar: nothing },
  'inflow.ts': { stepInflow: nothing },
  'turnover.ts': { onPerson: nothing },
  'offVenue.ts': { stepOffVenue: nothing, onOffVenue: nothing },
  'demand.ts': { stepDemand: nothing },
  'owners.ts': { stepOwners: nothing },
  'market.ts': { stepMarket: nothing },
  'beliefs.ts': { sanctioned: nothing, convicted: nothing, signalEveryone: nothing },
  'training.ts': { trainOnce: untrained },
  'leads.ts': { stepLeads: nothing },
  'raids.ts': { stepRaids: nothing },
  'crackdowns.ts': { stepCrackdowns: nothing },
  'courts/cases.ts': { fileCase: nothing },
  'courts/docket.ts': { openCase: () => -1 },
  'courts/hazards.ts': { hazardOf: () => 0 },
  'courts/trials.ts': { stepCourts: nothing, holdTrials: nothing },
  'care.ts': { takeIntoCare: nothing },
  'displacement.ts': { displaceChildren: nothing, displaceSome: nothing },
  'record.ts': { record: nothing },
};

/** Every level 1: police as the parameters state them. */
function untrained({ funding, specialists }: { readonly funding: Float64Array; readonly specialists: Float64Array }): Training {
  const one = new Float64Array(Math.max(funding.length, specialists.length)).fill(1);
  return { specialists: one, trustedCore: one, focalOfficers: one, skill: one, integrity: one, trust: one, focal: one, recording: one };
}
