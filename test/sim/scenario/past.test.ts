import { expect, test } from 'vitest';
import { firstDifference } from '../../../sim/scenario/past.ts';
import { addInterventions } from '../../../sim/scenario/withInterventions.ts';
import { compileScenario } from '../../../sim/scenario/compile.ts';
import type { InterventionEntry } from '../../../sim/scenario/document.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';
import { BASE, baseWith, compiledOf, readBase, readOverlay, scenarioOf } from '../../support/scenarioFixture.ts';

const resolved = scenarioOf(await readBase(BASE));
const base = compiledOf(resolved);
const { totalWeeks } = base.calendar;
const changed = async (...pairs: readonly (readonly [string, string])[]) => compiledOf(scenarioOf(await readBase(baseWith(...pairs))));
const withLever = (entry: InterventionEntry) => compiledOf(addInterventions(resolved, { lever: entry }));

test('equal scenarios never differ, whatever they are called', async () => {
  expect(firstDifference(base, await changed(['name: small', 'name: other'], ['published: 0.0222', 'published: 0.03']))).toBe(totalWeeks);
});

test('a constant, a distribution, an area or the calendar differ from the start', async () => {
  expect(firstDifference(base, await changed(['value: 0.05', 'value: 0.06']))).toBe(0);
  expect(firstDifference(base, await changed(['[2, 4]', '[2, 5]']))).toBe(0);
  expect(firstDifference(base, await changed(['study: false', 'study: true']))).toBe(0);
  expect(firstDifference(base, await changed(['end: 2004-12-27', 'end: 2004-12-20']))).toBe(0);
  expect(firstDifference(base, await changed(['value: 40', 'value: 41']))).toBe(0);
});

test('a table differs from the first week in which its line does', async () => {
  const other = await changed(['2002-01-07: 2 }', '2002-01-07: 2, 2003-01-06: 2, 2003-01-20: 1 }']);
  expect(firstDifference(base, other)).toBe(52 + 158);
});

test('an expression differs from the first week in which its value does', async () => {
  expect(firstDifference(base, await changed(['step(year, 2002)"', 'step(year, 2002) + step(week, 200)"']))).toBe(52 + 200);
});

test('a lever differs from its date, and one that changes nothing never', () => {
  const from = '2003-01-06';
  expect(firstDifference(base, withLever({ kind: 'shelterBeds', from, value: 2 }))).toBe(52 + 157);
  expect(firstDifference(base, withLever({ kind: 'change', parameter: 'displacement.weights.concealed', from, scale: 0.5 }))).toBe(52 + 157);
  expect(firstDifference(base, withLever({ kind: 'shelterBeds', from, value: 1 }))).toBe(totalWeeks);
});

test('a shock differs from its week; shocks that are the same do not, and the earliest that is not counts', () => {
  const shock = (from: string, value: number): InterventionEntry => ({ kind: 'closeDistrict', area: 'north', from, value });
  const [early, late] = [shock('2001-01-01', 0.5), shock('2003-01-06', 0.5)];
  const both = compiledOf(addInterventions(resolved, { late, early }));
  expect(both.shocks.map(({ week }) => week)).toEqual([52 + 52, 52 + 157]);
  expect(firstDifference(base, withLever(late))).toBe(52 + 157);
  expect(firstDifference(withLever(late), base)).toBe(52 + 157);
  expect(firstDifference(both, withLever(early))).toBe(52 + 157);
  expect(firstDifference(both, withLever(late))).toBe(52 + 52);
  expect(firstDifference(withLever(late), withLever({ ...late, value: 0.6 }))).toBe(52 + 157);
  expect(firstDifference(withLever(late), withLever({ ...late, venueType: 'brothel' }))).toBe(52 + 157);
  expect(firstDifference(both, compiledOf(addInterventions(resolved, { early, late })))).toBe(totalWeeks);
});

test('an intervention whose end moves differs from the earlier end', async () => {
  expect(firstDifference(base, await changed(['to: 2003-06-02', 'to: 2003-07-07']))).toBe(52 + 178);
});

test('a change of a drawn parameter that is written otherwise but does the same makes no difference', () => {
  const once = withLever({ kind: 'change', parameter: 'displacement.weights.concealed', from: '2003-01-06', scale: 0.25 });
  const twice = compiledOf(addInterventions(resolved, {
    a: { kind: 'change', parameter: 'displacement.weights.concealed', from: '2003-01-06', scale: 0.5 }, b: { kind: 'change', parameter: 'displacement.weights.concealed', from: '2003-01-06', scale: 0.5 } }));
  expect(firstDifference(once, twice)).toBe(totalWeeks);
});

test('a wave that differs counts from its listing when that is known, else from the start', async () => {
  const other = compiledOf(scenarioOf(await readOverlay('instruments: { survey: { waves: { second: null } } }\n')));
  expect(firstDifference(base, other)).toBe(0);
  expect(firstDifference(base, other, (_, wave) => wave.week - 20)).toBe(52 + 222 - 20);
});

test('levers need no label, range or source; the document and the hash know them', () => {
  const lever = withLever({ kind: 'shelterBeds', from: '2003-01-06', value: 2 });
  expect(lever.hash).not.toBe(base.hash);
  expect(addInterventions(resolved, { law: { kind: 'shelterBeds', from: '2003-01-06', value: 2 } }).document.interventions['law']).toMatchObject({ kind: 'shelterBeds' });
});

test('a lever that takes a parameter out of its bounds is clipped; one that cannot be gives problems', () => {
  const wide = addInterventions(resolved, { lever: { kind: 'change', parameter: 'care.beds', from: '2003-01-06', scale: 1000 } });
  expect(compiledOf(wide).parameters.find(({ key }) => key === 'beds')!.changes[0]).toHaveLength(2);
  const result = compileScenario(addInterventions(resolved, { lever: { kind: 'shelterBeds', from: '2013-01-07', value: 11 } }), smallCatalogue);
  expect('problems' in result && result.problems.map(({ code, place }) => [code, place.line, place.path])).toEqual(
    [['E3009', 0, 'interventions.lever.from'], ['E2005', 0, 'interventions.lever.value']]);
});
