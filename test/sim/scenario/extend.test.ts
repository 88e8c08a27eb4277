import { expect, test } from 'vitest';
import { readScenario } from '../../../sim/scenario/read.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';
import { BASE, baseWith, compiledOf, filesOf, OVERLAY_HEAD, places, problemsOf, readOverlay, scenarioOf } from '../../support/scenarioFixture.ts';

const overlay = async (text: string) => scenarioOf(await readOverlay(text)).document;
const PARAMETER = 'parameters:\n  turnover.exitPerMonth: ';

test('an overlay inherits what it does not say, and replaces what it says', async () => {
  const document = await overlay(`title: A story\n${PARAMETER}{ value: 0.06, label: sourced, source: S0 }\n`);
  expect(document.name).toBe('story');
  expect(document.title).toBe('A story');
  expect(document.start).toBe('2000-01-03');
  expect(document.parameters['turnover.exitPerMonth']).toEqual({ value: 0.06, unit: 'per month', label: 'sourced', range: [0.02, 0.12], source: 'S0' });
});

test('a value replaces a value of another form as a whole', async () => {
  const document = await overlay('parameters:\n  owners.precision: { value: { triangular: [2, 3, 4] }, label: assumed, source: facts }\n');
  expect(document.parameters['owners.precision']!.value).toEqual({ triangular: [2, 3, 4] });
});

test('members merge one by one, each as a whole', async () => {
  const document = await overlay('parameters:\n  displacement.weights: { value: { concealed: 0.2 }, label: assumed, source: facts }\n');
  expect(document.parameters['displacement.weights']!.value).toEqual({ open: 0.3, concealed: 0.2 });
});

test('a new operation of an intervention takes the place of the old one', async () => {
  const document = await overlay('interventions:\n  law: { set: 0.1, range: [0, 0.2], label: assumed, source: facts }\n');
  expect(document.interventions['law']).toMatchObject({ set: 0.1, from: '2002-06-03' });
  expect(document.interventions['law']).not.toHaveProperty('add');
});

test('null removes an intervention, an instrument and a wave', async () => {
  expect(Object.keys((await overlay('interventions: { law: null }\n')).interventions)).toEqual(['beds']);
  expect((await overlay('instruments: { survey: null }\n')).instruments).toEqual({});
  expect(Object.keys((await overlay('instruments: { survey: { waves: { first: ~ } } }\n')).instruments['survey']!.waves)).toEqual(['second']);
});

test('null for something that is not there is a problem that names the nearest', async () => {
  const [problem] = problemsOf(await readOverlay('interventions: { lw: null }\n'));
  expect(problem).toMatchObject({ code: 'E2022', fix: 'law: null', place: { line: 4, column: 18 } });
});

test('null cannot remove a parameter or an area', async () => {
  expect(places(problemsOf(await readOverlay('parameters:\n  care.beds: null\nareas: { south: null }\n')))).toEqual(['E2022 5:3', 'E2022 6:10']);
});

test('sections with all their lines commented out change nothing', async () => {
  expect((await overlay('parameters:\ninterventions:\n#  law: null\ninstruments:\n')).interventions).toHaveProperty('law');
});

test.each([
  ['a parameter', `${PARAMETER}{ value: 0.06, label: assumed }\n`, 'source', '5:28'],
  ['a parameter', `${PARAMETER}{ value: 0.06 }\n`, 'label and source', '5:28'],
  ['an intervention', 'interventions:\n  law: { add: -0.3, source: facts }\n', 'label', '5:10'],
  ['a wave', 'instruments:\n  survey: { waves: { first: { parameters: { sample: { value: 240, label: assumed } } } } }\n', 'source', '5:55'],
  ['a wave over its instrument', 'instruments:\n  survey: { waves: { first: { parameters: { ageNoise: { value: 3, label: assumed } } } } }\n', 'source', '5:57'],
])('a changed value of %s needs its label and source anew', async (_, text, missing, place) => {
  const [problem] = problemsOf(await readOverlay(text));
  expect(places([problem!])).toEqual([`E2011 ${place}`]);
  expect(problem!.what).toContain(`${missing} must be given anew`);
});

test('a range or a note may change alone', async () => {
  expect((await overlay(`${PARAMETER}{ range: [0.01, 0.2], note: Wider. }\n`)).parameters['turnover.exitPerMonth']).toMatchObject({ value: 0.05, range: [0.01, 0.2] });
});

test('what only repeats the parent is a warning, in the overlay, and no error', async () => {
  const read = await readOverlay(`start: 2000-01-03\n${PARAMETER}{ value: 0.05, unit: per month }\ninterventions:\n  beds: { value: 0.5 }\nareas: { north: { study: true } }\ndescription: For tests.\n`);
  expect(places(read.warnings)).toEqual(['W1001 4:1', 'W1001 6:3', 'W1001 8:3', 'W1001 9:19']);
  expect(read.warnings.every(({ severity, place }) => severity === 'warning' && place.file === 'stories/story.yaml')).toBe(true);
  scenarioOf(read);
});

test('a value that the parent gives in another spelling is a repetition too', async () => {
  expect(places((await readOverlay(`${PARAMETER}{ value: 5.0e-2 }\n`)).warnings)).toEqual(['W1001 5:3']);
});

test('an inherited value that the overlay makes wrong is reported where the value stands', async () => {
  // The overlay ends earlier, so that the base's second wave falls out of the period.
  const problems = problemsOf(await readOverlay('end: 2003-12-29\n'));
  expect(problems).toMatchObject([{ code: 'E4003', place: { file: 'base.yaml', path: 'instruments.survey.waves.second.at' } }]);
});

test('every file says its own name and version', async () => {
  const files = filesOf({ 'base.yaml': BASE, 's.yaml': 'extends: base.yaml\ntitle: x\n' });
  const problems = problemsOf(await readScenario(files, 's.yaml', smallCatalogue));
  expect(problems.map(({ code, what, place }) => [code, what, place.file])).toEqual([
    ['E1017', 'schemaVersion is missing; every file says its own.', 's.yaml'], ['E1017', 'name is missing; every file says its own.', 's.yaml']]);
});

test('a parent of another version is reported in the parent', async () => {
  expect(problemsOf(await readOverlay('', baseWith(['schemaVersion: 1', 'schemaVersion: 2'])))).toMatchObject([{ code: 'E1019', place: { file: 'base.yaml', line: 1, column: 16 } }]);
});

test('an overlay that changes nothing has the parent\'s parameters, and a hash of its own by its name', async () => {
  const parent = compiledOf(scenarioOf(await readScenario(filesOf({ 'base.yaml': BASE }), 'base.yaml', smallCatalogue)));
  const child = compiledOf(scenarioOf(await readScenario(filesOf({ 'base.yaml': BASE, 'x/y.yaml': OVERLAY_HEAD }), 'x/y.yaml', smallCatalogue)));
  expect(child.parameters).toEqual(parent.parameters);
  expect(child.hash).not.toBe(parent.hash);
});
