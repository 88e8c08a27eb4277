import { expect, test } from 'vitest';
import { judge, targets } from '../../bench/targets.ts';
import { lines, plainTable } from '../../bench/table.ts';
import type { Results } from '../../bench/results.ts';

const at = (value: number, low = value, high = value) => ({ value, low, high });

test('a value is judged against target and stretch, in the direction of the target', () => {
  const below = { what: '', atMost: 1.35, stretch: 1, unit: '×' };
  expect(judge(below, at(1))).toMatchObject({ met: true, stretched: true, text: 'stretch met' });
  expect(judge(below, at(1.35))).toMatchObject({ met: true, stretched: false, text: 'met' });
  expect(judge(below, at(1.62))).toMatchObject({ met: false, text: 'missed by 20 %' });
  const above = { what: '', atLeast: 6, stretch: 10, unit: '×' };
  expect(judge(above, at(10))).toMatchObject({ met: true, stretched: true });
  expect(judge(above, at(6))).toMatchObject({ met: true, stretched: false });
  expect(judge(above, at(3))).toMatchObject({ met: false, text: 'missed by 50 %' });
});

test('a range on both sides of the target is said', () => {
  expect(judge(targets.workers, at(1.9, 1.8, 2)).text).toBe('met (the range lies on both sides)');
  expect(judge(targets.workers, at(1.8, 1.7, 1.84)).text).toBe('missed by 3 %');
});

test('the table has every row of the targets, measured or not', () => {
  const results: Results = {
    commit: '', date: '', load: 0, machine: { cores: 2, model: '', memoryGB: 8, node: '' }, quick: false, leftOut: {},
    benches: { worlds: { numbers: {}, seconds: 1, kernelNanoseconds: { median: 1, low: 1, high: 1 }, data: {}, rows: [{ id: 'world', ...at(1.2, 1.1, 1.3), unit: '×', note: 'quietly' }] } },
  };
  const all = lines(results, {});
  expect(all.map(({ id }) => id)).toEqual(Object.keys(targets));
  expect(all[0]).toMatchObject({ target: '≤ 1.35×', stretch: '≤ 1×', value: '1.20× (1.10 to 1.30)', verdict: 'met; quietly' });
  const text = plainTable(all);
  for (const { what } of Object.values(targets)) expect(text).toContain(what);
});
