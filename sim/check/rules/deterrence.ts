import { perceivedRisk } from '../../model/processes/beliefs.ts';
import { bestStrategy, usesMinors } from '../../model/strategies.ts';
import type { World } from '../../model/world.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { advance, fromWeek, market, startTrial, worldsOf } from '../worlds.ts';

const scratch = new Float64Array(5);

/** Venues that would use minors if they perceived `factor` times the risk that they do. */
function wouldUse(world: World, factor: number): number {
  let n = 0;
  for (let v = 0; v < world.size.venues; v++) if (usesMinors(bestStrategy(world, world.week, v, scratch, Math.min(1, factor * perceivedRisk(world, world.week, v))))) n++;
  return n;
}

/** Certainty against severity: the same first states, with one doubled and with the other. */
async function certainty(context: CheckContext): Promise<Verdict> {
  const start = (settings: Settings, index: number): World => startTrial(market(context, settings), context.seed, index).world;
  let [asIs, certain, severe] = [0, 0, 0];
  for (let index = 0; index < worldsOf(context, 3, 10); index++) {
    const world = start({}, index);
    asIs += wouldUse(world, 1);
    certain += wouldUse(world, 2);
    severe += wouldUse(start({ 'owners.loss': { times: 2 } }, index), 1);
    await context.pause();
  }
  return {
    passed: certain < severe && severe < asIs,
    numbers: [
      { name: 'venues that prefer to use minors', value: asIs, expected: 'shown' },
      { name: 'the same with twice the loss', value: severe, expected: `below ${asIs}` },
      { name: 'the same with twice the perceived risk', value: certain, expected: `below ${severe}` },
    ],
  };
}

/** Epstein's rule remembers nothing: without investigators perceived risk is 0 in the same week. */
async function noPoliceEpstein(context: CheckContext): Promise<Verdict> {
  const plain = market(context, { 'beliefs.rule': 1 });
  const { burnInWeeks } = plain.calendar;
  const scenario = fromWeek(context, plain, burnInWeeks, 'raids.capacity', 0);
  let [before, after] = [0, 0];
  for (let index = 0; index < worldsOf(context, 1, 3); index++) {
    const trial = startTrial(scenario, context.seed, index);
    const { world } = trial;
    advance(trial, burnInWeeks, undefined, context.faults);
    for (let v = 0; v < world.size.venues; v++) {
      before += perceivedRisk(world, burnInWeeks - 1, v);
      after = Math.max(after, perceivedRisk(world, burnInWeeks, v));
    }
    await context.pause();
  }
  return {
    passed: before > 0 && after === 0,
    numbers: [
      { name: 'perceived risk in the last week with police, summed over venues', value: before, expected: 'above 0' },
      { name: 'largest perceived risk in the week after', value: after, expected: '0' },
    ],
  };
}

export const deterrenceRules: readonly Rule[] = [
  {
    id: 'certainty-severity',
    sentence: 'The model must have certainty deter more than severity: twice the perceived risk turns more owners away than twice the loss, and that turns some away.',
    how: 'The same first states; the best choice of each venue at twice its perceived risk, and at twice the loss (Nagin 2013).',
    errorProbability: 0,
    run: certainty,
  },
  {
    id: 'no-police-epstein',
    sentence: 'The model must let perceived risk be 0 without police under Epstein’s rule.',
    how: 'Investigators are taken away at the end of the burn-in; perceived risk of every venue in the week before and after.',
    errorProbability: 0,
    run: noPoliceEpstein,
  },
];
