import { Flow } from '../../../model/flows.ts';
import type { World } from '../../../model/world.ts';
import type { BeliefParams } from './declarations.ts';
import { childrenIn, lookAround } from './look.ts';

/** What interviewees have seen so far, and what was so. Plain data. */
export interface Held {
  readonly begun: number;
  /** Children noticed by interviewee, at the time compared with and at the interviews. */
  readonly before: Int32Array;
  readonly now: Int32Array;
  /** Children identified by area in the weeks up to either time. */
  readonly casesBefore: Float64Array;
  readonly casesNow: Float64Array;
  /** Children exploited in the areas covered, at either time. */
  readonly truth: Int32Array;
}

export function beginBelief(world: World, { interviewees }: BeliefParams): Held {
  return {
    begun: world.week, before: new Int32Array(interviewees), now: new Int32Array(interviewees),
    casesBefore: new Float64Array(world.size.areas), casesNow: new Float64Array(world.size.areas), truth: new Int32Array(2),
  };
}

/** The first look ends the first weeks of cases; the second is at the end of all. */
export function weeksBefore({ gapWeeks, caseWeeks }: BeliefParams): number {
  return gapWeeks + caseWeeks - 1;
}

export function watchBelief(world: World, held: Held, params: BeliefParams, keys: Int32Array): void {
  const elapsed = world.week - held.begun;
  for (let a = 0; a < world.size.areas; a++) {
    const identified = world.count.flow[Flow.identified * world.size.areas + a];
    if (elapsed < params.caseWeeks) held.casesBefore[a] += identified;
    if (elapsed >= params.gapWeeks) held.casesNow[a] += identified;
  }
  if (elapsed === params.caseWeeks - 1) {
    held.before.set(lookAround(world, params, keys));
    held.truth[0] = childrenIn(world, params);
  }
  if (elapsed === weeksBefore(params)) {
    held.now.set(lookAround(world, params, keys));
    held.truth[1] = childrenIn(world, params);
  }
}

/** Whether it has watched both times. */
export function sawBoth(week: number, { begun }: Held, params: BeliefParams): boolean {
  return week - begun === weeksBefore(params);
}
