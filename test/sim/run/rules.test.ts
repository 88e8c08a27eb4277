import { beforeAll, describe, expect, test } from 'vitest';
import { dateOf, weekOf } from '../../../sim/base/weeks.ts';
import { recordDigest } from '../../../sim/model/processes/record.ts';
import { observe, plannedObservations } from '../../../sim/run/observe.ts';
import { comparedWaves, scalar, scalarNames } from '../../../sim/run/scalars.ts';
import { holds, startRules, type Published } from '../../../sim/run/rules.ts';
import { createSimulator } from '../../../sim/run/simulate.ts';
import { samePast } from '../../../sim/worker/past.ts';
import { firstDifference } from '../../../sim/scenario/past.ts';
import { seedWords } from '../../../sim/scenario/seed.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

/** A rule of the small market's survey (November 2012 and April 2015). */
function rule(when: string, act: string, more = ''): string {
  return `rules:\n  test: { listens: survey, when: "${when}", publishedAfterWeeks: 9, actsAfterWeeks: 26, acts: once, label: assumed, source: F3, act: ${act}${more} }\n`;
}
const BEDS = '{ kind: shelterBeds, value: 0, rampWeeks: 8, range: [0, 1] }';
const LEADS = '{ kind: change, parameter: leads.casework.concealed, scale: 8, range: [0, 20] }';
const DEMAND = '{ kind: demand, value: 0.5, range: [0, 1] }';

const simulator = createSimulator(seedWords('7'));
const numberOf = (scenario: CompiledScenario, scalars: Float64Array, name: string): number => scalars[scalarNames(scenario).indexOf(name)]!;

let base: CompiledScenario;
/** The week from which a rule that holds at the first publication acts. */
let acting: number;
beforeAll(async () => {
  base = await compileSmall();
  acting = weekOf(base.calendar, '2012-11-05') + 9 + 26;
});

describe('a rule', () => {
  test.each(['n < 0', 'first.share > 2', 'previous.share >= 0 and n == 1', 'not (last.share >= 0 or n >= 0)'])('whose condition never holds, %s, leaves worlds and readings as they were', async (when) => {
    const changed = await compileSmall({}, rule(when, DEMAND));
    for (const index of [0, 3]) {
      const [a, b] = [base, changed].map((scenario) => simulator.run(scenario, index, { digest: true }));
      expect(b!.digest).toBe(a!.digest);
      expect(b!.readingsDigest).toBe(a!.readingsDigest);
      expect(numberOf(changed, b!.scalars, scalar.rule('test', 'acts'))).toBe(0);
      expect(numberOf(changed, b!.scalars, scalar.rule('test', 'week'))).toBeNaN();
    }
  });

  test.each([DEMAND, BEDS, LEADS])('that always holds is the same as its act dated: %s', async (act) => {
    const changed = await compileSmall({}, rule('n >= 1', act));
    const from = dateOf(base.calendar, acting);
    const dated = await compileSmall({}, `interventions:\n  test: ${act.replace(' }', `, from: ${from}, label: assumed, source: F3 }`)}\n`);
    let parted = 0;
    for (let index = 0; index < 4; index++) {
      const [plain, ruled, open] = [base, changed, dated].map((scenario) => simulator.run(scenario, index, { digest: true }));
      expect(ruled!.digest).toBe(open!.digest);
      expect(ruled!.readingsDigest).toBe(open!.readingsDigest);
      expect(numberOf(changed, ruled!.scalars, scalar.rule('test', 'week'))).toBe(acting - base.calendar.burnInWeeks);
      if (plain!.digest !== ruled!.digest) parted++;
    }
    // Else the act does nothing, and equality says nothing.
    expect(parted).toBeGreaterThan(0);
  });

  test('may bring a shock, the same as that shock dated', async () => {
    const shock = '{ kind: publicRaid, value: 2, area: phnomPenh, range: [0, 10] }';
    const ruled = await compileSmall({}, rule('n >= 1', shock));
    const dated = await compileSmall({}, `interventions:\n  test: ${shock.replace(' }', `, from: ${dateOf(base.calendar, acting)}, label: assumed, source: F3 }`)}\n`);
    const digests = (scenario: CompiledScenario): readonly string[] => [0, 1, 2, 3].map((index) => simulator.run(scenario, index, { digest: true }).digest);
    expect(digests(ruled)).toEqual(digests(dated));
    expect(digests(ruled)).not.toEqual(digests(base));
  });

  test('is the same as its act dated where another intervention acts on the same parameter before and after it, and where the value is drawn', async () => {
    const others = (body: string): string => `interventions:\n  law: { kind: change, parameter: demand.index, from: 2011-01-03, scale: 0.9, label: assumed, range: [0.5, 1], source: F3 }\n  later: { kind: change, parameter: demand.index, from: 2014-01-06, to: 2015-01-05, set: 0.7, label: assumed, range: [0.5, 1], source: F3 }\n${body}`;
    const [ruled, dated] = [await compileSmall({}, others(rule('n >= 1', DEMAND))), await compileSmall({}, others(`  test: { kind: demand, value: 0.5, from: ${dateOf(base.calendar, acting)}, label: assumed, range: [0, 1], source: F3 }\n`))];
    expect(simulator.run(ruled, 1, { digest: true }).digest).toBe(simulator.run(dated, 1, { digest: true }).digest);
    const drawn = await compileSmall({}, rule('n >= 1', '{ kind: demand, value: { uniform: [0.2, 0.9] }, range: [0, 1] }'));
    const digests = new Set([0, 1].map((index) => simulator.run(drawn, index, { digest: true }).digest));
    expect(digests.size).toBe(2);
  });

  test('leaves every week before its act as it was, to the byte, and no array of the scenario changed', async () => {
    const changed = await compileSmall({}, rule('n >= 1', DEMAND));
    const [a, b] = [worldOf(base, 4), worldOf(changed, 4)];
    const shared = b.world.params;
    const before = shared.demand.index.slice();
    const observations = plannedObservations(changed, [1, 2], b.world, 4);
    const rules = startRules(changed, b.world);
    advanceTo(a.world, a.record, base.calendar.totalWeeks);
    advanceTo(b.world, b.record, base.calendar.totalWeeks, (world) => {
      observe(world, observations);
      rules.hear(world, observations);
    });
    const row = acting - base.calendar.burnInWeeks;
    expect(recordDigest(b.record, row)).toBe(recordDigest(a.record, row));
    expect(recordDigest(b.record)).not.toBe(recordDigest(a.record));
    expect(b.world.params).not.toBe(shared);
    expect(shared.demand.index).toEqual(before);
    expect(Array.from(b.world.params.demand.index.subarray(0, acting * 4))).toEqual(Array.from(before.subarray(0, acting * 4)));
    // The next world begins without what this one's rule decided.
    expect(simulator.run(changed, 3, { digest: true }).digest).toBe(createSimulator(seedWords('7')).run(changed, 3, { digest: true }).digest);
  });

  test('acts once, at each publication, or while its condition holds', async () => {
    const acts = async (how: string, when: string): Promise<readonly number[]> => {
      const scenario = await compileSmall({}, rule(when, DEMAND).replace('acts: once', `acts: ${how}`).replaceAll('actsAfterWeeks: 26', 'actsAfterWeeks: 2'));
      const { world, record } = worldOf(scenario, 2);
      const observations = plannedObservations(scenario, [1, 2], world, 2);
      const rules = startRules(scenario, world);
      advanceTo(world, record, scenario.calendar.totalWeeks, (now) => {
        observe(now, observations);
        rules.hear(now, observations);
      });
      return rules.acts.flatMap(({ from, to }) => [from, to]);
    };
    const [first, second, end] = [weekOf(base.calendar, '2012-11-05') + 11, weekOf(base.calendar, '2015-04-06') + 11, base.calendar.totalWeeks];
    expect(await acts('once', 'n >= 1')).toEqual([first, end]);
    expect(await acts('each', 'n >= 1')).toEqual([first, end, second, end]);
    expect(await acts('while', 'n >= 1')).toEqual([first, end]);
    expect(await acts('while', 'n == 1')).toEqual([first, second]);
    expect(await acts('each', 'n == 2')).toEqual([second, end]);
  });

  test('forWeeks ends an act as `to` ends an intervention', async () => {
    const ruled = await compileSmall({}, rule('n >= 1', '{ kind: demand, value: 0.5, forWeeks: 30, range: [0, 1] }'));
    const dated = await compileSmall({}, `interventions:\n  test: { kind: demand, value: 0.5, from: ${dateOf(base.calendar, acting)}, to: ${dateOf(base.calendar, acting + 30)}, label: assumed, range: [0, 1], source: F3 }\n`);
    expect(simulator.run(ruled, 1, { digest: true }).digest).toBe(simulator.run(dated, 1, { digest: true }).digest);
  });
});

describe('a condition', () => {
  const reading = (week: number, share: number): Published => ({ week, reading: { share, low: share / 2, high: share * 2, standardError: 0.01, designEffect: 2, venues: 200, personsSeen: 1500, judgedChildren: 90, judgedUpTo15: 9, replaced: 3, refused: 5, closed: 4 } });
  const heard = [reading(930, 0.08), reading(1000, 0.05), reading(1100, 0.02)];
  test.each<readonly [string, number, boolean]>([
    ['n == 3', 3, true], ['n == 3', 2, false], ['last.share < 0.5 * first.share', 3, true], ['last.share < 0.5 * first.share', 2, false], ['last.share < previous.share', 3, true], ['last.share < previous.share', 1, false],
    // What is not known is not true, nor is its contrary.
    ['previous.share < 1', 1, false], ['not (previous.share < 1)', 1, false], ['previous.share < 1 or n == 1', 1, true], ['first.share > 0', 0, false],
    ['last.week - first.week == 170', 3, true], ['week - last.week == 10', 3, true], ['year > 2012 and year < 2030', 3, true], ['last.high < first.low ? 1 : 0', 3, false], ['last.venues + last.personsSeen + last.judgedChildren == 1790', 3, true],
    ['min(previous.share, last.share) < 0.03', 3, true], ['last.share', 3, true], ['0', 3, false],
  ])('%s after %d readings: %s', async (when, n, wanted) => {
    const scenario = await compileSmall({}, rule(when, DEMAND));
    expect(holds(scenario.rules[0]!, heard.slice(0, n), 1110, scenario)).toBe(wanted);
  });

  test('that reads a reading which is not estimable is not true', async () => {
    const scenario = await compileSmall({}, rule('last.share < 1', DEMAND));
    expect(holds(scenario.rules[0]!, [reading(930, NaN)], 1000, scenario)).toBe(false);
  });
});

describe('a world with rules', () => {
  const WEEKS = ['2012-11-12', '2013-01-07', '2013-03-04', '2015-06-01'];
  test.each(WEEKS)('kept at %s goes on as if it had never stopped', async (date) => {
    const scenario = await compileSmall({}, rule('last.share >= 0', `[${DEMAND}, ${BEDS}]`).replace('acts: once', 'acts: each'));
    const keepAt = weekOf(scenario.calendar, date);
    const { kept, ...whole } = simulator.run(scenario, 5, { digest: true, keepAt });
    expect(whole).toEqual(simulator.run(scenario, 5, { digest: true }));
    simulator.run(base, 6, { digest: false });
    expect(simulator.resume(scenario, 5, kept!, { digest: true })).toEqual(whole);
  });

  test('can differ from one without from the first publication on, and their pasts are shared until then', async () => {
    const changed = await compileSmall({}, rule('n >= 1', DEMAND));
    const published = acting - 26;
    expect(firstDifference(base, changed)).toBe(published);
    expect(firstDifference(changed, base)).toBe(published);
    expect(firstDifference(changed, await compileSmall({}, rule('n >= 1', DEMAND)))).toBe(base.calendar.totalWeeks);
    expect(firstDifference(changed, await compileSmall({}, rule('n >= 2', DEMAND)))).toBe(published);
    expect(samePast(base, changed, base.forkWeek)).toBe(true);
    expect(samePast(base, changed, published + 1)).toBe(false);
    const { kept } = simulator.run(base, 5, { digest: true, keepAt: base.forkWeek });
    expect(simulator.resume(changed, 5, kept!, { digest: true })).toEqual(simulator.run(changed, 5, { digest: true }));
  });

  test('that listens to nothing but hears more waves: an instrument without a rule disturbs nothing', async () => {
    const wave = 'instruments: { survey: { compare: [first, second], waves: { third: { at: 2015-10-05, parameters: { sample: { value: 50, unit: count, label: assumed, range: [10, 300], source: F4 } } } } } }\n';
    const more = await compileSmall({}, wave);
    expect(simulator.run(more, 2, { digest: true }).digest).toBe(simulator.run(base, 2, { digest: true }).digest);
    // The ladder still answers what the scenario asks.
    const compared = comparedWaves(more)!;
    expect([compared.from.id, compared.to.id]).toEqual(['first', 'second']);
    const [a, b] = [base, more].map((scenario) => numberOf(scenario, simulator.run(scenario, 2, { digest: false }).scalars, scalar.rung('second', 'T0', 'children')));
    expect(b).toBe(a);
  });
});
