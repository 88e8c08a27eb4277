import { expect, test } from 'vitest';
import { makeSummary } from '../../../sim/ensemble/summary.ts';
import { answer, madeOf } from '../../../sim/report/answer.ts';
import { brief } from '../../../sim/report/brief.ts';
import { attributionFigure, decompositionFigure, ladderFigure } from '../../../sim/report/figures.ts';
import { groupParts, partsInHundred } from '../../../sim/report/groups.ts';
import { FACTORS, STEPS, type Factor, type Q, type RunResult, type Step } from '../../../sim/run/result.ts';
import { fakeScenario, fakeWorld } from '../../support/fakeWorlds.ts';

const scenario = fakeScenario();
const q = (median: number): Q => ({ mean: median, median, q05: median - 0.05, q95: median + 0.05 });
const none = q(0);

/** A result whose parts are given by hand. */
function result(real: number, reading: number, factors: Partial<Record<Factor, number>>, steps: Partial<Record<Step, readonly [number, number]>> = {}): RunResult {
  const summary = makeSummary({ scenario, seed: '1', worlds: 5, notes: ['A note.'] });
  for (let world = 0; world < 5; world++) summary.add(fakeWorld(scenario, 1, world));
  const made = summary.ensemble(1).result;
  return {
    ...made,
    truth: { ...made.truth, children: { ...made.truth.children, change: q(real) } },
    ladder: made.ladder.map((rung) => (rung.estimand === 'T6' ? { ...rung, from: { ...rung.from, ...q(0.0816) }, to: { ...rung.to, ...q(0.0222) }, change: q(reading) } : rung)),
    attribution: FACTORS.map((factor) => ({ factor, logPoints: factors[factor] === undefined ? none : q(factors[factor]) })),
    decomposition: STEPS.map((step) => {
      const [children, persons] = steps[step] ?? [0, 0];
      return { step, logPoints: q(children + persons), children: q(children), persons: q(persons) };
    }),
  };
}

test('the answer names the truth with number and interval first, then the reading', () => {
  expect(answer(result(-0.68, -0.73, {}))).toBe(
    'In 5 simulated worlds: the number of children exploited fell by 68% between November 2012 and April 2015 (90 in 100 worlds: −73% to −63%), '
    + 'while the survey’s reading went from 8.2% to 2.2% (−73%; −78% to −68%).');
  expect(answer(result(0.03, -0.73, {}))).toContain('changed little (+3%)');
  expect(answer(result(0.3, -0.73, {}))).toContain('rose by 30%');
  expect(answer({ ...result(0, 0, {}), partial: true })).toContain('(partial: fewer than asked for)');
});

test('what the fall is made of: largest part first, what works against it apart, parts of less than half a hundredth left out', () => {
  const mixed = result(0.05, -0.73, { children: 0.05, exposure: -0.9, concealed: -0.3, judged: -0.148, adults: -0.002 });
  expect(madeOf(mixed)).toBe('Of 100 parts of the measured fall: 92 moved away or out of sight and 11 read differently by the survey; against it, 4 more children exploited.');
  expect(madeOf(result(0, 0, {}))).toBeUndefined();
});

test('groups: the truth’s children are real, its persons are adults; frame, seen, judged, weighted and sampled are read; parts add up', () => {
  const made = result(0, 0, {}, { truth: [-0.4, 0.1], place: [-0.1, 0], exposure: [-0.2, 0], concealed: [-0.3, 0], frame: [-0.01, 0], seen: [-0.02, 0], judged: [-0.04, 0], weighted: [-0.08, 0], sampled: [-0.16, 0] });
  const parts = groupParts(made, 'ladder');
  expect([parts.real, parts.adults, parts.moved, parts.read, parts.total].map((value) => Number(value.toFixed(9)))).toEqual([-0.4, 0.1, -0.6, -0.31, -1.21]);
  const hundred = partsInHundred(made, 'ladder');
  expect(hundred.real + hundred.adults + hundred.moved + hundred.read).toBeCloseTo(100, 9);
});

test('figures have a question, unit and estimand, and a row for every rung, step and factor', () => {
  const made = result(-0.68, -0.73, { children: -1.2 });
  for (const figure of [ladderFigure(made), attributionFigure(made), decompositionFigure(made)]) {
    expect(figure.question).toMatch(/\?$/);
    expect(figure.estimand).toContain('November 2012 to April 2015');
    expect(figure.takeaway).toMatch(/\.$/);
  }
  expect([ladderFigure(made).rows.length, attributionFigure(made).rows.length, decompositionFigure(made).rows.length]).toEqual([9, 10, 10]);
});

test('the brief holds the answer, the notes and how to get it again', () => {
  const made = result(-0.68, -0.73, { children: -1.2 });
  const text = brief(made, 'It fell');
  for (const part of ['# It fell', answer(made), '- A note.', `Run ${made.run}`, '| T6 |', 'Not a forecast']) expect(text).toContain(part);
  expect(text).not.toContain('NaN');
});
