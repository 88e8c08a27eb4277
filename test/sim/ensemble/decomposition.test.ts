import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dateOf } from '../../../sim/base/weeks.ts';
import { decompose, decompositionDifference, METHODS, partColumns, type Compared } from '../../../sim/ensemble/decomposition.ts';
import { makeRows, type Rows } from '../../../sim/ensemble/rows.ts';
import { scalar, scalarNames } from '../../../sim/run/scalars.ts';
import { createSimulator } from '../../../sim/run/simulate.ts';
import { AT, atDates, dateRead } from '../../../sim/scenario/atDates.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { compileSmall } from '../../support/scenarios.ts';

let small: CompiledScenario;
beforeAll(async () => (small = await compileSmall()));

/** Worlds of the small market, read at two weeks of the record. */
function worldsAt(fromRow: number, toRow: number, seed: readonly [number, number], indices: readonly number[]): { readonly rows: Rows; readonly compared: Compared } {
  const { calendar, instruments } = small;
  const [from, to] = [fromRow, toRow].map((row) => dateRead(small, instruments[0]!, dateOf(calendar, calendar.burnInWeeks + row))!) as [NonNullable<ReturnType<typeof dateRead>>, NonNullable<ReturnType<typeof dateRead>>];
  const compiled = atDates(small, instruments[0]!, from, to);
  const simulator = createSimulator(seed);
  const rows = makeRows(scalarNames(compiled));
  for (const world of indices) rows.add(world, simulator.run(compiled, world, { digest: false }).scalars);
  return { rows, compared: { ...AT, weeks: toRow - fromRow } };
}

const sumIn = (columns: ReturnType<typeof partColumns>, of: 'logPoints' | 'points', world: number): number => columns.reduce((total, column) => total + column[of][world]!, 0);

test('whatever the two dates and the seed, the parts add up in every world, by both methods: log points, points, and children with persons', () => {
  let estimable = 0;
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 13, max: 130 }), fc.integer({ min: 1, max: 1000 }), (from, gap, seed) => {
    const { rows, compared } = worldsAt(from, from + gap, [seed, 5], [0, 1]);
    for (const method of METHODS) {
      const columns = partColumns(rows, compared, method);
      const totals = [compared.from, compared.to].map((wave) => ['children', 'persons'].map((of) => rows.column(scalar.rung(wave, 'T6', of as 'children'))));
      for (let world = 0; world < rows.count; world++) {
        const [before, after] = totals.map(([children, persons]) => children![world]! / persons![world]!) as [number, number];
        expect(Math.abs(sumIn(columns, 'points', world) - (after - before))).toBeLessThan(1e-12);
        if (!(before > 0 && after > 0)) {
          for (const { logPoints } of columns) expect(logPoints[world]).toBeNaN();
          continue;
        }
        estimable++;
        expect(Math.abs(sumIn(columns, 'logPoints', world) - Math.log(after / before))).toBeLessThan(1e-9);
        for (const { logPoints, children, persons } of columns) expect(Math.abs(children[world]! + persons[world]! - logPoints[world]!)).toBeLessThan(1e-9);
      }
      expect(decompose(rows, compared, method).largestGap).toBeLessThan(1e-9);
    }
  }), { numRuns: 8 });
  expect(estimable).toBeGreaterThan(10);
}, 120_000);

describe('over worlds', () => {
  let side: ReturnType<typeof worldsAt>;
  beforeAll(() => (side = worldsAt(660, 790, [1, 2], [0, 1, 2, 3])));

  test('means of the parts add up to the mean change, and parts of 100 to 100', () => {
    for (const method of METHODS) {
      const { parts, reading } = decompose(side.rows, side.compared, method);
      expect(parts.reduce((sum, { logPoints }) => sum + logPoints.mean, 0)).toBeCloseTo(reading.logPoints.mean, 9);
      expect(parts.reduce((sum, { points }) => sum + points.mean, 0)).toBeCloseTo(reading.points.mean, 12);
      expect(parts.reduce((sum, { inHundred }) => sum + inHundred!, 0)).toBeCloseTo(100, 6);
    }
  });

  // Oracle: the weekly series of the same worlds, added up by hand.
  test('child-weeks are the children of each week between the dates, and their difference from a number that stays', () => {
    const simulator = createSimulator([1, 2]);
    const weeks = small.calendar.weeks;
    const sums = [0, 1, 2, 3].map((world) => {
      const { series } = simulator.run(small, world, { digest: false });
      return series.subarray(660, 790).reduce((sum, children) => sum + children, 0);
    });
    expect(weeks).toBeGreaterThan(790);
    expect(Array.from(side.rows.column(scalar.childWeeks('all')))).toEqual(sums);
    const { sum, less } = decompose(side.rows, side.compared, 'ladder').childWeeks.all;
    expect(sum.mean).toBeCloseTo(sums.reduce((a, b) => a + b, 0) / 4, 6);
    expect(less.mean).toBeCloseTo(decompose(side.rows, side.compared, 'ladder').rungs[0]!.children.from.mean * 130 - sum.mean, 6);
  });

  test('a world whose reading is 0 has no logarithm: it is counted, stands in no log points, and in the points', () => {
    const { names } = side.rows;
    const all = side.rows.all();
    const rows = makeRows(names);
    for (let world = 0; world < 4; world++) {
      const scalars = all.slice(world * names.length, (world + 1) * names.length);
      // What the simulation gives where nobody was judged a child at the second date.
      if (world === 2) names.forEach((name, i) => {
        if (name === scalar.rung('to', 'T6', 'children')) scalars[i] = 0;
        else if (/^step\..*(logPoints|children|persons)$/.test(name)) scalars[i] = NaN;
      });
      rows.add(world, scalars);
    }
    const [before, after] = [side.rows, rows].map((one) => decompose(one, side.compared, 'ladder')) as [ReturnType<typeof decompose>, ReturnType<typeof decompose>];
    expect([before.notEstimable, after.notEstimable]).toEqual([0, 1]);
    const three = [0, 1, 3].map((world) => side.rows.column(scalar.step('judged', 'logPoints'))[world]!);
    expect(after.parts.find(({ part }) => part === 'judged')!.logPoints.mean).toBeCloseTo((three[0]! + three[1]! + three[2]!) / 3, 12);
    const shares = (one: Rows, wave: string): number[] => Array.from(one.column(scalar.rung(wave, 'T6', 'children')), (c, i) => c / one.column(scalar.rung(wave, 'T6', 'persons'))[i]!);
    const change = shares(rows, 'to').map((share, i) => share - shares(rows, 'from')[i]!);
    expect(after.parts.reduce((sum, { points }) => sum + points.mean, 0)).toBeCloseTo(change.reduce((a, b) => a + b, 0) / 4, 12);
  });

  test('a scenario differs from itself by nothing, in every part; and other worlds are not paired', () => {
    const { parts, pairs, reading, childWeeks } = decompositionDifference(side, side, 'attribution');
    expect(pairs).toBe(4);
    for (const { logPoints, points } of parts) expect([logPoints.mean, logPoints.q95, points.mean, logPoints.fewer]).toEqual([0, 0, 0, 0]);
    expect([reading.logPoints.mean, childWeeks.all.mean]).toEqual([0, 0]);
    expect(() => decompositionDifference(side, worldsAt(660, 790, [1, 2], [0, 1, 2]), 'ladder')).toThrow(/cannot be paired/);
  });
});
