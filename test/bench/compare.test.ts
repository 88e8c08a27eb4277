import { expect, test } from 'vitest';
import { apartByChance, compare, comparisonInWords, pooled } from '../../bench/compare.ts';
import { main, type Host } from '../../bench/main.ts';
import type { Row } from '../../bench/frame.ts';
import type { Results } from '../../bench/results.ts';

/** @param kernel how slow the machine was */
function results(kernel: number, rows: readonly Row[]): Results {
  return {
    commit: 'abc1234', date: '2026-01-01', load: 0, machine: { cores: 2, model: 'a machine', memoryGB: 8, node: 'v20' }, quick: false, leftOut: {},
    benches: { one: { numbers: {}, seconds: 1, kernelNanoseconds: { median: kernel, low: kernel, high: kernel }, rows, data: {} } },
  };
}
const row = (id: string, value: number, low: number, high: number, unit: string): Row => ({ id, value, low, high, unit });

test('a machine half as fast with times twice as long: nothing has moved', () => {
  const { changes } = compare(results(2, [row('a', 10, 9, 11, 'ms')]), results(4, [row('a', 20, 18, 22, 'ms')]));
  expect(changes).toMatchObject([{ now: 10, ratio: 1, moved: false }]);
});

test('ratios, bytes and parts of a hundred are not corrected by the machine’s speed', () => {
  for (const unit of ['×', ' B', ' %', '']) {
    expect(compare(results(2, [row('a', 10, 9, 11, unit)]), results(4, [row('a', 20, 18, 22, unit)])).changes).toMatchObject([{ now: 20, ratio: 2, moved: true }]);
  }
});

test('units of time count with and without a space before them', () => {
  for (const unit of [' s', 's', ' ms', 'ns']) expect(compare(results(2, [row('a', 10, 9, 11, unit)]), results(4, [row('a', 20, 18, 22, unit)])).changes[0]!.moved).toBe(false);
});

test('it has moved only when the ranges are apart, in either direction', () => {
  const moved = (low: number, high: number): boolean => compare(results(1, [row('a', 10, 9, 11, '×')]), results(1, [row('a', (low + high) / 2, low, high, '×')])).changes[0]!.moved;
  expect(moved(11, 13)).toBe(false);
  expect(moved(11.1, 13)).toBe(true);
  expect(moved(7, 9)).toBe(false);
  expect(moved(7, 8.9)).toBe(true);
});

test('the range of a change is what both ranges leave it', () => {
  const { changes } = compare(results(1, [row('a', 10, 8, 12, '×')]), results(1, [row('a', 20, 18, 24, '×')]));
  expect(changes).toMatchObject([{ ratio: 2, low: 18 / 12, high: 24 / 8 }]);
});

test('what is only in one of the two is said; benches that were not run are not', () => {
  const before = results(1, [row('a', 1, 1, 1, '×'), row('b', 1, 1, 1, '×')]);
  const now = results(1, [row('a', 1, 1, 1, '×'), row('c', 1, 1, 1, '×')]);
  const other = { ...before, benches: { ...before.benches, two: { ...before.benches.one!, rows: [row('d', 1, 1, 1, '×')] } } };
  expect(compare(other, now)).toMatchObject({ onlyBefore: ['b'], onlyNow: ['c'] });
});

test('in words: what moved is first, and that nothing did is said', () => {
  const before = results(1, [row('a', 10, 9, 11, '×'), row('b', 10, 9, 11, 'ms')]);
  expect(comparisonInWords(compare(before, before), before)).toContain('nothing moved beyond its noise');
  const text = comparisonInWords(compare(before, results(1, [row('a', 10, 9, 11, '×'), row('b', 20, 19, 21, 'ms')])), before);
  expect(text).toMatch(/moved: the ranges are apart\n {2}b .*10 to 20 ms .* × 2 \(1.73 to 2.33\)\nwithin their noise\n {2}a /);
});

test('how likely ranges are apart by chance: counted over all orders of the draws', () => {
  // Of the 6 orders of two and two draws, 2 have one set before the other; of the 70 of four and four, 2.
  expect(apartByChance(2, 2)).toBeCloseTo(2 / 6, 12);
  expect(apartByChance(4, 4)).toBeCloseTo(2 / 70, 12);
  expect(apartByChance(1, 9)).toBeCloseTo(2 / 10, 12);
  expect(apartByChance(5, 5)).toBeLessThan(0.01);
  expect(apartByChance(undefined, 3)).toBe(0);
});

test('ranges of so few rounds that chance may have parted them are said, and have not moved', () => {
  const of = (rounds: number) => compare(results(1, [{ ...row('a', 10, 9, 11, '×'), rounds }]), results(1, [{ ...row('a', 20, 19, 21, '×'), rounds }]));
  expect(of(4).changes).toMatchObject([{ moved: false, unsure: true }]);
  expect(of(5).changes).toMatchObject([{ moved: true, unsure: false }]);
  expect(comparisonInWords(of(4), results(1, []))).toMatch(/nothing moved beyond its noise\napart, but of too few rounds to tell from chance\n {2}a /);
});

test('two runs pooled have the range of both, and the mean of their medians', () => {
  expect(pooled([{ ...row('a', 10, 9, 11, '×'), rounds: 5 }, row('b', 1, 1, 1, '')], [{ ...row('a', 12, 10, 13, '×'), rounds: 5 }]))
    .toEqual([{ ...row('a', 11, 9, 13, '×'), rounds: 10 }, row('b', 1, 1, 1, '')]);
});

/** --compare of a bench whose runs give these values one after another, against 10 (9 to 11). */
async function compared(values: readonly number[]): Promise<{ readonly printed: string; readonly runs: number }> {
  const before = results(1, [{ ...row('a', 10, 9, 11, 'ms'), rounds: 9 }]);
  let runs = 0;
  const printed: string[] = [];
  const host: Host = {
    say: () => {}, print: (text) => void printed.push(text), root: '.', facts: async () => before, prepare: async () => ({ missing: '' }),
    // The second run's machine is half as fast.
    run: async () => ({ seconds: 1, kernelNanoseconds: { median: runs + 1, low: 1, high: 2 }, data: values[runs]! * ++runs }),
    read: () => JSON.stringify(before), write: () => expect.fail('a file was written'),
  };
  const one = async () => ({
    question: '?', answers: [], defaults: {}, quick: {}, bench: async () => 1, words: String,
    rows: (data: unknown) => [{ ...row('a', data as number, (data as number) * 0.9, (data as number) * 1.1, 'ms'), rounds: 9 }],
  });
  expect(await main(['--compare'], { one }, host)).toBe(0);
  return { printed: printed.join(''), runs };
}

test('--compare runs what seems to have moved once more, and says so only when both runs are apart', async () => {
  expect(await compared([10])).toMatchObject({ runs: 1, printed: expect.stringContaining('nothing moved') });
  expect(await compared([20, 10])).toMatchObject({ runs: 2, printed: expect.stringContaining('nothing moved') });
  expect(await compared([20, 20])).toMatchObject({ runs: 2, printed: expect.stringMatching(/moved: the ranges are apart\n {2}a .*10 to 20 ms .*× 2 /) });
});
