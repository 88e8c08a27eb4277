import { Flow, type FlowName } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';

/** A flow of this week, over all areas. */
export function flow(world: World, name: FlowName): number {
  const { areas } = world.size;
  let total = 0;
  for (let a = 0; a < areas; a++) total += world.count.flow[Flow[name] * areas + a]!;
  return total;
}

/** Every trial ends in a judgment, of at least one person a case. */
export function judgments(world: World): readonly string[] {
  const trials = flow(world, 'trials');
  const judged = flow(world, 'casesConvicted') + flow(world, 'casesDowngraded') + flow(world, 'acquittals');
  const faults = trials === judged ? [] : [`week ${world.week}: ${judged} judgments in ${trials} trials`];
  for (const [persons, cases] of [['convictions', 'casesConvicted'], ['downgraded', 'casesDowngraded']] as const) {
    if (flow(world, persons) < flow(world, cases)) faults.push(`week ${world.week}: ${persons} of ${flow(world, persons)} persons in ${flow(world, cases)} cases`);
  }
  return faults;
}

function queueOf(world: World, area: number): readonly number[] {
  const queue: number[] = [];
  for (let i = world.area.trialHead[area]!; i >= 0 && queue.length < world.size.cases; i = world.cases.next[i]!) queue.push(i);
  return queue;
}

/** An entry that left a queue cannot be back a week later: a new case is with prosecutor and judge first. */
export function queueOrder(start: World): (world: World) => readonly string[] {
  const before = Array.from({ length: start.size.areas }, (_, a) => queueOf(start, a));
  return (world) => {
    const faults: string[] = [];
    for (let a = 0; a < world.size.areas; a++) {
      const now = queueOf(world, a);
      const stayed = before[a]!.filter((entry) => now.includes(entry));
      const end = stayed.length > 0 ? before[a]!.slice(-stayed.length) : [];
      if (stayed.some((entry, i) => entry !== end[i] || entry !== now[i])) faults.push(`week ${world.week}: the queue of area ${a} is not heard in its order`);
      before[a] = now;
    }
    return faults;
  };
}

/** Trials by area, added up, against trial days added up and those that may be saved. */
export function trialDays(start: World): (world: World) => readonly string[] {
  const { areas } = start.size;
  const judged = new Float64Array(areas);
  const days = new Float64Array(areas);
  let highest = 0;
  return (world) => {
    const faults: string[] = [];
    for (let a = 0; a < areas; a++) {
      const rate = world.params.courts.trialsPerWeek[world.week * areas + a]!;
      highest = Math.max(highest, rate);
      days[a] = days[a]! + rate;
      judged[a] = judged[a]! + world.count.flow[Flow.trials * areas + a]!;
      if (judged[a]! > days[a]! + Math.max(1, 4 * highest) + 1e-6) faults.push(`week ${world.week}: ${judged[a]} judgments in area ${a}, ${days[a]} trial days`);
    }
    return faults;
  };
}
