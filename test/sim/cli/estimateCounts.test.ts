import { expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

const API = 'test/published/survey/apistrat.csv';

test.each([
  ['prevalence', []],
  ['prevalence', ['--positives', '38']],
  ['prevalence', ['--positives', '38', '--tested', '20', '--sensitivity', '0.7', '--specificity', '0.9']],
  ['prevalence', ['--positives', '3', '--tested', '20', '--sensitivity', '0.7']],
  ['prevalence', ['--positives', '3', '--tested', '20', '--sensitivity', '7/5', '--specificity', '0.9']],
  ['prevalence', ['--positives', '3', '--tested', '20', '--sensitivity', '0.7', '--specificity', '0.9', '--specificity-prior', '9,1']],
  ['prevalence', [API, '--positives', '3', '--tested', '20', '--sensitivity', '0.7', '--specificity', '0.9']],
  ['prevalence', ['--y', 'target', '--sensitivity', '0.7', '--specificity', '0.9']],
  ['change', ['--before', '1/2']],
  ['change', ['--before', '0.1', '--after', '1/20']],
  ['change', ['--before', '3/2', '--after', '1/20']],
  ['change', [API, '--y', 'target', '--before', 'E', '--after', 'M']],
])('%s %j is wrong usage: exit 2 and a line to try', async (name, args) => {
  const { code, out, err } = await undercount(['estimate', name, ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^error\[E000[14]\] .+\n {2}try: /);
});

test('counts, and a file with a design, give a prevalence in JSON; 38 of 2,014 with a design effect of 2 has an effective size of 1,007', async () => {
  const counts = JSON.parse((await undercount(['estimate', 'prevalence', '--positives', '38', '--tested', '2014', '--deff', '2', '--sensitivity', '0.7', '--specificity', '0.985', '--json'])).out);
  expect(counts).toMatchObject({ estimator: 'prevalence', n: 2014, designEffect: 2, model: 'Rogan-Gladen', interval: { level: 0.95 } });
  expect(counts.standardError).toBeCloseTo(Math.sqrt((counts.apparent * (1 - counts.apparent)) / 1007) / 0.685, 10);
  // From a file: the standard error of R's svymean (0.0286966…) over the gain.
  const file = JSON.parse((await undercount(['estimate', 'prevalence', API, '--y', 'target', '--weights', 'pw', '--strata', 'stype', '--fpc', 'fpc', '--sensitivity', '0.9', '--specificity', '0.95', '--json'])).out);
  expect(file.standardError).toBeCloseTo(0.0286966333614503 / 0.85, 8);
});

test('a judgement that tells no more than chance, and an earlier prevalence of 0, have no estimate: exit 3 and no number', async () => {
  for (const args of [['prevalence', '--positives', '3', '--tested', '20', '--sensitivity', '0.5', '--specificity', '0.5'], ['change', '--before', '0/20', '--after', '1/20']]) {
    const { code, out, err } = await undercount(['estimate', ...args]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/there is no estimate: /);
  }
});

test('fewer than 10 positives in either wave carry a disclosure note', async () => {
  const { out } = await undercount(['estimate', 'change', '--before', '40/400', '--after', '8/400', '--json']);
  expect(JSON.parse(out).notes.join(' ')).toMatch(/fewer than 10 positives/);
});
