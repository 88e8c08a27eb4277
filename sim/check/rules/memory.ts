import { WEEKS_PER_YEAR, weekOf } from '../../base/weeks.ts';
import { Band } from '../../model/dimensions.ts';
import { Flow } from '../../model/flows.ts';
import type { World } from '../../model/world.ts';
import { tQuantile } from '../../stats/interval.ts';
import { mean, standardErrorOfMean } from '../../stats/moments.ts';
import { ERROR_PROBABILITY } from '../paired.ts';
import type { CheckContext, CheckNumber, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { advance, calmMarket, market, startTrial, worldsOf } from '../worlds.ts';

/** First states that differ as far as anybody could want: few children and younger adults; many and older; all in one kind of venue. */
const FIRST_STATES: readonly Settings[] = [
  { 'turnover.initialChildren': 0.05, 'turnover.stationaryAgeMean': 23, 'offVenue.initialStock': 0 },
  { 'turnover.initialChildren': 0.5, 'turnover.stationaryAgeMean': 31, 'offVenue.initialStock': 2 },
  { 'market.initialMix': 0, 'market.initialMix.brothel': 1, 'turnover.initialChildren': 0.3, 'offVenue.initialStock': 1 },
];
/**
 * The same, and markets of which a third, all or two thirds are open. Places wait years for their venue before 2003, so this is not forgotten
 * by the end of the burn-in; what is asked for is that 2012 and 2015 know nothing of it.
 */
const FIRST_MARKETS: readonly Settings[] = [0.3, 1, 0.6].map((open, i) => ({ ...FIRST_STATES[i], 'market.initialOpen': open }));

/** What is compared, and how far apart the means may be once the first state is forgotten, relative to their level. */
const MEASURES: readonly { readonly name: string; readonly margin: number; readonly of: (world: World) => number }[] = [
  { name: 'children exploited', margin: 0.08, of: children },
  { name: 'mean age of adults', margin: 0.02, of: adultAge },
];

function children({ count }: World): number {
  let n = 0;
  for (let i = 0; i < count.stock.length; i++) if (i % 3 !== Band.adult - 1) n += count.stock[i]!;
  for (let i = 0; i < count.offVenueStock.length; i++) n += count.offVenueStock[i]!;
  return n;
}

function adultAge({ slot, size, week }: World): number {
  let [sum, n] = [0, 0];
  for (let s = 0; s < size.slots; s++) {
    if (slot.band[s] !== Band.adult) continue;
    sum += week - slot.born[s]!;
    n++;
  }
  return sum / n / WEEKS_PER_YEAR;
}

/**
 * Equivalence by two one-sided t tests (Schuirmann 1987): the interval of the mean difference must lie within the margin.
 * A model that remembers more than the margin passes with the error probability at most.
 */
async function forgets(context: CheckContext, states: readonly Settings[], worlds: number, asked: 'burnIn' | 'waves'): Promise<Verdict> {
  const scenarios = states.map((settings) => market(context, settings));
  const { calendar } = scenarios[0]!;
  const waves = scenarios[0]!.instruments.flatMap((i) => i.waves.map(({ week }) => week));
  const dates = [0, calendar.burnInWeeks, ...(asked === 'waves' ? waves : [])].filter((week) => week < calendar.totalWeeks);
  // By date, measure and first state.
  const values = dates.map(() => MEASURES.map(() => scenarios.map((): number[] => [])));
  for (let index = 0; index < worlds; index++) {
    for (const [s, scenario] of scenarios.entries()) {
      const trial = startTrial(scenario, context.seed, index);
      advance(trial, dates.at(-1)! + 1, (world) => {
        const d = dates.indexOf(world.week);
        if (d >= 0) MEASURES.forEach(({ of }, m) => values[d]![m]![s]!.push(of(world)));
      }, context.faults);
    }
    await context.pause();
  }
  const numbers: CheckNumber[] = [];
  for (const [d, week] of dates.entries()) {
    const when = week === 0 ? 'in the first week' : week === calendar.burnInWeeks ? 'at the end of the burn-in' : `in week ${week - calendar.burnInWeeks} of the record`;
    for (const [m, { name, margin }] of MEASURES.entries()) {
      const [first, ...others] = values[d]![m]!;
      const pairs = others.map((other) => apart(first!, other, worlds));
      numbers.push(week === 0
        ? { name: `${name}: greatest relative difference ${when}`, value: Math.max(...pairs.map(({ difference }) => difference)), expected: `above ${margin}` }
        : { name: `${name}: greatest relative difference ${when}, 99.9 % bound`, value: Math.max(...pairs.map(({ reach }) => reach)), expected: asked === 'waves' && week === calendar.burnInWeeks ? 'shown' : `below ${margin}` });
    }
  }
  return { passed: numbers.every(({ value, expected }) => expected === 'shown' || (expected.startsWith('above') ? value > Number(expected.slice(6)) : value < Number(expected.slice(6)))), numbers };
}

/** Mean difference of two first states in paired worlds, relative to their level, and how far it may be from 0. */
function apart(one: readonly number[], other: readonly number[], worlds: number): { readonly difference: number; readonly reach: number } {
  const level = (mean(one) + mean(other)) / 2;
  const differences = other.map((x, i) => (x - one[i]!) / level);
  const difference = Math.abs(mean(differences));
  return { difference, reach: difference + tQuantile(1 - ERROR_PROBABILITY, worlds - 1) * standardErrorOfMean(differences) };
}

/** Removal alone, by the casework of the scenario: owners do not respond to it, and no other source gives leads. */
async function rescue(context: CheckContext): Promise<Verdict> {
  const worlds = worldsOf(context, 12, 40);
  const only: Settings = { 'owners.inertia': 1, 'leads.tips': 0, 'leads.calls': 0, 'leads.agencies': 0, 'leads.patrol': 0, 'raids.bedsNeeded': 0, 'displacement.weights': 0, 'displacement.weights.stop': 1 };
  const scenarios = [{ ...only, 'raids.capacity': 0 }, { ...only, 'raids.capacity': 50 }].map((settings) => calmMarket(context, settings));
  const { calendar } = scenarios[0]!;
  const end = Math.min(calendar.totalWeeks, weekOf(calendar, '2015-04-06'));
  const stocks = scenarios.map((): number[] => []);
  let removed = 0;
  for (let index = 0; index < worlds; index++) {
    for (const [s, scenario] of scenarios.entries()) {
      const trial = startTrial(scenario, context.seed, index);
      let sum = 0;
      const from = end - 104;
      advance(trial, end, (world) => {
        if (world.week < from) return;
        sum += children(world);
        if (s === 1) removed += removedIn(world);
      }, context.faults);
      stocks[s]!.push(sum / (end - from));
    }
    await context.pause();
  }
  const falls = stocks[1]!.map((x, i) => 1 - x / stocks[0]![i]!);
  const bound = mean(falls) + tQuantile(1 - ERROR_PROBABILITY, worlds - 1) * standardErrorOfMean(falls);
  return {
    passed: removed > 0 && bound < 0.73,
    numbers: [
      { name: 'children removed or left behind and stopped a year, as a share of those exploited', value: removed / 2 / (mean(stocks[1]!) * worlds), expected: 'above 0' },
      { name: 'fall of children exploited by that alone, after ten years and more', value: mean(falls), expected: 'shown' },
      { name: '99.9 % upper bound of that fall', value: bound, expected: 'below 0.73' },
    ],
  };
}

function removedIn({ count, size }: World): number {
  let n = 0;
  for (let a = 0; a < size.areas; a++) n += count.flow[Flow.identified * size.areas + a]! + count.flow[Flow.displacedStop * size.areas + a]!;
  return n;
}

export const memoryRules: readonly Rule[] = [
  {
    id: 'forgets-first-state',
    sentence: 'The model must forget its first state within the burn-in: with few or many children, adults eight years apart, or brothels alone, it comes to the same by the end of the burn-in.',
    how: 'Paired worlds from three first states; two one-sided t tests that the means are within 8 % (children) and 2 % (age) of the first one’s at the end of the burn-in.',
    errorProbability: ERROR_PROBABILITY,
    run: (context) => forgets(context, FIRST_STATES, worldsOf(context, 32, 64), 'burnIn'),
  },
  {
    id: 'forgets-first-market',
    sentence: 'The model must give the same children and ages in 2012 and 2015 from three first states that differ in all of that, and in the share of places where a venue stands (0.3, 0.6 and 1).',
    how: 'As forgets-first-state, at every wave of the instruments. At the end of the burn-in the share of places is still remembered: before 2003 a place waits for years. The difference then is shown and not judged.',
    errorProbability: ERROR_PROBABILITY,
    run: (context) => forgets(context, FIRST_MARKETS, worldsOf(context, 64, 64), 'waves'),
  },
  {
    id: 'rescue-arithmetic',
    sentence: 'The model must not produce a fall of 73 % by removal alone at the default casework rate (facts 1j).',
    how: 'Paired worlds, with and without raids on casework leads alone; unlimited investigators, no bed rule, owners who do not respond and children left behind who stop, so that the fall is an upper bound. Children exploited in the two years before April 2015.',
    errorProbability: ERROR_PROBABILITY,
    run: rescue,
  },
];
