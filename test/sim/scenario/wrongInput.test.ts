import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../sim/base/problem.ts';
import { codes } from '../../../sim/scenario/codes.ts';
import { readScenario, type FileError } from '../../../sim/scenario/read.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';
import { BASE, baseWith, filesOf, OVERLAY_HEAD, places, problemsOf, readBase, readOverlay } from '../../support/scenarioFixture.ts';

/** What a mistake in the fixture gives: the code at the line:column of `found` in the changed text, and words in the message. */
interface Mistake {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** The problem stands at this text (its last occurrence at or after the change). */
  readonly found: string;
  readonly says?: RegExp;
  readonly fix?: RegExp;
}

const mistakes: readonly Mistake[] = [
  { title: 'an unknown key', from: 'burnInWeeks: 52', to: 'burnInWeeks: 52\nburninweeks: 2', code: 'E1016', found: 'burninweeks', says: /Did you mean burnInWeeks/ },
  { title: 'a missing key', from: '    unit: per month\n', to: '', code: 'E1017', found: 'turnover.exitPerMonth', says: /unit is missing/ },
  { title: 'a scalar where a map is expected', from: 'care.beds: { value: 40, unit: beds, label: sourced, range: [20, 80], source: S0 }', to: 'care.beds: 40', code: 'E1018', found: 'care.beds', fix: /value: 40, unit: beds/ },
  { title: 'a wrong schema version', from: 'schemaVersion: 1', to: 'schemaVersion: 2', code: 'E1019', found: '2' },
  { title: 'a name with a space', from: 'name: small', to: 'name: a small one', code: 'E1020', found: 'a small one' },
  { title: 'an unknown parameter', from: 'turnover.exitPerMonth:', to: 'turnover.exitPerMont:', code: 'E2001', found: 'turnover.exitPerMont', says: /Did you mean turnover.exitPerMonth/ },
  { title: 'a group instead of a parameter', from: 'turnover.exitPerMonth:', to: 'turnover:', code: 'E2001', found: 'turnover:', says: /written with a dot/ },
  { title: 'text instead of a number', from: 'value: 0.05', to: 'value: "5 %"', code: 'E2003', found: '"5 %"', says: /0\.05 for 5 %/ },
  { title: 'a number that is not finite', from: 'value: 0.05', to: 'value: .inf', code: 'E2003', found: '.inf', says: /Infinity/ },
  { title: 'a number that is none', from: 'value: 0.05', to: 'value: .NaN', code: 'E2003', found: '.NaN', says: /NaN/ },
  { title: 'an unknown form', from: '{ uniform: [2, 4] }', to: '{ unifrom: [2, 4] }', code: 'E2003', found: 'unifrom', says: /Did you mean uniform/ },
  { title: 'a wrong unit', from: 'unit: per month', to: 'unit: per week', code: 'E2004', found: 'per week', says: /"per month"; read the text "per week"/, fix: /unit: per month/ },
  { title: 'a value outside the bounds', from: 'value: 0.05', to: 'value: 1.3', code: 'E2005', found: '1.3', says: /between 0 and 1/ },
  { title: 'a row of a table outside the bounds', from: '2002-01-07: 2', to: '2002-01-07: 7', code: 'E2005', found: '7 }' },
  { title: 'a value outside its own range', from: 'value: 0.05', to: 'value: 0.13', code: 'E2006', found: '0.13', says: /\[0.02, 0.12\]/ },
  { title: 'a range outside the bounds', from: 'range: [0.02, 0.12]', to: 'range: [-1, 0.12]', code: 'E2007', found: 'range: [-1', fix: /range: \[0, 0.12\]/ },
  { title: 'a range the wrong way round', from: 'range: [0.02, 0.12]', to: 'range: [0.12, 0.02]', code: 'E2007', found: 'range: [0.12', fix: /range: \[0.02, 0.12\]/ },
  { title: 'a range that is no pair', from: 'range: [0.02, 0.12]', to: 'range: 0.02', code: 'E2007', found: '0.02\n' },
  { title: 'an unknown label', from: 'label: derived', to: 'label: guessed', code: 'E2009', found: 'guessed' },
  { title: 'an unknown source', from: 'source: facts 3', to: 'source: facts 3, S7', code: 'E2010', found: 'facts 3, S7', says: /"S7"/ },
  { title: 'a uniform distribution that is empty', from: '[2, 4]', to: '[4, 2]', code: 'E2012', found: 'uniform' },
  { title: 'a distribution with too few numbers', from: '[2, 4]', to: '[4]', code: 'E1018', found: 'uniform', says: /A list of 2 numbers/ },
  { title: 'a distribution mostly outside its range', from: '[30, 70]', to: '[2, 2]', code: 'E2013', found: 'beta', says: /Only \d\d %/ },
  { title: 'a table where nothing varies', from: '{ uniform: [2, 4] }', to: '{ table: { 2000-01-03: 2 }, between: step }', code: 'E2014', found: 'value: { table' },
  { title: 'an empty table', from: '{ 2000-01-03: 1, 2002-01-07: 2 }', to: '{}', code: 'E2015', found: 'table' },
  { title: 'an expression that calls what is not allowed', from: 'step(year, 2002)', to: 'random()', code: 'E2016', found: '"0.5 + 0.1 * random()"', says: /"random" is not allowed/ },
  { title: 'an expression 10,000 deep', from: '0.5 + 0.1 * step(year, 2002)', to: '('.repeat(10_000) + ')'.repeat(10_000), code: 'E2017', found: '"((' },
  { title: 'an expression that divides by zero in one week', from: '0.1 * step(year, 2002)', to: '1 / (week - 100)', code: 'E2018', found: '"0.5 + 1 /', says: /week of 2001-12-03 \(week 100\)/ },
  { title: 'an expression out of its range in one week', from: '0.1 * step(year, 2002)', to: 'week / 100', code: 'E2006', found: '"0.5 + week', says: /In the week of/ },
  { title: 'a fraction of a venue', from: 'value: 250', to: 'value: 250.5', code: 'E2019', found: '250.5' },
  { title: 'a member that is missing', from: '      south: 1\n', to: '', code: 'E2020', found: 'value:\n      north', says: /south is missing/ },
  { title: 'one value where members are asked for', from: 'value:\n      north: { table: { 2000-01-03: 1, 2002-01-07: 2 }, between: linear }\n      south: 1', to: 'value: 1', code: 'E2020', found: '1\n    unit: index' },
  { title: 'areas without a study area', from: 'study: true', to: 'study: false', code: 'E2021', found: 'areas' },
  { title: 'an end before the start', from: 'end: 2004-12-27', to: 'end: 1999-12-27', code: 'E3002', found: '1999-12-27' },
  { title: 'an end in the week of the start', from: 'end: 2004-12-27', to: 'end: 2000-01-07', code: 'E3002', found: '2000-01-07' },
  { title: 'a period of two hundred years', from: 'end: 2004-12-27', to: 'end: 2199-12-27', code: 'E3003', found: '2199-12-27' },
  { title: 'a fork after the end', from: 'forkAt: 2003-01-06', to: 'forkAt: 2013-01-06', code: 'E3004', found: '2013-01-06' },
  { title: 'an unknown kind of intervention', from: 'kind: change', to: 'kind: chnage', code: 'E3005', found: 'chnage', fix: /kind: change/ },
  { title: 'an intervention on an unknown parameter', from: 'parameter: owners.costConcealed', to: 'parameter: owners.costConceal', code: 'E3006', found: 'owners.costConceal', fix: /owners.costConcealed/ },
  { title: 'an intervention on a parameter of Object', from: 'parameter: owners.costConcealed', to: 'parameter: owners.toString', code: 'E3006', found: 'owners.toString' },
  { title: 'an intervention on what does not vary', from: 'parameter: owners.costConcealed', to: 'parameter: owners.precision', code: 'E3007', found: 'owners.precision\n' },
  { title: 'an intervention with two operations', from: 'add: -0.2', to: 'add: -0.2\n    set: 0.1', code: 'E3008', found: 'add:' },
  { title: 'an intervention before the start', from: 'from: 2002-06-03', to: 'from: 1999-06-03', code: 'E3009', found: '1999-06-03' },
  { title: 'an intervention after the end', from: 'from: 2003-01-06, value', to: 'from: 2013-01-06, value', code: 'E3009', found: '2013-01-06' },
  { title: 'an intervention that ends before it starts', from: 'to: 2003-06-02', to: 'to: 2002-06-02', code: 'E3010', found: '2002-06-02' },
  { title: 'an intervention that leaves the bounds', from: 'add: -0.2\n    label: assumed\n    range: [-0.5, 0]', to: 'add: -12\n    label: assumed\n    range: [-20, 0]', code: 'E3011', found: 'law' },
  { title: 'a shock before the start', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, from: 1999-06-07, value: 0.5', code: 'E3009', found: '1999-06-07' },
  { title: 'a shock after the end', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, from: 2004-12-27, value: 0.5', code: 'E3009', found: '2004-12-27, value' },
  { title: 'a shock with an end', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, from: 2003-01-06, to: 2004-01-05, value: 0.5', code: 'E3013', found: 'to: 2004-01-05' },
  { title: 'a shock with a ramp', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, from: 2003-01-06, rampWeeks: 4, value: 0.5', code: 'E3013', found: 'rampWeeks: 4, value' },
  { title: 'a shock without its area', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, from: 2003-01-06, value: 0.5', code: 'E3014', found: 'beds: { kind', fix: /area: north/ },
  { title: 'a shock in an area that is not there', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: nort, from: 2003-01-06, value: 0.5', code: 'E3014', found: 'nort,', says: /Did you mean north/ },
  { title: 'a shock of a type that is not there', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, venueType: brothels, from: 2003-01-06, value: 0.5', code: 'E3014', found: 'brothels', fix: /venueType: brothel/ },
  { title: 'an area where the kind has none', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: shelterBeds, from: 2003-01-06, value: 0.5, area: north', code: 'E3014', found: 'area: north', says: /shelterBeds has no "area"/ },
  { title: 'a shock of more than all', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5', to: 'kind: closeDistrict, area: north, from: 2003-01-06, value: 1.5', code: 'E2005', found: '1.5' },
  { title: 'weights that are all 0', from: 'open: 0.3\n      concealed: { beta: [30, 70] }\n    unit: weight\n    label: assumed\n    range: { open: [0.1, 0.5], concealed: [0.1, 0.6] }', to: 'open: 0\n      concealed: 0\n    unit: weight\n    label: assumed\n    range: [0, 1]', code: 'E2023', found: 'displacement.weights:' , says: /In the week of 2000-01-03 all weights/ },
  { title: 'the same event twice in a week', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5, label', to: 'kind: closeDistrict, area: north, from: 2003-01-06, value: 0.5, label: sourced, range: [0.2, 1], source: S0 }\n  again: { kind: closeDistrict, area: north, venueType: brothel, from: 2003-01-07, value: 0.4, label', code: 'E3016', found: 'again: {' },
  { title: 'two of a kind that excludes itself', from: 'kind: shelterBeds, from: 2003-01-06, value: 0.5, label', to: 'kind: onlyOne, from: 2003-01-06, value: 0.5, label: sourced, range: [0.2, 1], source: S0 }\n  again: { kind: onlyOne, from: 2003-02-03, value: 0.4, label', code: 'E3015', found: 'again: {', says: /From 2003-02-03 this and "beds" \(line 64\)/ },
  { title: 'a month 13', from: 'start: 2000-01-03', to: 'start: 2016-13-01', code: 'E3012', found: '2016-13-01', says: /"2016-13-01" is not a date: month must be 01 to 12/, fix: /start: 2016-12-01/ },
  { title: 'a 30th of February', from: 'at: 2002-11-04', to: 'at: 2002-02-30', code: 'E3012', found: '2002-02-30', says: /day must be 01 to 28/, fix: /at: 2002-02-28/ },
  { title: 'a year alone', from: 'start: 2000-01-03', to: 'start: 2000', code: 'E3012', found: '2000\n' },
  { title: 'a date of a table in another order', from: '2002-01-07: 2', to: '2002/1/7: 2', code: 'E3012', found: '2002/1/7', fix: /2002-01-07: 2/ },
  { title: 'an unknown kind of instrument', from: 'kind: survey', to: 'kind: survay', code: 'E4001', found: 'survay', fix: /kind: survey/ },
  { title: 'a wave without a parameter', from: '      ageNoise: { value: 2, unit: years, label: assumed, range: [1, 4], source: facts 4 }\n', to: '', code: 'E4002', found: 'first', says: /ageNoise/ },
  { title: 'fieldwork after the end', from: 'at: 2004-04-05', to: 'at: 2004-12-27', code: 'E4003', found: '2004-12-27' },
  { title: 'an unknown parameter of an instrument', from: 'ageNoise:', to: 'ageNois:', code: 'E4004', found: 'ageNois:', says: /Did you mean ageNoise/ },
  { title: 'values of a wave that do not go together', from: 'ageNoise: { value: 2, unit: years, label: assumed, range: [1, 4]', to: 'ageNoise: { value: 5, unit: years, label: assumed, range: [1, 6]', code: 'E4005', found: 'first', says: /AgeNoise above 4 judges nobody/ },
  { title: 'a published percentage', from: 'published: 0.0816', to: 'published: 8.16', code: 'E4007', found: '8.16', fix: /published: 0.0816/ },
  { title: 'a key twice', from: 'title: A small market', to: 'title: A small market\nname: again', code: 'E1009', found: 'name: again', says: /first is in line 2/ },
  { title: 'a key __proto__', from: 'burnInWeeks: 52', to: 'burnInWeeks: 52\n__proto__: { x: 1 }', code: 'E1013', found: '__proto__' },
  { title: 'a key constructor', from: '      north: { table', to: '      constructor: 1\n      north: { table', code: 'E1013', found: 'constructor' },
  { title: 'a tab', from: '    unit: per month', to: '\tunit: per month', code: 'E1008', found: '\tunit' },
  { title: 'a tag', from: 'title: A small market', to: 'title: !!js/function A', code: 'E1012', found: '!!js' },
  { title: 'an alias without anchor', from: 'value: 0.05', to: 'value: *five', code: 'E1010', found: '*five' },
  { title: 'a bracket that closes nothing', from: 'range: [0.02, 0.12]', to: 'range: [0.02, 0.12}', code: 'E1007', found: '}\n' },
];

/** line:column of a text, looked for from where the change begins, else from the start. */
function placeOf(text: string, change: number, found: string): string {
  const near = text.indexOf(found, Math.max(0, change - 400));
  const offset = text.indexOf(found, change) >= 0 && text.indexOf(found, change) - change < 80 ? text.indexOf(found, change) : near;
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

describe('one mistake gives its code at its place', () => {
  test.each(mistakes)('$title gives $code', async ({ from, to, code, found, says, fix }) => {
    const text = baseWith([from, to]);
    const problems = problemsOf(await readBase(text));
    const wanted = placeOf(text, BASE.indexOf(from), found);
    expect(places(problems)).toContain(`${code} ${wanted}`);
    const problem = problems.find((one) => one.code === code && `${one.place.line}:${one.place.column}` === wanted)!;
    if (says) expect(problem.what).toMatch(says);
    if (fix) expect(problem.fix).toMatch(fix);
  });
});

test('all mistakes of a file come together, in the order of its lines', async () => {
  const text = baseWith(['unit: per month', 'unit: month'], ['end: 2004-12-27', 'end: 2004-13-27'], ['label: derived', 'label: hearsay'], ['kind: shelterBeds', 'kind: beds'], ['published: 0.0222', 'published: 2.22']);
  const problems = problemsOf(await readBase(text));
  expect(problems.map(({ code }) => code)).toEqual(['E3012', 'E2004', 'E2009', 'E3005', 'E4007']);
});

test('missing parameters are named in one problem', async () => {
  const problems = problemsOf(await readBase(`${BASE.slice(0, BASE.indexOf('parameters:'))}parameters: {}\n`));
  expect(problems).toHaveLength(1);
  expect(problems[0]!.what).toBe('7 parameters are missing: turnover.exitPerMonth, turnover.venues, owners.precision, owners.costConcealed, displacement.weights, demand.index and care.beds.');
});

test('a wrong value that waves share is said once', async () => {
  const problems = problemsOf(await readBase(baseWith(['ageNoise: { value: 2,', 'ageNoise: { value: 40,'])));
  expect(problems.map(({ code }) => code)).toEqual(['E2005']);
});

test.each<readonly [FileError, string]>([['missing', 'E1001'], ['directory', 'E1002'], ['tooLarge', 'E1003'], ['unreadable', 'E1004'], ['notText', 'E1005']])('a file that is %s gives %s without a line', async (error, code) => {
  const [problem] = problemsOf(await readScenario(filesOf({ 'x.yaml': { error } }), 'x.yaml', smallCatalogue));
  expect(problem).toMatchObject({ code, place: { file: 'x.yaml', line: 0 } });
});

test('a reader that throws gives a problem', async () => {
  const [problem] = problemsOf(await readScenario(() => Promise.reject(new Error('disk')), 'x.yaml', smallCatalogue));
  expect(problem!.code).toBe('E1004');
});

test('a missing parent is reported where `extends` names it', async () => {
  const [problem] = problemsOf(await readScenario(filesOf({ 's.yaml': 'schemaVersion: 1\nname: s\nextends: bse.yaml\n' }), 's.yaml', smallCatalogue));
  expect(problem).toMatchObject({ code: 'E1001', place: { file: 's.yaml', line: 3, column: 10 }, what: 'There is no file bse.yaml.' });
});

test('files that extend each other in a circle are named', async () => {
  const [problem] = problemsOf(await readScenario(filesOf({ 'a/x.yaml': 'extends: ./y.yaml', 'a/y.yaml': 'name: y\nextends: ../a/x.yaml' }), 'a/x.yaml', smallCatalogue));
  expect(problem).toMatchObject({ code: 'E1014', place: { file: 'a/y.yaml', line: 2, column: 10 } });
  expect(problem!.what).toContain('a/x.yaml → a/y.yaml → a/x.yaml');
});

test.each(['/etc/passwd', 'https://example.org/x.yaml', 'C:\\x.yaml', '[1]', '3', '""'])('`extends: %s` is refused', async (target) => {
  expect(problemsOf(await readBase(`extends: ${target}`))[0]!.code).toBe('E1015');
});

test.each<readonly [string, string, string]>([
  ['an empty file', '', 'E1006'], ['a file of comments', '# nothing\n', 'E1006'], ['plain text', 'hello', 'E1018'], ['a list', '- 1\n- 2', 'E1018'],
  ['bytes', 'a: \u0000\u0001', 'E1005'], ['broken UTF-8', 'a: \ufffd', 'E1005'], ['10,000 brackets', `a: ${'['.repeat(10_000)}`, 'E1011'], ['10,000 list items in one line', '- '.repeat(10_000), 'E1011'],
  ['300 KB', `a: ${'x'.repeat(300 * 1024)}`, 'E1003'], ['two documents', 'a: 1\n---\nb: 2\n', 'E1007'], ['an open quote', 'a: "x\nb: 1', 'E1007'], ['two colons', 'a: b: c', 'E1007'],
  ['an alias inside its anchor', 'a: &a [*a]', 'E1010'], ['a list as key', '[a]: 1', 'E1018'],
])('%s gives a problem', async (_, text, code) => {
  expect(problemsOf(await readBase(text)).map((problem: Problem) => problem.code)).toContain(code);
});

test('an alias bomb is refused within a second', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
  const started = performance.now();
  expect(problemsOf(await readBase(lines.join('\n'))).map(({ code }) => code)).toContain('E1010');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('thousands of mistakes are counted, not listed, and found quickly', async () => {
  const started = performance.now();
  const problems = problemsOf(await readBase(`${OVERLAY_HEAD.replace('extends: ../base.yaml\n', '')}${Array.from({ length: 15_000 }, (_, i) => `titel${i}: 1`).join('\n')}`));
  expect(problems.length).toBeLessThanOrEqual(101);
  expect(problems.at(-1)).toMatchObject({ code: 'E1099' });
  expect(performance.now() - started).toBeLessThan(5000);
});

test('no message is long, has a line break, or shows a control character', async () => {
  const text = baseWith(['name: small', `name: "${'x'.repeat(5000)}\\n\\e[31m"`], ['kind: change', `kind: "\\a${'long '.repeat(100)}"`], ['    unit: per month', `    ${'k'.repeat(500)}: 1\n    unit: "\\n"`]);
  for (const { what, fix, place } of problemsOf(await readBase(text))) {
    // eslint-disable-next-line no-control-regex -- control characters are the question
    expect(`${what}${fix ?? ''}${place.path}`).not.toMatch(/[\u0000-\u001f\u007f]/);
    expect(what.length).toBeLessThan(600);
  }
});

test('a mistake that the parent made is reported in the parent', async () => {
  const problems = problemsOf(await readOverlay('title: A story\n', baseWith(['value: 0.05', 'value: 5'])));
  expect(problems.map(({ code, place }) => `${code} ${place.file}`)).toEqual(['E2005 base.yaml']);
});

test('every code that a test met is a code with a sentence', () => {
  for (const { code } of mistakes) expect(Object.keys(codes)).toContain(code);
});
