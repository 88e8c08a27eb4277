import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFile } from '../../../sim/node/files.ts';
import { catalogue } from '../../../sim/scenario/catalogue.ts';
import { compileScenario } from '../../../sim/scenario/compile.ts';
import { readScenario } from '../../../sim/scenario/read.ts';
import { BASE, compiledOf, filesOf, OVERLAY_HEAD, problemsOf, scenarioOf } from '../../support/scenarioFixture.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';

const RECORD = readFileSync('scenarios/evidence/three-cities-2012.yaml', 'utf8');
const NAMED = BASE.replace('published: 0.0816\n', 'published: 0.0816\n        publishedFrom: { evidence: three-cities-2012, variant: weighted-232 }\n');
const line = (text: string, part: string): number => text.split('\n').findIndex((one) => one.includes(part)) + 1;

const read = (text: string, more: Readonly<Record<string, string>> = { 'evidence/three-cities-2012.yaml': RECORD }) =>
  readScenario(filesOf({ 'base.yaml': text, ...more }), 'base.yaml', smallCatalogue);

test('a wave that names record and variant carries both, the grade, and the figures beside it; one that names none carries none', async () => {
  const [first, second] = compiledOf(scenarioOf(await read(NAMED))).instruments[0]!.waves;
  expect(first!.publishedFrom).toEqual({ evidence: 'three-cities-2012', variant: 'weighted-232', unit: 'share', grade: 'C', others: [{ variant: 'reported-235', value: 0.0759 }] });
  expect(second!.publishedFrom).toBeUndefined();
});

test('an overlay in a folder below finds the record beside the file that names it; a nearer one of its own counts first where it names it itself', async () => {
  const files = { 'base.yaml': NAMED, 'evidence/three-cities-2012.yaml': RECORD, 'stories/story.yaml': OVERLAY_HEAD };
  expect(compiledOf(scenarioOf(await readScenario(filesOf(files), 'stories/story.yaml', smallCatalogue))).instruments[0]!.waves[0]!.publishedFrom!.variant).toBe('weighted-232');
  const own = {
    ...files, 'stories/evidence/three-cities-2012.yaml': RECORD.replace('  weighted-232:', '  mine:'),
    'stories/story.yaml': `${OVERLAY_HEAD}instruments: { survey: { waves: { first: { publishedFrom: { evidence: three-cities-2012, variant: mine } } } } }\n`,
  };
  const compiled = scenarioOf(await readScenario(filesOf(own), 'stories/story.yaml', smallCatalogue));
  expect(compiledOf(compiled).instruments[0]!.waves[0]!.publishedFrom!.variant).toBe('mine');
});

test.each([
  { title: 'a record that is not there', from: 'evidence: three-cities-2012', to: 'evidence: two-cities', code: 'E4009', at: 'two-cities', says: /evidence\/two-cities\.yaml/ },
  { title: 'a variant that is not there', from: 'variant: weighted-232', to: 'variant: weighted-233', code: 'E4010', at: 'weighted-233', says: /Did you mean weighted-232/, fix: 'variant: weighted-232' },
  { title: 'a value that is not the variant’s', from: 'published: 0.0816', to: 'published: 0.0759', code: 'E4011', at: 'published: 0.0759', says: /weighted-232 of three-cities-2012 is 0\.0816/, fix: 'published: 0.0816' },
  { title: 'a variant without the value', from: '        published: 0.0816\n        publishedFrom', to: '        publishedFrom', code: 'E4011', at: 'publishedFrom', says: /No value is given/, fix: 'published: 0.0816' },
  { title: 'a key that is not known', from: 'variant: weighted-232', to: 'version: weighted-232', code: 'E1016', at: 'version', says: /version/ },
])('$title is a problem at its line', async ({ from, to, code, at, says, fix }) => {
  const text = NAMED.replace(from, to);
  expect(text).not.toBe(NAMED);
  const found = problemsOf(await read(text)).find((problem) => problem.code === code);
  expect(found).toMatchObject({ place: { file: 'base.yaml', line: line(text, at) } });
  expect(found!.what).toMatch(says);
  if (fix) expect(found!.fix).toBe(fix);
});

test('a record that is wrong itself is a problem in its own file', async () => {
  const problems = problemsOf(await read(NAMED, { 'evidence/three-cities-2012.yaml': RECORD.replace('0.0816', '8.16') }));
  expect(problems.map(({ code, place }) => [code, place.file])).toContainEqual(['E8006', 'evidence/three-cities-2012.yaml']);
});

test('which variant is named is part of what a scenario is: another has another hash', async () => {
  const hash = async (text: string) => compiledOf(scenarioOf(await read(text))).hash;
  const other = NAMED.replace('published: 0.0816', 'published: 0.0759').replace('weighted-232', 'reported-235');
  expect(new Set(await Promise.all([BASE, NAMED, other].map(hash))).size).toBe(3);
});

test('a count stands beside an instrument that counts, a share beside one that reads a share, and neither beside the other', async () => {
  const files = (from: string, value: number) => async (path: string) => (path === 'scenarios/own.yaml'
    ? { text: `schemaVersion: 1\nextends: instruments/ngo-joint-statistics.yaml\nname: own\ntitle: Own\ninstruments: { ${from} }\n`.replace('VALUE', String(value)) }
    : readFile(path));
  const counts = await readScenario(readFile, 'scenarios/instruments/ngo-joint-statistics.yaml', catalogue);
  const built = 'scenario' in counts ? compileScenario(counts.scenario, catalogue) : counts;
  const waves = 'compiled' in built ? built.compiled.instruments.find(({ kind }) => kind === 'ngoJointStatistics')!.waves : [];
  expect(waves.map(({ publishedFrom }) => [publishedFrom!.evidence, publishedFrom!.unit])).toEqual([['ngo-cases-2005-06', 'cases'], ['ngo-cases-2007-08', 'cases'], ['ngo-cases-2009', 'cases'], ['ngo-cases-2010', 'cases']]);
  const wrong = await readScenario(files('survey: { waves: { first: { published: VALUE, publishedFrom: { evidence: police-actions-2015, variant: reported } } } }', 0.54), 'scenarios/own.yaml', catalogue);
  expect('problems' in wrong && wrong.problems.map(({ code, what }) => `${code} ${what}`).join()).toMatch(/E4011 .*number of cases, and the instrument reads share/);
});
