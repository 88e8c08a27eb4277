import { WEEKS_PER_YEAR } from '../../base/weeks.ts';
import { Band, Exposure, STANDING, Strategy } from '../../model/dimensions.ts';
import { perceivedRisk } from '../../model/processes/beliefs.ts';
import { bestStrategy } from '../../model/strategies.ts';
import type { World } from '../../model/world.ts';
import type { CheckContext, CheckNumber, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { advance, calmMarket, fromWeek, startTrial, worldsOf } from '../worlds.ts';

/** Children by band, wherever they are exploited. */
function byBand(world: World): { readonly young: number; readonly older: number } {
  let [young, older] = [0, 0];
  const { stock, offVenueStock } = world.count;
  for (let i = 0; i < stock.length; i += 3) {
    young += stock[i]!;
    older += stock[i + 1]!;
  }
  for (let i = 0; i < offVenueStock.length; i += 2) {
    young += offVenueStock[i]!;
    older += offVenueStock[i + 1]!;
  }
  return { young, older };
}

/** Children whose work the public cannot find. */
function outOfSight(world: World): number {
  const { stock, offVenueStock } = world.count;
  let n = offVenueStock.reduce((a, b) => a + b, 0);
  for (let i = 0; i < stock.length; i++) if (i % 3 !== Band.adult - 1 && Math.floor(i / 3) % 4 === Exposure.clandestine) n += stock[i]!;
  return n;
}

/** No inflow: the bands empty from below as their members grow up. */
async function noInflow(context: CheckContext): Promise<Verdict> {
  const scenario = calmMarket(context, { 'inflow.prevention': 1, 'inflow.arrivals': 0 });
  let [atStart, young, older] = [0, 0, 0];
  let [youngEnd, olderEnd] = [0, 0];
  for (let index = 0; index < worldsOf(context, 3, 10); index++) {
    const trial = startTrial(scenario, context.seed, index);
    const youngest = trial.world.derived.childEntryAge[0]! / WEEKS_PER_YEAR;
    // One week's grace: ages are whole weeks.
    youngEnd = Math.ceil((16 - youngest) * WEEKS_PER_YEAR) + 1;
    olderEnd = Math.ceil((18 - youngest) * WEEKS_PER_YEAR) + 1;
    advance(trial, olderEnd + 104, (world) => {
      const now = byBand(world);
      if (world.week === 0) atStart += now.young + now.older;
      if (world.week >= youngEnd) young += now.young;
      if (world.week >= olderEnd) older += now.older;
    }, context.faults);
    await context.pause();
  }
  return {
    passed: atStart > 0 && young === 0 && older === 0,
    numbers: [
      { name: 'children in the first week', value: atStart, expected: 'above 0' },
      { name: `child-weeks at 15 or younger from week ${youngEnd} on (16 less the youngest entry age)`, value: young, expected: '0' },
      { name: `child-weeks at 16 or 17 from week ${olderEnd} on (18 less the youngest entry age)`, value: older, expected: '0' },
    ],
  };
}

/** Police end with the burn-in: what is perceived decays to its prior, with the quiet weeks in it. */
async function noPolice(context: CheckContext): Promise<Verdict> {
  const plain = calmMarket(context);
  const { burnInWeeks, totalWeeks } = plain.calendar;
  const scenario = fromWeek(context, plain, burnInWeeks, 'raids.capacity', 0);
  let [above, deviation, venues] = [0, 0, 0];
  for (let index = 0; index < worldsOf(context, 2, 6); index++) {
    const trial = startTrial(scenario, context.seed, index);
    advance(trial, burnInWeeks, undefined, context.faults);
    const { world } = trial;
    const { priorA, priorB, halfLifeWeeks } = world.params.beliefs;
    const prior = priorA / (priorA + priorB + world.derived.quietLimit);
    for (let v = 0; v < world.size.venues; v++) above += perceivedRisk(world, world.week, v) - prior;
    venues += world.size.venues;
    // Cases still before the courts may be judged for a while; then 12 half-lives.
    advance(trial, Math.min(totalWeeks, Math.ceil(burnInWeeks + 104 + 12 * halfLifeWeeks)), undefined, context.faults);
    for (let v = 0; v < world.size.venues; v++) deviation = Math.max(deviation, Math.abs(perceivedRisk(world, world.week, v) - prior));
    await context.pause();
  }
  return {
    passed: above > 0 && deviation < 0.001,
    numbers: [
      { name: 'perceived risk above its prior when police end (mean of venues)', value: above / venues, expected: 'above 0' },
      { name: 'largest distance from the prior after two years and 12 half-lives', value: deviation, expected: 'below 0.001' },
    ],
  };
}

/** Owners frozen, everything on `stop`, and no newcomers: what is out of sight can only fall. */
async function frozen(context: CheckContext): Promise<Verdict> {
  const settings: Settings = {
    'owners.inertia': 1, 'market.closePerMonth': 0, 'market.initialOpen': 1, 'raids.reopens': 1, 'crackdowns.lasting': 0, 'care.reexploited': 0,
    'displacement.weights': 0, 'displacement.weights.stop': 1, 'raids.capacity': 20,
  };
  const scenario = fromWeek(context, calmMarket(context, settings), 104, 'inflow.prevention', 1);
  let [rises, venueRises, start] = [0, 0, 0];
  for (let index = 0; index < worldsOf(context, 3, 10); index++) {
    const trial = startTrial(scenario, context.seed, index);
    let [before, venuesBefore] = [Infinity, Infinity];
    advance(trial, 104 + 3.5 * 52, (world) => {
      const { areas } = world.size;
      const venues = world.count.venueStock.subarray(Strategy.clandestine * areas, (Strategy.clandestine + 1) * areas).reduce((a, b) => a + b, 0);
      if (venues > venuesBefore) venueRises++;
      venuesBefore = venues;
      if (world.week < 104) return;
      const now = outOfSight(world);
      if (world.week === 104) start += now;
      else if (now > before) rises++;
      before = now;
    }, context.faults);
    await context.pause();
  }
  return {
    passed: start > 0 && rises === 0 && venueRises === 0,
    numbers: [
      { name: 'children out of sight when arrivals end', value: start, expected: 'above 0' },
      { name: 'weeks in which there are more than the week before', value: rises, expected: '0' },
      { name: 'weeks in which clandestine venues become more', value: venueRises, expected: '0' },
    ],
  };
}

/** Dearer use in one way: fewer owners would choose it, with all else as it is, down to each owner's standing terms. */
async function ownCost(context: CheckContext): Promise<Verdict> {
  const numbers: CheckNumber[] = [];
  let passed = true;
  const scratch = new Float64Array(5);
  for (const strategy of [Strategy.open, Strategy.concealed, Strategy.clandestine] as const) {
    const name = STANDING[strategy];
    const chosen = [0.4, 0.8, 1.2, 2, 4].map((cost) => {
      const { world } = startTrial(calmMarket(context, { [`owners.cost.${name}`]: cost }), context.seed, 0);
      let n = 0;
      for (let v = 0; v < world.size.venues; v++) if (bestStrategy(world, 0, v, scratch) === strategy) n++;
      return n;
    });
    const never = chosen.every((n, i) => i === 0 || n <= chosen[i - 1]!);
    passed &&= never && chosen[0]! > chosen.at(-1)!;
    numbers.push(
      { name: `venues that prefer ${name} at cost 0.4`, value: chosen[0]!, expected: 'above 0' },
      { name: `the same at costs 0.8, 1.2, 2 and 4: rises`, value: chosen.filter((n, i) => i > 0 && n > chosen[i - 1]!).length, expected: '0' },
      { name: 'at cost 4', value: chosen.at(-1)!, expected: `below ${chosen[0]}` },
    );
    await context.pause();
  }
  return { passed, numbers };
}

export const behaviourRules: readonly Rule[] = [
  {
    id: 'no-inflow',
    sentence: 'The model must run empty of children when none arrive: nobody is 15 or younger once the youngest have turned 16, and nobody is a child once they have turned 18.',
    how: 'Worlds without arrivals from the first week: child-weeks after the last birthday that can be.',
    errorProbability: 0,
    run: noInflow,
  },
  {
    id: 'no-police',
    sentence: 'The model must let perceived risk decay to its prior when there are no police.',
    how: 'Investigators are taken away at the end of the burn-in; perceived risk of every venue against a0 / (a0 + b0 + quiet / (1 - g)).',
    errorProbability: 0,
    run: noPolice,
  },
  {
    id: 'frozen-owners',
    sentence: 'The model must not put more children out of sight when owners never change, all those left behind stop and nobody arrives.',
    how: 'Inertia 1, no closures for good, weights on stop, arrivals ended after two years: children in clandestine use and outside venues, week by week.',
    errorProbability: 0,
    run: frozen,
  },
  {
    id: 'own-cost',
    sentence: 'The model must have fewer owners prefer a way of using minors when that way costs more, all else equal.',
    how: 'The same first state at five costs of each strategy; venues whose best choice it is.',
    errorProbability: 0,
    run: ownCost,
  },
];
