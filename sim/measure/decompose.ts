import { log } from '../base/dmath.ts';
import { RUNGS } from './estimands.ts';
import type { Ladder } from './ladder.ts';

/** The change of ln T6 by step (order of STEPS), each split into the part of the children and that of the persons. NaN throughout when not estimable. */
export interface LadderParts {
  /** False when a rung is 0 at either date: there is no logarithm. */
  readonly estimable: boolean;
  /** children + persons. */
  readonly logPoints: Float64Array;
  readonly children: Float64Array;
  /** Minus the change of ln P: persons added lower the share. */
  readonly persons: Float64Array;
}

/**
 * Takes the change between two ladders apart, step by step: a step's log points are the change of ln p at its rung less that at the rung
 * above, with ln p = ln C - ln P. They sum to the change of ln T6 to 1e-9.
 */
export function ladderParts(from: Ladder, to: Ladder): LadderParts {
  const children = new Float64Array(RUNGS);
  const persons = new Float64Array(RUNGS);
  const logPoints = new Float64Array(RUNGS);
  let estimable = true;
  let childrenAbove = 0;
  let personsAbove = 0;
  for (let rung = 0; rung < RUNGS; rung++) {
    if (!(from.children[rung] > 0 && to.children[rung] > 0 && from.persons[rung] > 0 && to.persons[rung] > 0)) {
      estimable = false;
      break;
    }
    const childrenHere = log(to.children[rung]) - log(from.children[rung]);
    const personsHere = log(to.persons[rung]) - log(from.persons[rung]);
    children[rung] = childrenHere - childrenAbove;
    persons[rung] = personsAbove - personsHere;
    logPoints[rung] = children[rung] + persons[rung];
    childrenAbove = childrenHere;
    personsAbove = personsHere;
  }
  if (!estimable) for (const part of [children, persons, logPoints]) part.fill(NaN);
  return { estimable, logPoints, children, persons };
}
