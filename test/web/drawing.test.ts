import { expect, test } from 'vitest';
import { bandPath, linePath } from '../../web/charts/paths.ts';
import { toCsv, wrapText } from '../../web/charts/export.ts';
import { throttle } from '../../web/state/throttle.ts';
import { bareCount, monthYear, secondsLeft, signedCount } from '../../web/state/format.ts';
import { dateOfWeek, weekIndex, weekYears } from '../../web/state/time.ts';
import { fanModel } from '../../web/charts/fanModel.ts';
import { stackModel } from '../../web/charts/Stack.tsx';
import { ensembleOf, fixtureInfo } from '../../web/gallery/fixtures.ts';

test('a line lifts its pen where a value is missing', () => {
  expect(linePath([0, 1, 2, 3], [5, 6, Number.NaN, 8])).toBe('M0 5L1 6M3 8');
});

test('a band runs along its lower line and back along its upper', () => {
  expect(bandPath([0, 1], [9, 8], [3, 2])).toBe('M0 9L1 8L1 2L0 3Z');
});

test('CSV quotes what needs it, ends lines with CRLF and leaves missing values empty', () => {
  expect(toCsv({ columns: ['a', 'b'], rows: [['x, "y"', 1.5], ['z', Number.NaN]] })).toBe('a,b\r\n"x, ""y""",1.5\r\nz,\r\n');
});

test('wrapped lines hold all words and no line is longer than asked', () => {
  const text = 'Minors among people working, three study cities, all exposures.';
  expect(wrapText(text, 20).join(' ')).toBe(text);
  expect(Math.max(...wrapText(text, 20).map((l) => l.length))).toBeLessThanOrEqual(20);
});

test('a throttle draws the latest value, at most so often, and never loses the last', () => {
  const drawn: number[] = [];
  let now = 0;
  const due: { at: number; call: () => void }[] = [];
  const draw = throttle((v: number) => drawn.push(v), 8, { now: () => now, later: (call, ms) => due.push({ at: now + ms, call }), frame: (call) => call() });
  for (let i = 0; i < 100; i++) {
    now = i * 10;
    draw(i);
    for (const job of due.splice(0).filter((j) => j.at > now || (j.call(), false))) due.push(job);
  }
  draw.flush();
  expect(drawn.length).toBeLessThanOrEqual(10);
  expect(drawn.at(-1)).toBe(99);
});

test('a call that was dropped is not drawn', () => {
  const drawn: number[] = [];
  const draw = throttle((v: number) => drawn.push(v), 8, { now: () => 0, later: () => {}, frame: () => {} });
  draw(1);
  draw.drop();
  draw.flush();
  expect(drawn).toEqual([]);
});

test('small counts are not told apart', () => {
  expect([bareCount(3), bareCount(9.4), bareCount(1234)]).toEqual(['fewer than 10', 'fewer than 10', '1,200']);
  expect([signedCount(-312), signedCount(4), signedCount(0.2)]).toEqual(['−310', '+under 10', '0']);
});

test('dates and durations read as they should', () => {
  expect(monthYear('2012-11-05')).toBe('Nov 2012');
  expect([secondsLeft(25.2), secondsLeft(1), secondsLeft(200)]).toEqual(['about 25 s left', 'about a second left', 'about 3 min left']);
});

test('weeks and dates agree: the surveys fall in recorded weeks 670 and 796', () => {
  expect([weekIndex('2000-01-03', '2012-11-05'), weekIndex('2000-01-03', '2015-04-06')]).toEqual([670, 796]);
  expect(dateOfWeek('2000-01-03', 670)).toBe('2012-11-05');
  expect(weekYears('2000-01-03', 834)[0]).toBeCloseTo(2000 + 2 / 366, 6);
});

test('in Measured the fan holds no truth, in Truth no reading', () => {
  const common = { ensemble: ensembleOf('hidden', 40), baseline: undefined, info: fixtureInfo('hidden'), estimand: 'shareStudy' as const, top: 0.16 };
  const measured = fanModel({ ...common, layer: 'measured' });
  expect([measured.band, measured.range, measured.strong, measured.before, measured.runs.length]).toEqual([undefined, undefined, undefined, undefined, 0]);
  expect(measured.readings).toHaveLength(2);
  expect(fanModel({ ...common, layer: 'truth' }).readings).toHaveLength(0);
});

test('under 40 worlds there is no band; a number of children has no reading on its axis', () => {
  const common = { baseline: undefined, info: fixtureInfo('hidden'), layer: 'both' as const, top: 3000 };
  expect(fanModel({ ...common, ensemble: ensembleOf('hidden', 10), estimand: 'childrenAll' }).band).toBeUndefined();
  expect(fanModel({ ...common, ensemble: ensembleOf('hidden', 40), estimand: 'childrenAll' }).readings).toHaveLength(0);
});

test('the layers of the stack add up to all children of that world', () => {
  const ensemble = ensembleOf('fell', 10);
  const model = stackModel(ensemble, fixtureInfo('fell'))!;
  const sum = Object.values(model.layers).reduce((total, layer) => total + layer[100]!, 0);
  expect(sum).toBeCloseTo(ensemble.samples[0]!.series[model.firstWeek + 100]!, 1);
});
